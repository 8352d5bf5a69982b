"""A document that everybody cites: one province's letter, and reports of all who carry it out.

They cite it in varying words, so that little is said twice: with and without day, month and issuer.
Who leaves out the year cannot mean what is later, so that each day's citation says something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from benchmarks.archive.bodies import Body, committee
from benchmarks.archive.country import provinces
from benchmarks.archive.foot import foot
from benchmarks.archive.head import head
from benchmarks.archive.papers import Dice, Entry, Paper, iso, printed
from benchmarks.archive.spread import inherited
from benchmarks.archive.truth import SELF, Truth
from benchmarks.archive.wording import texts
from loaders.fold import fold

_LAST = date(2021, 10, 31).toordinal()
"""Before any of the units of July 2021 changed."""

_NUMBER = 20_000
"""The order's number: no register of the archive comes that far."""

_STRIDE = 4001
"""From one reporting body to the next, so that few of them lie in one district."""


_WHENS = ("day", "month", "never", "never")
_SPOKEN_OF = ("reporting",)
_KINDS = ("Công văn", "Văn bản")


def order_below(first: Paper, dice: Dice) -> Paper:
    """A province's letter that carries out the `first` paper of the archive, and all cite."""
    body, topic = committee(provinces()[0]), first.topic
    symbol = f"{body.code}-{topic.units['government'][0]}"
    entry = Entry("công văn", f"{_NUMBER}/{symbol}", first.entry.day + 1, body)
    orders, mentions = inherited(dice, topic, (first,))
    return Paper(entry, symbol, topic, topic.subjects[0], (first,), orders, mentions)


def reports(order: Paper, many: int, dice: Dice) -> Iterator[Paper]:
    """So many reports of districts and communes on the order, until the end of October.

    A body that reports again does so later, with its next number.
    """
    bodies = _bodies()
    rounds = -(-many // len(bodies))
    days = (_LAST - order.entry.day) // rounds
    for n in range(many):
        again, place = divmod(n, len(bodies))
        body = bodies[place * _STRIDE % len(bodies)]
        day = order.entry.day + 1 + again * days + int(dice.random() * days)
        entry = Entry("báo cáo", f"{again + 1:02}/BC-{body.code}", day, body)
        yield Paper(entry, f"BC-{body.code}", order.topic, order.subject, (order,), (), _SPOKEN_OF)


def reported(paper: Paper, dice: Dice, source: str) -> tuple[str, dict[str, Any]]:
    """The text of a report and its truth."""
    truth = Truth(paper)
    cited = dice.pick(texts("carry_out")).format(cited=_cited(paper.carries_out[0], dice, truth))
    speaker = dice.pick(paper.entry.body.speakers)
    about = dice.pick(texts("about_reports")).format(subject=paper.subject)
    lines = [
        *head(paper, dice, about),
        "",
        dice.pick(texts("reports")).format(cited=cited, speaker=speaker),
        *dice.some(texts("results"), 2),
        *foot(paper, dice, truth),
    ]
    return "\n".join(lines) + "\n", truth.to_dict(source)


def _cited(order: Paper, dice: Dice, truth: Truth) -> str:
    """The order as one of many ways name it."""
    entry = order.entry
    when, is_named = dice.pick(_WHENS), dice.chance(0.5)
    words = f"{dice.pick(_KINDS)} số {entry.number}"
    day: str | None = iso(entry.day)
    if when == "day":
        words += f" ngày {dice.pick(printed(entry.day))}"
    elif when == "month":
        day = iso(entry.day)[:7]
        words += f" tháng {day[5:]}/{day[:4]}"
    else:
        day = None
    truth.relate(SELF, "implements", truth.cite_as(entry, day, named=is_named))
    return f"{words} của {dice.pick(entry.body.called)}" if is_named else words


@cache
def _bodies() -> tuple[Body, ...]:
    """Who reports: the people's committees of districts and communes whose name no other has,
    diacritics aside."""
    districts = [district for province in provinces() for district in province.children]
    units = [unit for district in districts for unit in (district, *district.children)]
    names = Counter(fold(unit.full_name) for unit in units)
    return tuple(committee(unit) for unit in units if names[fold(unit.full_name)] == 1)
