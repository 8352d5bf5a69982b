"""What scanning, converting and copying do to texts: pure functions of a text and a seed.

Light damage is what plain-text exports have: page numbers inside sentences, hard wraps, doubled
blanks, decomposed letters, old tone marks. Heavy damage adds what scans have: two columns read as
one line, lost hyphens and diacritics, digits taken for letters.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable
from itertools import zip_longest
from typing import Literal

from benchmarks.archive.papers import Dice

Degree = Literal["clean", "light", "heavy"]
DEGREES: tuple[Degree, ...] = ("clean", "light", "heavy")

_OLD_TONES = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_TONES = re.compile(rf"(?<![qQ])(?:{'|'.join(_OLD_TONES)})\b")
_NUMBER = re.compile(r"(?<=[Ss]ố )\d+|(?<=Số: )\d+|\d{2}(?=/\d)")
_CONFUSED = str.maketrans("0158", "OlSB")
_SYMBOL = re.compile(r"(?<=[A-ZĐa-z])-(?=[A-ZĐ])")
_HEAD_LINES = 16
_COLUMN = 44
_DAY_LINE = re.compile(r"^.{2,40}, ngày \d\d tháng .*$")
_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_BARE = re.compile(r"[^\W\d_]{3,}")


def damaged(text: str, degree: Degree, seed: str) -> str:
    """`text` with damage of this degree; the same for the same text, degree and seed.

    >>> damaged("Thành ủy", "clean", "1")
    'Thành ủy'
    """
    dice = Dice(f"{seed}/{degree}")
    for damage, share in _DAMAGES[degree]:
        if dice.chance(share):
            text = damage(text, dice)
    return text


def two_columns(text: str, dice: Dice) -> str:
    """The letterhead beside the motto and the number beside the day, each pair on one line."""
    lines = text.split("\n")
    if _MOTTO not in lines[1:_HEAD_LINES]:
        return text
    motto = lines.index(_MOTTO)
    letterhead, below = lines[:motto], lines[motto + 2 :]
    beside = zip_longest(letterhead, lines[motto : motto + 2], fillvalue="")
    joined = [f"{left:<{_COLUMN}}{right}".rstrip() for left, right in beside]
    return "\n".join([*joined, *_number_beside_day(below)])


def _number_beside_day(lines: list[str]) -> list[str]:
    head = lines[:_HEAD_LINES]
    number = next((i for i, line in enumerate(head) if line.startswith("Số")), None)
    day = next((i for i, line in enumerate(head) if _DAY_LINE.match(line)), None)
    if number is None or day is None or day < number:
        return lines
    pair = f"{lines[number]:<{_COLUMN}}{lines[day]}"
    return [*lines[:number], pair, *lines[number + 1 : day], *lines[day + 1 :]]


def page_numbers(text: str, dice: Dice) -> str:
    """A page number inside a sentence, for every 1,500 characters or so."""
    pieces, page, at = [], 2, 0
    for place in range(700 + int(dice.random() * 600), len(text), 1500):
        blank = text.find(" ", place)
        if blank < 0:
            break
        pieces += [text[at:blank], f"\n\n{page}\n\n"]
        page, at = page + 1, blank + 1
    return "".join([*pieces, text[at:]])


def hard_wraps(text: str, dice: Dice) -> str:
    """Lines broken at one width, but those of two columns."""
    wrapper = textwrap.TextWrapper(
        60 + int(dice.random() * 30), break_long_words=False, break_on_hyphens=False
    )
    lines = text.split("\n")
    return "\n".join(line if "    " in line else wrapper.fill(line) for line in lines)


def doubled_blanks(text: str, dice: Dice) -> str:
    """Every tenth blank twice."""
    words = text.split(" ")
    return "".join(f"{word}{'  ' if dice.chance(0.1) else ' '}" for word in words[:-1]) + words[-1]


def decomposed(text: str, dice: Dice) -> str:
    """Letters and their marks apart (NFD)."""
    return unicodedata.normalize("NFD", text)


def old_tones(text: str, dice: Dice) -> str:
    """The tone mark on the second vowel: "hoà", "uỷ"."""
    return _TONES.sub(lambda match: _OLD_TONES[match[0]], text)


def lost_hyphens(text: str, dice: Dice) -> str:
    """A third of the hyphens in symbols lost, set apart, or turned into dashes."""
    changed = (" ", " - ", "–")
    return _SYMBOL.sub(lambda m: dice.pick(changed) if dice.chance(0.33) else m[0], text)


def taken_for_letters(text: str, dice: Dice) -> str:
    """A digit taken for a letter in one of eight numbers."""
    return _NUMBER.sub(
        lambda match: match[0].translate(_CONFUSED) if dice.chance(0.125) else match[0], text
    )


def lost_marks(text: str, dice: Dice) -> str:
    """One word in twenty without its marks."""
    return _BARE.sub(lambda match: _bare(match[0]) if dice.chance(0.05) else match[0], text)


def _bare(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


_Damage = tuple[Callable[[str, Dice], str], float]
_DAMAGES: dict[Degree, tuple[_Damage, ...]] = {
    "clean": (),
    "light": (
        (page_numbers, 0.5),
        (hard_wraps, 0.5),
        (doubled_blanks, 0.4),
        (old_tones, 0.3),
        (decomposed, 0.3),
    ),
    "heavy": (
        (two_columns, 0.6),
        (lost_hyphens, 0.5),
        (taken_for_letters, 0.5),
        (lost_marks, 0.5),
        (page_numbers, 0.7),
        (hard_wraps, 0.7),
        (doubled_blanks, 0.5),
        (old_tones, 0.4),
        (decomposed, 0.3),
    ),
}
