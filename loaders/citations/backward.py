"""What "các văn bản nêu trên", "văn bản nói trên của UBND tỉnh" point back to."""

from __future__ import annotations

import re
from bisect import bisect_left

from loaders.citations.clauses import ends_sentence
from loaders.citations.mentions import Found, Page
from loaders.citations.sharing import CONNECTED
from loaders.fold import fold

_REACH = 1500
"""How far back, in characters, a text points to several documents at once."""
_LIST_GOES_ON = re.compile(r"[\s)]*(?:,|và\s)")


def point_back(page: Page, mentions: list[Found]) -> list[Found]:
    """`mentions` (in order) with those that point back replaced by what they point to.

    One that prints a counter ("Công điện số 570 nêu trên") stays: it is compared by that.
    """
    if not any(mention.shape == "anaphor" for mention in mentions):
        return mentions
    result: list[Found] = []
    for mention in mentions:
        if mention.shape != "anaphor" or mention.bare:
            result.append(mention)
        else:
            result.extend(_targets(page, mention, result))
    return result


def _targets(page: Page, back: Found, earlier: list[Found]) -> list[Found]:
    """Copies of the mentions that `back` points to, at its place.

    Documents that stand on their own come before those in the description of another.
    """
    fitting = [found for found in earlier if found.shape != "anaphor" and _fits(back, found)]
    own = [found for found in fitting if _stands_alone(page, found, earlier)]
    if back.many:
        meant = [found for found in own if back.start - found.end <= _REACH]
    else:
        meant = (own or fitting)[-1:]
    return [
        Found(
            back.start, back.end, one.shape, one.type, one.number, one.bare, one.date, one.issuer,
            one.name, one.head, prints_type=True, points_back=True,
        )
        for one in meant
    ]  # fmt: skip


def _stands_alone(page: Page, found: Found, mentions: list[Found]) -> bool:
    index = bisect_left(mentions, found.start, key=lambda mention: mention.start)
    return index == 0 or not _described(page, mentions[index - 1], found)


def _described(page: Page, previous: Found, found: Found) -> bool:
    gap = page.flat[previous.end : found.start]
    if ";" in gap or CONNECTED.fullmatch(gap) or _LIST_GOES_ON.match(gap):
        return False
    return not ends_sentence(page.text, previous.end, found.start)


def _fits(back: Found, found: Found) -> bool:
    if back.type is not None and found.type != back.type:
        return False
    if back.issuer is None:
        return True
    return found.issuer is not None and fold(back.issuer) in fold(found.issuer)
