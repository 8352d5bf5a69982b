"""Documents as typed before Unicode: in TCVN3 and VNI, with and without the names of fonts.

A TCVN3 font has no capitals with a tone mark; they are typed as small letters in the sister font
(".VnTimeH") that shows capitals only. VNI has all letters in one font.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from loaders import legacy

_SMALL = ".VnTime"
_CAPITALS = ".VnTimeH"


def text(document: str, encoding: str) -> bytes:
    """The bytes of a plain text in "tcvn3" or "vni", a byte a character."""
    if encoding == "tcvn3":
        document = "".join(run for run, _ in tcvn3(document))
    else:
        document = legacy.encoded(document, encoding)
    return document.encode("cp1252", "replace")


def tcvn3(line: str) -> Sequence[tuple[str, str]]:
    """The runs of a line, each with its font, as someone types in TCVN3."""
    if line.isupper():
        return [(legacy.encoded(line.lower(), "tcvn3"), _CAPITALS)]
    return [
        (legacy.encoded("".join(run).lower() if toned else "".join(run), "tcvn3"), font)
        for toned, run in groupby(line, _only_small)
        for font in (_CAPITALS if toned else _SMALL,)
    ]


def vni(line: str) -> Sequence[tuple[str, str]]:
    """A line as someone types in VNI."""
    return [(legacy.encoded(line, "vni"), "VNI-Times")]


def _only_small(letter: str) -> bool:
    """Whether TCVN3 lacks this capital."""
    return letter in _TONED_CAPITALS


_TONED_CAPITALS = frozenset("ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ")
