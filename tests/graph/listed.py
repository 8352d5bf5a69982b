"""Lists of documents by plain Python over every node: what both stores must give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph import Document, Filter, Position, Store, documents
from graph.authority import organisation_key, place_key
from graph.identity import is_later, number_key
from graph.node import Node
from graph.organs import slug
from loaders.fold import fold


def expected(store: Store, wanted: Filter, sort: str) -> list[Document]:
    """All documents that fit, in order."""
    found = [node.document for node in store.every_node() if _fits(node, wanted)]
    found.sort(key=lambda document: document.key)
    if sort == "key":
        return found
    dated = [document for document in found if document.date is not None]
    dated.sort(key=lambda document: document.date or "", reverse=sort == "-date")
    return dated + [document for document in found if document.date is None]


def paged(
    store: Store, wanted: Filter, sort: str, limits: Sequence[int]
) -> Iterator[tuple[Document, ...]]:
    """The pages of a list, with these limits in turn."""
    after: Position | None = None
    for turn in range(1000):
        page = documents(store, wanted, sort=sort, after=after, limit=limits[turn % len(limits)])
        yield page.items
        after = page.next
        if after is None:
            return
    raise AssertionError("the list has no end")


def _fits(node: Node, wanted: Filter) -> bool:
    document, issuer = node.document, node.issuer
    return (
        (wanted.number is None or number_key(document.number or "") == number_key(wanted.number))
        and (wanted.type is None or fold(document.type or "") == fold(wanted.type))
        and wanted.level in (None, document.level)
        and wanted.status in (None, document.status)
        and (
            wanted.issuer is None
            or (
                issuer is not None
                and (
                    wanted.issuer == organisation_key(issuer)
                    or ("-" not in wanted.issuer and slug(wanted.issuer) == slug(issuer.name))
                )
            )
        )
        and (
            wanted.place is None
            or slug(wanted.place) == slug(document.place or "")
            or (issuer is not None and place_key(issuer) == slug(wanted.place))
        )
        and (
            wanted.measure is None
            or any(
                said.id == wanted.measure and wanted.mode in (None, said.mode)
                for said in node.said.measures
            )
        )
        and (wanted.since is None or _not_before(document.date, wanted.since))
        and (wanted.until is None or _not_before(wanted.until, document.date))
    )


def _not_before(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and not is_later(other, one)
