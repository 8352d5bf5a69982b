"""Documents as typed before Unicode: in TCVN3 and VNI, with and without the names of fonts.

A TCVN3 font has no capitals with a tone mark; they are typed as small letters in the sister font
(".VnTimeH") that shows capitals only. VNI has all letters in one font.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from loaders.legacy import encoded

_SMALL = ".VnTime"
_CAPITALS = ".VnTimeH"
_WESTERN = "cp1252"  # what a program takes the bytes for


def text(document: str, encoding: str) -> bytes:
    """The bytes of a plain text in "tcvn3" or "vni", a byte a character."""
    lines = document.split("\n")
    runs = tcvn3 if encoding == "tcvn3" else vni
    return "\n".join("".join(run for run, _ in runs(line)) for line in lines).encode(_WESTERN)


def tcvn3(line: str) -> Sequence[tuple[str, str]]:
    """The runs of a line, each with its font, as someone types in TCVN3."""
    if line.isupper():
        return [(_typed(line), _CAPITALS)]
    return [
        (_typed("".join(run)), _CAPITALS if toned else _SMALL)
        for toned, run in groupby(line, _TONED_CAPITALS.__contains__)
    ]


def vni(line: str) -> Sequence[tuple[str, str]]:
    """A line as someone types in VNI."""
    return [(encoded(line, "vni"), "VNI-Times")]


def _typed(run: str) -> str:
    """The run in TCVN3, capitals with a tone mark as small letters."""
    small = (c.lower() if c in _TONED_CAPITALS else c for c in run)
    return encoded("".join(small), "tcvn3")


_TONED_CAPITALS = frozenset("ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ")
