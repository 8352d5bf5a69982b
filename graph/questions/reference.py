"""From what a user writes, a key or a number, to the one document that is meant."""

from __future__ import annotations

import difflib
import unicodedata

from graph.errors import AmbiguousDocument, UnknownDocument
from graph.identity import counter_of, number_key
from graph.moment import checked
from graph.organs import slug
from graph.questions.known import known
from graph.questions.state import in_one_state
from graph.store.base import Store

_NEAREST = 3
_COMPARED = 2000


@in_one_state
def resolve_key(store: Store, reference: str, *, as_of: str | None = None) -> str:
    """The key of the document that `reference` names: a key, a number however written, an alias.

    Of several that a number or alias fits, those that were known `as_of` a day are meant, if any.
    Raises `UnknownDocument`, which names the nearest numbers, `AmbiguousDocument` for a number or
    alias that fits several, and `UsageProblem`.

    A number goes before an alias, because a number may be the alias of one of its documents only.
    """
    reference = unicodedata.normalize("NFC", reference).strip()
    exact = reference.lower()
    if store.nodes([exact]):
        return exact
    fitting = store.numbered(number_key(reference)) or store.meant_by(slug(reference))
    if len(fitting) > 1 and checked(as_of) is not None:
        nodes = store.nodes(fitting)
        then = known(store, [nodes[key].document for key in fitting], as_of)
        fitting = [document.key for document in then] or fitting
    if len(fitting) > 1:
        raise AmbiguousDocument(reference, _described(store, fitting))
    if not fitting:
        raise UnknownDocument(reference, _nearest(store, reference))
    return fitting[0]


def _described(store: Store, keys: list[str]) -> list[tuple[str, str]]:
    nodes = store.nodes(keys)
    return [
        (key, ", ".join(said for said in (document.date, document.issuer) if said))
        for key in keys
        for document in (nodes[key].document,)
    ]


def _nearest(store: Store, reference: str) -> list[str]:
    """The most similar numbers, looked for among those that begin alike."""
    wanted, counter = number_key(reference), counter_of(reference)
    for length in range(len(counter), -1, -1):
        printed = store.numbers_from(counter[:length], _COMPARED)
        by_key = {number_key(number): number for number in reversed(printed)}
        close = difflib.get_close_matches(wanted, sorted(by_key), n=_NEAREST, cutoff=0.5)
        if close or (by_key and length == 0):
            found = close or difflib.get_close_matches(wanted, sorted(by_key), _NEAREST, 0.0)
            return [by_key[key] for key in found]
    return []
