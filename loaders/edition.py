"""Which code and vocabulary read a text: what another edition reads may differ."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

_SUFFIXES: Final = (".py", ".toml", ".tsv")
_DIGITS: Final = 16


@cache
def edition() -> str:
    """The fingerprint of this package's code and tables: 16 hexadecimal digits.

    They are the first ones of the SHA-256 digest of all its `.py`, `.toml` and `.tsv` files, each
    with its name, in sorted order, so that a copy of the package elsewhere has the same.
    """
    return edition_of(Path(__file__).parent)


def edition_of(folder: Path) -> str:
    """The same for the package in `folder`."""
    whole = hashlib.sha256()
    files = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.suffix in _SUFFIXES
    }
    for name, path in sorted(files.items()):
        data = path.read_bytes()
        whole.update(f"{name}\0{len(data)}\0".encode())
        whole.update(data)
    return whole.hexdigest()[:_DIGITS]
