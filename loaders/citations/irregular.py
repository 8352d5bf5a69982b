"""Numbers of old and irregular forms, which only the type word in front of them proves.

"Nghị định số 49-CP", "Quyết định số 176 - HĐBT", "Nghị định số 26 CP" of before 1997; "Kế hoạch số
298 KH/TWĐTN" with a blank for the dash. In any other place such words are no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from loaders.citations.mentions import Page
from loaders.citations.numbers import Number
from loaders.citations.triggers import Trigger
from loaders.parts.document_types import types
from loaders.vocabulary import toml


def _any_of(codes: Iterable[str]) -> str:
    """One pattern of all codes, longest first; old fonts print "Ð" (U+00D0) for "Đ"."""
    return "|".join(sorted(codes, key=len, reverse=True)).replace("Đ", "[ĐÐ]")


_ALONE = r"(?![^\W_]|\s?[/–-]\s?[^\W\d_]|&)"


@cache
def _form() -> re.Pattern[str]:
    codes = _any_of({*types().state, *types().party})
    bodies = _any_of(toml("citing.toml")["old_bodies"]["codes"])
    segment = r"[A-ZĐÐ][A-Za-zĐÐđ&]{0,9}"
    return re.compile(
        r"(?P<counter>\d{1,4}[a-zđ]?)(?:"
        rf"(?:[ ]{{0,2}}[-–]\s{{0,2}}|\s{{1,2}})(?:{bodies}){_ALONE}"
        rf"|-(?P<unknown>[A-ZĐÐ]{{2,6}}){_ALONE}"
        rf"|\s{{1,2}}(?:{codes})\s?/\s?{segment}\d{{0,2}}(?:-{segment}){{0,3}}{_ALONE})"
    )


_LEAD = re.compile(  # "Nghị quyết của Hội đồng Bộ trưởng số 15-HĐBT"
    r"(?:\s{1,9}của(?:\s{1,9}[^\W\d]{1,12}){1,7})?[\s*]{1,12}(?P<so>số\s{0,3}:?[\s*]{0,6})?"
    r"(?=\d{1,4}[a-zđ]?[\s–-])"
)
_NEXT = re.compile(
    r"(?:\s{1,9}ngày\s{1,9}\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?(?:\s{0,9}[,;]|\s{1,9}và)\s{1,9}"
    r"(?P<so>số\s{0,3}:?\s{0,3})?"
)
_CLEAN = str.maketrans("Ð–", "Đ-")


def irregular_numbers(page: Page, heads: list[Trigger]) -> Iterator[Number]:
    """The numbers of such forms behind the type words `heads`, and those that go on their lists."""
    for head in heads:
        lead = _LEAD.match(page.flat, head.end)
        number = lead and _number_at(page, lead.end(), lead["so"] is not None)
        while number is not None:
            yield number
            following = _NEXT.match(page.flat, number.end)
            number = following and _number_at(page, following.end(), following["so"] is not None)


def _number_at(page: Page, start: int, announced: bool) -> Number | None:
    """The number at `start`; one with an unknown code only behind the word "số"."""
    match = _form().match(page.text, start)
    if match is None or (match["unknown"] and not announced):
        return None
    text = "".join(match[0].split()).translate(_CLEAN)
    symbol = text.removeprefix(match["counter"]).removeprefix("-")
    return Number(text, match["counter"], None, symbol, start, match.end(), "/" in symbol)
