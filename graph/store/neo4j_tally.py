"""How often documents tell what several of them may tell: bodies, groups, people and measures.

Every such node keeps in `_told` what is said of it and how often, so that it goes when nobody tells
it any more. Nothing here asks the server.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import msgspec

from graph import authority, packing
from graph.lines import Line, Piece, facts_of, piece_lines, pieces_of
from graph.statements import Named
from loaders.record import Issuer, Kind, Level

BODY = "Organisation"
_ENDS = ("relationship", "source", "target")
_IDENTITY = ("node", "key")


class Naming(NamedTuple):
    """That a document names the node `key` of `label`, and in which words (JSON)."""

    label: str
    key: str
    text: str


class Told(msgspec.Struct, array_like=True):
    """Words about a node and how many documents use them.

    Of a body also how many named bodies lead to it, with its line above or without.
    """

    text: str
    named: int = 0
    linked: int = 0
    alone: int = 0

    @property
    def is_idle(self) -> bool:
        """Whether nobody tells it."""
        return not (self.named or self.linked or self.alone)


class _Body(msgspec.Struct, array_like=True):
    name: str
    level: Level | None
    kind: Kind
    superior: str | None


Tally = dict[str, Told]
"""What is told of one node, by its words."""

_TALLY = msgspec.json.Decoder(list[Told])
_NAMINGS = msgspec.json.Decoder(list[Naming])
_FACTS = msgspec.json.Decoder(dict[str, str | None])
_BODY = msgspec.json.Decoder(_Body)


def tally_of(told: str | None) -> Tally:
    """The tally in a node's `_told`; empty where there is none."""
    return {item.text: item for item in _TALLY.decode(told)} if told else {}


def packed_tally(tally: Tally) -> str:
    """The tally as `_told` keeps it, sorted."""
    return msgspec.json.encode(sorted(tally.values(), key=lambda told: told.text)).decode()


def packed(namings: Iterable[Naming]) -> bytes:
    """What a document names, as it keeps it."""
    return packing.packed(msgspec.json.encode(sorted(namings)))


def unpacked(data: bytes | None) -> list[Naming]:
    """What a document named; nothing where it was never described."""
    return _NAMINGS.decode(packing.unpacked(data)) if data else []


def naming_of(named: Named, key: str) -> Naming:
    """That a document names a person, a group or a measure, which has that key."""
    return Naming(named.label, key, msgspec.json.encode(facts_of(named)).decode())


@lru_cache(maxsize=65536)
def naming_of_body(body: Issuer) -> Naming:
    """That a document names `body`."""
    words = msgspec.json.encode((body.name, body.level, body.kind, body.superior)).decode()
    return Naming(BODY, authority.organisation_key(body), words)


@lru_cache(maxsize=65536)
def body_named(text: str) -> Issuer:
    """The body in the words of `naming_of_body`."""
    said = _BODY.decode(text)
    return Issuer(said.name, said.level, said.kind, said.superior)


def led_to(text: str) -> Iterator[tuple[Naming, bool]]:
    """The bodies to which the one in `text` leads, itself included, and whether with its line."""
    for piece in pieces_of(body_named(text)):
        yield naming_of_body(piece.body), piece.is_linked


def name_of(line: Line) -> tuple[str, ...]:
    """Label and key of the node, or type and ends of the relationship, that a line is about."""
    return tuple(line[part] for part in (_IDENTITY if "node" in line else _ENDS))


def counted_in(
    tallies: Mapping[tuple[str, str], Tally], change: Mapping[Naming, int]
) -> set[tuple[str, str]]:
    """Count so many more or fewer namings in the tallies; gives the nodes whose tally changed.

    The first naming of a body leads to others, and the last one takes that back.
    """
    counted = set()
    for naming, many in change.items():
        told = _told(tallies, naming)
        was, told.named = told.named, told.named + many
        counted.add(naming[:2])
        if naming.label == BODY and bool(was) != bool(told.named):
            counted.update(_lead(tallies, naming.text, 1 if told.named else -1))
    for node in counted:
        for text in [told.text for told in tallies[node].values() if told.is_idle]:
            del tallies[node][text]
    return counted


def _lead(
    tallies: Mapping[tuple[str, str], Tally], text: str, many: int
) -> Iterator[tuple[str, str]]:
    for naming, is_linked in led_to(text):
        told = _told(tallies, naming)
        if is_linked:
            told.linked += many
        else:
            told.alone += many
        yield naming[:2]


def _told(tallies: Mapping[tuple[str, str], Tally], naming: Naming) -> Told:
    return tallies[naming.label, naming.key].setdefault(naming.text, Told(naming.text))


def lines_told(label: str, key: str, tally: Tally) -> Iterator[Line]:
    """All that a tally tells: lines about its node, and of a body also about its place."""
    for told in tally.values():
        if label != BODY:
            yield {"node": label, "key": key, **_FACTS.decode(told.text)}
            continue
        body = body_named(told.text)
        if told.linked:
            yield from piece_lines(Piece(body, is_linked=True))
        if told.alone:
            yield from piece_lines(Piece(body, is_linked=False))
