"""A text as comparable words: those of its body, where they stand, and which of them count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from graph.reuse.body import Span, body_of, names_of
from graph.reuse.formulae import is_formula, phrases_in
from loaders.fold import lower, tone_spellings
from loaders.record import Record

_WORD = re.compile(r"[^\W_]+")
_MARKER = re.compile(
    r"(?m)^[^\w\n]*(?:\d{1,2}(?:\.\d{1,2}){0,2}\s?[.)/]|[a-zđA-ZĐ]\s?[.)/]|[IVX]{1,5}\s?[.)/])(?=\s)"
)
"""What opens an item of a list: "1.", "2.1)", "a)", "II."."""
_OUTSIDE, _NAMED, _OWN = 0, 1, 2
_SENTENCE, _BLOCK = 1, 2
_SENTENCE_END = re.compile(r"[.;:!?…](?:\W*\s|\Z)|\|")
_BLOCK_END = re.compile(r"[.;:!?…|][^\n]*\n|\n[^\n]*[^\s>|*_#\\]")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")


class Words(Struct, frozen=True):
    """The words of a text that can be taken over, in order.

    `words` are folded: case, the place of the tone ("hoà", "hòa"), Đ of old fonts and leading
    zeros make no difference. `starts` and `ends` are half-open character offsets into `text`.
    `counts` has a 1 for each word that counts as the document's own saying, `sentences` the number
    of the sentence that each stands in, `opens` a 1 for the first word of a paragraph or item.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    counts: bytes
    sentences: tuple[int, ...]
    opens: bytes

    @property
    def counted(self) -> int:
        """How many words count."""
        return sum(self.counts)


def words_of(record: Record) -> Words:
    """The words of the body of `record`, and of what is attached to it.

    Head, Kính gửi, signature, Nơi nhận and the counters of lists are left out. Words that do not
    count: names of documents with what these are about, addressees and recipients that stand in
    the body, mottos, and sentences of form (`formulae.toml`).
    """
    text = record.text
    lowered = lower(text)
    places = _places(record, lowered)
    found = [match.span() for match in _WORD.finditer(lowered) if places[match.start()]]
    words = tuple([folded(lowered[start:end]) for start, end in found])
    gaps = bytes(_gaps(text, found))
    sentences = tuple(_numbers(gaps))
    named = bytes([places[start] == _NAMED for start, _ in found])
    return Words(
        text=text,
        words=words,
        starts=tuple([start for start, _ in found]),
        ends=tuple([end for _, end in found]),
        counts=_counts(words, named, sentences),
        sentences=sentences,
        opens=bytes([gap == _BLOCK for gap in gaps]),
    )


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A word in lower case as it is compared.

    >>> folded("hoà"), folded("uỷ"), folded("05"), folded("00")
    ('hòa', 'ủy', '5', '0')
    """
    if word.isdecimal():
        return word.lstrip("0") or "0"
    return tone_spellings(word)[0]


def _places(record: Record, lowered: str) -> bytearray:
    """For each character of the text whether it is outside the body, of a name, or its own."""
    places = bytearray(len(lowered))
    for start, end in body_of(record.text, lowered):
        places[start:end] = bytes([_OWN]) * (end - start)
    for start, end in names_of(record):
        inside = places[start:end]
        places[start:end] = inside.replace(bytes([_OWN]), bytes([_NAMED]))
    for marker in _MARKER.finditer(record.text):
        places[marker.start() : marker.end()] = bytes(marker.end() - marker.start())
    return places


def _gaps(text: str, found: Sequence[Span]) -> Iterator[int]:
    """What begins with each word: nothing, a sentence, or a paragraph."""
    if found:
        yield _BLOCK
    for (_, end), (start, _) in pairwise(found):
        if start - end == 1 and text[end] in " /-":
            yield 0
        else:
            yield _gap(text[end:start], text[start])


def _gap(between: str, following: str) -> int:
    """What begins behind `between`; a line that a page's end has cut off goes on."""
    if _BLOCK_END.search(between):
        return _BLOCK
    if _EMPTY_LINE.search(between) and not following.islower():
        return _BLOCK
    return _SENTENCE if _SENTENCE_END.search(between) else 0


def _numbers(gaps: bytes) -> Iterator[int]:
    number = 0
    for gap in gaps:
        number += gap > 0
        yield number


def _counts(words: Sequence[str], named: bytes, sentences: Sequence[int]) -> bytes:
    """A 1 for each word that is no part of a name, of a motto or of a sentence of form."""
    counts = bytearray(not name for name in named)
    for start, end in phrases_in(words):
        counts[start:end] = bytes(end - start)
    first = 0
    for last in range(1, len(words) + 1):
        if last == len(words) or sentences[last] != sentences[first]:
            own = [words[i] for i in range(first, last) if counts[i]]
            if is_formula(own):
                counts[first:last] = bytes(last - first)
            first = last
    return bytes(counts)
