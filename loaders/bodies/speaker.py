"""At which level a text speaks, when no letterhead says who speaks (its own words, addressees)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.bodies.kinds import COMMITTEE_UNITS, LEVELS
from loaders.bodies.places import printed_name
from loaders.bodies.printed import Line, sentence
from loaders.record import Level

_SPEAKER = re.compile(
    r"(?:(?P<organ>UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Ban Chỉ đạo)\s+"
    r"(?P<unit>tỉnh|thành\s+phố|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|đặc\s+khu)|"
    r"(?P<party>(?:(?:Ban Thường vụ|Thường trực)\s+)?"
    r"(?P<word>Tỉnh|Thành|Huyện|Quận|Thị)\s+[ủu][yỷ]))"
    r"\s+(?:có ý kiến|yêu cầu|đề nghị|chỉ đạo|giao|thông báo|kết luận|ban hành|báo cáo|kính đề)\b"
)
"""The body that gives the orders in its own text ("UBND tỉnh yêu cầu")."""

_TO_DISTRICTS = re.compile(r"các\s+(?:huyện|quận)\b|[Cc]ác\s+[Ss]ở\b")
_TO_COMMUNES = re.compile(
    r"(?:UBND|nhân dân)\s+(?:các|\d{1,3})\s+(?:xã|phường|đặc khu)|[Cc]ác\s+phòng,\s+ban"
)
_ON_BEHALF = re.compile(r"\W{0,4}T\s?[./]?\s?M\s?[./]?\s+(\S.{0,120})$")
_HEAD = 6000
"""Addressees and the speaker stand within the first pages and the copy list."""


@lru_cache(maxsize=8)
def _speaker(text: str) -> tuple[str, str] | None:
    """(organ, lower-case unit or committee word) of the body that gives the orders."""
    match = _SPEAKER.search(text)
    if match is None:
        return None
    if match.group("party"):
        return match.group("party"), match.group("word").lower()
    return match.group("organ"), " ".join(match.group("unit").split())


def kind_spoken(body: str) -> str | None:
    """The kind of unit as whose body the text gives its orders ("UBND thị xã yêu cầu")."""
    speaker = _speaker(body[:_HEAD])
    if speaker is None:
        return None
    return COMMITTEE_UNITS.get(speaker[1], speaker[1])


def level_spoken(body: str) -> Level | None:
    """The level the text speaks at: of the body that gives the orders, else of those addressed.

    "thành phố" is one of a province, for a central city has no namesake; letters to huyện or sở
    come from a province.
    """
    text = body[:_HEAD]
    speaker = _speaker(text)
    if speaker is not None:
        return LEVELS.get(COMMITTEE_UNITS.get(speaker[1], speaker[1]), "district")
    if _TO_DISTRICTS.search(text):
        return "province"
    return "district" if _TO_COMMUNES.search(text) else None


def organ_signing(signature: Sequence[str], body: str) -> Line | None:
    """The collective that signs ("TM. ỦY BAN NHÂN DÂN"), or None."""
    for line in signature:
        match = _ON_BEHALF.match(line.strip())
        if match is not None:
            return _with_committee(sentence(match.group(1)), body)
    return None


def organ_speaking(body: str) -> Line | None:
    """The body that gives the orders in the text ("UBND tỉnh yêu cầu"), or None."""
    speaker = _speaker(body[:_HEAD])
    return sentence(speaker[0]) if speaker is not None else None


def _with_committee(line: Line, body: str) -> Line:
    """A Party organ signs without its committee: the text names it."""
    if line.text not in {"Ban Thường vụ", "Thường trực", "Ban Chấp hành"}:
        return line
    speaker = _speaker(body[:_HEAD])
    if speaker is None or speaker[1] not in COMMITTEE_UNITS:
        return line
    return Line(f"{line.text} {speaker[1].capitalize()} ủy")


def unit_mentioned(title: str, place: str | None) -> tuple[str, str] | None:
    """The unit that a title leaves bare ("… PHƯỜNG") with the name of the date line."""
    match = re.search(r"(huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)$", title.strip().lower())
    if match is None or place is None:
        return None
    return match.group(1), printed_name(place, match.group(1)) or place
