"""The subject of a document: its lines gathered from the head and freed of "V/v", "Về việc"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.fold import fold, squeeze
from loaders.parts.layout import Cell

_LEAD = re.compile(
    r"(?i)(?:v\s?[/.]\s?v\b[\s:.]*(?:(?:về\s+)?việc\b\s*)?|ví\s|(?:về|và|vê|vè)\s+việc\b[\s:]*|về\s|vv\s|việc\s)"
)
_NUMBERED = re.compile(r"\S*\d\S*")
_BODY_WORDS = re.compile(
    r"(?:Theo|Để|Nhằm|Trong|Tại|Qua|Do|Ngày|Ngay|Trước|Xét|Từ|Chiều|Sáng|Tối|Phúc đáp)\b"
)
_BODY_PHRASES = re.compile(
    r"(?:can cu|thuc hien|hien nay|thoi gian|sau khi|tiep theo|trien khai|tren co so|vua qua)\b"
)
"""Those of two words are read without their marks, which a scan may have lost."""
_ODD = re.compile(r"[^\w\s,.;:()\-–/\"“”'’‘%&+!?°]|[a-zà-ỹ][A-ZÀ-Ỹ]{2}")
_SMALL_LETTERS = re.compile(
    "[a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]{3}"
)
_NOTE = re.compile(r"\s?(?:\[\^?\d{1,3}\]?|[¹²³⁰⁴-⁹]{1,3})\Z")
"""The mark of a footnote at the end of a line; its last bracket may be cut off."""
_OPEN_END = re.compile(r"\b(?:CỦA|VÀ|CHO|VỚI|TẠI|THUỘC|DO|VỀ|SỐ)\Z")
_MAX_PARAGRAPH = 110
_SHORTEST_BODY = 60


def gather(lines: Sequence[Cell]) -> list[Cell]:
    """The leading cells of `lines` that make one title or "V/v" text.

    A subject runs on to the next line; over an empty line only where it visibly goes on: in small
    letters after a line without a full stop, or in capitals after capitals.
    """
    taken: list[Cell] = []
    for cell in lines:
        if taken:
            if cell.line == taken[-1].line:
                continue
            if _ends_in_capitals(taken, cell) or not _goes_on(taken[-1], cell):
                break
        taken.append(cell)
    return taken


def clean(lines: Sequence[Cell], names: Sequence[str] = ()) -> str | None:
    """The subject in `lines` as one text without "V/v", "Về việc" or "về" in front.

    A title in capitals comes in sentence case; `names` are names whose capitals are known.
    """
    shown = [_without_note(c.text) + _inner(c.tail) for c in lines if not _aside(c.text)]
    text = squeeze(" ".join(shown))
    lead = _LEAD.match(text)
    text = (text[lead.end() :] if lead else text).strip(" .,;:-–")
    return (sentence_case(text, names) if is_capitals(text) else text) or None


@lru_cache(maxsize=512)
def is_capitals(text: str) -> bool:
    """Whether nearly all letters of `text` are capitals (a code such as "QĐ-TTg" apart)."""
    if text.isupper() or _SMALL_LETTERS.search(text):
        return text.isupper()
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) >= 0.85 * len(letters)


def sentence_case(text: str, names: Sequence[str] = ()) -> str:
    """`text` in capitals as a sentence; words with digits or "/" stay, `names` get their capitals.

    >>> sentence_case("TRIỂN KHAI CHỈ THỊ SỐ 5/CT-UBND CỦA TỈNH PHÚ YÊN", ["Phú Yên"])
    'Triển khai chỉ thị số 5/CT-UBND của tỉnh Phú Yên'
    """
    words = [w if _NUMBERED.fullmatch(w) or "/" in w else w.lower() for w in text.split(" ")]
    text = " ".join(words)
    for name in names:
        text = text.replace(name.lower(), name)
    return text[:1].upper() + text[1:]


def _goes_on(last: Cell, cell: Cell) -> bool:
    if last.tail.startswith("."):
        return False
    gap = cell.line - last.line
    if gap <= 1:
        return not _paragraph(cell) and (is_capitals(last.text) or not _shouts(cell.text))
    if is_capitals(last.text):
        return is_capitals(cell.text)
    return cell.text.split(" ", 1)[0].islower() and not _ODD.search(cell.text)


def _ends_in_capitals(taken: Sequence[Cell], cell: Cell) -> bool:
    """Whether a title in capitals is over: its next line opens the body."""
    if not cell.text[0].isupper() or is_capitals(cell.text):
        return False
    if not _opens_body(cell.text) and (
        len(cell.text) < _SHORTEST_BODY or taken[-1].tail or _OPEN_END.search(taken[-1].text)
    ):
        return False
    return len(taken) + sum(c.text.count(" ") for c in taken) > 2 and all(
        is_capitals(c.text) for c in taken
    )


def _opens_body(text: str) -> bool:
    if _BODY_WORDS.match(text):
        return True
    return text[0].isupper() and _BODY_PHRASES.match(fold(text[:12])) is not None


def _paragraph(cell: Cell) -> bool:
    """Whether a line after the title opens the body, no empty line between."""
    text = cell.text
    if text.startswith(("Căn cứ", "Kính gửi", "Điều ")) or text.endswith("như sau"):
        return True
    closed = cell.tail != "" and cell.tail[0] in ".:;"
    opens = _opens_body(text)
    if len(text) > _MAX_PARAGRAPH:
        return opens or (closed and text[0].isupper())
    return opens and closed and len(text) > _SHORTEST_BODY


def _shouts(text: str) -> bool:
    return " " in text and is_capitals(text)


def _without_note(text: str) -> str:
    return text if text[-1:].isalpha() else _NOTE.sub("", text)


def _inner(tail: str) -> str:
    """The mark behind a line that is part of the sentence ("phòng," / "Bắc -")."""
    mark = tail[:1]
    return f" {mark}" if mark in ("-", "–") else mark if mark in (",", ";", ":") else ""


def _aside(text: str) -> bool:
    return text[:1] == "(" and text.endswith(")")
