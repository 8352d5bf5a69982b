"""Which relations a text asserts between itself and the documents it mentions, and among these.

The words between two mentions say how they hang together: a list ("A; B", "A và B"), a description
("A … thực hiện B": A acts on B), the passive ("A được sửa đổi bởi B": B acts on A), or a new
clause.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from loaders.citations.clauses import ends_sentence, sentence_end, sentence_start
from loaders.citations.cues import (
    ACTING,
    Governing,
    ceases,
    governing,
    is_prospective,
    passive_verb,
)
from loaders.citations.gaps import (
    decides,
    is_list_item,
    is_submission,
    main_clause,
    new_clause,
    replaced_by_this,
    same_list,
)
from loaders.citations.mentions import Found, Page
from loaders.record import SELF, Relation
from loaders.rules import edge_confidence

_CLAUSE_REACH = 400
_DESCRIPTION_REACH = 900
_VERDICT_REACH = 120
_HEADING_REACH = 400
_LONGEST_PROOF = 600

End = Found | Literal["self"]


class Assertion(Struct, frozen=True):
    """`source` relation `target` with its cue; `start`/`end` span the sentence that proves it.

    `weak` marks a mention inside another document's description: it counts only where the text
    cites the target nowhere else.
    """

    source: End
    relation: Relation
    target: End
    cue: str
    start: int
    end: int
    rule: str
    confidence: float
    weak: bool = False


class _Tie(Struct, frozen=True):
    """How one mention is tied: to what, by which relation, read from which words."""

    owner: End
    relation: Relation
    cue: str
    rule: str
    passive: bool = False
    weak: bool = False


_PLAIN = _Tie(SELF, "references", "", "plain")


class Frame(Struct, frozen=True):
    """What relations need to know of the document: its type, draft or not, and its hard borders."""

    type: str | None
    is_draft: bool
    borders: tuple[int, ...]


def find_relations(page: Page, mentions: list[Found], frame: Frame) -> list[Assertion]:
    """Every relation that the mentions assert, in reading order."""
    reading = _Reading(page, mentions, frame)
    return [assertion for index in range(len(mentions)) for assertion in reading.assertions(index)]


class _Reading:
    """The mentions of one page, tied one after the other; `ties` are those of the earlier ones."""

    def __init__(self, page: Page, mentions: list[Found], frame: Frame) -> None:
        self.page, self.mentions, self.frame = page, mentions, frame
        self.ties: list[_Tie] = []
        self.proof = (0, 0)

    def assertions(self, index: int) -> list[Assertion]:
        """What the mention at `index` asserts; to be called in order."""
        mention = self.mentions[index]
        tie = self._tie(index)
        self.ties.append(tie)
        low, high = self._proof(mention)
        ends = (mention, tie.owner) if tie.passive else (tie.owner, mention)
        return [
            Assertion(
                ends[0], tie.relation, ends[1], tie.cue,
                low, high, tie.rule, edge_confidence(tie.rule), tie.weak,
            ),
            *(
                Assertion(
                    mention, "amends", part, "sửa đổi",
                    low, high, "amending-law-name", edge_confidence("amending-law-name"),
                )
                for part in mention.amends
            ),
        ]  # fmt: skip

    def _proof(self, mention: Found) -> tuple[int, int]:
        """The sentence that holds the mention; the same for all mentions in it."""
        if not self.proof[0] <= mention.start < mention.end <= self.proof[1]:
            self.proof = _sentence(self.page.text, mention, self.frame.borders)
        return self.proof

    def _tie(self, index: int) -> _Tie:
        mention = self.mentions[index]
        verdict = _declared_void(self.page, mention)
        if verdict is not None:
            return verdict
        previous = self.mentions[index - 1] if index else None
        if previous is None or self._apart(previous, mention):
            return self._top(index, self._low(previous, mention))
        return self._tied_to(index, previous, self.page.flat[previous.end : mention.start])

    def _tied_to(self, index: int, previous: Found, gap: str) -> _Tie:
        """The tie of a mention in the same sentence as the one before, by the words between."""
        if ";" in gap:
            return self._after_semicolon(index, gap)
        if same_list(gap):
            return self.ties[-1]
        passive = passive_verb(gap)
        if passive is not None:
            relation, words = passive
            return _Tie(self._acted_on(index), relation, words, _passive_rule(words), passive=True)
        clause = _new_clause(gap, self.mentions[index])
        if clause is not None:
            return self._top(index, previous.end + clause)
        return _nested(previous, gap)

    def _apart(self, previous: Found, mention: Found) -> bool:
        borders = self.frame.borders
        if any(previous.end <= border <= mention.start for border in borders):
            return True
        far = mention.start - previous.end > _DESCRIPTION_REACH
        return far or ends_sentence(self.page.text, previous.end, mention.start)

    def _low(self, previous: Found | None, mention: Found) -> int:
        low = max(previous.end if previous else 0, mention.start - _CLAUSE_REACH)
        return max([low, *(border for border in self.frame.borders if border <= mention.start)])

    def _after_semicolon(self, index: int, gap: str) -> _Tie:
        """The next item of a list, or a clause of its own.

        "được sửa đổi bởi Luật A, Luật B; Luật C và Luật D": the list under a passive stays open
        until its "và".
        """
        previous = self.mentions[index - 1]
        tail = gap.rindex(";") + 1
        if not is_list_item(gap[tail:]):
            return self._top(index, previous.end + tail)
        if self.ties[-1].passive:
            same = previous.type == self.mentions[index].type
            return self.ties[-1] if same and self._is_open(index) else _PLAIN
        owned = [tie for tie in self.ties if tie.owner == SELF]
        return owned[-1] if owned else _PLAIN

    def _is_open(self, index: int) -> bool:
        """Whether no "và" has closed the list that the last tie belongs to."""
        last = index - 1
        while last > 0 and self.ties[last - 1] is self.ties[index - 1]:
            last -= 1
        words = (
            self.page.flat[one.end : other.start]
            for one, other in zip(
                self.mentions[last : index - 1], self.mentions[last + 1 : index], strict=True
            )
        )
        return not any(" và " in gap for gap in words)

    def _top(self, index: int, low: int) -> _Tie:
        """The relation of the citing text itself, from the words of the mention's own clause."""
        mention = self.mentions[index]
        start = sentence_start(self.page.text, low, mention.start)
        clause = self.page.flat[start : mention.start]
        clause = clause[clause.rfind(";") + 1 :]
        cue = governing(clause)
        if cue is not None:
            return _asserted(cue, clause, self.frame)
        heading = self._heading(index, start) if is_list_item(clause) else None
        return heading or _PLAIN

    def _heading(self, index: int, start: int) -> _Tie | None:
        """The relation that the heading of a list gives its items ("Bãi bỏ các văn bản sau:")."""
        if self.ties and self.ties[-1].rule.startswith("heading-"):
            between = self.page.flat[self.mentions[index - 1].end : start]
            if "điều " not in between[-60:] and len(between) < _HEADING_REACH:
                return self.ties[-1]
        line = _last_line(self.page.text[max(0, start - _HEADING_REACH) : start].rstrip())
        cue = governing(line)
        if cue is None or cue.relation == "references":
            return None
        if cue.relation == "implements" and not line.endswith(":"):
            return None
        tie = _asserted(cue, line, self.frame)
        if tie.relation == "references":
            return None
        return _Tie(SELF, tie.relation, tie.cue, f"heading-{cue.rule}")

    def _acted_on(self, index: int) -> Found:
        """What a passive acts on: the nearest earlier mention of the same type, else the nearest.

        "Nghị định A … hướng dẫn thi hành Luật B được sửa đổi bởi Nghị định C": C amends A.
        """
        actor = self.mentions[index]
        for earlier in reversed(self.mentions[max(0, index - 6) : index]):
            if ends_sentence(self.page.text, earlier.end, actor.start):
                break
            if earlier.type == actor.type:
                return earlier
        return self.mentions[index - 1]


