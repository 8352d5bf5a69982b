"""How a mention is tied to the text or to another mention, and when it can be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Literal

from msgspec import Struct

from loaders.citations.cues import ACTING, Governing, governing, is_passive, is_prospective
from loaders.citations.gaps import (
    announces,
    attachment_before,
    begins_clause,
    decides,
    is_submission,
    rank,
)
from loaders.citations.law_names import is_law_number
from loaders.citations.mentions import Found
from loaders.record import SELF, Relation

End = Found | Literal["self"]


class Frame(Struct, frozen=True):
    """What relations need to know of the document: its type, draft or not, its hard borders.

    `borders` are offsets in order.
    """

    type: str | None
    is_draft: bool
    borders: tuple[int, ...]

    def border_before(self, position: int) -> int:
        """The last border that is not behind `position`, 0 without any."""
        index = bisect_right(self.borders, position)
        return self.borders[index - 1] if index else 0

    def border_behind(self, position: int, end: int) -> int:
        """The first border that is not before `position`, `end` without any."""
        index = bisect_left(self.borders, position)
        return self.borders[index] if index < len(self.borders) else end


class Tie(Struct, frozen=True):
    """How one mention is tied: to what, by which relation, read from which words.

    `above` is the index of the owning mention, -1 for the text itself; `passive`: the mention acts
    on its owner; `sharing` holds other owners, whose description the owner's is too; `decision` is
    the tie of the document whose attachment carries the mention out, should it follow ("Kế hoạch
    thực hiện A kèm theo B"); `also` holds relation and rule of further acts ("sửa đổi, bãi bỏ").
    """

    owner: End
    relation: Relation
    cue: str
    rule: str
    passive: bool = False
    weak: bool = False
    above: int = -1
    sharing: tuple[Found, ...] = ()
    decision: Tie | None = None
    also: tuple[tuple[Relation, str], ...] = ()


PLAIN = Tie(SELF, "references", "", "plain")


def asserted(
    cue: Governing, clause: str, frame: Frame, *, carried: bool = False, target: str | None = None
) -> Tie:
    """The tie that `cue` makes between the text itself and the citation behind `clause`.

    `carried`: an act of the same sentence goes on ("Quyết định này thay thế A; bãi bỏ B").
    `target` is the type of the citation where the cue stands in front of it: a letter repeals one.
    """
    if cue.relation in ACTING and not _acts(cue, clause, frame, carried, target):
        return Tie(SELF, "references", cue.cue, f"prospective-{cue.rule}")
    attachment = attachment_before(clause[: cue.start]) if cue.relation == "implements" else None
    if attachment is not None:
        return _carried_out_by_attachment(cue, clause[:attachment], frame)
    return Tie(SELF, cue.relation, cue.cue, cue.rule, also=cue.also)


def _carried_out_by_attachment(cue: Governing, before: str, frame: Frame) -> Tie:
    """The tie of what an attachment carries out ("Sửa đổi Kế hoạch thực hiện A")."""
    act = governing(before)
    decision = asserted(act, before, frame) if act else PLAIN
    if decision.relation not in ACTING:
        decision = Tie(SELF, "references", "kèm theo", "base")
        return Tie(SELF, "implements", cue.cue, cue.rule, decision=decision)
    return Tie(SELF, "references", cue.cue, f"far-{cue.rule}", decision=decision)


def _acts(cue: Governing, clause: str, frame: Frame, carried: bool, target: str | None) -> bool:
    """Whether the text itself amends, replaces or repeals: a decision does, so does "X này", "nay".

    The passive tells of acts of others, but as a heading: "Các văn bản sau được bãi bỏ:".
    """
    before = clause[: cue.start]
    if frame.is_draft or is_prospective(before) or (is_passive(before) and clause[-1:] != ":"):
        return False
    if decides(frame.type) or carried or " này" in clause[: cue.end] or _now(before):
        return True
    alike = frame.type is not None and frame.type == target
    return (alike or announces(frame.type)) and begins_clause(before)


def _now(before: str) -> bool:
    return f" {before}".endswith(" nay ") and not before.endswith("hiện nay ")


def does(owner: Found, cue: Governing, gap: str, mention: Found) -> bool:
    """Whether `cue`, in the words `gap` behind `owner`, says what `owner` does to `mention`."""
    if cue.relation not in ACTING:
        return cue.relation != "references"
    before = gap[: cue.start]
    return _may_act(owner, mention) and not is_passive(before) and not is_prospective(before)


def _may_act(owner: Found, mention: Found) -> bool:
    """Whether `owner` can amend, replace or repeal `mention`: a letter acts on no decision."""
    if owner.type is None or decides(owner.type):
        return True
    return not decides(mention.type) and not is_submission(owner.type)


def fits_rank(tie: Tie, mention: Found) -> bool:
    """Whether the owner of a tie can do to `mention` what it does, as far as both have ranks.

    A decree carries out a law, not another decree nor a circular; it amends a decree, not a law.
    """
    owner = None if isinstance(tie.owner, str) else rank(tie.owner.type)
    target = rank(mention.type)
    if owner is None or target is None:
        return True
    return owner <= target if tie.relation in ACTING else owner > target


def passive_rule(words: str) -> str:
    """ "được sửa đổi bởi B" names the actor, "được sửa đổi theo B" or "tại B" may only cite it."""
    return "passive" if words.endswith(("bởi", "bằng", "bởi các")) else "passive-under"


def may_continue_passive(tie: Tie, previous: Found, mention: Found) -> bool:
    """Whether `mention` can be one more of those that act on the owner of a passive.

    "Luật A được sửa đổi bởi Luật số 1, Luật số 2, Luật B số 3": a law with a name of its own
    behind one without begins something new, as does a document older than the owner. Resolutions
    of the National Assembly amend laws too.
    """
    alike = mention.type == previous.type or (
        _is_of_assembly(previous) and _is_of_assembly(mention)
    )
    if not alike or (_is_named(mention) and not _is_named(previous)):
        return False
    return isinstance(tie.owner, str) or not is_before(mention, tie.owner)


def is_before(one: Found, other: Found) -> bool:
    """Whether `one` is surely older than `other`, as far as both tell their dates."""
    first, second = _moment(one), _moment(other)
    if first is None or second is None:
        return False
    length = min(len(first), len(second))
    return first[:length] < second[:length]


def is_same_kind(one: Found, other: Found) -> bool:
    """Whether both are of one type, codes and laws being one."""
    return one.type == other.type or {one.type, other.type} == {"luật", "bộ luật"}


def _moment(found: Found) -> str | None:
    if found.date is not None:
        return found.date
    year = found.number.year if found.number is not None else None
    return str(year) if year is not None else None


def _is_of_assembly(found: Found) -> bool:
    return found.number is not None and is_law_number(found.number)


def _is_named(found: Found) -> bool:
    return found.name is not None and not found.amends
