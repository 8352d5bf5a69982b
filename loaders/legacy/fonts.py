"""Which encoding the letters of a font have, by the name of the font."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

_SUBSET: Final = re.compile(r"[A-Z]{6}\+")
_STYLE: Final = re.compile(
    r"(?i)(?:[-, ]*(?:bold|italic|oblique|regular|normal|roman|mt|ps))+$|[-,]+$"
)
_LONGEST: Final = 64


def encoding_of_font(name: str) -> str | None:
    """The old encoding of a font ("tcvn3", "vni", "vps", "viscii"), None for any other font.

    >>> encoding_of_font("ABCDEF+.VnTimeH-Bold"), encoding_of_font("VNI-Times")
    ('tcvn3', 'vni')
    >>> encoding_of_font("Times New Roman")
    """
    return _known(name)[0]


def is_font_of_capitals(name: str) -> bool:
    """Whether a font of an old encoding shows small letters as capitals (".VnTimeH")."""
    return _known(name)[1]


@lru_cache(maxsize=4096)
def _known(name: str) -> tuple[str | None, bool]:
    plain = _STYLE.sub("", _SUBSET.sub("", name.strip("\"' #/"))[:_LONGEST])
    encoding = next((kind for kind, pattern in _patterns() if pattern.fullmatch(plain)), None)
    return encoding, encoding is not None and _capitals().fullmatch(plain) is not None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (font["encoding"], re.compile(f"(?i:{font['pattern']})")) for font in words()["font"]
    )


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(f"(?i:{words()['capitals']['pattern']})")


@cache
def words() -> dict[str, Any]:
    """The patterns of `fonts.toml`, as data."""
    return tomllib.loads(files(__package__).joinpath("fonts.toml").read_text("utf-8"))
