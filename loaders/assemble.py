"""Texts in, one record for each document in them: the whole reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from loaders.certificate import as_excerpt, read_certificate
from loaders.certified import EXCERPT, Part, parts
from loaders.draft import STAGES, Draft
from loaders.garbage import without_collecting
from loaders.image import UNKNOWN, image
from loaders.markup import is_marked_up
from loaders.mask import mask_with_image
from loaders.placing import placed
from loaders.record import Record
from loaders.split import Span
from loaders.text import SourceText, given, normalise


def extract(text: str, *, source: str = "") -> list[Record]:
    """The records of the documents in `text`, in order; at least one.

    `text` is normalised (NFC, "\\n" line ends) and personal numbers in it are masked before
    anything is read. A text that is no administrative document gives one record with an empty
    heading and a `not-a-document` warning.
    Raises `UnreadableSource` for a text that is empty or longer than the loaders accept.
    """
    return extract_all([given(text, source)])[0]


@without_collecting
def extract_all(texts: Sequence[SourceText]) -> list[list[Record]]:
    """For each text the records of its documents, as `extract` gives them.

    All go through the stages of the reading together, so that each stage is quick; about 512 kB of
    text at once are enough for that (`benchmarks/reading.py`).
    """
    bundles = [_bundle(text) for text in texts]
    every = [paper.draft for bundle in bundles for paper in bundle]
    for stage in STAGES:
        for draft in every:
            stage(draft)
    return [_records(text, bundle) for text, bundle in zip(texts, bundles, strict=True)]


def places_of(text: str) -> list[tuple[Span, ...]]:
    """Where each record that `extract` gives stands: the spans in the normal form of `text`.

    Mostly that is one, and together they cover it; a document may stand around a certificate.
    """
    places: list[tuple[Span, ...]] = []
    for part in parts(_clean(text)[0]):
        places += [part.own, *((certificate,) for certificate in part.certificates)]
    return places


class _Paper(NamedTuple):
    """A document on its way, and the certificates that say it was copied."""

    draft: Draft
    certificates: tuple[str, ...]
    part: Part


def _bundle(text: SourceText) -> list[_Paper]:
    clean, picture = _masked(text.text) if text.is_plain else _clean(text.text)
    return [
        _Paper(
            Draft(_joined(clean, part.own), b"".join([picture[a:b] for a, b in part.own])),
            tuple([clean[a:b] for a, b in part.certificates]),
            part,
        )
        for part in parts(clean)
    ]


def _joined(text: str, spans: tuple[Span, ...]) -> str:
    return "".join([text[start:end] for start, end in spans])


def _records(text: SourceText, bundle: list[_Paper]) -> list[Record]:
    """The records of the documents, each before those of its certificates."""
    records: list[Record] = []
    for draft, certificates, part in bundle:
        first = len(records)
        original = draft.record(text.source, text.sha256, text.media_type, first)
        original = placed(original, text, part.own)
        records.append(original)
        for certificate, span in zip(certificates, part.certificates, strict=True):
            copy = read_certificate(certificate, original, len(records))
            records.append(placed(copy, text, (span,)))
        if any(copy.document.type == EXCERPT for copy in records[first + 1 :]):
            records[first] = as_excerpt(original)
    return records


def _masked(text: str) -> tuple[str, bytes]:
    return mask_with_image(text, image(text))


def _clean(text: str) -> tuple[str, bytes]:
    """`text` in its normal form, with personal numbers masked, and its image."""
    picture = image(text)
    if UNKNOWN in picture or is_marked_up(text):  # otherwise the form is normal already
        normal = normalise(text)
        if normal != text:
            text, picture = normal, image(normal)
    return mask_with_image(text, picture)
