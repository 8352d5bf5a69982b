"""Words at the ends of the items of a list, from `vocabulary/lists.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from loaders.vocabulary import toml

VOCABULARY = "lists.toml"

_CONSONANTS = re.compile(r"[BCDĐGHKLMNPQSTVX&-]{3,}")


class _Words(NamedTuple):
    body: re.Pattern[str]
    run_in: re.Pattern[str]
    prose: re.Pattern[str]
    detail: re.Pattern[str]
    dashed: tuple[tuple[str, str], ...]
    short: frozenset[str]


@cache
def _words() -> _Words:
    data = toml(VOCABULARY)
    body = rf"(?:{_any(data['bodies'])})\b"
    return _Words(
        re.compile(body),
        re.compile(rf", {body}"),
        re.compile(rf"(?:{_any(data['prose'])})\b"),
        re.compile(rf"(?i)[\s(;,.]{{0,4}}(?:{_any(data['details'])})\s?:"),
        tuple((above, below) for above, below in data["dashed"]),
        frozenset(data["short"]),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def opens_body_name(text: str) -> bool:
    """Whether `text` begins as the name of a body or office does.

    >>> opens_body_name("Các phòng, ban"), opens_body_name("Phú Bình, Đồng Hỷ")
    (True, False)
    """
    return _words().body.match(text) is not None


def is_short_name(word: str) -> bool:
    """Whether a word in capitals is the usual short name of a body or office, no scribble.

    Without vowels it can be one that the vocabulary lacks.

    >>> is_short_name("HĐND"), is_short_name("LĐTBXH"), is_short_name("NAA")
    (True, True, False)
    """
    return word in _words().short or _CONSONANTS.fullmatch(word) is not None


def holds_several(text: str) -> bool:
    """Whether `text` lists whole bodies, set apart by commas only.

    >>> holds_several("Sở Y tế, Sở Nội vụ"), holds_several("Đảng ủy, UBND xã")
    (True, False)
    """
    second = _words().run_in.search(text)
    first = text[: second.start()] if second else ""
    return first.count(" ") > 1 and ":" not in first


def opens_prose(text: str) -> bool:
    """Whether `text` begins as the text below an address does: "Thực hiện Công văn …"."""
    return _words().prose.match(text) is not None


def is_detail(text: str) -> bool:
    """Whether `text` is no body but tells where one is found: "Địa chỉ: …", "Mã số thuế: …"."""
    return _words().detail.match(text) is not None


def splits_name(above: str, below: str) -> bool:
    """Whether a line end before a dash cuts one name in two.

    >>> splits_name("Sở Lao động", "Thương binh và Xã hội"), splits_name("Sở Y tế", "Sở Nội vụ")
    (True, False)
    """
    return any(above.endswith(a) and below.startswith(b) for a, b in _words().dashed)
