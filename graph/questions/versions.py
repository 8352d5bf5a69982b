"""Other texts of one act, its draft, the signed text, its consolidations: documents apart."""

from __future__ import annotations

from graph.document import Document
from graph.identity import is_later
from graph.organs import body, slug
from graph.questions.find import words_of
from graph.store.base import Store

CONSOLIDATED = "VBHN"
"""The type code of consolidations (Ordinance 01/2012/UBTVQH13): 14/VBHN-BTC."""

_LOOKED_AT = 200


def versions(store: Store, document: Document) -> tuple[Document, ...]:
    """The drafts and consolidations of an act, or the act that it is one of, by date.

    They have the same issuer and subject, and another status or kind of number; a draft goes
    before what it became.
    """
    if not document.subject or not document.issuer:
        return ()
    alike = store.search(words_of(document.subject), _LOOKED_AT)
    others = [found.document for found in store.nodes(set(alike) - {document.key}).values()]
    found = [other for other in others if _is_version(document, other)]
    return tuple(sorted(found, key=lambda other: (other.date or "", other.key)))


def _is_version(one: Document, other: Document) -> bool:
    if slug(one.subject or "") != slug(other.subject or "") or not other.issuer:
        return False
    if body(one.issuer or "") != body(other.issuer):
        return False
    if _kind(one) == _kind(other):
        return False
    draft, act = (one, other) if one.status == "draft" else (other, one)
    return draft.status != "draft" or not is_later(draft.date, act.date)


def _kind(document: Document) -> tuple[bool, bool]:
    """Whether it is a draft, and whether it is a consolidation."""
    consolidated = (document.symbol or "").startswith(CONSOLIDATED)
    return document.status == "draft", consolidated
