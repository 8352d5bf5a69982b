"""Headings of lists: what "Bãi bỏ các văn bản sau:" says of the items below it."""

from __future__ import annotations

import re

from msgspec import Struct

from loaders.citations.clauses import BULLETS, CAPITALS, sentence_start
from loaders.citations.cues import governing, leading, passive_verb
from loaders.citations.gaps import words
from loaders.citations.mentions import Found, Page
from loaders.citations.ties import Frame, Tie, asserted
from loaders.record import SELF, Relation

_REACH = 1500
# "DANH MỤC QUYẾT ĐỊNH⏎BỊ BÃI BỎ", from its first line to its last.
_TITLE = re.compile(
    rf"[ *]*DANH MỤC(?: [{CAPITALS} ,\n]{{0,200}}?)?(?= \*|\s*\n\s*[^{CAPITALS}\s])"
)
_DOCUMENTS = re.compile(
    r"(?:(?:văn bản(?: chỉ đạo| hướng dẫn)?|chỉ thị|nghị quyết|công điện|công văn|kế hoạch"
    r"|quyết định)(?: của [^:.;]{2,60}?)?(?: sau)?(?: đây)?"
    r"|thực hiện (?:nghiêm|nghiêm túc|tốt|đầy đủ|kịp thời|(?:có )?hiệu quả)"
    r"|\A(?:để |nhằm )?(?:tiếp tục |triển khai |tổ chức ){0,3}thực hiện) ?:\Z"
)
_STYLES = (
    ("điều", re.compile(r"[\s*]*Điều \d{1,3}[a-zđ]?[\s.:]")),
    ("+", re.compile(r"[\s*]*\+(?=\s)")),
    ("-", re.compile(rf"[\s*]*[{BULLETS}](?=\s(?!\d{{1,4}}\s?[-–]))")),
    ("1.1.", re.compile(r"[\s*]*\d{1,2}\.\d{1,2}[.)]?\s")),
    ("1.", re.compile(r"[\s*]*\d{1,2}[.)]\s")),
    ("a)", re.compile(r"[\s*]*[a-zđ][.)]\s")),
    ("i.", re.compile(r"[\s*]*[IVX]{1,4}[.)-]\s")),
    ("|", re.compile(r"\s*(?:\d{1,3}[ \t]{0,3})?\|")),
)


class Heading(Struct, frozen=True):
    """The tie that a heading gives, its own bullet and that of its items; no tie: it has no say.

    `passive`: the items act on a document that the heading names ("A được sửa đổi bởi:").
    """

    tie: Tie | None
    style: str
    items: str
    passive: tuple[Relation, str] | None = None


def style_of(line: str) -> str:
    """What kind of bullet a line begins with: "1.", "a)", "-", … or "" for none."""
    return next((name for name, pattern in _STYLES if pattern.match(line)), "")


def continues(heading: Heading, between: str, items: str) -> bool:
    """Whether a list goes on behind `between`, the text since its last item, with such a bullet."""
    if len(between) > _REACH or items != heading.items:
        return False
    closing = {"điều", heading.style} - {"", items}
    lines = [line.rstrip() for line in between.rstrip().split("\n")]
    if any(line.endswith(":") for line in lines):
        return False
    return not any(style_of(line) in closing for line in lines[1:])


def heading_above(page: Page, start: int, previous: Found | None, frame: Frame) -> Heading:
    """The heading of the list whose item begins at `start`; `previous` is the mention before it."""
    items = style_of(page.text[start : start + 40])
    inside = not items and "\n" not in page.text[max(0, start - 3) : start + 1]
    floor = max(0, start - _REACH, frame.border_before(start))
    found = None if inside else _heading_line(page.text, floor, start, items)
    if found is None:
        return Heading(None, "", items)
    low, high, style = found
    line = words(page, low, high).strip()
    named = previous is not None and low <= previous.start < high
    passive = passive_verb(line.rstrip(": ")) if named else None
    if named and (passive or not line.endswith(":")):
        return Heading(None, style, items, passive)
    tie = _active(line, frame)
    # "Sửa đổi A như sau:", "Thực hiện A, yêu cầu:" speak of A alone.
    alone = named and not _DOCUMENTS.search(line)
    if alone and tie is not None and tie.relation in ("implements", "amends"):
        tie = None
    return Heading(tie, style, items)


def _heading_line(text: str, floor: int, start: int, items: str) -> tuple[int, int, str] | None:
    """Where the heading stands and its bullet: the line above the item, or above earlier items."""
    high = len(text[floor:start].rstrip()) + floor
    first = items != "|"  # a row below a row: the header of a table is no heading
    while high > floor:
        low = text.rfind("\n", floor, high) + 1 or floor
        line = text[low:high].rstrip(' *|”"')
        if first or line.endswith(":"):
            begin = sentence_start(text, floor, low + max(0, len(line) - 1))
            style = style_of(text[begin : begin + 40])
            heading = bool(items) and style != items and not line.isupper()
            if line.endswith(":") or heading:
                return begin, low + len(line), style
        elif (title := _TITLE.match(text, low, floor + _REACH)) is not None:
            return low, title.end(), ""
        elif items == "" or style_of(line) not in ("", items):
            return None
        first = False
        high = low - 1
    return None


def _names_documents(line: str) -> bool:
    """Whether a line with "thực hiện" says that its items are carried out, not that they do it."""
    return line.endswith(":") and bool(leading(line) or _DOCUMENTS.search(line))


def _active(line: str, frame: Frame) -> Tie | None:
    line = line.replace(" bị bãi bỏ", " bãi bỏ")
    cue = governing(line)
    if cue is None or cue.relation == "references":
        return None
    if cue.relation == "implements" and not _names_documents(line):
        return None
    tie = asserted(cue, line, frame)
    if tie.relation == "references":
        return None
    also = cue.further("heading-{}")
    return Tie(SELF, tie.relation, tie.cue, f"heading-{cue.rule}", also=also)
