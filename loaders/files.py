"""Files: which are read by their endings, their bytes, and in words why one cannot be opened."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from loaders.errors import UnreadableSource
from loaders.formats.table import format_by_name

MAX_FILE: Final = 256 * 1024 * 1024
"""Largest file in bytes, whatever its format: 1,000 scanned pages."""


def is_readable(name: str) -> bool:
    """Whether a file of this name is read where nobody named it: from a folder or an archive."""
    return format_by_name(name) is not None


def file_bytes(source: str) -> bytes:
    """The bytes of a file; raises `UnreadableSource` if it is too large or cannot be opened."""
    try:
        size = Path(source).stat().st_size
        if size > MAX_FILE:  # refused before it is read
            raise too_large(source, f"is {size / 1e6:.0f} MB")
        with Path(source).open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except (OSError, ValueError) as error:
        raise unopened(source, error) from error
    if len(data) > MAX_FILE:  # a pipe or a device, whose size nobody knows before
        raise too_large(source, "is larger")
    return data


def told_name(source: str) -> str:
    r"""The name as records carry it: bytes of file names that are no UTF-8 as backslash escapes.

    >>> told_name("b\udcff.txt")
    'b\\udcff.txt'
    """
    return source.encode("utf-8", "backslashreplace").decode()


def too_large(source: str, size: str) -> UnreadableSource:
    """The error for a file of more than `MAX_FILE`; `size` says how large it is."""
    return UnreadableSource(
        source,
        f"{size}, more than the {MAX_FILE / 1e6:.0f} MB of one file",
        "split it into one file per document",
    )


def unopened(source: str, error: OSError | ValueError) -> UnreadableSource:
    """What `error`, met in opening a file, means to a user."""
    match error:
        case FileNotFoundError():
            return UnreadableSource(source, "there is no such file or folder", "check the path")
        case IsADirectoryError():
            return UnreadableSource(source, "is a folder", "name a file in it")
        case PermissionError():
            return UnreadableSource(source, "may not be read", "change its permissions")
    reason = getattr(error, "strerror", None) or str(error)
    return UnreadableSource(source, f"cannot be read ({reason})", "check the path")
