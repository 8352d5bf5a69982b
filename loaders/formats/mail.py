"""E-mail: its attachments and its body as files."""

from __future__ import annotations

from msgspec import Struct

from loaders.errors import UnreadableSource


class Part(Struct, frozen=True):
    """A file that came with a message."""

    name: str
    data: bytes


def parts(data: bytes, source: str) -> list[Part]:
    """The files of a message."""
    raise UnreadableSource(source, "is an e-mail, which is not read yet", "save its attachments")
