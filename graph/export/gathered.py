"""All nodes and relationships of an export, in their order, as lines and as elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from graph.export.elements import Element, Relationship, node_of, relationship_of
from graph.export.spool import SortedLines, Spool
from graph.lines import Line, dumped, preferred

_NODE = slice(3, 8, 4)
_RELATIONSHIP = slice(3, 12, 4)
"""Where label and key, or type and ends, stand in a line that is cut at its quotation marks."""
_KNOWN = (b"GOVERNS", b"PART_OF", b"SUBORDINATE_TO", b"SUCCEEDED_BY")
"""What no text asserts but the tables know, so that there is one of it, whoever tells it."""

_decoded = msgspec.json.Decoder(Line).decode
_Name = list[bytes]
_Told = tuple[bytes, str, str]
"""The canonical line of a relationship and the labels of its ends."""


class Gathered:
    """What documents tell, each line once; several may tell of one node, the fullest line counts.

    Each of its methods may be asked again and again. The lines lie in a spool.
    """

    def __init__(self, spool: Spool) -> None:
        """Keep in `spool` what is too much for memory."""
        self._nodes = SortedLines(spool)
        self._relationships = SortedLines(spool)
        self.has_pages = False
        """Whether it is known of any proof on which page it stands."""

    def add_node(self, line: Line) -> None:
        """Add what a document tells of a node."""
        self._nodes.add(dumped(line).encode())

    def add_relationship(self, line: Line, source: str, target: str) -> None:
        """Add a relationship between nodes of these labels."""
        page = line.get("page")
        if page is not None:
            self.has_pages = True
            line = {name: value for name, value in line.items() if name != "page"}
        # JSON has no tab, so that page and labels do not change the order.
        self._relationships.add(f"{dumped(line)}\t{page or ''}\t{source}\t{target}".encode())

    def node_lines(self) -> Iterator[bytes]:
        """The canonical lines of the nodes, by label and key."""
        # Keys have neither quotation marks nor anything before them in the order of characters.
        return (_fullest(lines) for _, lines in groupby(self._nodes, _name_of_node))

    def relationship_lines(self) -> Iterator[bytes]:
        """The canonical lines of the relationships, sorted by all but the page at their end."""
        return (line for line, _, _ in self._told())

    def nodes(self) -> Iterator[Element]:
        """The nodes, by label and key."""
        return map(node_of, self.node_lines())

    def relationships(self) -> Iterator[Relationship]:
        """The relationships in the order of their lines."""
        return (relationship_of(*told) for told in self._told())

    def _told(self) -> Iterator[_Told]:
        for _, told in groupby(self._relationships, _name_of_relationship):
            lines, pages, sources, targets = zip(*(line.split(b"\t") for line in told), strict=True)
            line = _with_page(_fullest(dict.fromkeys(lines)), pages)
            yield line, sources[0].decode(), targets[0].decode()


def _name_of_node(line: bytes) -> _Name:
    return line.split(b'"', 8)[_NODE]


def _name_of_relationship(line: bytes) -> _Name:
    """Type and ends of what is known; all of what a text asserts, for each sentence counts.

    But for its page: copies of a document may have it on others.
    """
    name = line.split(b'"', 12)[_RELATIONSHIP]
    return name if name[0] in _KNOWN else [line.partition(b"\t")[0]]


def _with_page(line: bytes, pages: Iterable[bytes]) -> bytes:
    """The line with the first of the pages that copies of a document have it on, if any."""
    first = min((int(page) for page in pages if page), default=None)
    return line if first is None else b'%b,"page":%d}' % (line.removesuffix(b"}"), first)


def _fullest(lines: Iterable[bytes]) -> bytes:
    first, *others = lines
    return dumped(preferred(map(_decoded, (first, *others)))).encode() if others else first
