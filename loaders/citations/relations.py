"""Which relations a text asserts between itself and the documents it mentions, and among these.

The mentions of a sentence are read in order, each tied to the text itself or to an earlier one by
the words between the two: a list ("A; B", "A và B"), a description ("A … thực hiện B": A acts on
B), the passive ("A được sửa đổi bởi B": B acts on A), or a new clause of the text. A list goes on
at the level of its last member, or of an owner above it where the mention cannot belong there.
"""

from __future__ import annotations

import re

from msgspec import Struct

from loaders.citations.brackets import Brackets
from loaders.citations.clauses import ends_sentence, sentence_end, sentence_start
from loaders.citations.cues import (
    ACTING,
    governing,
    is_passive,
    is_prospective,
    leading,
    passive_verb,
)
from loaders.citations.gaps import (
    is_list_item,
    is_object,
    is_submission,
    joins,
    main_clause,
    new_clause,
    same_list,
    without_provisions,
    words,
)
from loaders.citations.list_headings import Heading, continues, heading_above, style_of
from loaders.citations.mentions import Found, Page
from loaders.citations.ties import (
    PLAIN,
    End,
    Frame,
    Tie,
    asserted,
    is_before,
    is_same_kind,
    may_continue_passive,
    passive_rule,
)
from loaders.citations.verdicts import find_verdicts
from loaders.record import SELF, Relation
from loaders.rules import edge_confidence

_CLAUSE_REACH = 400
_DESCRIPTION_REACH = 900
_LONGEST_PROOF = 600
_SAME_SUBJECT = re.compile(r"[ )]*(?:,|và) ?")


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


def find_relations(page: Page, mentions: list[Found], frame: Frame) -> list[Assertion]:
    """Every relation that the mentions assert, in reading order."""
    reading = _Reading(page, mentions, frame)
    return [assertion for index in range(len(mentions)) for assertion in reading.assertions(index)]


