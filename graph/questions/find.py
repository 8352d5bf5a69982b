"""Finding documents by number, subject or issuer."""

from __future__ import annotations

import re
import unicodedata

from graph.document import Document
from graph.identity import is_later, number_key
from graph.moment import checked
from graph.questions.known import known
from graph.questions.state import in_one_state
from graph.store.base import Store
from loaders.fold import fold

_WORD = re.compile(r"\w+")
_MORE = 20
"""So many times as many matches are looked at, as long as too few were known as of the day."""


@in_one_state
def find(store: Store, text: str, limit: int = 50, *, as_of: str | None = None) -> list[Document]:
    """The documents that `text` fits, at most `limit`: exact number first, then the best matches.

    Every word has to occur in number, subject or issuer, the last one maybe unfinished;
    diacritics and case do not matter. Nothing found is an empty list. `as_of` leaves out what was
    not known on that day (see `graph.questions.known`); what is best is weighed among all
    documents. Raises `UsageProblem` for what is no date.
    """
    text, many = unicodedata.normalize("NFC", text), limit
    if checked(as_of) is None:
        keys = _matching(store, text, limit)
        nodes = store.nodes(keys)
        return [nodes[key].document for key in keys]
    while True:
        keys = _matching(store, text, many)
        ids = store.ids(keys)
        outlines = store.outlines(ids.values())
        matching = (outlines[ids[key]] for key in keys)
        found = known(store, [o.document for o in matching if not is_later(o.date, as_of)], as_of)
        if len(found) >= limit or len(keys) < many:
            return found[:limit]
        many *= _MORE


def _matching(store: Store, text: str, limit: int) -> list[str]:
    keys = store.numbered(number_key(text))[:limit]
    return [*dict.fromkeys((*keys, *store.search(words_of(text), limit)))][:limit]


def words_of(text: str) -> list[str]:
    """The folded words of `text`, as the search knows them.

    >>> words_of("570/CĐ-TTg")
    ['570', 'cd', 'ttg']
    """
    return _WORD.findall(fold(text).replace("_", " "))
