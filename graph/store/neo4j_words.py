"""Folded words as the full-text index of Neo4j keeps them, and questions as it takes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.document import Document
from loaders.fold import fold

_WORD = re.compile(r"[^\W_]+")


def indexed(document: Document) -> str:
    """The words by which a document is found: number, subject and issuer, folded."""
    said = (document.number, document.subject, document.issuer)
    return " ".join(word for part in said for word in _WORD.findall(fold(part or "")))


def as_query(words: Sequence[str]) -> str | None:
    """The question for documents that have all `words`, the last one maybe unfinished.

    Where a word is several (`"a b"`), they have to stand together. None where there are none.

    >>> as_query(["bac", "k"])
    '+"bac" +(k k*)'
    """
    plain = [found for word in words if (found := _WORD.findall(fold(word)))]
    if not plain:
        return None
    *whole, (*before, last) = plain
    parts = [f'+"{" ".join(some)}"' for some in whole]
    parts += [f'+"{" ".join(before)}"'] if before else []
    return " ".join([*parts, f"+({last} {last}*)"])
