"""The words of the pages, in English and Vietnamese."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from loaders.measures.vocabulary import kinds

_FILE = Path(__file__).parent / "assets" / "labels.json"

Label = dict[str, str]
"""One word or phrase by language: `{"en": …, "vi": …}`."""


@cache
def labels() -> dict[str, Label]:
    """Every word that a page shows by itself, by its key in `assets/labels.json`."""
    read: dict[str, Label] = json.loads(_FILE.read_text(encoding="utf-8"))
    return read


def measure_names(used: set[str]) -> list[Label]:
    """`{"id", "en", "vi"}` of each measure in `used`, in the order of the vocabulary.

    A measure that the vocabulary no longer knows comes last, under its id.
    """
    known = [
        {"id": kind.id, "en": _capital(kind.en), "vi": _capital(kind.vi)}
        for kind in kinds().values()
        if kind.id in used
    ]
    left = sorted(used.difference(kinds()))
    return known + [{"id": id_, "en": _spelled(id_), "vi": _spelled(id_)} for id_ in left]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _spelled(id_: str) -> str:
    return _capital(id_.replace("_", " "))
