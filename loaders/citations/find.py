"""All mentions of documents in a page: laws first, then numbers, then what has neither."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeVar

from loaders.citations.irregular import irregular_numbers
from loaders.citations.laws import find_laws
from loaders.citations.mentions import Found, Page
from loaders.citations.numbered import find_numbered
from loaders.citations.numbers import Number, find_numbers
from loaders.citations.sharing import share
from loaders.citations.triggers import Trigger
from loaders.citations.unnumbered import find_unnumbered, may_cite

_Anchor = TypeVar("_Anchor", Number, Trigger)


def find_mentions(page: Page, heads: list[Trigger]) -> list[Found]:
    """Every mention of a document in the page, in order and without overlap.

    `heads` are the type words of `page.flat`, as `triggers.find_triggers` gives them.
    """
    laws = find_laws(page, heads)
    heads = _outside(heads, laws)
    numbers = _outside(_numbers(page, heads), laws)
    mentions = laws + find_numbered(page, heads, numbers, laws)
    taken = {mention.start for mention in mentions}
    for head in heads:
        if head.start not in taken and may_cite(page.flat, head.end):
            mentions.extend(find_unnumbered(page, head))
    mentions = _without_overlap(mentions)
    share(page, mentions)
    return mentions


def _numbers(page: Page, heads: list[Trigger]) -> list[Number]:
    """All numbers in order; where two begin together the regular one counts."""
    regular = list(find_numbers(page.text))
    starts = {number.start for number in regular}
    old = (number for number in irregular_numbers(page, heads) if number.start not in starts)
    return sorted((*regular, *old), key=lambda number: number.start)


def _outside(anchors: Iterable[_Anchor], laws: list[Found]) -> list[_Anchor]:
    """The anchors that are no part of a law's name ("Luật Ban hành văn bản …")."""
    if not laws:
        return list(anchors)
    starts = [law.start for law in laws]
    return [anchor for anchor in anchors if not _inside(anchor.start, laws, starts)]


def _inside(position: int, laws: list[Found], starts: list[int]) -> bool:
    index = bisect_right(starts, position) - 1
    return index >= 0 and position < laws[index].end


def _without_overlap(mentions: list[Found]) -> list[Found]:
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Found] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
