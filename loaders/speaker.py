"""At which level a text speaks, when no letterhead says who speaks (its own words, addressees)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.headlines import Line, sentence
from loaders.places import known_name
from loaders.record import Level

_SPEAKS = (
    r"(?:có ý kiến|yêu cầu|đề nghị|chỉ đạo|giao|thông báo|kết luận|ban hành|báo cáo|kính đề nghị)\b"
)
_ORGAN = r"(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Chủ tịch UBND|Ban Chỉ đạo|Thường trực)"
_SELF = re.compile(
    rf"{_ORGAN}\s+(tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn)\s+{_SPEAKS}"
)
_PARTY_SELF = re.compile(
    rf"((?:Ban Thường vụ|Thường trực)\s+(?:Tỉnh|Thành|Huyện|Quận|Thị)\s+(?:ủy|uỷ)"
    rf"|(?:Tỉnh|Thành|Huyện|Quận|Thị)\s+(?:ủy|uỷ))\s+{_SPEAKS}"
)
_LEVELS: dict[str, Level] = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
}
_TO_DISTRICTS = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Đảng ủy,? UBND)?\s*các\s+huyện|[Cc]ác\s+[Ss]ở|các\s+quận",
)
_TO_COMMUNES = re.compile(
    r"(?:UBND|Ủy ban nhân dân)\s+(?:các|\d+)\s+(?:xã|phường)|[Cc]ác\s+phòng,\s+ban"
)
_PARTY_WORDS: dict[str, Level] = {
    "tỉnh": "province",
    "thành": "district",
    "huyện": "district",
    "quận": "district",
    "thị": "district",
}
_HEAD = 6000
"""Addressees and the speaker stand within the first pages and the copy list."""


def level_spoken(body: str) -> Level | None:
    """The level the text speaks at: the body that gives the orders, else those it is sent to."""
    text = body[:_HEAD]
    own = _SELF.search(text)
    if own is not None:
        return _LEVELS.get(" ".join(own.group(1).split()))
    party = _PARTY_SELF.search(text)
    if party is not None:
        return _PARTY_WORDS[_committee_word(party.group(1))]
    if _TO_DISTRICTS.search(text):
        return "province"
    return "district" if _TO_COMMUNES.search(text) else None


def _committee_word(name: str) -> str:
    words = name.lower().split()
    return words[-2]


def organ_signing(signature: Sequence[str], body: str) -> Line | None:
    """The collective that signs ("TM. ỦY BAN NHÂN DÂN"), else the one that gives the orders."""
    for line in signature:
        match = re.match(r"\W*T\s*[./]?\s*M\s*[./]?\s+(\S.*)$", line.strip())
        if match is not None:
            return _with_committee(sentence(match.group(1)), body)
    party = _PARTY_SELF.search(body[:_HEAD])
    if party is not None:
        return sentence(party.group(1))
    own = _SELF.search(body[:_HEAD])
    return sentence(own.group().split()[0]) if own else None


def _with_committee(line: Line, body: str) -> Line:
    """A Party organ signs without its committee: the text names it."""
    if line.text not in {"Ban Thường vụ", "Thường trực", "Ban Chấp hành"}:
        return line
    party = _PARTY_SELF.search(body[:_HEAD])
    if party is None:
        return line
    committee = sentence(" ".join(party.group(1).split()[-2:]))
    return Line(f"{line.text} {committee.text}")


def unit_mentioned(title: str, place: str | None) -> tuple[str, str] | None:
    """The unit that a title leaves bare ("… PHƯỜNG") with the name of the date line."""
    match = re.search(r"(tỉnh|huyện|quận|thị xã|xã|phường|thị trấn)$", title.strip().lower())
    if match is None or place is None:
        return None
    if match.group(1) == "tỉnh":
        return None
    return match.group(1), known_name(place) or place
