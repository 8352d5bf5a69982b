"""The arrays that a survey is made of: names, types, and the lengths that have to fit together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from loaders.record import RELATIONS

if TYPE_CHECKING:
    from graph.survey.tables import Numbers

OTHERS = tuple(relation for relation in RELATIONS if relation != "implements")
"""The relations that are kept one way only, as links sorted by source and target."""
TEXTS = ("keys", "issuers", "body_keys", "measures", "addressed")
"""Tables of texts: bytes, and where each text starts (and the last one ends)."""
LISTS = ("below", "above", "uses", "addresses")
"""Lists of numbers by row: the items, and where the list of each row starts (and the last ends)."""

SINCE = ("below_since", "above_since")
"""When each link was first asserted, for the items of two lists."""

TYPES: dict[str, str] = {
    "dates": "<i4",
    "statuses": "|u1",
    "bodies": "<i4",
    "levels": "|u1",
    "modes": "|u1",
    **dict.fromkeys(TEXTS, "|u1"),
    **{f"{name}_starts": "<i8" for name in TEXTS},
    **dict.fromkeys(LISTS, "<i4"),
    **{f"{name}_starts": "<i4" for name in LISTS},
    **dict.fromkeys(SINCE, "<i4"),
    **{f"{relation}_{end}": "<i4" for relation in OTHERS for end in ("sources", "targets")},
}
"""All arrays in the order in which they are kept, with their types as NumPy names them."""


def fit(arrays: Mapping[str, Numbers]) -> bool:
    """Whether these are all arrays, and their lengths belong together."""
    if arrays.keys() != TYPES.keys() or any(arrays[name].dtype != TYPES[name] for name in TYPES):
        return False
    count = len(arrays["dates"])
    by_row = {"statuses": 0, "bodies": 0, "levels": 0, "keys_starts": 1}
    by_row |= {f"{name}_starts": 1 for name in LISTS}
    return (
        all(len(arrays[name]) == count + more for name, more in by_row.items())
        and all(_covers(arrays[f"{name}_starts"], arrays[name]) for name in (*TEXTS, *LISTS))
        and len(arrays["issuers_starts"]) == len(arrays["body_keys_starts"])
        and len(arrays["modes"]) == len(arrays["uses"])
        and all(len(arrays[name]) == len(arrays["below"]) for name in ("above", *SINCE))
        and all(len(arrays[f"{r}_sources"]) == len(arrays[f"{r}_targets"]) for r in OTHERS)
    )


def _covers(starts: Numbers, items: Numbers) -> bool:
    return len(starts) > 0 and int(starts[0]) == 0 and int(starts[-1]) == len(items)
