"""Files by their endings: which are read, their bytes, and in words why one cannot be opened."""

from __future__ import annotations

from pathlib import Path, PurePath

from loaders.errors import UnreadableSource
from loaders.text import MAX_BYTES, too_large

MEDIA_TYPES: dict[str, str] = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
}
"""File name endings that are read from folders and archives, with their media type."""

READABLE = "text, Markdown and HTML files"
"""The same in words."""


def is_readable(name: str) -> bool:
    """Whether a file of this name is read where nobody named it: from a folder or an archive."""
    return PurePath(name).suffix.lower() in MEDIA_TYPES


def media_type_of(name: str) -> str:
    """The media type of a file of this name; plain text for an ending that says nothing."""
    return MEDIA_TYPES.get(PurePath(name).suffix.lower(), "text/plain")


def file_bytes(source: str) -> bytes:
    """The bytes of a file; raises `UnreadableSource` if it is too large or cannot be opened."""
    try:
        size = Path(source).stat().st_size
        if size > MAX_BYTES:  # refused before it is read
            raise too_large(source, f"is {size / 1e6:.0f} MB")
        return Path(source).read_bytes()
    except (OSError, ValueError) as error:
        raise unopened(source, error) from error


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
