"""Nodes and relationships of which several documents may tell: the fullest line counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.lines import Line, preferred

_ENDS = {
    "SUBORDINATE_TO": ("Organisation", "Organisation"),
    "GOVERNS": ("Organisation", "Place"),
    "PART_OF": ("Place", "Place"),
}
"""The labels of both ends; what is `SUCCEEDED_BY` may be of either kind."""
_Name = tuple[str, ...]
"""Label and key of a node, or type and ends of a relationship."""


class Shared:
    """Bodies with their places, groups, people and measures, and what stands between bodies."""

    def __init__(self) -> None:
        """Know of nothing."""
        self._nodes: dict[_Name, Line] = {}
        self._relationships: dict[_Name, Line] = {}
        self._ends: dict[_Name, tuple[str, str]] = {}

    def node(self, line: Line) -> None:
        """Add what a document tells of a node."""
        _keep(self._nodes, (line["node"], line["key"]), line)

    def body(self, lines: Iterable[Line]) -> None:
        """Add a body with its place, the link above it and who took over."""
        organisation = None
        for line in lines:
            if "node" in line:
                self.node(line)
                organisation = line["key"] if line["node"] == "Organisation" else organisation
                continue
            name = line["relationship"], line["source"], line["target"]
            label = "Organisation" if line["source"] == organisation else "Place"
            ends = _ENDS.get(line["relationship"], (label, label))
            self._ends[name] = min(ends, self._ends.get(name, ends))
            _keep(self._relationships, name, line)

    def nodes(self) -> Iterator[Line]:
        """The nodes, in no order."""
        yield from self._nodes.values()

    def relationships(self) -> Iterator[tuple[Line, str, str]]:
        """What stands between bodies or places, in no order, with the labels of both ends."""
        for name, line in self._relationships.items():
            yield line, *self._ends[name]


def _keep(lines: dict[_Name, Line], name: _Name, line: Line) -> None:
    before = lines.get(name)
    if before is None:
        lines[name] = line
    elif before != line:
        lines[name] = preferred((before, line))
