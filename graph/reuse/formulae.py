"""The set phrases of official letters, from `formulae.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class _Formulae(NamedTuple):
    """What the file says: phrases, the marks of a sentence of form, and its other words."""

    phrases: tuple[tuple[str, ...], ...]
    marks: re.Pattern[str]
    words: frozenset[str]


def is_formula(words: Sequence[str]) -> bool:
    """Whether a sentence of these folded words says only what every letter says.

    >>> is_formula("yêu cầu các cơ quan đơn vị nghiêm túc triển khai thực hiện".split())
    True
    >>> is_formula("yêu cầu các cơ quan kiểm tra việc đeo khẩu trang".split())
    False
    """
    known = _formulae()
    return known.words.issuperset(words) and known.marks.search(" ".join(words)) is not None


def phrases_in(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the phrases stand that never count, as half-open positions among the words."""
    for phrase in _formulae().phrases:
        for start, word in enumerate(words):
            if word == phrase[0] and tuple(words[start : start + len(phrase)]) == phrase:
                yield start, start + len(phrase)


@cache
def _formulae() -> _Formulae:
    read = tomllib.loads((files("graph.reuse") / "formulae.toml").read_text(encoding="utf-8"))
    return _Formulae(
        phrases=tuple(tuple(phrase.split()) for phrase in read["phrases"]),
        marks=re.compile(rf"\b(?:{'|'.join(map(re.escape, read['marks']))})\b"),
        words=frozenset(read["words"]),
    )
