"""The formats that are read: by which module, under which file name endings, with which extra."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from msgspec import Struct


class Format(Struct, frozen=True):
    """A format of files that hold one text.

    `module` has its reader: a function `read` that takes the bytes of a file and its name, gives
    the `Typescript`, and raises `UnreadableSource`. "" stands for plain text, which is decoded
    where it is read (`loaders.text`).
    """

    name: str
    media_type: str
    endings: tuple[str, ...]
    module: str = ""

    @property
    def reader(self) -> str:
        """The name of the function that reads this format, for `loaders.formats.apart`."""
        return f"{self.module}:read"


class Container(Struct, frozen=True):
    """A format of files that hold files."""

    name: str
    endings: tuple[str, ...]


TEXT: Final = Format("plain text", "text/plain", (".txt", ".text"))
MARKDOWN: Final = Format("Markdown", "text/markdown", (".md", ".markdown"))
HTML: Final = Format("HTML", "text/html", (".html", ".htm", ".xhtml"), "loaders.formats.html")
PLAIN_HTML: Final = Format("HTML", "text/html", ())
"""A file that is called so and has no tags."""
PDF: Final = Format("PDF", "application/pdf", (".pdf",), "loaders.formats.pdf")
DOCX: Final = Format(
    "Word (.docx)",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx", ".docm"),
    "loaders.formats.docx",
)
DOC: Final = Format("Word (.doc)", "application/msword", (".doc",), "loaders.formats.doc")
RTF: Final = Format("RTF", "application/rtf", (".rtf",), "loaders.formats.rtf")
PNG: Final = Format("PNG image", "image/png", (".png",), "loaders.formats.image")
JPEG: Final = Format("JPEG image", "image/jpeg", (".jpg", ".jpeg"), "loaders.formats.image")
TIFF: Final = Format("TIFF image", "image/tiff", (".tif", ".tiff"), "loaders.formats.image")

ZIP: Final = Container("zip archive", (".zip",))
TAR: Final = Container("tar archive", (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz"))
MAIL: Final = Container("e-mail", (".eml", ".mht", ".mhtml"))

FORMATS: Final = (TEXT, MARKDOWN, HTML, PDF, DOCX, DOC, RTF, PNG, JPEG, TIFF)
CONTAINERS: Final = (ZIP, TAR, MAIL)

READABLE: Final = "text, Markdown, HTML, PDF, Word, RTF, image and e-mail files"
"""The formats in words, for messages."""


def format_by_name(name: str) -> Format | Container | None:
    """The format that the ending of a file name stands for, None for an unknown ending."""
    lowered = PurePath(name).name.lower()
    return next(
        (
            kind
            for kind in (*CONTAINERS, *FORMATS)
            if any(lowered.endswith(ending) for ending in kind.endings)
        ),
        None,
    )
