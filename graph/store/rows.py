"""How facts stand in the columns of a store: short hashes, ids that hold a place, JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from graph.claims import day_of, whole_block
from graph.document import Document
from graph.model import Evidence
from graph.node import Known
from loaders.fold import fold
from loaders.record import RELATIONS

PLACE_BITS = 20
"""A record's citations and links carry its id, shifted by this, plus their position in it."""
CODES: dict[str, int] = {relation: code for code, relation in enumerate(RELATIONS)}
"""Relations as small numbers; the order of `RELATIONS` must not change."""

_NUL = b"\\u0000"
"""NUL as JSON has it; a text about JSON may have these signs too, which costs a second look."""
KNOWN = msgspec.json.Decoder(Known)


@lru_cache(maxsize=65536)
def mark(text: str) -> int:
    """64 bits that stand for a block, a door or an alias in an index.

    The few texts that could share one are told apart by the claims themselves.
    """
    digest = hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def door_columns(doors: Iterable[str]) -> list[tuple[int, int]]:
    """Doors as hash and day: that of a day stands in the rows of its number, which has no other.

    >>> [day for _, day in door_columns(["number:5-qd", "day:5-qd|2021-05", "dated:x"])]
    [20210500, 0]
    """
    days = {door: day for door in doors if (day := day_of(door)) is not None}
    dayed = {whole_block(door) for door in days}
    rows = [
        (mark(whole_block(door)), int(day.replace("-", "").ljust(8, "0")))
        for door, day in days.items()
    ]
    return rows + [(mark(door), 0) for door in doors if door not in days and door not in dayed]


def listed(items: Iterable[object]) -> str:
    """`items` as the JSON array that `json_each` takes apart.

    It would cut a text at a NUL and so find what nobody asked for: null, which is equal to nothing,
    stands in place of such a text. Where they may be stored, `cut` gives those to look up alone.
    """
    given = list(items)
    told = msgspec.json.encode(given)
    if _NUL in told:
        told = msgspec.json.encode([None if _is_cut(item) else item for item in given])
    return told.decode()


def cut(items: Iterable[str]) -> list[str]:
    """The texts that `listed` leaves out."""
    return [item for item in items if _is_cut(item)]


def _is_cut(item: object) -> bool:
    return isinstance(item, str) and "\0" in item


def packed(digest: str) -> bytes | str:
    """A hexadecimal digest in half its size; anything else as it is."""
    try:
        half = bytes.fromhex(digest)
    except ValueError:
        return digest
    return half if half.hex() == digest else digest


def unpacked_digest(stored: bytes | str) -> str:
    """What was `packed`."""
    return stored if isinstance(stored, str) else stored.hex()


def place(record: int, position: int) -> int:
    """The id of the citation or link at `position` of a record."""
    return record << PLACE_BITS | position


def mention(by: str, quote: str, start: int, end: int, page: int | None) -> Evidence:
    """Words of the document `by` that mention another one."""
    return Evidence(by, quote, start, end, rule="citation", confidence=1.0, page=page)


def words_of(document: Document) -> str:
    """What a document is found by, folded, because FTS5's `remove_diacritics` keeps đ."""
    found = (document.number, document.subject, document.issuer)
    return fold(" ".join(part for part in found if part))
