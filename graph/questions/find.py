"""Finding documents by number, subject or issuer."""

from __future__ import annotations

import re
import unicodedata

from graph.document import Document
from graph.identity import number_key
from graph.moment import checked
from graph.questions.known import known
from graph.questions.state import in_one_state
from graph.store.base import Store
from loaders.fold import fold

_WORD = re.compile(r"\w+")
_MORE = 4
"""So many times as many matches are looked at, as long as too few were known as of the day."""


@in_one_state
def find(store: Store, text: str, limit: int = 50, *, as_of: str | None = None) -> list[Document]:
    """The documents that `text` fits, at most `limit`: exact number first, then the best matches.

    Every word has to occur in number, subject or issuer, the last one maybe unfinished;
    diacritics and case do not matter. Nothing found is an empty list. `as_of` leaves out what was
    not known on that day (see `graph.questions.known`); what is best is weighed among all
    documents. Raises `UsageProblem` for what is no date.
    """
    text = unicodedata.normalize("NFC", text)
    if checked(as_of) is None:
        return _matching(store, text, limit)
    many = limit
    while True:
        matching = _matching(store, text, many)
        found = known(store, matching, as_of)
        if len(found) >= limit or len(matching) < many:
            return found[:limit]
        many *= _MORE


def _matching(store: Store, text: str, limit: int) -> list[Document]:
    keys = store.numbered(number_key(text))[:limit]
    keys += [k for k in store.search(words_of(text), limit) if k not in keys]
    nodes = store.nodes(keys[:limit])
    return [nodes[key].document for key in keys[:limit]]


def words_of(text: str) -> list[str]:
    """The folded words of `text`, as the search knows them.

    >>> words_of("570/CĐ-TTg")
    ['570', 'cd', 'ttg']
    """
    return _WORD.findall(fold(text).replace("_", " "))
