"""Names that clients give, made fit to be stored, shown and written into a log."""

from __future__ import annotations

import hashlib
import unicodedata

LONGEST = 300
"""Characters of a name at most; a path in an archive is rarely half as long."""
_NOT_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of what prints nothing, turns the writing round, or is no character at all."""
_MARK = 12


def fit(name: str) -> str:
    """The name without control characters, and not too long.

    One that had to be changed ends with a mark of what it was, so that two stay two.

    >>> fit("thư mục/756.txt")
    'thư mục/756.txt'
    >>> fit("a\\nb.txt")
    'a b.txt~8ca072ef2965'
    """
    shown = "".join(" " if unicodedata.category(c) in _NOT_SHOWN else c for c in name[:LONGEST])
    if shown == name:
        return name
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]
    return f"{shown[: LONGEST - _MARK - 1]}~{digest}"


def file_name(name: str, otherwise: str) -> str:
    """The last part of the path that a client gave for its file, fit; `otherwise` without any."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2].strip()
    return otherwise if last in ("", ".", "..") else fit(last)
