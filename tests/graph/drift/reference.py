"""The way of a measure, told slowly over plain data: what the arrays have to agree with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

LEVELS = ("central", "province", "district", "commune", None)
PARTS = {"5k": ("mask", "disinfection", "distancing", "no_gathering", "health_declaration")}
CHANGES = ("kept", "tightened", "loosened", "dropped", "added")


@dataclass(frozen=True)
class Doc:
    """A document; `body` tells bodies apart."""

    key: str
    date: str | None
    level: str | None = "province"
    body: str | None = None
    province: str | None = None
    status: str = "issued"
    measures: Mapping[str, str] = field(default_factory=dict)
    depth: int | None = None

    @property
    def order(self) -> tuple[str, str]:
        """By date, partial ones at their end and none last; then by key."""
        return (self.date or "").ljust(10, "~"), self.key


Edge = tuple[str, str]


def derived(doc: Doc) -> Doc:
    """The document with the parts of what it names; what is ordered stays so."""
    said = dict(doc.measures)
    for whole, mode in doc.measures.items():
        for part in PARTS.get(whole, ()):
            if said.get(part) != "orders":
                said[part] = mode
    return replace(doc, measures=said)


def change(above: str | None, below: str | None) -> str | None:
    """What became of a measure from the mode above to the one below."""
    if above == below:
        return "kept" if above else None
    if above is None or below is None:
        return "added" if above is None else "dropped"
    return "tightened" if below == "orders" else "loosened"


def spread(
    docs: Sequence[Doc], edges: Iterable[Edge], measure: str, *, derive: bool = False
) -> dict[str, Any]:
    """What `Spread.to_dict` says of the measure, with documents by their keys."""
    known = {doc.key: derived(doc) if derive else doc for doc in docs}
    edges = sorted(edges)
    force = [doc for doc in known.values() if doc.status == "issued"]
    steps = _steps(known, edges, measure)
    fresh = {doc.key for doc in force if _introduces(doc, known, edges, measure)}
    group = _grouping(force, steps, fresh, known, measure)
    provinces = sorted({doc.province for doc in docs if doc.province})
    depths = sorted({doc.depth for doc in docs if doc.depth is not None})
    return {
        "measure": measure,
        "documents": len(force),
        **_sums(force, measure),
        "own": sum(
            measure in doc.measures and not any(source == doc.key for source, _ in edges)
            for doc in force
        ),
        "introduced": len(fresh),
        "changes": _tally(steps),
        **_unseen(known, edges, measure),
        "first": _first(doc for doc in force if doc.measures.get(measure) == "orders"),
        "named": _first(doc for doc in force if measure in doc.measures),
        "levels": group("level", LEVELS),
        "between": [
            {"above": above, "below": below, "changes": _tally(some)}
            for above in LEVELS
            for below in LEVELS
            if (
                some := [
                    s for s in steps if (s["target_level"], s["source_level"]) == (above, below)
                ]
            )
        ],
        "provinces": group("province", [*provinces, None]),
        "depths": group("depth", depths),
        "days": _days(force, measure),
        "steps": steps,
    }


def _steps(known: Mapping[str, Doc], edges: Sequence[Edge], measure: str) -> list[dict[str, Any]]:
    found = []
    for source, target in sorted(edges, key=lambda edge: (known[edge[0]].order, edge[1])):
        below, above = known[source], known[target]
        modes = above.measures.get(measure), below.measures.get(measure)
        what = change(*modes)
        if what is None or {above.status, below.status} != {"issued"}:
            continue
        found.append({
            "measure": measure, "change": what, "source": source, "source_mode": modes[1],
            "source_date": below.date, "source_level": below.level,
            "source_province": below.province, "target": target, "target_mode": modes[0],
            "target_level": above.level,
        })  # fmt: skip
    return found


def _introduces(doc: Doc, known: Mapping[str, Doc], edges: Sequence[Edge], measure: str) -> bool:
    above = [known[target] for source, target in edges if source == doc.key]
    return (
        measure in doc.measures
        and bool(above)
        and all(one.status == "issued" and measure not in one.measures for one in above)
    )


def _grouping(
    force: Sequence[Doc],
    steps: Sequence[dict[str, Any]],
    fresh: set[str],
    known: Mapping[str, Doc],
    measure: str,
) -> Callable[[str, Sequence[Any]], list[dict[str, Any]]]:
    def group(what: str, names: Sequence[Any]) -> list[dict[str, Any]]:
        rows = []
        for name in names:
            inside = [doc for doc in force if getattr(doc, what) == name]
            changes = [s for s in steps if getattr(known[s["source"]], what) == name]
            row = {
                "name": name,
                "documents": len(inside),
                **_sums(inside, measure),
                "introduced": sum(doc.key in fresh for doc in inside),
                "changes": _tally(changes),
                "first": _first(d for d in inside if d.measures.get(measure) == "orders"),
            }
            if row["orders"] or row["mentions"] or changes:
                rows.append(row)
        return rows

    return group


def _sums(docs: Sequence[Doc], measure: str) -> dict[str, int]:
    ordering = [doc for doc in docs if doc.measures.get(measure) == "orders"]
    return {
        "orders": len(ordering),
        "mentions": sum(doc.measures.get(measure) == "mentions" for doc in docs),
        "bodies": len({doc.body for doc in ordering if doc.body}),
    }


def _tally(steps: Sequence[dict[str, Any]]) -> dict[str, int]:
    return {what: sum(step["change"] == what for step in steps) for what in CHANGES}


def _unseen(known: Mapping[str, Doc], edges: Sequence[Edge], measure: str) -> dict[str, int]:
    unread = drafts = 0
    for edge in edges:
        ends = [known[key] for key in edge]
        if any(measure in end.measures for end in ends):
            statuses = {end.status for end in ends}
            unread += "cited" in statuses
            drafts += "draft" in statuses and "cited" not in statuses
    return {"unread": unread, "drafts": drafts}


def _first(docs: Iterable[Doc]) -> str | None:
    return min(docs, key=lambda doc: doc.order).key if (docs := list(docs)) else None


def _days(force: Sequence[Doc], measure: str) -> list[dict[str, Any]]:
    named = [doc for doc in force if measure in doc.measures]
    return [
        {"date": None if day == "~" * 10 else day.rstrip("~"),
         **_sums([doc for doc in named if doc.order[0] <= day], measure)}
        for day in sorted({doc.order[0] for doc in named})
    ]  # fmt: skip
