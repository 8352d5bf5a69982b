"""Codes in the numbers of recognised texts: one wrong letter is told by the kind that is named.

A scan's "Số: 57/CĐĐ-TTg" above "CÔNG ĐIỆN" is number 57/CĐ-TTg: no kind has the code CĐĐ, and that
of a công điện is one letter away (the codes of `vocabulary/types.toml`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from loaders.fold import fold
from loaders.parts.document_types import types

_STATE: Final = re.compile(r"(\d{1,5}[a-zđ]?/(?:\d{4}/)?)([^\W\d_]{1,6})(-.+)")
_PARTY: Final = re.compile(r"(\d{1,5}[a-zđ]?-)([^\W\d_]{1,6})(/.+)")


_PRIME_MINISTER: Final = "TTg"
_MIXED: Final = re.compile(r"(?<=-)(?=[^\W\d_]*[a-z])[^\W\d_]{2,4}\Z")


@lru_cache(maxsize=4096)
def mended_number(number: str, kind: str) -> str:
    """The number of a document of this kind, whose code may be misread by a letter.

    A number without a code, with one that is known, or farther from the kind's stays.

    >>> mended_number("57/CĐĐ-TTg", "công điện"), mended_number("12-QÐĐ/TU", "quyết định")
    ('57/CĐ-TTg', '12-QĐ/TU')
    >>> mended_number("756/UBND-VX", "công văn"), mended_number("31/CT-TTg", "công điện")
    ('756/UBND-VX', '31/CT-TTg')
    >>> mended_number("570/CĐ-TTEg", "công điện"), mended_number("570/CĐ-Tig", "công điện")
    ('570/CĐ-TTg', '570/CĐ-TTg')
    """
    number = _with_issuer(number)
    for form, codes in ((_STATE, types().state), (_PARTY, types().party)):
        match = form.fullmatch(number)
        if match is None:
            continue
        before, code, after = match.groups()
        if fold(code) in map(fold, codes):
            return number
        near = [known for known, name in codes.items() if name == kind and _is_near(code, known)]
        return f"{before}{near[0]}{after}" if len(near) == 1 else number
    return number


def _with_issuer(number: str) -> str:
    """The number with the Prime Minister's code, the only one with a small letter, whole again."""
    match = _MIXED.search(number)
    if match and Levenshtein.distance(match[0], _PRIME_MINISTER) == 1:
        return number[: match.start()] + _PRIME_MINISTER
    return number


def _is_near(code: str, known: str) -> bool:
    """Whether they differ by one letter, of at least two."""
    return len(known) > 1 and Levenshtein.distance(fold(code), fold(known)) == 1
