"""From offsets in the normal form of a text back to the text as it was given."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from loaders.markup import STEPS, applied
from loaders.text import normalise

Span = tuple[int, int]

_INVISIBLE = r"[\xad\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
_STEADY = (
    r"\x00-\xac\xae-\u02ff"  # Latin
    r"\u0370-\u0373\u0376\u0377\u0391-\u03a1\u03a3-\u03c9"  # Greek
    r"\u0400-\u0482\u048a-\u052f"  # Cyrillic
    r"\u1680\u1e00-\u1eff"  # Vietnamese
    r"\u2000-\u200a\u2010-\u2029\u202f-\u205f\u2070-\u2071\u2074-\u20cf"  # blanks, dashes, quotes
    r"\u2190-\u2328\u232b-\u2adb\u3000\u3001-\u3029\u4e00-\u9fff\uac00-\ud7a3\ue000-\uf8ff"
)
"""Characters that have one character as their normal form and join no character before them."""
_JOINING = rf"(?!{_INVISIBLE})[^{_STEADY}]"
_KNOT = re.compile(rf"\r\n|{_INVISIBLE}++|[{_STEADY}]?(?:{_INVISIBLE}*+(?:{_JOINING})+)+")
"""What may change its length: a line end of two characters, what disappears, what is composed.

Nothing follows the repeated group, so that it never goes back. (In early patches of Python 3.11
possessive groups take a character too many.)
"""


class Offsets(Struct, frozen=True):
    """Where the characters of a text's normal form stand in the text itself.

    A text is knots, each with its own normal form, between stretches that keep their length:
    `given` are the spans of the knots in the text, `starts` and `ends` theirs in the normal form.
    Where markup was taken out of the text before, `printed` leads back from there.
    """

    given: Sequence[Span] = ()
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    printed: Offsets | None = None

    @classmethod
    def of(cls, text: str) -> Offsets:
        """The offsets of `normalise(text)`, in time linear in the length of `text`.

        >>> offsets = Offsets.of("So\\u0302\\u0301:\\u200b 5\\r\\nKi\\u0301nh")  # "Số: 5", "Kính"
        >>> offsets.span(0, 2), offsets.span(4, 5), offsets.span(6, 10)
        ((0, 4), (7, 8), (10, 15))
        """
        if normalise(text) == text:
            return cls()
        offsets = None
        for step in STEPS:
            if edits := step(text):
                changes = ((edit.start, edit.end, len(edit.new)) for edit in edits)
                offsets = _from(changes, offsets)
                text = applied(text, edits)
        knots = ((*knot.span(), _normal_length(knot[0])) for knot in _KNOT.finditer(text))
        return _from(knots, offsets)

    def span(self, start: int, end: int) -> Span:
        """The shortest span of the text whose normal form has `start` to `end` (start < end).

        A border inside what cannot be parted (a letter and its marks) is moved outwards.
        """
        start, end = self._start(start), self._end(end)
        return (start, end) if self.printed is None else self.printed.span(start, end)

    def _start(self, offset: int) -> int:
        last = bisect_right(self.starts, offset) - 1
        if last < 0:
            return offset
        start, end = self.given[last]
        return start if offset < self.ends[last] else end + offset - self.ends[last]

    def _end(self, offset: int) -> int:
        last = bisect_left(self.starts, offset) - 1
        if last < 0:
            return offset
        return self.given[last][1] + max(0, offset - self.ends[last])


def _from(changes: Iterable[tuple[int, int, int]], printed: Offsets | None) -> Offsets:
    """The offsets behind `changes`: start and end of each in the text, its length behind it."""
    given: list[Span] = []
    starts: list[int] = []
    ends: list[int] = []
    shift = 0
    for start, end, length in changes:
        given.append((start, end))
        starts.append(start + shift)
        ends.append(starts[-1] + length)
        shift = ends[-1] - end
    return Offsets(given, starts, ends, printed)


def _normal_length(knot: str) -> int:
    return _short_length(knot) if len(knot) <= 8 else len(normalise(knot))


@lru_cache(maxsize=4096)
def _short_length(knot: str) -> int:
    return len(normalise(knot))
