"""The text of a file of any format."""

from __future__ import annotations

from loaders.errors import BinaryData, UnreadableSource
from loaders.formats.apart import called
from loaders.formats.sniff import format_of, named
from loaders.formats.table import MAIL, Container, Format, format_by_name
from loaders.formats.typescript import Typescript
from loaders.text import SourceText, check_length, digest_of, source_text


def text_of(data: bytes, source: str) -> SourceText:
    """The text in the bytes of a file, whose format they tell.

    Plain text is read here, every other format in a process of its own. Raises `UnreadableSource`
    where nothing can be read, with the reason and what can be done.
    """
    kind = format_of(data, source)
    if isinstance(kind, Container):
        what = "save its attachments" if kind is MAIL else "unpack it"
        remedy = f"{what} and give the documents in it"
        raise UnreadableSource(source, f"is {_article(kind.name)} {kind.name}", remedy)
    if not kind.module:
        try:
            return source_text(data, source, kind.media_type)
        except BinaryData as error:
            raise _no_text(error, data) from error
    script = called(kind.reader, Typescript, data, source)
    if not script.text.strip():
        raise UnreadableSource(source, "has no text", "check that it is the right file")
    return SourceText(
        text=check_length(script.text, source),
        source=source,
        sha256=digest_of(data),
        media_type=kind.media_type,
        is_plain=True,
        positions=script.positions,
        warnings=script.warnings,
    )


def _no_text(error: BinaryData, data: bytes) -> UnreadableSource:
    """What bytes that are no text may be, by their own marks or by the name of their file."""
    by_name = format_by_name(error.source)
    if isinstance(by_name, Format) and by_name.module:
        reason = f"is damaged, or no {by_name.name} at all"
        return UnreadableSource(error.source, reason, "open it with the program that made it")
    name = named(data)
    reason = f"holds binary data ({name}), not text" if name else error.reason
    return UnreadableSource(error.source, reason, error.remedy)


def _article(name: str) -> str:
    return "an" if name[0].lower() in "aeiou" else "a"
