"""Answers that an assistant can read: bounded, and telling how much was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from api.mcp.question import Answer
from graph import Cascade

INSIDE = 40
"""Entries of a list inside an entry of another list."""
PROOFS = 2
"""Sentences for each relation, if nothing else is said."""


def bounded(answer: Mapping[str, Any], limit: int, inside: int = INSIDE) -> Answer:
    """`answer` with at most `limit` entries in each list, and `inside` in lists within these.

    Its `left_out` counts the others by the name of their list.

    >>> bounded({"key": "a", "bodies": [{"names": ["b", "c"]}, {"names": []}]}, 1, 1)
    {'key': 'a', 'bodies': [{'names': ['b']}], 'left_out': {'bodies': 1, 'bodies.names': 1}}
    """
    left_out: Counter[str] = Counter()
    told = _cut(answer, "", limit, inside, left_out)
    return {**told, "left_out": dict(left_out)}


def bounded_cascade(cascade: Cascade, limit: int, proofs: int) -> Answer:
    """The `limit` documents of a cascade that are nearest to its root, and the edges among them.

    Each edge has at most so many `proofs`.
    """
    kept = cascade.documents[:limit]
    keys = {item.key for item in kept}
    edges = [edge for edge in cascade.edges if edge.source in keys and edge.target in keys]
    left_out = Counter(
        documents=len(cascade.documents) - len(kept), edges=len(cascade.edges) - len(edges)
    )
    left_out["edges.evidence"] = sum(max(0, len(edge.evidence) - proofs) for edge in edges)
    shown = tuple(replace(edge, evidence=edge.evidence[:proofs]) for edge in edges)
    told = replace(cascade, documents=kept, edges=shown).to_dict()
    return {**told, "left_out": _counted(left_out)}


def with_left_out(answer: Answer, **left_out: int) -> Answer:
    """`answer` with these counts among those of its `left_out`, which it may have."""
    counts: Counter[str] = Counter(answer.get("left_out", {}))
    counts.update(left_out)
    return {**answer, "left_out": _counted(counts)}


def _counted(left_out: Mapping[str, int]) -> dict[str, int]:
    return {name: count for name, count in left_out.items() if count}


def _cut(value: Any, name: str, limit: int, inside: int, left_out: Counter[str]) -> Any:
    if isinstance(value, Mapping):
        below = f"{name}." if name else ""
        return {k: _cut(v, f"{below}{k}", limit, inside, left_out) for k, v in value.items()}
    if isinstance(value, list | tuple):
        if len(value) > limit:
            left_out[name] += len(value) - limit
        return _entries(value[:limit], name, inside, left_out)
    return value


def _entries(values: Iterable[Any], name: str, inside: int, left_out: Counter[str]) -> list[Any]:
    return [_cut(value, name, inside, inside, left_out) for value in values]
