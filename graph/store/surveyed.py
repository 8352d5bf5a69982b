"""What a survey takes from every document: read from how stores keep it, and nothing else of it."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from msgspec import Raw, Struct

from graph import packing
from graph.document import DocumentStatus
from loaders.record import Issuer, Mode


class Used(Struct, frozen=True, array_like=True, gc=False):
    """The beginning of a `MeasureUse`: a measure, and whether it is ordered or mentioned."""

    id: str
    mode: Mode


class Sent(Struct, frozen=True, array_like=True, gc=False):
    """The beginning of an `Address`: somebody a document is sent to."""

    name: str
    group: bool
    role: str | None


class To(Sent, frozen=True, array_like=True, gc=False):
    """An addressee."""


class Copy(Sent, frozen=True, array_like=True, gc=False):
    """A recipient, which is never equal to an addressee."""


class Surveyed(NamedTuple):
    """A document of a store; `id` is the store's own name of it, good inside one `read`."""

    id: int | str
    key: str
    date: str | None
    status: DocumentStatus
    issuer: Issuer | None
    measures: tuple[Used, ...]
    addresses: tuple[Sent, ...]


class _Outline(Struct, frozen=True, array_like=True, gc=False):
    document: Raw
    measures: tuple[Used, ...]


class _Said(Struct, frozen=True, array_like=True, gc=False):
    """The beginning of a `Said`."""

    urgency: Raw
    signatory: Raw
    issued: Raw
    signed: Raw
    addressees: tuple[To, ...]
    recipients: tuple[Copy, ...]


_OUTLINE = msgspec.json.Decoder(_Outline)
_SAID = msgspec.json.Decoder(_Said)


def measures_in(outline: bytes | str) -> tuple[Used, ...]:
    """The measures of a stored `Outline`."""
    return _OUTLINE.decode(outline).measures


def addresses_in(said: bytes | None) -> tuple[Sent, ...]:
    """Addressees and then recipients of a stored `Said`; none where no text leads."""
    if said is None:
        return ()
    told = _SAID.decode(packing.unpacked(said))
    return told.addressees + told.recipients
