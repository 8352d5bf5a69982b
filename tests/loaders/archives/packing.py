"""Zip archives for tests: as programs write them, and as nobody should."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Content = str | bytes
CENTRAL = b"PK\x01\x02"
FLAGS, METHOD, CRC, UNPACKED, OFFSET_OF_FIELDS = 8, 10, 16, 24, 2
"""Where a member's fields stand in the list of members; in the member's own header 2 earlier."""


def zipped(
    path: Path,
    files: Mapping[str, Content] | Iterable[tuple[str, Content]],
    *,
    method: int = ZIP_DEFLATED,
) -> Path:
    """An archive at `path` with these members in this order."""
    pairs: Iterable[tuple[str, Content]] = files.items() if isinstance(files, Mapping) else files
    with ZipFile(path, "w", method) as archive:
        for name, content in pairs:
            archive.writestr(_plain(name, method), content)
    return path


def _plain(name: str, method: int) -> ZipInfo:
    """A member of that very name: `ZipFile` itself would change some."""
    info = ZipInfo("x", (2021, 5, 4, 8, 0, 0))
    info.filename = name
    info.compress_type = method
    return info


def with_field(path: Path, name: str, field: int, form: str, value: int) -> Path:
    """The archive with another value in one field of a member, in both of its headers."""
    data = bytearray(path.read_bytes())
    raw = name.encode()
    listed = _header(data, CENTRAL, raw, 46)
    own = _header(data, b"PK\x03\x04", raw, 30)
    struct.pack_into(form, data, listed + field, value)
    struct.pack_into(form, data, own + field - OFFSET_OF_FIELDS, value)
    path.write_bytes(data)
    return path


def _header(data: bytearray, mark: bytes, name: bytes, length: int) -> int:
    at = data.find(name)
    while data[at - length : at - length + 4] != mark:
        at = data.index(name, at + 1)
    return at - length
