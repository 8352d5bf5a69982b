"""What the words between two citations say of how these hang together."""

from __future__ import annotations

import re
from functools import cache

from loaders.citations.cues import cue_data
from loaders.record import Relation

_SIBLING = re.compile(
    r"[\s*]*(?:,|và|hoặc|cùng với|cùng|đến)?[\s,]*(?:và\s+)?"
    r"(?:(?:các|một số|số)\s+)*(?:văn bản\s+)?[\s*:]*"
)
_ENUMERATOR = re.compile(
    r"[\s|*“\"]*(?:(?:[-+–•]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[ivx]{1,4}[.)-])\s*)?"
    r"(?:(?:các|số|toàn bộ)\s*:?\s*)*"
)
_REPLACED_BY_THIS = re.compile(
    r"[^.;:]{0,60}?được\s+(?P<verb>thay thế|bãi bỏ)\s+(?:bởi|bằng)\s+[^.;:]{3,30}?\s+này(?!\w)"
)


def same_list(gap: str) -> bool:
    """Whether the second citation continues the list of the first ("A và B", "A, các B")."""
    return _SIBLING.fullmatch(gap) is not None


def is_list_item(words: str) -> bool:
    """Whether `words` in front of a citation are no more than a bullet or "các"."""
    return _ENUMERATOR.fullmatch(words) is not None


def new_clause(gap: str) -> int | None:
    """Where a clause begins that follows the first citation at once (", thực hiện …"), or None."""
    match = _starter().match(gap)
    return match.end() if match else None


def main_clause(gap: str) -> int | None:
    """Where the last clause with a subject of its own begins (", UBND huyện …"), or None."""
    found = list(_speaker().finditer(gap))
    return found[-1].end() if found else None


def replaced_by_this(flat: str, position: int) -> tuple[Relation, str] | None:
    """The relation and its verb where the text at `position` says "được thay thế bởi … này"."""
    match = _REPLACED_BY_THIS.match(flat, position)
    if match is None:
        return None
    return ("replaces" if match["verb"] == "thay thế" else "repeals"), match["verb"]


def decides(kind: str | None) -> bool:
    """Whether documents of this type amend, replace and repeal without saying "this"."""
    return kind in _types("types")


def is_submission(kind: str | None) -> bool:
    """Whether documents of this type are put before a body, beside each other."""
    return kind in _types("submissions")


def orders(kind: str | None) -> bool:
    """Whether documents of this type order anything; reports and proposals do not."""
    return kind not in _types("reporting")


@cache
def _types(key: str) -> frozenset[str]:
    return frozenset(cue_data()["deciding"][key])


@cache
def _starter() -> re.Pattern[str]:
    words = "|".join(map(re.escape, cue_data()["clause"]["starters"]))
    return re.compile(rf"[)\s]*(?:,|và)\s*(?:đồng thời\s+)?(?=(?:{words})\s)")


@cache
def _speaker() -> re.Pattern[str]:
    words = "|".join(map(re.escape, cue_data()["clause"]["speakers"]))
    return re.compile(rf",\s*(?=(?:{words})(?!\w))")
