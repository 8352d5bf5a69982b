"""Doubtful words looked at once more, closer: each with its neighbours as a line of its own.

The first look is quick and at a resolution that suits most words. What it is not sure of, and what
is no syllable of Vietnamese, is read again from the original picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from loaders.formats.recognise.letters import mended_case
from loaders.formats.recognise.picture import DPI
from loaders.formats.recognise.words import Seen, line_seen
from loaders.legacy.syllables import is_syllable

if TYPE_CHECKING:
    from loaders.formats.recognise.letters import mended_case
from loaders.formats.recognise.picture import Prepared

CLOSER: Final = (300, 240)
"""Pixels per inch of the second look, and of the third at what is doubtful still."""

_SURE: Final = 82
_MOST: Final = 0.25
"""Share of the page's words, by width, that is looked at again at most."""
_LONGER: Final = 2
"""Letters by which two readings of one place may differ: more are of another place."""
_MARGIN: Final = 0.3
"""What is cut out beyond the words, by their height."""
_OVERLOOKED: Final = ("-", "–", ";")
"""What stands between words, and is often missed at first."""
_EDGES: Final = frozenset("'|_=¡‘")
"""What begins no word: the edges of other lines, and of rules."""
_PUNCTUATION: Final = ".,;:()[]\"'“”‘’/-–+*…!?<>"


def looked_at_again(words: Sequence[Seen], page: Prepared) -> list[Seen]:
    """The words that were seen on the page, with better readings of the doubtful ones."""
    found: list[Seen] = []
    left = _MOST * sum(word.right - word.left for word in words)
    for part, is_doubtful in _parts(words):
        width = part[-1].right - part[0].left
        if is_doubtful and width <= left:
            left -= width
            found += _closer(part, page)
        else:
            found += part
    return found


def _closer(part: Sequence[Seen], page: Prepared) -> Sequence[Seen]:
    """The best that is seen of the words when they are looked at closer."""
    best = part
    for dpi in CLOSER:
        if any(map(_is_doubtful, best)):
            best = _better(best, _again(part, page, dpi))
    return best


def is_odd(text: str) -> bool:
    """Whether a word is neither spelt as Vietnamese nor a number or an abbreviation.

    >>> is_odd("Đứứ"), is_odd("Yt"), is_odd("570/CĐ-TTg"), is_odd("UBND;"), is_odd("tỉnh,")
    (True, True, False, False, False)
    """
    if text[0] in _EDGES:
        return True
    bare = text.strip(_PUNCTUATION)
    if not bare.isalpha():
        return False
    if is_syllable(bare):
        return bare != bare.lower() and not bare.istitle() and not bare.isupper()
    return not ((bare.isupper() and bare.isascii()) or _is_abbreviation(bare))


def _is_abbreviation(bare: str) -> bool:
    """Whether capitals without a mark, or with those of Đ and Ư, make up nearly the word."""
    small = [letter for letter in bare if not letter.isupper()]
    return len(small) <= 1 and len(bare) > len(small) + 1 and not set(bare.lower()) - _PLAIN


_PLAIN: Final = frozenset("abcdđefghijklmnopqrstuvwxyzưôơâă")


def _is_doubtful(word: Seen) -> bool:
    return word.sure < _SURE or is_odd(mended_case(word.text))


def _parts(words: Sequence[Seen]) -> Iterator[tuple[list[Seen], bool]]:
    """Runs of words, all of them in order; doubtful ones with their neighbours in their line."""
    lines: list[list[Seen]] = []
    for word in words:
        if lines and _goes_on(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        flags = [_is_doubtful(word) for word in line]
        wide = [any(flags[max(0, i - 1) : i + 2]) for i in range(len(line))]
        start = 0
        for end in range(1, len(line) + 1):
            if end == len(line) or wide[end] != wide[start]:
                yield line[start:end], wide[start]
                start = end


def _goes_on(word: Seen, following: Seen) -> bool:
    """Whether the second stands behind the first in one line."""
    height = max(word.bottom - word.top, following.bottom - following.top)
    level = min(word.bottom, following.bottom) - max(word.top, following.top)
    return level > 0 and -2 <= following.left - word.right < 3 * height


def _again(part: Sequence[Seen], page: Prepared, dpi: int) -> list[Seen]:
    """What is seen of the words alone, in pixels of the page."""
    top, bottom = min(word.top for word in part), max(word.bottom for word in part)
    margin = max(3, round(_MARGIN * (bottom - top)))
    left, right = part[0].left - margin, part[-1].right + margin
    top, bottom = top - margin, bottom + margin
    image = page.closer((left, top, right, bottom), dpi)
    scale = dpi / DPI
    return [
        Seen(
            word.text,
            left + round(word.left / scale),
            top + round(word.top / scale),
            left + round(word.right / scale),
            top + round(word.bottom / scale),
            word.sure,
        )
        for word in line_seen(image, dpi)
    ]


def _better(old: Sequence[Seen], new: Sequence[Seen]) -> list[Seen]:
    """Where the two readings part, the better one of each place."""
    if len(old) == len(new):
        pairs = [([one], [other]) for one, other in zip(old, new, strict=True)]
    else:
        pairs = _matched(old, new)
    return [word for one, other in pairs for word in (other if _is_better(other, one) else one)]


def _is_better(new: Sequence[Seen], old: Sequence[Seen]) -> bool:
    if not new or not old:  # edges of other lines are seen as marks
        return any(word.text in _OVERLOOKED and word.sure >= _SURE for word in new)
    if not any(map(_is_doubtful, old)) or abs(_letters(new) - _letters(old)) > _LONGER:
        return False
    return _worth(new) > _worth(old)


def _letters(words: Sequence[Seen]) -> int:
    return sum(len(word.text) for word in words)


def _matched(old: Sequence[Seen], new: Sequence[Seen]) -> list[tuple[list[Seen], list[Seen]]]:
    """The smallest groups of words of both that take the same place in the line."""
    groups: list[tuple[list[Seen], list[Seen]]] = []
    end = 0
    both = [(word.left, place, word) for place, words in enumerate((old, new)) for word in words]
    for left, place, word in sorted(both):
        if not groups or left + word.right > 2 * end:
            groups.append(([], []))
            end = word.right
        groups[-1][place].append(word)
        end = max(end, word.right)
    return groups


def _worth(words: Sequence[Seen]) -> tuple[int, float]:
    """How good a reading is: first by its odd words, then by its sureness."""
    letters = _letters(words)
    sure = sum(word.sure * len(word.text) for word in words) / letters
    return (-sum(is_odd(mended_case(word.text)) for word in words), sure)
