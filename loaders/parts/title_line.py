"""The title of an old normative document, which holds its whole head in one sentence.

"NGHỊ ĐỊNH / CỦA CHÍNH PHỦ SỐ 68/1998/NĐ-CP NGÀY 3 THÁNG 9 NĂM 1998 / VỀ …": so the Official Gazette
printed documents until about 2003.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.fold import squeeze
from loaders.parts import date_line, number_line
from loaders.parts.date_line import DateLine
from loaders.parts.number_line import NumberLine

_NUMBERED = re.compile(r"\bso\s{0,3}[:.]?\s{0,3}(?=\d)")
_TYPE = re.compile(
    r"(?:\A|\n)[^\w\n]{0,8}(?:luat|bo luat|phap lenh|nghi quyet|nghi dinh|quyet dinh|chi thi|lenh"
    r"|sac lenh|thong tu(?: lien (?:tich|bo))?)\b(?P<between>[^;.]{1,240})\Z"
)
_ACTS = (
    r"v[e/]|thuc hien|trien khai|sua doi|ban hanh|quy dinh|huong dan|phe duyet|thi hanh|cong bo"
    r"|thanh lap"
)
_OTHER = re.compile(
    rf"\b(?:{_ACTS}|nghi quyet|nghi dinh|quyet dinh|chi thi|thong tu|ke hoach|theo)\b"
)
_ORGANS = (
    r"(?:quoc hoi|chinh phu|chu tich|thu tuong|uy ban|hoi dong|bo |tong cuc|thong doc"
    r"|tong thanh tra|ban |ngan hang|toa an|vien |lien bo|so )"
)
_BEFORE = re.compile(rf"(?:(?P<by>(?:\A|\s)cua\s+)|\A\s*)(?P<organ>{_ORGANS}[^,]{{0,90}})\s*\Z")
_BEHIND = re.compile(
    rf"\s+cua\s+(?P<organ>{_ORGANS}[^,;\n]{{0,90}}?)(?=\s+(?:{_ACTS})\b|\s*\n|\s*\Z)"
)
_STATE = re.compile(r"(?i)\s*n[ưu][ớo]c\s+c[ộo]ng\s+h[oò][aà].*\Z")
_REACH = 300


class TitleLine(NamedTuple):
    """Number, date and organ of a title, which lies from `start` to `end`."""

    number: NumberLine
    date: DateLine
    organ: str
    start: int
    end: int


def find(flat: str, folded: str) -> TitleLine | None:
    """The number, date and organ in the title of the flattened head `flat`; `folded` is it folded.

    The title is in capitals, the organ before its number or behind its date: a number cited in a
    title stands behind other words.
    """
    for so in _NUMBERED.finditer(folded):
        number = number_line.read_at(flat, so.start())
        date = date_line.read_at(folded, number.end) if number else None
        if number is None or date is None or not flat[so.start() : so.end()].strip().isupper():
            continue
        found = _organ(folded, so.start(), date.end)
        if found is not None:
            first, last = found
            organ = _STATE.sub("", squeeze(flat[first:last]))
            start = min(so.start(), first - _length_of_by(folded, first))
            return TitleLine(number, date, organ, start, max(date.end, last))
    return None


def _organ(folded: str, number: int, end: int) -> tuple[int, int] | None:
    """Where the organ stands in the title that holds its number at `number`, its date to `end`."""
    floor = max(0, number - _REACH)
    title = _TYPE.search(folded[floor:number])
    if title is None or _OTHER.search(title["between"]):
        return None
    base = floor + title.start("between")
    before = _BEFORE.search(title["between"])
    if before is not None:
        return base + before.start("organ"), base + before.end("organ")
    behind = _BEHIND.match(folded, end) if title["between"].isspace() else None
    return behind.span("organ") if behind else None


def _length_of_by(folded: str, organ: int) -> int:
    """The length of the "của" before the organ, with the blanks behind it."""
    lead = folded[max(0, organ - 6) : organ]
    return len(lead) - lead.rfind("cua") if "cua" in lead else 0
