"""Bringing the graph up to date after records came or went: only what they touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from graph.claims import (
    Claim,
    block_of,
    corner_of,
    day_of,
    doors_of,
    doors_to,
    is_narrow,
    is_numbered,
    whole_block,
)
from graph.facts import facts_of
from graph.node import description_of
from graph.resolve import Resolved, resolve
from graph.store.base import Touched, Writer

COMMON = 30
"""A number with more claims than this, by documents that are known, is resolved in its corners."""


def refresh(writer: Writer, touched: Touched) -> None:
    """Resolve the touched blocks again and describe the documents that they concern.

    First the blocks in which number, issuer and year identify; then the wide ones, where claims
    that say less look for those documents. Only then is known what each document is told by.
    """
    narrow = {block for block in touched.blocks if is_narrow(block)}
    changed = _Change(writer)
    changed.settle(narrow)
    changed.settle((touched.blocks - narrow) | changed.doors)
    changed.describe(touched.keys)


class _Change:
    """The resolution of some blocks; `founded` collects their documents."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._founded: dict[str, Resolved] = {}
        self._told_anew: set[str] = set()
        self.doors: set[str] = set()

    def settle(self, touched: Collection[str]) -> None:
        """Resolve blocks and record which documents they found and what their claims mean."""
        writer = self._writer
        blocks = self._apart(touched)
        residents = writer.residents(blocks)
        visitors = self._visitors(residents)
        founded: dict[str, str] = {}
        meant = {}
        for block in sorted(residents):
            settlement = resolve(block, residents[block], visitors.get(block))
            for document in settlement.documents:
                founded[document.key] = block
                self._founded[document.key] = document
                meant.update(dict.fromkeys(document.claims, document.key))
            if settlement.joined:
                by_digest = {claim.digest: claim for claim in residents[block]}
                meant.update({by_digest[d]: key for d, key in settlement.joined.items()})
        before = {c: key for claims in residents.values() for c, key in claims.items()}
        corners = {corner for claim in before if (corner := corner_of(claim))}
        known = writer.keys({*blocks, *touched, *map(whole_block, touched), *corners}).keys()
        gone = known - founded.keys()
        renamed = self._renamed(before, meant, gone, founded.keys() - known)
        gone -= renamed.keys()
        stays = {c: renamed.get(key, key) if key else None for c, key in before.items()}
        changed = {c: key for c, key in meant.items() if stays[c] != key or stays[c] in gone}
        self.doors |= _doors(before, gone | renamed.keys())
        self.doors |= {door for b in residents if is_narrow(b) for door in _corners(residents[b])}
        writer.settle(founded, renamed, gone, changed)
        self._told_anew |= {key for c, key in meant.items() if c in changed or c.own is not None}
        self._told_anew |= {key for c in changed if (key := stays[c]) is not None}
        self._told_anew.difference_update(renamed)

    def describe(self, others: Collection[str]) -> None:
        """Write the nodes of what was founded, of what is told anew, and of `others`."""
        writer = self._writer
        known = writer.meaning((self._told_anew | set(others)) - self._founded.keys())
        self.settle({block for said in known.values() for c in said for block in _homes(c)})
        claims = writer.meaning(self._told_anew | self._founded.keys() | set(others))
        descriptions = []
        for key, said in claims.items():
            resolved = self._founded.get(key)
            candidates = resolved.candidates if resolved else ()
            descriptions.append(description_of(key, facts_of(said), said, candidates))
        writer.write(descriptions)

    def _apart(self, touched: Collection[str]) -> set[str]:
        """The blocks to resolve: numbers in one piece, common ones in their touched corners.

        A number that has just become common is resolved in all of its corners.
        """
        writer = self._writer
        numbers = {whole_block(block) for block in touched if is_numbered(block)}
        common = writer.common(numbers, COMMON)
        anew = {number for number, before in common.items() if not before}
        partial = {whole_block(block) for block in touched if 0 < len(day_of(block) or "") < 10}
        spread = writer.residents(anew | (partial & common.keys()))
        corners = {corner for claims in spread.values() for c in claims if (corner := corner_of(c))}
        return (
            {block for block in touched if not is_numbered(block)}
            | (numbers - common.keys())
            | {block for block in touched if block not in common and whole_block(block) in common}
            | corners
        )

    def _visitors(
        self, residents: Mapping[str, Collection[Claim]]
    ) -> dict[str, dict[str, list[Claim]]]:
        """The documents that the claims of each wide block may mean, by key, with their claims."""
        writer = self._writer
        doors = {block: doors_to(block) for block in residents if not is_narrow(block)}
        found = writer.visitors({door for many in doors.values() for door in many})
        visitors = {block: found.get(block, {}) for block in doors}
        corners = {
            block: {key for door in doors[block] for key in found.get(door, ())}
            for block in doors
            if whole_block(block) != block
        }
        said = writer.meaning({key for keys in corners.values() for key in keys})
        for block, keys in corners.items():
            door = whole_block(block)
            visitors[block] = {k: [c for c in said[k] if door in doors_of(c)] for k in keys}
        return visitors

    def _renamed(
        self,
        before: Mapping[Claim, str | None],
        meant: Mapping[Claim, str],
        gone: Collection[str],
        new: Collection[str],
    ) -> dict[str, str]:
        """Which documents have only got another key (old key to new).

        It is for the one that takes over most of the claims; what cites it stays untouched.
        """
        taken = self._writer.meaning(new).keys() if gone and new else set()
        votes = Counter(
            (old, meant[claim])
            for claim, old in before.items()
            if old in gone and meant.get(claim) in new and meant[claim] not in taken
        )
        renamed: dict[str, str] = {}
        for (old, key), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
            if old is not None and old not in renamed and key not in renamed.values():
                renamed[old] = key
        return renamed


def _corners(claims: Collection[Claim]) -> set[str]:
    """The corners where one of the `claims` is met: there all claims about its document count."""
    return {door for c in claims for door in doors_of(c) if whole_block(door) != door}


def _homes(claim: Claim) -> tuple[str, ...]:
    corner = corner_of(claim)
    return (block_of(claim), corner) if corner else (block_of(claim),)


def _doors(before: Mapping[Claim, str | None], lost: Collection[str]) -> set[str]:
    """The wide blocks whose claims may mean one of the documents that `lost` their key."""
    return {door for claim, key in before.items() if key in lost for door in doors_of(claim)}