class _Reading:
    """The mentions of one page, tied one after the other; `ties` are those of the earlier ones.

    `first` is the index of the first mention in the sentence under reading; `closed` holds the
    passive lists that an "và" has ended; `heading` is that of the list under reading, which was
    last used for the item at `heading_end`.
    """

    def __init__(self, page: Page, mentions: list[Found], frame: Frame) -> None:
        self.page, self.mentions, self.frame = page, mentions, frame
        self.ties: list[Tie] = []
        self.verdicts = find_verdicts(page, mentions, frame)
        self.proof = (0, 0)
        self.first = 0
        self.brackets = Brackets()
        self.closed: set[int] = set()
        self.heading: Heading | None = None
        self.heading_end = 0

    def assertions(self, index: int) -> list[Assertion]:
        """What the mention at `index` asserts; to be called in order."""
        mention = self.mentions[index]
        tie = self._tie(index)
        self.ties.append(tie)
        low, high = self._proof(mention)
        owners = (tie.owner, *tie.sharing)
        pairs = [(mention, owner) if tie.passive else (owner, mention) for owner in owners]
        return [
            *(
                Assertion(
                    source, tie.relation, target, tie.cue,
                    low, high, tie.rule, edge_confidence(tie.rule), tie.weak,
                )
                for source, target in pairs
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

    def _tie(self, index: int) -> Tie:
        mention = self.mentions[index]
        if index == 0 or self._apart(self.mentions[index - 1], mention):
            self.first = index
            self.brackets = Brackets()
            return self.verdicts[index] or self._opening(index)
        previous = self.mentions[index - 1]
        gap = words(self.page, previous.end, mention.start)
        self.brackets.read(words(self.page, previous.start, previous.end), index - 1)
        anchor, rest = self.brackets.read(gap, index - 1)
        return self.verdicts[index] or self._following(
            index, max(anchor, self.first), without_provisions(rest)
        )

    def _apart(self, previous: Found, mention: Found) -> bool:
        if any(previous.end <= border <= mention.start for border in self.frame.borders):
            return True
        far = mention.start - previous.end > _DESCRIPTION_REACH
        return far or ends_sentence(self.page.text, previous.end, mention.start)

    def _opening(self, index: int) -> Tie:
        """The tie of the first mention in its sentence, by the words before it or its heading."""
        mention = self.mentions[index]
        low = max(self.mentions[index - 1].end if index else 0, mention.start - _CLAUSE_REACH)
        low = max([low, *(border for border in self.frame.borders if border <= mention.start)])
        start = sentence_start(self.page.text, low, mention.start)
        head, _, clause = words(self.page, start, mention.start).rpartition(";")
        clause = without_provisions(clause)
        listed = None
        if is_list_item(clause):
            listed = self._listed(head) or self._under_heading(index, start)
        cue = governing(clause)
        return listed or (asserted(cue, clause, self.frame) if cue else PLAIN)

    def _listed(self, head: str) -> Tie | None:
        """The tie of a list whose earlier items are no citations ("Thực hiện lời kêu gọi; A")."""
        for item in reversed(head.split(";") if head else []):
            cue = leading(item)
            if cue is not None:
                return asserted(cue, item, self.frame)
        return None

    def _under_heading(self, index: int, start: int) -> Tie | None:
        """The relation that the heading of a list gives its items ("Bãi bỏ các văn bản sau:")."""
        text, mention = self.page.text, self.mentions[index]
        between = text[self.heading_end : start]
        if self.heading is None or not continues(
            self.heading, between, style_of(text[start : start + 40])
        ):
            previous = (index - 1, self.mentions[index - 1]) if index else None
            self.heading = heading_above(self.page, start, previous, self.frame)
        self.heading_end = mention.end
        return self.heading.tie if self.heading else None

    def _following(self, index: int, anchor: int, gap: str) -> Tie:
        """The tie of a mention behind the one at `anchor`, by the words between the two."""
        if ";" in gap:
            return self._after_semicolon(index, anchor, gap.rpartition(";")[2])
        if same_list(gap):
            return self._sibling(index, anchor, gap)
        passive = passive_verb(gap)
        if passive is not None:
            return self._passive(index, anchor, gap, passive)
        clause = new_clause(gap)
        clause = main_clause(gap) if clause is None else clause
        if clause is not None:
            return self._own_clause(gap[clause:])
        if joins(gap):
            return self._sibling(index, anchor, gap)
        return self._described(index, anchor, gap)

    def _after_semicolon(self, index: int, anchor: int, clause: str) -> Tie:
        """The next item of a list, or a clause of the text's own."""
        passive = passive_verb(clause)
        if passive is not None and clause.startswith((" được ", " đã được ", " bị ")):
            return self._passive(index, anchor, clause, passive)
        if not is_list_item(clause):
            return self._own_clause(clause)
        if self.ties[anchor].passive and self._admits(index, anchor):
            return self.ties[anchor]
        return self._outer()

    def _own_clause(self, clause: str) -> Tie:
        """The tie that a clause of the text itself makes; its verb may stand in the one before."""
        outer = self._outer()
        if is_list_item(clause) or is_object(clause):
            return outer
        cue = governing(clause)
        if cue is None:
            return self._outer_reference()
        return asserted(cue, clause, self.frame, carried=outer.relation in ACTING)

    def _outer(self) -> Tie:
        """The last tie of the sentence to the text itself, or the one of its heading."""
        ties = self.ties[self.first :]
        owned = (tie for tie in reversed(ties) if tie.owner == SELF)
        return next(owned, ties[0] if ties else PLAIN)

    def _outer_reference(self) -> Tie:
        """The last tie of the sentence to the text itself if it is a reference, or a plain one."""
        outer = self._outer()
        return outer if outer.relation == "references" else PLAIN

    def _sibling(self, index: int, anchor: int, gap: str) -> Tie:
        """The tie of the list that the mention at `anchor` stands in, or of one around it."""
        level = anchor
        while level >= 0 and not self._admits(index, level):
            level = self.ties[level].above
        tie = self.ties[level] if level >= 0 else self._outer()
        if " và " in f" {gap} ":
            self.closed.add(id(tie))
        return tie

    def _admits(self, index: int, level: int) -> bool:
        """Whether the mention at `index` can be tied as the one at `level` is."""
        tie, mention = self.ties[level], self.mentions[index]
        if isinstance(tie.owner, str):
            return True
        if is_submission(mention.type) and not is_submission(self.mentions[level].type):
            return False
        if tie.passive:
            return id(tie) not in self.closed and may_continue_passive(
                tie, self.mentions[level], mention
            )
        return not is_before(tie.owner, mention)

    def _passive(self, index: int, anchor: int, gap: str, verb: tuple[Relation, str]) -> Tie:
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
        chain = [anchor]
        while (above := self.ties[chain[-1]].above) >= self.first:
            chain.append(above)
        older = [i for i in chain if not is_before(actor, self.mentions[i])]
        same = [i for i in older if is_same_kind(self.mentions[i], actor)]
        return (same or older or chain)[0]

    def _described(self, index: int, anchor: int, gap: str) -> Tie:
        """What the description of the mention at `anchor` says about the next one."""
        owner = self.mentions[anchor]
        cue = governing(gap)
        if is_before(owner, self.mentions[index]) and ("," in gap or " và " in gap):
            implied = cue is not None and cue.relation == "implements"
            return self._own_clause(gap) if implied else self._outer_reference()
        before = gap[: cue.start] if cue else ""
        empty = (
            cue is None
            or cue.relation == "references"
            or (cue.relation in ACTING and (is_passive(before) or is_prospective(before)))
        )
        if cue is None or empty:
            words_ = cue.cue if cue else ""
            return Tie(owner, "references", words_, "described", weak=True, above=anchor)
        return Tie(
            owner, cue.relation, cue.cue, f"nested-{cue.rule}",
            above=anchor, sharing=self._sharing(anchor),
        )  # fmt: skip

    def _sharing(self, anchor: int) -> tuple[Found, ...]:
        """The members of one list whose issuer and description stand with the last, at `anchor`."""
        sharing: list[Found] = []
        for one in range(anchor - 1, self.first - 1, -1):
            earlier, later = self.mentions[one], self.mentions[one + 1]
            issued = " của " in self.page.flat[earlier.start : earlier.end]
            gap = words(self.page, earlier.end, later.start)
            if issued or self.ties[one] is not self.ties[anchor] or not same_list(gap):
                break
            sharing.append(earlier)
        return tuple(sharing)


def _amended(law: Found) -> Found:
    """The law that a passive behind `law` speaks of: the last that an amending law names.

    "Luật sửa đổi, bổ sung một số điều của Luật A số 1 đã được sửa đổi theo Luật số 2".
    """
    return law.amends[-1] if law.amends and law.number is None else law


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
