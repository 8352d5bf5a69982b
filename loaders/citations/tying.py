"""How each citation of a text is tied, by the words before it.

The mentions of a sentence are read in order, each tied to the text itself or to an earlier one by
the words between the two: a list ("A; B", "A và B"), a description ("A … thực hiện B": A acts on
B), the passive ("A được sửa đổi bởi B": B acts on A), or a new clause of the text. A list goes on
at the level of its last member, or of an owner above it where the mention cannot belong there.
"""

from __future__ import annotations

from msgspec.structs import replace

from loaders.citations.brackets import Brackets
from loaders.citations.clauses import cell_start, ends_sentence, sentence_start
from loaders.citations.cues import (
    ACTING,
    governing,
    leading,
    passive_verb,
)
from loaders.citations.gaps import (
    comes_with,
    is_body_in,
    is_list_item,
    is_object,
    joins,
    main_clause,
    new_clause,
    next_act,
    reason_behind,
    same_list,
    without_provisions,
    words,
)
from loaders.citations.levels import Levels
from loaders.citations.list_headings import Heading, continues, heading_above, style_of
from loaders.citations.mentions import Found, Page
from loaders.citations.ties import PLAIN, Frame, Tie, asserted, does, is_before
from loaders.citations.verdicts import find_verdicts
from loaders.record import SELF

_CLAUSE_REACH = 400
_DESCRIPTION_REACH = 900
_PASSIVE = (" được ", " đã được ", " bị ")


def tie_mentions(page: Page, mentions: list[Found], frame: Frame) -> list[Tie]:
    """The tie of each mention, in order."""
    reading = _Reading(page, mentions, frame)
    for index in range(len(mentions)):
        reading.read(index)
    return reading.levels.ties


