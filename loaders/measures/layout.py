"""Where sentences, sections and the list of what a text orders begin and end.

Positions are offsets into the text in lower case.
"""

from __future__ import annotations

import re
from typing import Final

from loaders.fold import squeeze
from loaders.measures.vocabulary import Cues

WINDOW: Final = 400
"""How far back, in characters, the beginning of a sentence is looked for."""

_COLON = re.compile(r":[*_ \t\"”]{0,8}\n")
_ITEM = re.compile(r"\n[\s|*_#>\"“]{0,16}(?:(?:1|i|a)[ \t]?[.)/-]|[-–+•~]\s|điều[ \t]{1,3}1(?!\d))")
_ARTICLE = re.compile(r"\n[\s|*_#>\"“]{0,16}điều[ \t]{1,3}1(?!\d)")
_NEXT_NUMBER = re.compile(r"\n[\s|*_#>]{0,16}(?:\d{1,2}[.)]|[ivx]{1,5}[.)-]|điều\s)")
_NEXT_ROMAN = re.compile(r"\n[\s|*_#>]{0,16}(?:[ivx]{1,5}[ .)-]|điều\s)")
_NUMBER = re.compile(
    r"\n[\s|*_#>]{0,16}(?:(?P<roman>[ivx]{1,5})|\d{1,2}(?:\.\d{1,2})?)[.)-]{1,2}\s{1,3}$"
)
_HEADING_END = re.compile(r"[ \t*]{0,4}(?::|\n|$)|[^\n]{0,60}[^\s.;,][ \t*]{0,4}(?:\n|$)")


def sentence_start(lowered: str, flat: str, first: int, start: int) -> int:
    """Where the sentence around `first` begins, dash and white space included.

    `flat` is the text on one line; nothing before `start` is looked at.
    """
    floor = max(start, first - WINDOW)
    return last_stop(lowered, flat, floor, first) or floor


def last_stop(lowered: str, flat: str, low: int, high: int) -> int:
    """Where the last sentence begins that does between `low` and `high`; 0 if none does."""
    stop = flat.rfind(". ", low, high) + 1
    stop = lowered.rfind("\n\n", stop or low, high) + 1 or stop
    return lowered.rfind("\n- ", stop or low, high) + 1 or stop


def section_end(lowered: str, first: int, stop: int, end: int) -> int:
    """Where the section ends whose heading has the words `first`:`stop`; 0 if they are none.

    A heading has a number before the words; the next heading of its rank ends its section.
    """
    number = _NUMBER.search(lowered, max(0, first - 24), first)
    if number is None or not _HEADING_END.match(lowered, stop, end):
        return 0
    following = (_NEXT_ROMAN if number["roman"] else _NEXT_NUMBER).search(lowered, stop, end)
    return following.start() if following else end


def first_listed(lowered: str, flat: str, region: tuple[int, int], cues: Cues) -> int:
    """Where the list of what is ordered begins in `region`; its end if there is none.

    It is the first item after a line that announces it ("… yêu cầu như sau:"), the first
    article, or else the first heading of a section with tasks.
    """
    start, end = region
    article = _ARTICLE.search(lowered, start, end)
    stop = article.start() if article else end
    for colon in _COLON.finditer(lowered, start, stop):
        begin = sentence_start(lowered, flat, colon.start(), start)
        sentence = flat[begin : colon.start()]
        if "  " in sentence:
            sentence = squeeze(sentence)
        if any(map(sentence.__contains__, cues.openings)):
            item = _ITEM.search(lowered, colon.end() - 1, stop)
            return item.start() if item else colon.end()
    tasks = None if article else cues.tasks.search(lowered, start, end)
    return tasks.start() if tasks else stop
