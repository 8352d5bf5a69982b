"""How a letter names the documents that it carries out, follows or only refers to."""

from __future__ import annotations

from benchmarks.archive.bodies import Body
from benchmarks.archive.papers import Dice, Entry, Paper, printed
from benchmarks.archive.truth import SELF, Truth
from benchmarks.archive.wording import texts

_NESTED = tuple(text.removeprefix("{upper} ").removesuffix("{lower}") for text in texts("nested"))

_TOLD = 0.3
"""Share of citations that say what the document is about."""


class Citing:
    """Words citations for one letter and writes down what they assert."""

    __slots__ = ("_by", "_dice", "_truth")

    def __init__(self, dice: Dice, truth: Truth) -> None:
        """`truth` takes the citations and edges."""
        self._dice = dice
        self._truth = truth
        self._by = truth.paper.entry.body

    def issuer(self, body: Body) -> str:
        """One of the names that a letter of this body uses for another."""
        central = body.level == "central" or self._by.level == "central"
        near = () if central or self._by.home.is_shared else body.near
        return self._dice.pick((*body.called, *near))

    def bare(self, entry: Entry) -> str:
        """Type, number and day: "Công văn số 12/UBND-VX ngày 02/5/2021"."""
        days = printed(entry.day)
        day = days[0] if self._dice.chance(0.6) else self._dice.pick(days)
        return f"{entry.type.capitalize()} số {entry.number} ngày {day}"

    def full(self, entry: Entry) -> str:
        """Type, number, day and issuer."""
        return f"{self.bare(entry)} của {self.issuer(entry.body)}"

    def carried_out(self, paper: Paper, depth: int) -> str:
        """The paper, down to `depth` of what it carries out itself, which becomes an edge."""
        position = self._truth.cite(paper.entry)
        text = self.full(paper.entry)
        if depth and len(paper.carries_out) == 1:
            lower = paper.carries_out[0]
            text += " " + self._dice.pick(_NESTED) + self.carried_out(lower, depth - 1)
            self._truth.relate(position, "implements", self._truth.cite(lower.entry))
        elif self._dice.chance(_TOLD):
            text += self._dice.pick(texts("about")).format(subject=paper.subject)
        return text

    def all_carried_out(self, depth: int) -> str:
        """Everything that the letter carries out, as the text asserts it."""
        papers = self._truth.paper.carries_out
        each = self.each_carried_out(depth if len(papers) == 1 else 0)
        if len(papers) == 2 and papers[0].entry.body is papers[1].entry.body:
            return self._twins(papers[0].entry, papers[1].entry)
        return self._dice.pick(("; ", ", ", " và ")).join(each)

    def each_carried_out(self, depth: int) -> list[str]:
        """The same one by one."""
        papers = self._truth.paper.carries_out
        each = [self.carried_out(paper, depth) for paper in papers]
        for paper in papers:
            self._truth.relate(SELF, "implements", self._truth.cite(paper.entry))
        return each

    def _twins(self, one: Entry, other: Entry) -> str:
        """Two letters of one body and day that share their symbol: "các Công văn số 5, 6/…"."""
        counter, _, symbol = one.number.partition("/")
        last = other.number.partition("/")[0]
        numbers = self._dice.pick(
            (f"{counter}/{symbol} và số {last}/{symbol}", f"{counter}, {last}/{symbol}")
        )
        day = printed(one.day)[0]
        return f"các Công văn số {numbers} ngày {day} của {self.issuer(one.body)}"
