"""Documents that the text itself declares replaced or out of force, behind their mention."""

from __future__ import annotations

from loaders.citations.cues import amended_by_this, ceases, passive_verb, replaced_by_this
from loaders.citations.gaps import decides, describes, is_description, joins, same_list, words
from loaders.citations.mentions import Found, Page
from loaders.citations.ties import Frame, Tie
from loaders.record import SELF

_REACH = 360
_WORDS = ("được", "bị", "lực", "nay ", "đều ")
_ACTS = ("hiệu lực", "bãi bỏ", "hủy bỏ", "huỷ bỏ", "thay", "như sau", "thành")
"""Cheap looks: without one of each no verdict stands behind a mention."""


def find_verdicts(page: Page, mentions: list[Found], frame: Frame) -> list[Tie | None]:
    """For each mention the tie that the words behind it make, or None.

    A verdict counts for the whole list in front of it ("A và B hết hiệu lực kể từ ngày …").
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
            _hand_on(
                verdicts, index, words(page, mention.end, high), mention.type == following.type
            )
    return verdicts


def _hand_on(verdicts: list[Tie | None], index: int, gap: str, same_type: bool) -> None:
    """Gives the verdict on the next mention to this one: beside it, or instead of it.

    "A được sửa đổi bởi B hết hiệu lực" and "A hướng dẫn B hết hiệu lực" speak of A.
    """
    verdict = verdicts[index + 1]
    beside = gap == "; " or same_list(gap) or (is_description(gap) and joins(gap))
    if same_type and beside:
        verdicts[index] = verdict
    elif passive_verb(gap) or describes(gap):
        verdicts[index] = verdict
        actor = index + 1
        while actor < len(verdicts) and verdicts[actor] is verdict:
            verdicts[actor] = None
            actor += 1


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
