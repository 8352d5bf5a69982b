"""Documents that the text itself declares replaced or out of force, behind their mention."""

from __future__ import annotations

from loaders.citations.clauses import sentence_start
from loaders.citations.cues import amended_by_this, ceases, passive_verb, replaced_by_this
from loaders.citations.gaps import (
    decides,
    describes,
    is_description,
    is_list_item,
    joins,
    same_list,
    words,
)
from loaders.citations.mentions import Found, Page
from loaders.citations.ties import Frame, Tie
from loaders.record import SELF

_REACH = 360
_WORDS = ("được", "bị", "lực", "nay ", "đều ")
_ACTS = ("hiệu lực", "bãi bỏ", "hủy bỏ", "huỷ bỏ", "thay", "như sau", "thành")
"""Cheap looks: without one of each no verdict stands behind a mention."""


def find_verdicts(page: Page, mentions: list[Found], frame: Frame) -> list[Tie | None]:
    """For each mention the tie that the words behind it make, or None.

    A verdict counts for the whole list in front of it ("A và B hết hiệu lực kể từ ngày …"), or for
    what the sentence speaks of: A in "A được sửa đổi bởi B hết hiệu lực", "A hướng dẫn B hết …".
    """
    verdicts: list[Tie | None] = [None] * len(mentions)
    for index in range(len(mentions) - 1, -1, -1):
        mention = mentions[index]
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        high = min(mention.end + _REACH, following.start if following else len(page.text))
        behind = page.flat[mention.end : high]
        if any(map(behind.__contains__, _WORDS)):
            verdicts[index] = _verdict(words(page, mention.end, high), frame)
        if following is not None and verdicts[index] is None and verdicts[index + 1]:
            gap = words(page, mention.end, high)
            beside = gap == "; " or same_list(gap) or (is_description(gap) and joins(gap))
            if mention.type == following.type and beside:
                verdicts[index] = verdicts[index + 1]
            elif passive_verb(gap) or (describes(gap) and _opens(page, mention)):
                _hand_back(verdicts, index)
    return verdicts


def _opens(page: Page, mention: Found) -> bool:
    """Whether `mention` is what its sentence speaks of, not its ground ("Theo Luật A về …")."""
    start = sentence_start(page.text, max(0, mention.start - _REACH), mention.start)
    return is_list_item(words(page, start, mention.start))


def _hand_back(verdicts: list[Tie | None], index: int) -> None:
    """Takes the verdict on the next mentions back to the one at `index`, which it speaks of."""
    verdict = verdicts[index] = verdicts[index + 1]
    following = index + 1
    while following < len(verdicts) and verdicts[following] is verdict:
        verdicts[following] = None
        following += 1


def _verdict(behind: str, frame: Frame) -> Tie | None:
    if not any(map(behind.__contains__, _ACTS)):
        return None
    replaced = replaced_by_this(behind)
    if replaced is not None:
        return Tie(SELF, *replaced, "replaced-by-this")
    if ceases(behind, by_itself=decides(frame.type)):
        return Tie(SELF, "repeals", "hết hiệu lực", "ceases")
    if amended_by_this(behind, by_itself=decides(frame.type)):
        return Tie(SELF, "amends", "sửa đổi", "amended")
    return None
