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
    r"|sac lenh|thong tu(?: lien (?:tich|bo))?)\b(?P<between>[^;.]{2,240})\Z"
)
_OTHER = re.compile(
    r"\b(?:v[e/]|thuc hien|trien khai|sua doi|ban hanh|quy dinh|huong dan|phe duyet|thi hanh"
    r"|nghi quyet|nghi dinh|quyet dinh|chi thi|thong tu|ke hoach|theo)\b"
)
_ORGAN = re.compile(
    r"(?:(?P<by>(?:\A|\s)cua\s+)|\A\s*)(?P<organ>(?:quoc hoi|chinh phu|chu tich|thu tuong|uy ban"
    r"|hoi dong|bo |tong cuc|thong doc|tong thanh tra|ban |ngan hang|toa an|vien |lien bo|so )"
    r"[^,]{0,90}|(?:quoc hoi|chinh phu))\s*\Z"
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

    The title is in capitals, its number behind the organ: a number cited in a title stands behind
    other words.
    """
    for so in _NUMBERED.finditer(folded):
        number = number_line.read_at(flat, so.start())
        date = date_line.read_at(folded, number.end) if number else None
        if number is None or date is None or not flat[so.start() : so.end()].strip().isupper():
            continue
        lead = folded[max(0, so.start() - _REACH) : so.start()]
        title = _TYPE.search(lead)
        organ = _ORGAN.search(title["between"]) if title else None
        if title is None or organ is None or _OTHER.search(title["between"]):
            continue
        base = so.start() - len(lead) + title.start("between")
        name = flat[base + organ.start("organ") : base + organ.end("organ")]
        start = base + organ.start("by" if organ["by"] else "organ")
        return TitleLine(number, date, _STATE.sub("", squeeze(name)), start, date.end)
    return None
