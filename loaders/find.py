"""All mentions of documents in a page: laws first, then numbers, then what has neither."""

from __future__ import annotations

from loaders.mentions import Found, Page
from loaders.numbered import find_numbered
from loaders.numbers import find_numbers
from loaders.surroundings import share
from loaders.triggers import Trigger
from loaders.unnumbered import find_laws, find_unnumbered


def find_mentions(page: Page, heads: list[Trigger]) -> list[Found]:
    """Every mention of a document in the page, in order and without overlap.

    `heads` are the type words of `page.flat`, as `triggers.find_triggers` gives them.
    """
    laws = find_laws(page, heads)
    heads = _outside(heads, laws)
    numbers = [n for n in find_numbers(page.text) if not _inside(n.start, laws)]
    mentions = laws + find_numbered(page, heads, numbers)
    taken = {mention.start for mention in mentions}
    for head in heads:
        if head.start not in taken:
            mentions.extend(find_unnumbered(page, head))
    mentions = _without_overlap(mentions)
    share(page, mentions)
    return mentions


def _outside(heads: list[Trigger], laws: list[Found]) -> list[Trigger]:
    """The type words that are no part of a law's name ("Luật Ban hành văn bản …")."""
    return [head for head in heads if not _inside(head.start, laws)] if laws else heads


def _inside(position: int, laws: list[Found]) -> bool:
    return any(law.start <= position < law.end for law in laws)


def _without_overlap(mentions: list[Found]) -> list[Found]:
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Found] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
