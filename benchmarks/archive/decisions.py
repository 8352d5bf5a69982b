"""Decisions: grounds, articles, and an older decision that is replaced."""

from __future__ import annotations

from benchmarks.archive.citing import Citing
from benchmarks.archive.papers import Dice, Paper
from benchmarks.archive.truth import SELF, Truth
from benchmarks.archive.wording import texts


def decision(paper: Paper, dice: Dice, citing: Citing, truth: Truth) -> list[str]:
    """The lines between the title and the signature of a decision."""
    body = paper.entry.body
    assert paper.proposal is not None  # noqa: S101 - every decision has one
    assert paper.replaced is not None  # noqa: S101
    lines = ["", body.name.upper(), ""]
    for law in paper.topic.laws:
        truth.relate(SELF, "references", truth.cite_law(law))
        lines.append(dice.pick(texts("grounds")).format(law=law.quote))
    for order in paper.carries_out:
        truth.relate(SELF, "references", truth.cite(order.entry))
        lines.append(f"Căn cứ {citing.full(order.entry)};")
    truth.relate(SELF, "references", truth.cite(paper.proposal))
    proposal = dice.pick(texts("proposal"))
    department = paper.proposal.body.near[0]
    lines += [proposal.format(department=department, cited=citing.bare(paper.proposal)), ""]
    truth.relate(SELF, "replaces", truth.cite(paper.replaced))
    replaced = citing.full(paper.replaced)
    lines += ["QUYẾT ĐỊNH:", ""]
    for article in texts("articles"):
        lines += [article.format(matter=_matter(paper), cited=replaced), ""]
    return lines[:-1]


def about(paper: Paper, dice: Dice) -> str:
    """What a decision is about."""
    return dice.pick(texts("about_decisions")).format(matter=_matter(paper))


def _matter(paper: Paper) -> str:
    return paper.topic.matter
