"""Canonical JSON lines: sorted, byte-identical for equal graphs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from graph.export.gathered import Gathered


def lines(graph: Gathered) -> Iterator[str]:
    """One node or relationship a line (without line ends), nodes first, each group sorted."""
    for line in chain(graph.node_lines(), graph.relationship_lines()):
        yield line.decode()


def write(graph: Gathered) -> Iterator[str]:
    """The same with line ends."""
    for line in lines(graph):
        yield f"{line}\n"
