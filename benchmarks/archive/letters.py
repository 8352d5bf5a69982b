"""Papers as texts, with what is true of them."""

from __future__ import annotations

from functools import cache
from typing import Any

from benchmarks.archive.addressing import LETTERS, addressees, filled
from benchmarks.archive.bodies import Body
from benchmarks.archive.citing import Citing
from benchmarks.archive.decisions import about, decision
from benchmarks.archive.dues import with_due
from benchmarks.archive.foot import foot
from benchmarks.archive.head import head
from benchmarks.archive.papers import Dice, Paper
from benchmarks.archive.truth import SELF, Truth
from benchmarks.archive.wording import Measure, listed, measures, specialist, texts

_MARKS = (("{}. ", ()), ("{}. ", ("",)), ("{}) ", ()), ("- ", ()))
"""How items begin, and what stands between two."""

_DIRECT = 0.15
_TITLED = 0.45
_DEPTHS = (0, 0, 0, 1, 1, 1, 1, 2)
_FOLLOWS = 0.25
_LISTED = 0.2
_CLOSES = 0.2
_GROUNDED = 0.25


def worded(paper: Paper, dice: Dice, source: str) -> tuple[str, dict[str, Any]]:
    """The text of a paper and its truth."""
    truth = Truth(paper)
    citing = Citing(dice, truth)
    body = decision if paper.entry.type == "quyết định" else _letter
    subject = _subject(paper, dice, citing)
    parts = [
        *head(paper, dice, subject),
        *body(paper, dice, citing, truth),
        *foot(paper, dice, truth),
    ]
    return "\n".join(parts) + "\n", truth.to_dict(source)


def _subject(paper: Paper, dice: Dice, citing: Citing) -> str:
    """What the letter is about: a matter, or the document that it carries out."""
    if paper.entry.type == "quyết định":
        return about(paper, dice)
    if not paper.carries_out or not dice.chance(_TITLED):
        return paper.subject
    depth = dice.pick(_DEPTHS)
    return dice.pick(texts("titles")).format(cited=citing.all_carried_out(depth))


def _letter(paper: Paper, dice: Dice, citing: Citing, truth: Truth) -> list[str]:
    """Address, situation, grounds, what is carried out, orders, last sentences."""
    lines = [*_address(paper, dice, truth), *_situation(paper, dice)]
    lines += _grounds(paper, dice, truth)
    lines += ["", _opening(paper, dice, citing, truth), ""]
    lines += _items(paper, dice, truth)
    lines += _last(paper, dice, citing, truth)
    if not paper.entry.body.is_party:
        lines[-1] = lines[-1].rstrip(".") + "./."
    return lines


def _address(paper: Paper, dice: Dice, truth: Truth) -> list[str]:
    """To whom the letter goes; plans, directives and conclusions say so in their foot."""
    kind, body = paper.entry.type, paper.entry.body
    if kind not in LETTERS:
        return [""]
    names = truth.sent_to = dice.pick(addressees(body))
    end = "," if body.is_party else ";"
    begins = (
        f"{body.letterheads[0][0]} điện:"
        if kind == "công điện" and body.level == "central"
        else "Kính gửi:"
    )
    if len(names) == 1 and begins == "Kính gửi:" and dice.chance(0.7):
        return ["", f"{begins} {names[0]}", ""]
    return ["", begins, *(f"- {name}{end}" for name in names[:-1]), f"- {names[-1]}.", ""]


def _situation(paper: Paper, dice: Dice) -> list[str]:
    """What happened, and the measures that are only spoken of."""
    told = [_mention(measures()[id_], dice) for id_ in paper.mentions]
    if not told and (paper.carries_out and dice.chance(0.5)):
        return []
    return [" ".join([dice.pick(paper.topic.situations), *told])]


def _mention(measure: Measure, dice: Dice) -> str:
    what = dice.pick((*measure.mentions, *measure.troubles))
    frames = texts("troubles" if what in measure.troubles else "mentions")
    return dice.pick(frames).format(what=what)


def _grounds(paper: Paper, dice: Dice, truth: Truth) -> list[str]:
    """Laws that stand as grounds before what is carried out."""
    if paper.entry.body.is_party or not dice.chance(_GROUNDED):
        return []
    laws = dice.some(paper.topic.laws, 1 + int(dice.random() * 2))
    for law in laws:
        truth.relate(SELF, "references", truth.cite_law(law))
    return ["", *(dice.pick(texts("grounds")).format(law=law.quote) for law in laws)]


def _opening(paper: Paper, dice: Dice, citing: Citing, truth: Truth) -> str:
    """The sentence that says what is carried out and begins the orders."""
    request = dice.pick(texts(_REQUESTS.get(paper.entry.type, "requests")))
    request = request.format(speaker=dice.pick(paper.entry.body.speakers))
    if not paper.carries_out:
        return request
    first, is_one = paper.carries_out[0], len(paper.carries_out) == 1
    if not is_one and dice.chance(_LISTED):
        items = ";\n- ".join(citing.each_carried_out(0))
        return f"{dice.pick(texts('lists'))}\n- {items}.\n{request}"
    if is_one and dice.chance(_DIRECT):
        truth.relate(SELF, "implements", truth.cite(first.entry))
        bare, issuer = citing.bare(first.entry), citing.issuer(first.entry.body)
        act = dice.pick(texts("directed")).format(issuer=issuer, bare=bare)
    else:
        act = dice.pick(texts("carry_out")).format(cited=citing.all_carried_out(dice.pick(_DEPTHS)))
    if paper.before is not None and dice.chance(_FOLLOWS):
        truth.relate(SELF, "references", truth.cite(paper.before))
        before = dice.pick(texts("previous")).format(cited=citing.full(paper.before))
        act = f"{before} {act[0].lower()}{act[1:]}"
    return f"{act}, {request}"


_REQUESTS = {"kế hoạch": "plans", "chỉ thị": "directives", "kết luận": "directives"}


def _items(paper: Paper, dice: Dice, truth: Truth) -> list[str]:
    """One item a measure that is ordered."""
    is_plan = paper.entry.type == "kế hoạch" and not paper.entry.body.is_party
    mark, between = dice.pick(_MARKS[:2] if is_plan else _MARKS)
    lines = ["I. MỤC ĐÍCH", dice.pick(texts("purpose")), "", "II. NHIỆM VỤ"] if is_plan else []
    body, words = paper.entry.body, measures()
    for number, id_ in enumerate(paper.orders, start=1):
        measure = words[id_]
        what = with_due(dice.pick(measure.orders), paper.entry, dice, truth)
        lines.append(f"{mark.format(number)}{dice.pick(_agents(body, measure.by))} {what}.")
        lines += between
    return lines if lines[-1] == "" else [*lines, ""]


def _last(paper: Paper, dice: Dice, citing: Citing, truth: Truth) -> list[str]:
    """Sentences behind the orders, some of which name a document without carrying it out."""
    lines = []
    if paper.carries_out and dice.chance(_CLOSES):
        named = paper.carries_out[0].carries_out or paper.carries_out
        entry = named[0].entry
        truth.relate(SELF, "references", truth.cite(entry))
        lines.append(dice.pick(texts("close")).format(cited=citing.full(entry)))
    return [*lines, dice.pick(texts("ends"))]


@cache
def _agents(body: Body, by: str) -> tuple[str, ...]:
    """Who may have to act; a specialist is as likely as any other two."""
    agents = tuple(filled(text, body) for text in listed("agents", body.orders_to))
    special = specialist(by, body.orders_to)
    return agents if special is None else (*agents, *[filled(special, body)] * 3)
