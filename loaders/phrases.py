"""Phrases of a vocabulary in a text: whole words, also where more than one blank parts them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from loaders.fold import flatten
from loaders.image import WORD, folded, image

Hit = tuple[int, int, int]
"""Start and end of a phrase in the text, and its position among the phrases."""

_REACH = 48
"""How far to either side of a break, in characters, a phrase is looked for."""

_PAGE_SIGNS = frozenset("-–0123456789")
_PAGE = re.compile(r"(?:[-–] ?)?\d{1,3}(?:/\d{1,3})?(?: ?[-–])?[ \t]{0,60}\n\s{0,60}")
"""The number of a page from where it begins its line, up to the next word."""

_CLOSING = frozenset('.;:!?…”" ')


class Flat:
    """A text in lower case and on one line, ready to be searched for phrases.

    `text` is that line, `folded` its image as phrases are compared. Where more than one blank
    parts two words of a sentence, as at a page break, `near` has what stands on both sides with
    single blanks and without the page's number; `breaks` says where.
    """

    __slots__ = ("breaks", "folded", "near", "text")

    def __init__(self, original: str, lowered: str, picture: bytes | None = None) -> None:
        """`lowered` is `original` in lower case, `picture` its image where the caller has it."""
        self.text = text = flatten(lowered)
        self.folded = folded(image(original) if picture is None else picture)
        self.breaks: list[tuple[int, int, int, int]] = []
        """For each break: its start in `near`, the blank in `near`, its begin and end in `text`."""
        parts: list[str] = []
        length = 0
        gap = text.find("  ")
        while gap >= 0:
            behind = gap + 2
            if gap and text[gap - 1] not in _CLOSING:
                while text[behind : behind + 1] == " ":
                    behind += 1
                if original[behind : behind + 1] in _PAGE_SIGNS:
                    page = _PAGE.match(original, behind) if "\n" in original[gap:behind] else None
                    behind = page.end() if page else behind
                if original[behind : behind + 1].islower():
                    left = " ".join(text[max(0, gap - _REACH) : gap].split())
                    right = " ".join(text[behind : behind + _REACH].split())
                    self.breaks.append((length, length + len(left), gap, behind))
                    parts += (left, " ", right, "\n")
                    length += len(left) + len(right) + 2
            gap = text.find("  ", behind)
        self.near = "".join(parts)


class Phrases:
    """A set of phrases that is looked for in one pass over a text.

    They are compared as `image.folded` has them: also where a scan lost a tone over a vowel. With
    `longest` the leftmost and longest of overlapping phrases is found ("thông tư liên tịch", not
    "thông tư"); otherwise every one.
    """

    def __init__(self, phrases: Iterable[str], *, longest: bool = False) -> None:
        self._longest = longest
        self._automaton = BytesAhoCorasick(
            [folded(image(phrase)) for phrase in phrases],
            matchkind=MatchKind.LeftmostLongest if longest else MatchKind.Standard,
            implementation=Implementation.DFA,
        )

    def find(self, flat: Flat, start: int = 0, end: int | None = None) -> list[Hit]:
        """The phrases in `flat[start:end]`: by start with `longest`, else by end.

        Of two that end at one place the longer comes first.
        """
        end = len(flat.text) if end is None else end
        part = flat.folded[start:end]
        # What stands behind the part follows it; what stands in front is at [-1].
        word = WORD
        text = (
            part + (flat.folded[end : end + 1] or b" ") + (flat.folded[start - 1 : start] or b" ")
        )
        hits = [  # `_is_whole`, written out: there are many
            (start + first, start + last, index)
            for index, first, last in self._matches(part)
            if not (word[text[first - 1]] or (word[text[last]] and word[text[last - 1]]))
        ]
        broken = self._across_breaks(flat) if flat.breaks else []
        broken = [hit for hit in broken if start <= hit[0] and hit[1] <= end]
        if not broken:
            return hits
        if self._longest:
            return _without_parts(hits + broken)
        # A phrase over two breaks is found at both.
        return sorted({*hits, *broken}, key=lambda hit: (hit[1], hit[0]))

    def _matches(self, picture: bytes) -> list[tuple[int, int, int]]:
        return self._automaton.find_matches_as_indexes(picture, overlapping=not self._longest)

    def _across_breaks(self, flat: Flat) -> list[Hit]:
        """The phrases that reach over a break, at their place in the text."""
        hits: list[Hit] = []
        starts = [start for start, *_ in flat.breaks]
        for index, first, last in self._matches(folded(image(flat.near))):
            _, edge, gap, behind = flat.breaks[bisect_right(starts, first) - 1]
            if first < edge < last - 1:
                begins = _back(flat.text, flat.near[first:edge], gap)
                ends = _forth(flat.text, flat.near[edge + 1 : last], behind)
                if _is_whole(flat.folded, begins, ends):
                    hits.append((begins, ends, index))
        return hits


def _back(flat: str, words: str, end: int) -> int:
    """Where `words`, which end at `end` with any blanks between them, begin."""
    for word in reversed(words.split(" ")):
        end = flat.rindex(word, 0, end)
    return end


def _forth(flat: str, words: str, start: int) -> int:
    """Where `words`, which begin at `start` with any blanks between them, end."""
    for word in words.split(" "):
        start = flat.index(word, start) + len(word)
    return start


def _is_whole(picture: bytes, first: int, last: int) -> bool:
    """Whether no word goes on at either side of a phrase (one that ends in a blank has its end)."""
    if last < len(picture) and WORD[picture[last]] and WORD[picture[last - 1]]:
        return False
    return not (first and WORD[picture[first - 1]])


def _without_parts(hits: list[Hit]) -> list[Hit]:
    """The hits by start, without those that overlap a longer one before them."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
    return kept
