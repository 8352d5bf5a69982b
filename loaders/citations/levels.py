"""The levels of a sentence: which list or description its next citation belongs to."""

from __future__ import annotations

import re

from loaders.citations.cues import Governing
from loaders.citations.gaps import is_submission, same_list, words
from loaders.citations.mentions import Found, Page
from loaders.citations.ties import (
    PLAIN,
    Tie,
    fits_rank,
    is_before,
    is_same_kind,
    may_continue_passive,
    passive_rule,
)
from loaders.fold import fold
from loaders.record import SELF, Relation

_DEEPEST = 9
_SAME_SUBJECT = re.compile(r"[ )]*(?:,|và) ?")


class Levels:
    """The mentions of a page with the ties of those read so far.

    `first` is the index of the first mention in the sentence under reading; `outer` is the last
    tie of that sentence to the text itself, or the one of its heading.
    """

    def __init__(self, page: Page, mentions: list[Found]) -> None:
        self.mentions = mentions
        self.ties: list[Tie] = []
        self.first = 0
        self.outer = PLAIN
        self._page = page
        self._closed: set[int] = set()

    def add(self, tie: Tie, *, first: bool) -> None:
        """Takes the tie of the next mention; `first`: it begins a sentence."""
        if first:
            self.first = len(self.ties)
        if first or tie.owner == SELF:
            self.outer = tie
        self.ties.append(tie)

    def sibling(self, index: int, anchor: int, gap: str, *, described: bool = False) -> Tie:
        """The tie of the list that the mention at `anchor` stands in, or of one around it.

        `described`: a description stands between the two, so that the list of a document of the
        same type is the likelier ("Công văn A về việc triển khai Chỉ thị B về dịch và Công văn C").
        """
        fitting = [i for i in self._upwards(anchor) if self.admits(index, i)]
        if described:
            mention = self.mentions[index]
            fitting.sort(key=lambda i: not is_same_kind(self.mentions[i], mention))
        tie = self.ties[fitting[0]] if fitting else self.outer
        if " và " in f" {gap} ":
            self._closed.add(id(tie))
        return tie

    def carried_out(self, anchor: int, decision: Found) -> Tie:
        """The tie of `decision`, whose attachment carries out the mention at `anchor`.

        "Sửa đổi Kế hoạch thực hiện A ban hành kèm theo B": B carries out A.
        """
        tie = self.ties[anchor]
        self.ties[anchor] = Tie(decision, "implements", tie.cue, "nested-carry-out")
        return tie.decision or PLAIN

    def admits(self, index: int, level: int) -> bool:
        """Whether the mention at `index` can be tied as the one at `level` is."""
        tie, mention = self.ties[level], self.mentions[index]
        if isinstance(tie.owner, str):
            return True
        if is_submission(mention.type) and not is_submission(self.mentions[level].type):
            return False
        if tie.passive:
            return id(tie) not in self._closed and may_continue_passive(
                tie, self.mentions[level], mention
            )
        return not is_before(tie.owner, mention) and fits_rank(tie, mention)

    def passive(self, index: int, anchor: int, gap: str, verb: tuple[Relation, str]) -> Tie:
        """The tie of a mention that acts on an earlier one: "A được sửa đổi bởi B"."""
        owner = self._acted_on(index, anchor, gap)
        return Tie(
            _amended(self.mentions[owner]), *verb, passive_rule(verb[1]), passive=True, above=owner
        )

    def _acted_on(self, index: int, anchor: int, gap: str) -> int:
        """What a passive acts on: the nearest of the same kind that is not younger than the actor.

        "Nghị định A … hướng dẫn thi hành Luật B được sửa đổi bởi Nghị định C": C amends A; "A được
        sửa đổi bởi B và được thay thế bởi C": C replaces A.
        """
        actor = self.mentions[index]
        if self.ties[anchor].passive and _SAME_SUBJECT.match(gap):
            anchor = self.ties[anchor].above
        chain = self._upwards(anchor)
        older = [i for i in chain if not is_before(actor, self.mentions[i])]
        same = [i for i in older if is_same_kind(self.mentions[i], actor)]
        return (same or older or chain)[0]

    def actor(self, index: int, anchor: int) -> int:
        """Which document amends, replaces or repeals the mention: the nearest of its series.

        "Nghị quyết A của Chính phủ thực hiện Nghị quyết B của Bộ Chính trị (thay thế Nghị quyết C
        của Chính phủ)": A replaces C.
        """
        mention = self.mentions[index]
        series = (
            i
            for i in self._upwards(anchor)
            if _is_same_series(self.mentions[i], mention)
            and not is_before(self.mentions[i], mention)
        )
        return next(series, anchor)

    def mentioned(self, index: int, anchor: int, cue: Governing | None) -> Tie | None:
        """The tie of a mention that a description only names; None where none can know of it.

        "A (nay là B)": A is the older.
        """
        mention = self.mentions[index]
        for owner in self._upwards(anchor):
            if not is_before(self.mentions[owner], mention):
                words_ = cue.cue if cue else ""
                by = self.mentions[owner]
                return Tie(by, "references", words_, "described", weak=True, above=owner)
        return None

    def sharing(self, anchor: int) -> tuple[Found, ...]:
        """The members of one list whose issuer and description stand with the last, at `anchor`."""
        sharing: list[Found] = []
        for one in range(anchor - 1, self.first - 1, -1):
            earlier, later = self.mentions[one], self.mentions[one + 1]
            issued = " của " in self._page.flat[earlier.start : earlier.end]
            gap = words(self._page, earlier.end, later.start)
            if issued or self.ties[one] is not self.ties[anchor] or not same_list(gap):
                break
            sharing.append(earlier)
        return tuple(sharing)

    def _upwards(self, level: int) -> list[int]:
        """`level` and the owners above it within the sentence, nearest first; a few at most."""
        chain: list[int] = []
        while level >= self.first and len(chain) < _DEEPEST:
            chain.append(level)
            level = self.ties[level].above
        return chain


def _is_same_series(one: Found, other: Found) -> bool:
    if one.number is None or other.number is None or not is_same_kind(one, other):
        return False
    return fold(one.number.symbol) == fold(other.number.symbol)


def _amended(law: Found) -> Found:
    """The law that a passive behind `law` speaks of: the last that an amending law names.

    "Luật sửa đổi, bổ sung một số điều của Luật A số 1 đã được sửa đổi theo Luật số 2".
    """
    return law.amends[-1] if law.amends and law.number is None else law
