"""What the pages say by themselves, in English and Vietnamese, and how they write days and numbers.

The words stand in `labels.json`; those that all pages of the project share come from `viz`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from viz.frame.labels import Label
from viz.frame.labels import labels as shared

Language = Literal["en", "vi"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@cache
def labels() -> dict[str, Label]:
    """Every word of the explorer by key: its own, and those of all pages."""
    own = Path(__file__).with_name("labels.json").read_text(encoding="utf-8")
    return {**shared(), **json.loads(own)}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: Language

    def say(self, key: str, **values: object) -> str:
        """The phrase with `values` in their places. Raises `KeyError` for one that is not there."""
        phrase = labels()[key][self.language]
        return phrase.format(**values) if values else phrase

    def unit(self, key: str, many: float) -> str:
        """What so many are: the phrase, or the one for a single thing where there is one."""
        single = f"{key}.one"
        return self.say(single if many == 1 and single in labels() else key)

    def called(self, group: str, name: str | None) -> str:
        """The word for a value of a vocabulary, the value itself where there is none for it."""
        found = labels().get(f"{group}.{name or 'unknown'}")
        return found[self.language] if found else str(name)

    def counted(self, value: float) -> str:
        """A number with its thousands set apart; at most two decimals."""
        text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))

    def percent(self, share: float) -> str:
        """A share in [0, 1] as so many of a hundred."""
        return f"{self.counted(round(share * 100))} %"

    def day(self, date: str | None) -> str:
        """An ISO date, maybe partial, as people write it.

        >>> Words("en").day("2021-05-02"), Words("vi").day("2021-05-02"), Words("en").day("2021-05")
        ('2 May 2021', '02/05/2021', 'May 2021')
        """
        if not date:
            return self.say("unknown")
        parts = date.split("-")
        if self.language == "vi" or not all(part.isdigit() for part in parts):
            return "/".join(reversed(parts))
        named = [_MONTHS[int(month) - 1] for month in parts[1:2] if 1 <= int(month) <= 12]
        return " ".join([*(str(int(day)) for day in parts[2:]), *named, parts[0]])

    def lag(self, days: int) -> str:
        """So many days after something, or before it.

        >>> Words("en").lag(1), Words("en").lag(-3), Words("en").lag(0)
        ('+1 day', '−3 days', 'same day')
        """
        if days == 0:
            return self.say("lag.same")
        many = abs(days)
        said = self.say("lag.one" if many == 1 else "lag.many", days=self.counted(many))
        return f"{'−' if days < 0 else '+'}{said}"


def language_of(asked: str | None, accepted: str) -> Language:
    """The language that is asked for, else what the browser likes better (RFC 9110, 12.5.4).

    >>> language_of(None, "vi-VN,vi;q=0.9,en;q=0.5"), language_of("en", "vi"), language_of(None, "")
    ('vi', 'en', 'en')
    """
    if asked in LANGUAGES:
        return asked
    liked = dict.fromkeys(LANGUAGES, 0.0)
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        language = name.strip().partition("-")[0]
        for known in LANGUAGES:
            if language == known:
                liked[known] = max(liked[known], _weight(weight))
    return "vi" if liked["vi"] > liked["en"] else "en"


def _weight(said: str) -> float:
    try:
        return float(said.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0
