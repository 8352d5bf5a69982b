"""Finding documents by number, subject or issuer."""

from __future__ import annotations

import re
import unicodedata

from graph.document import Document
from graph.identity import number_key
from graph.questions.state import in_one_state
from graph.store.base import Store
from loaders.fold import fold

_WORD = re.compile(r"\w+")


@in_one_state
def find(store: Store, text: str, limit: int = 50) -> list[Document]:
    """The documents that `text` fits, at most `limit`: exact number first, then the best matches.

    Every word has to occur in number, subject or issuer, the last one maybe unfinished;
    diacritics and case do not matter. Nothing found is an empty list.
    """
    text = unicodedata.normalize("NFC", text)
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
