"""Texts in, one record for each document in them: the whole reading."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.draft import STAGES, Draft
from loaders.garbage import without_collecting
from loaders.image import UNKNOWN, image
from loaders.markup import is_marked_up
from loaders.mask import mask_with_image
from loaders.record import Record
from loaders.split import split
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
    drafts = [_drafts(text.text) for text in texts]
    every = [draft for group in drafts for draft in group]
    for stage in STAGES:
        for draft in every:
            stage(draft)
    return [
        [
            draft.record(text.source, text.sha256, text.media_type, index)
            for index, draft in enumerate(group)
        ]
        for text, group in zip(texts, drafts, strict=True)
    ]


def _drafts(text: str) -> list[Draft]:
    clean, picture = _clean(text)
    return [Draft(clean[start:end], picture[start:end]) for start, end in split(clean)]


def _clean(text: str) -> tuple[str, bytes]:
    """`text` in its normal form, with personal numbers masked, and its image."""
    picture = image(text)
    if UNKNOWN in picture or is_marked_up(text):  # otherwise the form is normal already
        normal = normalise(text)
        if normal != text:
            text, picture = normal, image(normal)
    return mask_with_image(text, picture)
