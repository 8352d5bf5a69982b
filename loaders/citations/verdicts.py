"""Documents that the text itself declares replaced or out of force, behind their mention."""

from __future__ import annotations

from loaders.citations.cues import ceases, replaced_by_this
from loaders.citations.gaps import decides, same_list, words
from loaders.citations.mentions import Found, Page
from loaders.citations.ties import Frame, Tie
from loaders.record import SELF

_REACH = 360


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
        if "được" in behind or "lực" in behind:
            verdicts[index] = _verdict(words(page, mention.end, high), frame)
        elif following is not None and following.type == mention.type:
            listed = verdicts[index + 1] and same_list(words(page, mention.end, high))
            verdicts[index] = verdicts[index + 1] if listed else None
    return verdicts


def _verdict(behind: str, frame: Frame) -> Tie | None:
    replaced = replaced_by_this(behind)
    if replaced is not None:
        return Tie(SELF, *replaced, "replaced-by-this")
    if ceases(behind, by_itself=decides(frame.type)):
        return Tie(SELF, "repeals", "hết hiệu lực", "ceases")
    return None
