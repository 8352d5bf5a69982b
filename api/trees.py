"""A cascade as an indented tree: what was issued, by whom, when, and how long it took."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from rich.text import Text
from rich.tree import Tree

from api.tables import console
from api.write import plain
from graph.model import Answer, Cascade, CascadeDocument, CascadeEdge


def write_tree(cascade: Cascade) -> None:
    """Write `cascade` with its root on top; a document stands below the first it is tied to."""
    branches: dict[str, Tree] = {}
    names = {item.key: name(item) for item in cascade.documents}
    parents = _parents(cascade)
    for item in cascade.documents:
        key = item.key
        ties = parents.get(key, [])
        label = _label(item, ties, names)
        branches[key] = branches[ties[0][0]].add(label) if ties else Tree(label, guide_style="dim")
    console().print(branches[cascade.root], soft_wrap=True)


def write_answers(answers: Sequence[Answer]) -> None:
    """Write who answered an order: a heading a level, then its bodies, the first to answer first.

    A draft answers nothing yet; it is listed as what it is and not counted.
    """
    for level, group in groupby(answers, key=lambda answer: answer.level):
        found = list(group)
        issued = [answer for answer in found if answer.status != "draft"]
        print(f"\n{level or 'level unknown'}: {len(issued)} answered{_pace(issued)}")
        for answer in found:
            print(f"  {answer.date or 'undated':<12}{_state(answer):<12}{plain(answer.issuer)}")


def _pace(answers: Sequence[Answer]) -> str:
    lags = [answer.lag_days for answer in answers if answer.lag_days is not None]
    if not lags:
        return ""
    if min(lags) == max(lags):
        return f", {days(lags[0])}"
    return f", {days(min(lags))} to {days(max(lags))}, median {median(lags):g}"


def _state(answer: Answer) -> str:
    if answer.status == "draft":
        return "draft"
    return "" if answer.lag_days is None else days(answer.lag_days)


def name(item: CascadeDocument) -> str:
    """What people call the document: its number, or its type and date where it has none."""
    document = item.document
    return plain(document.number or f"{document.type or 'document'} {document.date or ''}")


def _parents(cascade: Cascade) -> dict[str, list[tuple[str, CascadeEdge]]]:
    """For each document the nearer ones it is tied to, those one step nearer to the root first."""
    depth = {item.key: item.depth for item in cascade.documents}
    ties: dict[str, list[tuple[str, CascadeEdge]]] = {}
    for edge in cascade.edges:
        ends = (edge.source, edge.target)
        near, far = sorted(ends, key=lambda key: depth[key])
        if depth[near] < depth[far]:
            ties.setdefault(far, []).append((near, edge))
    for far, found in ties.items():
        found.sort(key=lambda tie: (depth[far] - depth[tie[0]], tie[1].relation, tie[0]))
    return ties


def _label(
    item: CascadeDocument, ties: list[tuple[str, CascadeEdge]], names: dict[str, str]
) -> Text:
    label = Text.assemble((names[item.key], "bold"))
    for fact in _facts(item):
        label.append(f"  {fact}")
    for remark in _remarks(item, ties, names):
        label.append(f"  ({remark})", style="dim")
    return label


def _facts(item: CascadeDocument) -> Iterator[str]:
    document = item.document
    if document.issuer:
        yield plain(document.issuer)
    if document.date and document.number:
        yield plain(document.date)
    if item.depth and item.lag_days is not None:
        yield days(item.lag_days)


def _remarks(
    item: CascadeDocument, ties: list[tuple[str, CascadeEdge]], names: dict[str, str]
) -> Iterator[str]:
    if item.document.status != "issued":
        yield "only cited" if item.document.status == "cited" else "draft"
    for near, edge in ties:
        if edge.relation != "implements":
            yield f"{edge.relation} {names[near]}"
        elif near != ties[0][0]:
            yield f"also implements {names[near]}"


def days(lag: int) -> str:
    """`lag` days for people: "same day", "+1 day", "-3 days"."""
    if lag == 0:
        return "same day"
    return f"{lag:+d} day{'' if abs(lag) == 1 else 's'}"
