"""Documents as lists with filters, page by page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, cast, get_args

from msgspec.structs import replace

from graph import units
from graph.actors import LEVELS
from graph.document import Document, DocumentStatus
from graph.drift.vocabulary import measure_called
from graph.errors import UsageProblem
from graph.identity import number_key
from graph.listing import FIRST_PAGE, Filter, Order, Page, Position, Sought
from graph.moment import checked
from graph.organs import slug
from graph.questions.find import words_of
from graph.questions.state import in_one_state
from graph.store.base import Store
from loaders.fold import fold
from loaders.parts.document_types import types
from loaders.record import Mode

Sort = Literal["-date", "date", "key", "relevance"]
SORTS: tuple[Sort, ...] = get_args(Sort)
_EVERYTHING = Filter()
_NEAREST = 5


@in_one_state
def documents(
    store: Store,
    wanted: Filter = _EVERYTHING,
    *,
    sort: str = "-date",
    after: Position | None = None,
    limit: int = FIRST_PAGE,
) -> Page:
    """The documents that fit `wanted`, `limit` at most, from behind the position `after` on.

    Sorted by date, the newest first ("-date") or the oldest ("date"), documents without one last
    and equal dates by key; or by "key". A position tells what the last document was sorted by: a
    list that is read page by page has every document that was there all the time, once. Sorted by
    "relevance", which needs a text, it has the `limit` best ones and ends: how well a text fits
    changes with every document that arrives. An unknown issuer, number or place is of no document.
    Raises `UsageProblem` for an unknown sort, type, level, status or mode, for what is no date and
    for a limit below 1, and `UnknownMeasure`.
    """
    if limit < 1:
        raise UsageProblem(f"limit {limit} is below 1", "give the number of documents to list")
    order, sought = one_of("sort", sort, SORTS), _sought(store, wanted)
    if wanted.text is not None and not sought.words:
        return Page(())
    if order == "relevance":
        return Page(tuple(_best(store, sought, wanted, after, limit)))
    found = store.listed(sought, cast("Order", order), after, limit + 1)
    more = len(found) > limit
    items = tuple(found[:limit])
    return Page(items, Position(items[-1].date, items[-1].key) if more else None)


def _best(
    store: Store, sought: Sought, wanted: Filter, after: Position | None, limit: int
) -> list[Document]:
    """As `find` has them: first those with the number, then those that the words fit best."""
    if wanted.text is None:
        raise UsageProblem("nothing is searched for", "give a text, or sort by date or key")
    if after is not None:
        raise UsageProblem("the best documents have no next page", "give a larger limit")
    folded = number_key(unicodedata.normalize("NFC", wanted.text))
    numbered: list[Document] = []
    if folded and sought.number in (None, folded):
        exact = replace(sought, number=folded, words=())
        numbered = store.listed(exact, "key", None, limit)
    found = {document.key: document for document in numbered}
    for document in store.best(sought, limit):
        found.setdefault(document.key, document)
    return [*found.values()][:limit]


def _sought(store: Store, wanted: Filter) -> Sought:
    place = slug(_composed(wanted.place)) if wanted.place is not None else None
    mode = None if wanted.mode is None else one_of("mode", wanted.mode, get_args(Mode))
    if mode is not None and wanted.measure is None:
        raise UsageProblem("a mode is that of a measure", "name the measure too")
    return Sought(
        number=None if wanted.number is None else number_key(_composed(wanted.number)),
        issuers=None if wanted.issuer is None else _called(store, wanted.issuer),
        place=place,
        governors=_governing(store, place, within=wanted.within) if place else frozenset(),
        type=None if wanted.type is None else _type(wanted.type),
        level=None if wanted.level is None else one_of("level", wanted.level, LEVELS),
        status=None if wanted.status is None else _status(wanted.status),
        measure=None if wanted.measure is None else measure_called(wanted.measure).id,
        mode=mode,
        since=checked(wanted.since),
        until=checked(wanted.until),
        words=() if wanted.text is None else tuple(words_of(_composed(wanted.text))),
    )


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _called(store: Store, name: str) -> frozenset[str]:
    """The organisation with this key, else those of this name, which may be the key of one."""
    said = slug(_composed(name))
    found = frozenset(store.called(said)) if said else frozenset()
    return frozenset([said]) if name == said and said in found else found


def _governing(store: Store, place: str, *, within: bool) -> frozenset[str]:
    return frozenset(store.governing(units.within(place) if within else [place]))


def _type(name: str) -> str:
    """The type that is called so, whatever its case and marks."""
    found = _types().get(fold(_composed(name)))
    if found is None:
        nearest = get_close_matches(fold(name), _types(), n=_NEAREST)
        raise UsageProblem(f"{name!r} is no type of document", _nearest(map(_types().get, nearest)))
    return found


@cache
def _types() -> dict[str, str]:
    return {fold(name): name for name in sorted(set(types().headings.values()))}


def _nearest(names: Iterable[str | None]) -> str:
    told = ", ".join(filter(None, names))
    return f"the nearest are {told}" if told else "there are công văn, kế hoạch, quyết định, …"


def _status(name: str) -> DocumentStatus:
    return cast("DocumentStatus", one_of("status", name, get_args(DocumentStatus)))


def one_of(what: str, value: str, known: Iterable[str]) -> Any:
    """`value`, if it is known. Raises `UsageProblem`, which names what is."""
    choices = tuple(known)
    if value not in choices:
        raise UsageProblem(f"{value!r} is no {what}", f"there are {', '.join(choices)}")
    return value
