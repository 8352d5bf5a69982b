"""Laws cited by their proper name: where the name ends, and which laws it says it amends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from loaders.citations.clauses import CAPITALS
from loaders.citations.numbers import Number, number_at
from loaders.fold import lower, squeeze, tone_spellings
from loaders.vocabulary import toml

LAW_TYPES = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")
_GAP = r"[\s*]{1,40}"
_AMENDING = re.compile(
    r"sửa\s{1,40}đổi(?:[,;]?\s{1,40}(?:và\s{1,40})?bổ\s{1,40}sung)?\s{1,40}"
    r"(?:một\s{1,40}số\s{1,40})?điều\s{1,40}của\s{1,40}(?:các\s{1,40})?"
)
_NEXT_LAW = re.compile(
    r"(?:\s{0,40},\s{0,40}|\s{1,40}và\s{1,40})(?=(?:bộ\s{1,40})?luật\s|pháp\s{1,40}lệnh\s)"
)
_HEAD = re.compile(r"(bộ\s{1,40}luật|luật|pháp\s{1,40}lệnh|hiến\s{1,40}pháp)\s{1,40}")
_STOP = re.compile(
    r"[;.:()\"“”\[\]|]|,(?=\s*(?:bộ luật|luật|nghị|thông tư|quyết định|căn cứ|các |và ))"
    r"|\s+(?:và\s+(?:các|bộ luật|luật|nghị|pháp lệnh|văn bản|thông tư)|số\s*:?\s*\d|ngày\s"
    r"|năm\s+\d|được|đã|quy định|có hiệu lực|hiện hành|để\s|thì\s|khi\s|nhằm|trên\s|này|nêu"
    r"|sửa đổi)"
)
_SUFFIX = re.compile(r"\s{1,40}\((?:sửa đổi|bổ sung|sửa đổi, bổ sung)\)")
_SO = re.compile(r"\s{1,40}số\s{0,9}:?[\s*]{0,9}")
_LONGEST_NAME = 160


@cache
def _names() -> dict[str, re.Pattern[str]]:
    data = toml("laws.toml")
    return {law["type"]: _alternatives(law["names"]) for law in data["law"]}


def _alternatives(names: list[str]) -> re.Pattern[str]:
    """One pattern of all names, longest first, over lower-case text with any blanks."""
    variants = {v for name in names for v in tone_spellings(lower(name))}
    longest_first = sorted(variants, key=lambda name: (-len(name), name))
    spaced = (re.escape(name).replace(r"\ ", r"\s{1,40}") for name in longest_first)
    return re.compile(f"(?:{'|'.join(spaced)})(?![^\\W_])")


def name_end(text: str, lowered: str, kind: str, start: int) -> int | None:
    """Where the proper name that begins at `start` (after the word luật) ends, or None.

    A name of the vocabulary ends where it ends; an unknown one has to begin with a capital and
    ends before a date, a number, a new citation or a verb.
    """
    known = _names()[kind].match(lowered, start)
    if known is not None:
        suffix = _SUFFIX.match(lowered, known.end())
        return suffix.end() if suffix else known.end()
    if text[start : start + 1] not in CAPITALS or not text[start : start + 1]:
        return None
    stop = _STOP.search(lowered, start, start + _LONGEST_NAME)
    end = stop.start() if stop else min(len(text), start + _LONGEST_NAME)
    return end if stop and " " in text[start:end].strip() else None


@dataclass(frozen=True, slots=True)
class NamedLaw:
    """A law at `[start, end)`: its name ends at `name_end`, a number may follow it."""

    start: int
    name_end: int
    end: int
    type: str
    number: Number | None


def law_at(text: str, lowered: str, start: int, kind: str, name_start: int) -> NamedLaw | None:
    """The law whose type word stands at `start` and whose name begins at `name_start`, or None."""
    end = name_end(text, lowered, kind, name_start)
    if end is None:
        return None
    number = _number_behind(text, lowered, end)
    return NamedLaw(start, end, number.end if number else end, kind, number)


def amended_laws(text: str, lowered: str, start: int) -> tuple[NamedLaw, ...]:
    """The laws that an amending law names in its own name ("sửa đổi … của Luật A và Luật B").

    Empty when the name that begins at `start` is no such name.
    """
    amending = _AMENDING.match(lowered, start)
    if amending is None:
        return ()
    parts: list[NamedLaw] = []
    position = amending.end()
    while (head := _HEAD.match(lowered, position)) is not None:
        law = law_at(text, lowered, position, squeeze(head[1]), head.end())
        if law is None:
            break
        parts.append(law)
        following = _NEXT_LAW.match(lowered, law.end)
        if following is None:
            break
        position = following.end()
    return tuple(_without_last_number(parts))


def _without_last_number(parts: list[NamedLaw]) -> list[NamedLaw]:
    """A single number at the very end is the amending law's own."""
    if parts and parts[-1].number and not any(law.number for law in parts[:-1]):
        parts[-1] = replace(parts[-1], number=None, end=parts[-1].name_end)
    return parts


def _number_behind(text: str, lowered: str, end: int) -> Number | None:
    so = _SO.match(lowered, end)
    return number_at(text, so.end()) if so else None