class _Reading:
    """The mentions of one page under reading.

    `heading` is that of the list under reading, last used for the item that ends at `heading_end`.
    """

    def __init__(self, page: Page, mentions: list[Found], frame: Frame) -> None:
        self.page, self.mentions, self.frame = page, mentions, frame
        self.levels = Levels(page, mentions)
        self.verdicts = find_verdicts(page, mentions, frame)
        self.brackets = Brackets()
        self.heading: Heading | None = None
        self.heading_end = 0

    def read(self, index: int) -> None:
        """Ties the mention at `index`; to be called in order."""
        first = index == 0 or self._apart(self.mentions[index - 1], self.mentions[index])
        if first:
            self.brackets = Brackets()
            gap, tie = "", self._opening(index)
        else:
            anchor, gap = self._gap(index)
            tie = self._in_row(index, anchor) or self._following(index, anchor, gap)
        self.levels.add(self._judged(index, gap, tie), first=first)

    def _judged(self, index: int, gap: str, tie: Tie) -> Tie:
        """The verdict behind the mention at `index`, unless an act of the text stands before it.

        "Quyết định này thay thế A và các quy định trước đây trái với Quyết định này bị bãi bỏ";
        but "thay thế A; B hết hiệu lực".
        """
        verdict = self.verdicts[index]
        acted = tie.owner == SELF and tie.relation in ACTING and ";" not in gap
        return tie if verdict is None or acted else verdict

    def _gap(self, index: int) -> tuple[int, str]:
        """The mention that the words before the one at `index` go on from, and these words."""
        previous = self.mentions[index - 1]
        self.brackets.read(self.page.flat[previous.start : previous.end], index - 1)
        gap = words(self.page, previous.end, self.mentions[index].start)
        anchor, rest = self.brackets.read(gap, index - 1)
        return max(anchor, self.levels.first), without_provisions(rest)

    def _apart(self, previous: Found, mention: Found) -> bool:
        text = self.page.text
        if self.frame.border_behind(previous.end, len(text)) <= mention.start:
            return True
        far = mention.start - previous.end > _DESCRIPTION_REACH
        return far or ends_sentence(text, previous.end, mention.start)

    def _opening(self, index: int) -> Tie:
        """The tie of the first mention in its sentence, by the words before it or its heading."""
        mention = self.mentions[index]
        low = max(self.mentions[index - 1].end if index else 0, mention.start - _CLAUSE_REACH)
        low = max(low, self.frame.border_before(mention.start))
        start = sentence_start(self.page.text, low, mention.start)
        cell = cell_start(self.page.text, start, mention.start)
        head, _, clause = words(self.page, cell, mention.start).rpartition(";")
        clause = without_provisions(clause)
        listed = None
        if is_list_item(clause):
            listed = self._listed(head) or self._under_heading(index, start)
        cue = governing(clause)
        if listed or cue is None:
            return listed or PLAIN
        return asserted(cue, clause, self.frame, target=mention.type)

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
            previous = self.mentions[index - 1] if index else None
            heading = heading_above(self.page, start, previous, self.frame)
            if heading.passive is not None:
                tie = self.levels.passive(index, index - 1, "", heading.passive)
                heading = replace(heading, tie=tie)
            self.heading = heading
        self.heading_end = mention.end
        return self.heading.tie

    def _in_row(self, index: int, anchor: int) -> Tie | None:
        """The tie of a mention in another cell of a table's row, None where it is in the same.

        A list of documents describes each in its row: "A | Được thay thế bởi B", "A | Thực hiện B".
        """
        previous, mention = self.mentions[index - 1], self.mentions[index]
        start = cell_start(self.page.text, previous.end, mention.start)
        if start == previous.end:
            return None
        cell = without_provisions(words(self.page, start, mention.start))
        passive = passive_verb(cell)
        if passive is not None:
            return self.levels.passive(index, self.levels.first, cell, passive)
        cue = governing(cell)
        if cue is None or cue.relation == "references":
            return PLAIN
        if self._stands_alone(self.mentions[anchor].start):
            return self._described(index, anchor, cell)
        return asserted(cue, cell, self.frame)

    def _stands_alone(self, position: int) -> bool:
        """Whether no words stand before `position` in its cell ("| Phổ biến A |" is a task)."""
        start = cell_start(self.page.text, max(0, position - _CLAUSE_REACH), position)
        return is_list_item(words(self.page, start, position))

    def _following(self, index: int, anchor: int, gap: str) -> Tie:
        """The tie of a mention behind the one at `anchor`, by the words between the two."""
        if ";" in gap:
            return self._after_semicolon(index, anchor, gap.rpartition(";")[2])
        if same_list(gap):
            return self.levels.sibling(index, anchor, gap, described="," in gap)
        passive = passive_verb(gap)
        if passive is not None:
            return self.levels.passive(index, anchor, gap, passive)
        clause = self._clause_start(anchor, gap)
        if clause is not None:
            return self._own_clause(gap[clause:])
        if joins(gap):
            return self.levels.sibling(index, anchor, gap, described=True)
        return self._described(index, anchor, gap)

    def _clause_start(self, anchor: int, gap: str) -> int | None:
        """Where in `gap` a clause of the text itself begins, or None inside a description."""
        if gap.startswith(" để ") and self.levels.ties[anchor].rule == "grounds":
            return 0
        start = new_clause(gap)
        if start is None:
            start = main_clause(gap)
        if start is None:
            start = reason_behind(self.levels.outer.cue, gap)
        if start is None and self.levels.outer.relation in ACTING:
            start = next_act(gap)
        return start

    def _after_semicolon(self, index: int, anchor: int, clause: str) -> Tie:
        """The next item of a list, or a clause of the text's own."""
        passive = passive_verb(clause)
        if passive is not None and clause.startswith(_PASSIVE):
            return self.levels.passive(index, anchor, clause, passive)
        if not is_list_item(clause):
            return self._own_clause(clause)
        if self.levels.ties[anchor].passive and self.levels.admits(index, anchor):
            return self.levels.ties[anchor]
        return self.levels.outer

    def _own_clause(self, clause: str) -> Tie:
        """The tie that a clause of the text itself makes; its verb may stand in the one before."""
        outer = self.levels.outer
        placed = outer.cue.endswith((" tại", " trong")) and is_body_in(clause)
        if placed or is_list_item(clause) or is_object(clause):
            return outer
        cue = governing(clause)
        if cue is None:
            return self._outer_reference()
        return asserted(cue, clause, self.frame, carried=outer.relation in ACTING)

    def _outer_reference(self) -> Tie:
        """The last tie of the sentence to the text itself if it is a reference, or a plain one."""
        outer = self.levels.outer
        return outer if outer.relation == "references" else PLAIN

    def _described(self, index: int, anchor: int, gap: str) -> Tie:
        """What the description of the mention at `anchor` says about the next one.

        "A đã bộc lộ hạn chế: Điều 4 trái với B" describes no more.
        """
        owner = self.mentions[anchor]
        if self.levels.ties[anchor].decision is not None and comes_with(gap):
            return self.levels.carried_out(anchor, self.mentions[index])
        cue = governing(gap)
        if is_before(owner, self.mentions[index]) and ("," in gap or " và " in gap):
            implied = cue is not None and cue.relation == "implements"
            return self._own_clause(gap) if implied else self._outer_reference()
        if cue is None or not does(owner, cue, gap, self.mentions[index]):
            described = None if ":" in gap else self.levels.mentioned(index, anchor, cue)
            return described or self._outer_reference()
        if cue.relation in ACTING:
            anchor = self.levels.actor(index, anchor)
        return Tie(
            self.mentions[anchor], cue.relation, cue.cue, f"nested-{cue.rule}",
            above=anchor, sharing=self.levels.sharing(anchor), also=cue.further("nested-{}"),
        )  # fmt: skip