def _declared_void(page: Page, mention: Found) -> _Tie | None:
    """A document that the text itself declares replaced or out of force, behind its mention."""
    behind = page.flat[mention.end : mention.end + _VERDICT_REACH]
    if "được" not in behind and "hiệu lực" not in behind:
        return None
    replaced = replaced_by_this(page.flat, mention.end)
    if replaced is not None:
        return _Tie(SELF, *replaced, "replaced-by-this")
    if ceases(page.flat, mention.end):
        return _Tie(SELF, "repeals", "hết hiệu lực", "ceases")
    return None


def _passive_rule(words: str) -> str:
    """ "được sửa đổi bởi B" names the actor, "được sửa đổi theo B" or "tại B" may only cite it."""
    return "passive" if words.endswith(("bởi", "bằng", "bởi các")) else "passive-under"


def _new_clause(gap: str, mention: Found) -> int | None:
    """Where in the gap a clause of the citing text itself begins, or None inside a description."""
    new = new_clause(gap)
    if new is not None:
        return new
    if is_submission(mention.type) and gap.rstrip().endswith(" và"):
        return len(gap)
    return main_clause(gap)


def _nested(previous: Found, gap: str) -> _Tie:
    """What the description of `previous` says about the document it mentions."""
    cue = governing(gap)
    if cue is None or cue.relation == "references" or is_prospective(gap[: cue.start]):
        return _Tie(previous, "references", cue.cue if cue else "", "described", weak=True)
    return _Tie(previous, cue.relation, cue.cue, f"nested-{cue.rule}")


def _asserted(cue: Governing, clause: str, frame: Frame) -> _Tie:
    if cue.relation in ACTING and not _acts(cue, clause, frame):
        return _Tie(SELF, "references", cue.cue, f"prospective-{cue.rule}")
    return _Tie(SELF, cue.relation, cue.cue, cue.rule)


def _acts(cue: Governing, clause: str, frame: Frame) -> bool:
    """Whether the text itself amends, replaces or repeals: a decision does, "X này thay" does."""
    if frame.is_draft or is_prospective(clause[: cue.start]):
        return False
    return decides(frame.type) or " này" in clause[: cue.end]


def _last_line(above: str) -> str:
    """The last sentence or line of `above` in lower case."""
    return above[sentence_start(above, 0, len(above) - 1) :].lower().replace("\n", " ").strip()


def _sentence(text: str, mention: Found, borders: tuple[int, ...]) -> tuple[int, int]:
    """The sentence around a mention, clipped when it is very long; blanks at its ends dropped."""
    low = max([0, *(border for border in borders if border <= mention.start)])
    high = min([len(text), *(border for border in borders if border >= mention.end)])
    low = sentence_start(text, max(low, mention.start - _LONGEST_PROOF), mention.start)
    high = sentence_end(text, mention.end, min(high, mention.end + _LONGEST_PROOF))
    passage = text[low:high]
    stripped = passage.lstrip(" \n\t|*-+")
    low += len(passage) - len(stripped)
    return low, low + len(stripped.rstrip(" \n\t|*"))
