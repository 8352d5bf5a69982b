"""Why a body under Nơi nhận receives a copy: "(b/c)", "(để biết)" and the like."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.vocabulary import toml

VOCABULARY = "roles.toml"

_BRACKETS = re.compile(r"\(\s*(?:để\s+)?([^()]{1,30}?)\s*\)\W*\Z", re.IGNORECASE)


@cache
def _forms() -> dict[str, str]:
    data = toml(VOCABULARY)
    return {form: entry["id"] for entry in data["role"] for form in entry["forms"]}


@lru_cache(maxsize=4096)
def role_of(text: str) -> str | None:
    """The id of the role in brackets at the end of `text` (`vocabulary/roles.toml`), or None.

    >>> role_of("UBND tỉnh (để b/c)"), role_of("Bộ Tư pháp (Cục KTVB)")
    ('b/c', None)
    """
    if not text.rstrip(" .;,").endswith(")"):
        return None
    match = _BRACKETS.search(text)
    if match is None:
        return None
    form = match[1].lower()
    return _forms().get(form.replace(" ", "") if "/" in form else form)
