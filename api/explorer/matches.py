"""Where the words of a search stand in what is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from loaders.fold import fold

_WORD = re.compile(r"[^\W_]+")


def marked(text: str, words: Sequence[str]) -> Markup:
    """`text`, escaped, with the words that begin like one of the folded `words` in `<mark>`.

    >>> str(marked("tỉnh Bắc Kạn <b>", ["bac"]))
    'tỉnh <mark>Bắc</mark> Kạn &lt;b&gt;'
    """
    pieces: list[str] = []
    end = 0
    for found in _WORD.finditer(text):
        if words and fold(found[0]).startswith(tuple(words)):
            pieces += (escape(text[end : found.start()]), f"<mark>{escape(found[0])}</mark>")
            end = found.end()
    return Markup("".join([*pieces, escape(text[end:])]))  # noqa: S704 - each piece is escaped
