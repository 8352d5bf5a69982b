"""Walking along the relations of documents: what one answer brings with it is not asked again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain, compress
from operator import not_
from typing import Any, TypeVar

from graph.document import Outline
from graph.model import Evidence
from graph.store.base import Id, Step
from graph.store.neo4j_schema import ASSERTED, REFUSED
from graph.store.neo4j_session import Sessions

_FEW = 100
"""Documents, and links of a page of them, whose proofs come with the steps.

Another question would take longer than they; more of them may be brought for nobody.
"""
_DOCUMENTS, _PROOFS = 32, 500
"""How many of a page: while it is read the server looks up the next one."""

# Ids of the database are found far sooner than keys, and columns are told sooner than rows.
_STEPS = """
    UNWIND $pages AS page
    CALL (page) {{
        MATCH (d) WHERE id(d) IN page MATCH (d){path}(far:Document)
        WHERE type(r) <> '{refused}' OR r.relation IN $relations
        WITH collect(DISTINCT far) AS ends,
             [collect(id(r)), collect(id(d)), collect({relation}), collect(id(far))] AS links
             {kept}
        RETURN [[far IN ends | id(far)], [far IN ends | EXISTS {{ (far){further}() }}],
                [far IN ends | far._outline]] + links {proof} AS columns }}
    RETURN columns"""
_FACTS = ("asserted_by", "quote", "start", "end", "rule", "confidence")
# A page may be missing, and `collect` leaves out what is null.
_PROOF = ", ".join([*(f"collect(r.{name})" for name in _FACTS), "collect(coalesce(r.page, 0))"])
_KEPT = ", collect(r) AS asserted"
_PROOF_OF_FEW = f"""
    + CASE WHEN size(asserted) > $few THEN [] ELSE [
        {", ".join(f"[r IN asserted | r.{name}]" for name in _FACTS)},
        [r IN asserted | coalesce(r.page, 0)]] END"""
_SAID = f"""
    UNWIND $pages AS page
    CALL (page) {{
        MATCH ()-[r]->() WHERE id(r) IN page RETURN [collect(id(r)), {_PROOF}] AS columns }}
    RETURN columns"""
_RELATION = f"CASE type(r) WHEN '{REFUSED}' THEN r.relation ELSE type(r) END"
_NAMED = {kind: kind.lower() for kind in ASSERTED if kind != REFUSED}
_NAMED |= {relation: relation for relation in _NAMED.values()}

T = TypeVar("T")
_Way = tuple[frozenset[str], bool]
"""The relations that are followed, and whether towards the documents."""


@dataclass(slots=True)
class _Walked:
    """What was found one way: from which documents, and the links there, by id."""

    near: set[Id] = field(default_factory=set)
    links: dict[int, Step] = field(default_factory=dict)


class Walks:
    """The steps, outlines and proofs that are asked for within one `read`."""

    def __init__(self, sessions: Sessions) -> None:
        """Ask through `sessions`."""
        self._sessions = sessions
        self._outlines: dict[Id, Outline] = {}
        self._walked: dict[_Way, _Walked] = defaultdict(_Walked)
        self._said: dict[int, Evidence] = {}

    def ids(self, keys: Collection[str]) -> dict[str, Id]:
        """The ids of those keys that exist."""
        rows = self._sessions.many(
            "MATCH (d:Document) USING INDEX SEEK d:Document(key) WHERE d.key IN $keys "
            "RETURN d.key, id(d), d._outline",
            keys=sorted(keys),
        )
        self._outlines.update((id_, Outline.stored(outline)) for _, id_, outline in rows)
        return {key: id_ for key, id_, _ in rows}

    def outlines(self, ids: Collection[Id]) -> dict[Id, Outline]:
        """What these documents are."""
        known = self._outlines
        unknown = [id_ for id_ in ids if id_ not in known]
        rows = self._sessions.many(
            "MATCH (d:Document) WHERE id(d) IN $ids RETURN id(d), d._outline", ids=unknown
        )
        known.update((id_, Outline.stored(outline)) for id_, outline in rows)
        return {id_: known[id_] for id_ in ids if id_ in known}

    def steps(
        self, ids: Collection[Id], relations: Collection[str], *, incoming: bool
    ) -> set[Step]:
        """The steps to (`incoming`) or from these documents, refused ones too, each once."""
        walked = self._walk(ids, (frozenset(relations), incoming))
        return {step for _, step in _at(walked, ids, incoming=incoming)}

    def proofs(
        self, ids: Collection[Id], relations: Collection[str], *, incoming: bool
    ) -> Iterable[tuple[Step, Evidence]]:
        """The words that assert each of the `steps` to or from these documents, as they come."""
        walked = self._walk(ids, (frozenset(relations), incoming))
        asserted = _at(walked, ids, incoming=incoming)
        known = [(step, self._said[link]) for link, step in asserted if link in self._said]
        unknown = [link for link, _ in asserted if link not in self._said]
        pages = self._sessions.columns(_SAID, pages=_pages(unknown, _PROOFS))
        steps = walked.links.__getitem__
        told = (zip(map(steps, links), _evidence(proofs), strict=True) for links, *proofs in pages)
        return chain(known, chain.from_iterable(told))

    def _walk(self, ids: Iterable[Id], way: _Way) -> _Walked:
        """What was found this way; of these documents it is."""
        walked, (relations, incoming) = self._walked[way], way
        unknown = [id_ for id_ in ids if id_ not in walked.near]
        walked.near.update(unknown)
        statement = _statement(way, proven=len(unknown) <= _FEW)
        for ends, going_on, outlines, links, near, kinds, far, *proofs in self._sessions.columns(
            statement, pages=_pages(unknown, _DOCUMENTS), relations=sorted(relations), few=_FEW
        ):
            sources, targets = (far, near) if incoming else (near, far)
            steps = zip(sources, map(_NAMED.__getitem__, kinds), targets, strict=True)
            walked.links.update(zip(links, steps, strict=True))
            walked.near.update(compress(ends, map(not_, going_on)))  # nothing leads on from there
            # While the server looks up the next page.
            self._outlines.update(zip(ends, map(Outline.stored, outlines), strict=True))
            if proofs:
                self._said.update(zip(links, _evidence(proofs), strict=True))
        return walked


def _evidence(columns: Sequence[Sequence[Any]]) -> Iterator[Evidence]:
    """The proofs in columns of their properties; a page 0 is none."""
    *facts, pages = columns
    return map(Evidence, *facts, (page or None for page in pages))


def _at(walked: _Walked, ids: Collection[Id], *, incoming: bool) -> list[tuple[int, Step]]:
    """The links at these documents."""
    near, wanted = (2 if incoming else 0), ids if isinstance(ids, Mapping | Set) else set(ids)
    return [(link, step) for link, step in walked.links.items() if step[near] in wanted]


def _pages(items: Sequence[T], size: int) -> list[Sequence[T]]:
    return [items[i : i + size] for i in range(0, len(items), size)]


def _statement(way: _Way, *, proven: bool) -> str:
    """The question for steps of these relations; those that were refused have a type of theirs."""
    relations, incoming = way
    kinds = "|".join(kind for kind in ASSERTED if kind == REFUSED or kind.lower() in relations)
    before, after = ("<-", "-") if incoming else ("-", "->")
    return _STEPS.format(
        path=f"{before}[r:{kinds}]{after}",
        further=f"{before}[:{kinds}]{after}",
        relation=_RELATION,
        refused=REFUSED,
        kept=_KEPT if proven else "",
        proof=_PROOF_OF_FEW if proven else "",
    )
