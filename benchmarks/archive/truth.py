"""What is true of a document, written down while it is worded, in the shape of a read record."""

from __future__ import annotations

from typing import Any

from benchmarks.archive.papers import Entry, Paper, iso
from benchmarks.archive.wording import Law

SELF = "self"
End = int | str


class Truth:
    """Citations, edges, measures, deadlines and addressees (`sent_to`, as printed) of a document.

    An end of an edge is "self" or the position of a citation; a citation names the body in whose
    register the document stands, by its full name, whatever the text calls it. Deadlines are those
    that end on a day, in the order of the text; regular ones ("hằng tuần") are not told.
    """

    __slots__ = ("_citations", "_deadlines", "_edges", "_known", "paper", "sent_to")

    def __init__(self, paper: Paper) -> None:
        """Nothing is cited yet."""
        self.paper = paper
        self.sent_to: tuple[str, ...] = ()
        self._citations: list[dict[str, Any]] = []
        self._deadlines: list[dict[str, str]] = []
        self._known: dict[str, int] = {}
        self._edges: dict[tuple[End, End], list[str]] = {}

    def cite(self, entry: Entry, *, dated: bool = True) -> int:
        """The position of the citation; `dated`: this mention prints the day."""
        position = self._known.get(entry.number + entry.body.name)
        if position is None:
            position = self._known[entry.number + entry.body.name] = len(self._citations)
            cited = {"number": entry.number, "type": entry.type, "date": None,
                     "issuer": entry.body.name, "name": None}  # fmt: skip
            self._citations.append(cited)
        if dated:
            self._citations[position]["date"] = iso(entry.day)
        return position

    def cite_as(self, entry: Entry, day: str | None, *, named: bool) -> int:
        """The position of a citation that says no more than this: an ISO date, maybe in part, and
        whether its issuer is `named`."""
        position = self.cite(entry, dated=False)
        issuer = entry.body.name if named else None
        self._citations[position] |= {"date": day, "issuer": issuer}
        return position

    def cite_law(self, law: Law) -> int:
        """The position of the citation of a law by its name."""
        cited = {"number": None, "type": "luật", "date": law.date, "issuer": None, "name": law.name}
        self._citations.append(cited)
        return len(self._citations) - 1

    def relate(self, source: End, relation: str, target: End) -> None:
        """One edge more; "references" holds only where nothing else does."""
        known = self._edges.setdefault((source, target), [])
        if relation not in known:
            known.append(relation)

    def expect(self, day: str, what: str) -> None:
        """One deadline more: until the ISO `day` a "report" or another "act" is wanted."""
        self._deadlines.append({"date": day, "what": what})

    def to_dict(self, source: str) -> dict[str, Any]:
        """The truth as one line of JSON has it."""
        entry, paper = self.paper.entry, self.paper
        measures = [{"id": id_, "mode": "orders"} for id_ in paper.orders]
        measures += [{"id": id_, "mode": "mentions"} for id_ in paper.mentions]
        return {
            "source": source,
            "number": entry.number,
            "symbol": paper.symbol,
            "type": entry.type,
            "date": iso(entry.day),
            "issuer": entry.body.name,
            "level": entry.body.level,
            "superior": entry.body.superior,
            "sent_to": self.sent_to,
            "citations": self._citations,
            "edges": [
                {"source": one, "relation": relation, "target": other}
                for (one, other), relations in self._edges.items()
                for relation in relations
                if relation != "references" or len(relations) == 1
            ],
            "measures": measures,
            "deadlines": self._deadlines,
        }
