"""The letter "ư" that TCVN3 has in the place of the soft hyphen, where a program made it one."""

from __future__ import annotations

import re
from typing import Final

from loaders.legacy.syllables import is_syllable

_WITH_HYPHEN: Final = re.compile(
    r"(?<![^\W_])(?<!-)([^\W\d_]{0,4})[-\u2010\u2011]([^\W\d_]{0,4})(?![^\W_])(?!-)"
)


def with_lost_u(text: str) -> str:
    """`text`, decoded, with "ư" for each hyphen that splits a syllable (ISO 32000-1, annex D).

    >>> with_lost_u("đ-ợc nh- sau, Ch-ơng trình 5-UBND - xa-bông")
    'được như sau, Chương trình 5-UBND - xa-bông'
    >>> with_lost_u("b- Về c- trú")
    'b- Về cư trú'
    """
    return _WITH_HYPHEN.sub(_mended, text)


def _mended(found: re.Match[str]) -> str:
    left, right = found.groups()
    if not (left or right) or is_syllable(left) or (not left and is_syllable(right)):
        return found[0]
    if left.isupper() and len(left) > 1:
        return found[0]  # a symbol: "TT-BTC"
    if len(left) == 1 and not right and _begins_line(found):
        return found[0]  # an item: "b- Về"
    joined = f"{left}ư{right}"
    return joined if is_syllable(joined) else found[0]


def _begins_line(found: re.Match[str]) -> bool:
    line = found.string.rfind("\n", 0, found.start()) + 1
    return found.string[line : found.start()].isspace() or line == found.start()
