"""The words of the pages, in English and Vietnamese."""

from __future__ import annotations

import json
from functools import cache

from loaders.measures.vocabulary import kinds
from viz.frame.files import asset

Label = dict[str, str]
"""One word or phrase by language: `{"en": …, "vi": …}`."""


@cache
def labels(*rooms: str) -> dict[str, Label]:
    """What pages show by themselves, by key: the words of every page and those of the `rooms`.

    A room is a folder of `viz`; its words stand in its `assets/labels.json`.
    """
    found: dict[str, Label] = {}
    for room in ("frame", *rooms):
        found |= json.loads(asset(f"{room}/labels.json"))
    return found


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
