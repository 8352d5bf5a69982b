"""Other texts of one act: its draft, its consolidations, certified copies; documents apart."""

from __future__ import annotations

from collections.abc import Iterable

from graph.apart import kind_of, theme_of
from graph.document import Document
from graph.identity import is_later
from graph.model import RelatedDocument
from graph.organs import body
from graph.questions.find import words_of
from graph.store.base import Store
from loaders import certified

_LOOKED_AT = 200


def versions(
    store: Store, document: Document, related: Iterable[RelatedDocument]
) -> tuple[Document, ...]:
    """The drafts, consolidations and certified copies of an act, or the act that it is one of.

    They are given by date. Copies are among the `related`, by what their certificates say; drafts
    and consolidations have the same issuer and subject, and another status or kind of number; a
    draft goes before what it became.
    """
    found = {other.key: other for other in (*_copies(related), *_alike(store, document))}
    return tuple(sorted(found.values(), key=lambda other: (other.date or "", other.key)))


def _copies(related: Iterable[RelatedDocument]) -> list[Document]:
    return [
        other.document
        for other in related
        if any(proof.rule == certified.RULE for proof in other.evidence)
    ]


def _alike(store: Store, document: Document) -> list[Document]:
    if not document.subject or not document.issuer:
        return []
    if any(kind_of(document)):  # few are, so that acts need no index of subjects
        alike = store.search(words_of(document.subject), _LOOKED_AT)
        others = [found.document for found in store.nodes(alike).values()]
    else:
        others = store.apart(theme_of(document), _LOOKED_AT)
    return [o for o in others if o.key != document.key and _is_version(document, o)]


def _is_version(one: Document, other: Document) -> bool:
    if theme_of(one) != theme_of(other) or not other.issuer:
        return False
    if body(one.issuer or "") != body(other.issuer):
        return False
    if kind_of(one) == kind_of(other):
        return False
    draft, act = (one, other) if one.status == "draft" else (other, one)
    return draft.status != "draft" or not is_later(draft.date, act.date)
