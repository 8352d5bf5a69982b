"""Why a body under Nơi nhận receives a copy: "(b/c)", "(để biết)" and the like."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.vocabulary import toml

VOCABULARY = "roles.toml"

_BRACKETS = re.compile(r"\(\s*(?:[đd][eểềễẻ]\s+)?([^()]{1,40}?)\s*\)\W*\Z", re.IGNORECASE)
_AND = re.compile(r"\s*(?:[,;+&]|\bvà\b)\s*")


@cache
def _forms() -> dict[str, str]:
    data = toml(VOCABULARY)
    return {form: entry["id"] for entry in data["role"] for form in entry["forms"]}


@lru_cache(maxsize=4096)
def role_of(text: str) -> str | None:
    """The id of the role in brackets at the end of `text` (`vocabulary/roles.toml`), or None.

    Of several roles ("báo cáo và chỉ đạo") the first one counts.

    >>> role_of("UBND tỉnh (để b/c)"), role_of("Bộ Tư pháp (Cục KTVB)")
    ('b/c', None)
    """
    if not text.rstrip(" .;,").endswith(")"):
        return None
    match = _BRACKETS.search(text)
    if match is None:
        return None
    first = _AND.split(match[1].lower(), maxsplit=1)[0]
    return _forms().get(first.replace(" ", "") if "/" in first else first)
