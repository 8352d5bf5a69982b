"""Bringing the graph up to date after records came or went: only what they touched."""

from __future__ import annotations

from collections.abc import Collection

from graph.claims import block_of, is_narrow
from graph.facts import facts_of
from graph.node import Node, node_of
from graph.resolve import Resolved, resolve
from graph.store.base import Touched, Writer


def refresh(writer: Writer, touched: Touched) -> None:
    """Resolve the touched blocks again and describe the documents that they concern.

    First the blocks in which number, issuer and year identify; then the wide ones, where claims
    that say less look for those documents. Only then is known what each document is told by.
    """
    narrow = {block for block in touched.blocks if is_narrow(block)}
    changed = _Change(writer)
    changed.settle(narrow)
    changed.settle(touched.blocks - narrow)
    changed.describe(touched.keys)


class _Change:
    """The resolution of some blocks; `founded` collects their documents."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._founded: dict[str, Resolved] = {}
        self._told_anew: set[str] = set()

    def settle(self, blocks: Collection[str]) -> None:
        """Resolve blocks and record which documents they found and what their claims mean."""
        writer = self._writer
        residents = writer.residents(blocks)
        visitors = writer.visitors([block for block in residents if not is_narrow(block)])
        founded: dict[str, str] = {}
        meant = {}
        for block in sorted(residents):
            settlement = resolve(block, residents[block], visitors.get(block))
            for document in settlement.documents:
                founded[document.key] = block
                self._founded[document.key] = document
                meant.update(dict.fromkeys(document.claims, document.key))
            by_digest = {claim.digest: claim for claim in residents[block]}
            meant.update({by_digest[d]: key for d, key in settlement.joined.items()})
        before = {c: key for claims in residents.values() for c, key in claims.items()}
        gone = writer.keys(blocks) - founded.keys()
        changed = {c: key for c, key in meant.items() if before[c] != key or before[c] in gone}
        writer.settle(founded, gone, changed)
        self._told_anew |= {key for c, key in meant.items() if c in changed or c.own is not None}
        self._told_anew |= {key for c in changed if (key := before[c]) is not None}

    def describe(self, others: Collection[str]) -> None:
        """Write the nodes of what was founded, of what is told anew, and of `others`."""
        writer = self._writer
        known = writer.meaning((self._told_anew | set(others)) - self._founded.keys())
        self.settle({block_of(claim) for said in known.values() for claim in said})
        claims = writer.meaning(self._told_anew | self._founded.keys() | set(others))
        facts = {key: facts_of(said) for key, said in claims.items()}
        records = writer.records([f.lead for f in facts.values() if f.lead is not None])
        nodes: list[Node] = []
        for key, fact in facts.items():
            resolved = self._founded.get(key)
            candidates = resolved.candidates if resolved else ()
            record = records[fact.lead] if fact.lead else None
            nodes.append(node_of(key, fact, claims[key], record, candidates))
        writer.write(nodes)
