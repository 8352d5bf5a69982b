"""The measures that can be asked for: by id, by what they are called, as parts of another."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from graph.errors import UnknownMeasure
from graph.organs import slug
from loaders.measures.vocabulary import MeasureKind, kinds

_NEAREST = 5


def measure_called(name: str) -> MeasureKind:
    """The measure with the id `name`, in small or capital letters.

    Raises `UnknownMeasure`, which names the ids that come closest: measures whose Vietnamese or
    English label has these words, and ids that are spelled nearly so.

    >>> measure_called("5K").en
    '5K message'
    """
    known = kinds()
    kind = known.get(name) or known.get(_id_like(name))
    if kind is None:
        raise UnknownMeasure(name, _nearest(name))
    return kind


def in_order(ids: Iterable[str]) -> list[MeasureKind]:
    """These measures in the order of the vocabulary; ids that it does not know come last.

    A store may hold such, which an earlier vocabulary had; they are their own labels.
    """
    wanted, known = set(ids), kinds()
    strange = [MeasureKind(id_, id_, id_, "") for id_ in sorted(wanted - known.keys())]
    return [kind for id_, kind in known.items() if id_ in wanted] + strange


def wholes_of(measure: str) -> tuple[str, ...]:
    """The measures that `measure` is a part of.

    >>> wholes_of("mask"), wholes_of("5k")
    (('5k',), ())
    """
    return tuple(kind.id for kind in kinds().values() if measure in kind.parts)


def _id_like(name: str) -> str:
    return slug(name).replace("-", "_")


def _nearest(name: str) -> list[str]:
    """Measures whose labels have the words of `name`, else ids that are spelled nearly so."""
    said = slug(name)
    labelled = [
        kind.id
        for kind in kinds().values()
        if said and any(said in slug(label) for label in (kind.id, kind.vi, kind.en))
    ]
    close = get_close_matches(_id_like(name), kinds(), n=_NEAREST)
    return list(dict.fromkeys([*labelled, *close]))[:_NEAREST]
