"""What there is in a file that holds files, and in those that it holds."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from loaders.archives import tars, zips
from loaders.archives.member import Allowance, Member, Stream, TooMuch, bomb
from loaders.errors import UnreadableSource
from loaders.files import unopened
from loaders.formats.apart import called
from loaders.formats.mail import Part
from loaders.formats.sniff import container_of, format_of
from loaders.formats.table import CONTAINERS, MAIL, TAR, ZIP, Container, format_by_name

MAX_DEPTH: Final = 4
"""How deep archives in archives are read: mail in a zip archive in mail, and one more."""

_Opened = Callable[[str, Stream, Allowance], Iterator[Member | UnreadableSource]]


def is_archive(path: str) -> bool:
    """Whether the file at `path` is one that holds files, by what it has; by its name unopened."""
    return _container_at(path) is not None


def unfolded(path: str) -> Iterator[str | Member | UnreadableSource]:
    """The path itself, or the files in what it leads to."""
    container = _container_at(path)
    if container is None:
        yield path
    else:
        yield from _members(path, container)


def members(path: str) -> Iterator[Member | UnreadableSource]:
    """The files in the archive at `path`, also those in archives in it; errors in their place.

    An archive without documents gives nothing.
    """
    yield from _members(path, _container_at(path) or ZIP)


def in_memory(data: bytes, source: str) -> Iterator[Member | UnreadableSource]:
    """The file itself with its bytes, or the files in it."""
    container = _container_in(data, source)
    if container is None:
        yield Member(source, data)
    else:
        yield from _guarded(source, container, io.BytesIO(data), len(data))


def member_count(path: str) -> int:
    """About how many items `members` gives: exact for a zip archive without archives in it."""
    if _container_at(path) is not ZIP:
        return 1
    try:
        with Path(path).open("rb") as file:
            return zips.count(file)
    except (OSError, ValueError):
        return 1


def _container_at(path: str) -> Container | None:
    try:
        if Path(path).is_file():
            return container_of(path)
    except (OSError, ValueError):
        pass
    by_name = format_by_name(path)
    return by_name if isinstance(by_name, Container) else None


def _container_in(data: bytes, source: str) -> Container | None:
    try:
        kind = format_of(data, source)
    except UnreadableSource:  # of a format that is not read: told where it is read
        return None
    return kind if isinstance(kind, Container) else None


def _members(path: str, container: Container) -> Iterator[Member | UnreadableSource]:
    try:
        with Path(path).open("rb") as file:
            size = file.seek(0, io.SEEK_END)
            file.seek(0)
            yield from _guarded(path, container, file, size)
    except (OSError, ValueError) as error:
        yield unopened(path, error)


def _guarded(
    source: str, container: Container, file: Stream, size: int
) -> Iterator[Member | UnreadableSource]:
    allowance = Allowance(size)
    try:
        yield from _opened(source, container, file, allowance, 1)
    except TooMuch:
        yield bomb(source, allowance.most)


def _opened(
    source: str,
    container: Container,
    file: Stream,
    allowance: Allowance,
    depth: int,
) -> Iterator[Member | UnreadableSource]:
    """The files in one container and in those in it."""
    try:
        for item in _READERS[container.name](source, file, allowance):
            inner = _container_in(item.data, item.source) if isinstance(item, Member) else None
            if not isinstance(item, Member) or inner is None:
                yield item
            elif depth == MAX_DEPTH:
                reason = f"lies in more than {MAX_DEPTH} archives, one in the other"
                yield UnreadableSource(item.source, reason, "unpack it and load what it holds")
            else:
                data = io.BytesIO(item.data)
                yield from _opened(item.source, inner, data, allowance, depth + 1)
    except UnreadableSource as error:
        yield error


def _mail(source: str, file: Stream, allowance: Allowance) -> Iterator[Member | UnreadableSource]:
    data = file.read()
    allowance.spend(len(data))
    for part in called("loaders.formats.mail:parts", list[Part], data, source):
        yield Member(f"{source}/{part.name}", part.data)


_READERS: dict[str, _Opened] = {
    ZIP.name: zips.members,
    TAR.name: tars.members,
    MAIL.name: _mail,
}
assert len(_READERS) == len(CONTAINERS)  # noqa: S101 - checked once, at import
