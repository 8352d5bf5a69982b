"""Walking along the relations of documents: what one answer brings with it is not asked again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from graph.document import Outline
from graph.model import Evidence
from graph.store.base import Id, Step
from graph.store.neo4j_schema import ASSERTED, REFUSED
from graph.store.neo4j_session import Sessions

_PROOF = "r.asserted_by, r.quote, r.start, r.end, r.rule, r.confidence"
_FEW = 100
"""Documents whose proofs come with their steps: another question would take longer than they."""
_DOCUMENTS, _PROOFS = 32, 500
"""How many of a page: while it is read the server looks up the next one."""

# Ids of the database are found far sooner than keys, and one list is told sooner than many rows.
_STEPS = """
    UNWIND $pages AS page
    CALL (page) {{
        MATCH (d) WHERE id(d) IN page MATCH (d){path}(far:Document)
        RETURN collect([id(d), id(far), {relation}, id(r), EXISTS {{ (far){further}() }},
                        far._outline{proof}]) AS rows }}
    RETURN rows"""
_SAID = f"""
    UNWIND $pages AS page
    CALL (page) {{ MATCH ()-[r]->() WHERE id(r) IN page RETURN collect([id(r), {_PROOF}]) AS rows }}
    RETURN rows"""
_RELATION = f"CASE type(r) WHEN '{REFUSED}' THEN r.relation ELSE type(r) END"
_NAMED = {kind: kind.lower() for kind in ASSERTED if kind != REFUSED}
_NAMED |= {relation: relation for relation in _NAMED.values()}

T = TypeVar("T")
_Way = tuple[frozenset[str], bool]
"""The relations that are followed, and whether towards the documents."""


class Walks:
    """The steps, outlines and proofs that are asked for within one `read`."""

    def __init__(self, sessions: Sessions) -> None:
        """Ask through `sessions`."""
        self._sessions = sessions
        self._outlines: dict[Id, bytes] = {}
        self._ends: dict[_Way, set[Id]] = defaultdict(set)
        self._links: dict[_Way, dict[Id, list[tuple[int, Step]]]] = defaultdict(dict)
        self._said: dict[int, Evidence] = {}

    def ids(self, keys: Collection[str]) -> dict[str, Id]:
        """The ids of those keys that exist."""
        rows = self._sessions.many(
            "MATCH (d:Document) USING INDEX SEEK d:Document(key) WHERE d.key IN $keys "
            "RETURN d.key, id(d), d._outline",
            keys=sorted(keys),
        )
        self._outlines.update((id_, outline) for _, id_, outline in rows)
        return {key: id_ for key, id_, _ in rows}

    def outlines(self, ids: Collection[Id]) -> dict[Id, Outline]:
        """What these documents are."""
        known = self._outlines
        unknown = [id_ for id_ in ids if id_ not in known]
        rows = self._sessions.many(
            "MATCH (d:Document) WHERE id(d) IN $ids RETURN id(d), d._outline", ids=unknown
        )
        known.update((id_, outline) for id_, outline in rows)
        return {id_: Outline.stored(known[id_]) for id_ in ids if id_ in known}

    def steps(
        self, ids: Collection[Id], relations: Collection[str], *, incoming: bool
    ) -> list[Step]:
        """The steps to (`incoming`) or from these documents, refused ones too."""
        links = self._walked(ids, (frozenset(relations), incoming))
        return [step for id_ in ids for _, step in links.get(id_, ())]

    def proofs(
        self, ids: Collection[Id], relations: Collection[str], *, incoming: bool
    ) -> Iterator[tuple[Step, Evidence]]:
        """The words that assert each of the `steps` to or from these documents, as they come."""
        links = self._walked(ids, (frozenset(relations), incoming))
        asserted = dict(link for id_ in ids for link in links.get(id_, ()))
        unknown = [link for link in asserted if link not in self._said]
        rows = self._sessions.pages(_SAID, _pages(unknown, _PROOFS))
        known = ((step, self._said[link]) for link, step in asserted.items() if link in self._said)
        return chain(known, ((asserted[link], Evidence(*proof)) for link, *proof in rows))

    def _walked(self, ids: Iterable[Id], way: _Way) -> dict[Id, list[tuple[int, Step]]]:
        """The links of all documents that were walked from; of these ones they are found."""
        links, ends = self._links[way], self._ends[way]
        unknown = [id_ for id_ in ids if id_ not in links and id_ not in ends]
        links.update((id_, []) for id_ in unknown)
        relations, incoming = way
        statement = _statement(way, proven=len(unknown) <= _FEW)
        for row in self._sessions.pages(statement, _pages(unknown, _DOCUMENTS)):
            near, far, kind, link, goes_on, outline, *proof = row
            relation = _NAMED[kind]
            if relation not in relations:
                continue
            links[near].append((link, (far, relation, near) if incoming else (near, relation, far)))
            self._outlines[far] = outline
            if not goes_on:
                ends.add(far)
            if proof:
                self._said[link] = Evidence(*proof)
        return links


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
        proof=f", {_PROOF}" if proven else "",
    )
