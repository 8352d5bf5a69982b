"""Upper-case names of bodies in sentence case, as Vietnamese writes them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.bodies.national import National, national
from loaders.bodies.places import known_name
from loaders.bodies.wording import field_of
from loaders.fold import fold
from loaders.vocabulary import toml

_SCHOOL = re.compile(
    r"(trường(?: (?:thpt|thcs|th|ptdtbt|ptdtnt|tiểu học|mầm non|trung học phổ thông|"
    r"trung học cơ sở|cao đẳng|đại học|chuyên|và)){1,4}) (.+)$"
)
_CAPITAL_AFTER = frozenset(
    ("Cục", "Chi cục", "Vụ", "Tổng cục", "Trung tâm", "Phòng", "Sở", "Ban", "Ủy ban", "Viện")
)
_PROPER = {
    "việt nam": "Việt Nam",
    "hồ chí minh": "Hồ Chí Minh",
    "cộng sản": "Cộng sản",
    "trung ương": "Trung ương",
}
_ZONE = re.compile(
    r"(?:khu kinh tế(?: cửa khẩu| nghiên cứu)?|khu công nghiệp|khu chế xuất|khu công nghệ cao"
    r"|vườn quốc gia|khu bảo tồn thiên nhiên|cửa khẩu quốc tế) "
    r"(?!(?:và|tỉnh|thành phố|huyện|cửa khẩu|quốc gia|nghiên cứu|ven|tập trung|số|cao)(?!\w))"
    r"(?=[^\W\d_])"
)
"""Zones that have names of their own."""
_ROMAN = re.compile(r"[IVX]+")
_VOWEL = re.compile(r"[aeiouy]")


@cache
def _folded_heads() -> list[tuple[str, str]]:
    heads = toml("bodies.toml")["heads"]
    return sorted(((fold(h), h) for h in heads), key=lambda pair: (-len(pair[0]), pair[0]))


def fold_head(folded: str) -> str | None:
    """The head of a folded name, in its proper spelling; None if it has no known one."""
    for plain, head in _folded_heads():
        if folded == plain or folded.startswith(plain + " "):
            return head
    return None


@lru_cache(maxsize=4096)
def cased(text: str, upper: bool) -> str:
    """A name without unit in sentence case."""
    if not text:
        return ""
    known = national(text)
    if known is not None:
        return known.name
    head = fold_head(fold(text))
    if head is None:
        return _sentence_case(text) if upper else text[:1].upper() + text[1:]
    return _after_head(text, head, upper)


def _after_head(text: str, head: str, upper: bool) -> str:
    """The name with what follows its head: a field, another body, or words of its own."""
    rest = text[len(head) :].strip()
    field = field_of(rest)
    if field is not None:
        return f"{head} {field}"
    host = national(rest) if rest else None
    if host is not None:
        return f"{head} {host.name}"
    inner = fold_head(fold(rest)) if rest else None
    if inner is not None and inner.startswith(("Ủy ban", "Hội đồng", "Mặt trận", "Đảng", "Đoàn")):
        return f"{head} {cased(rest, upper)}"
    return _lower_rest(text, head, rest) if upper else f"{head} {rest}".strip()


def national_host(name: str) -> National | None:
    """The national body whose organ `name` is ("Đảng ủy Bộ Xây dựng"), None for other names."""
    head = fold_head(fold(name))
    return national(name[len(head) + 1 :]) if head else None


def _lower_rest(text: str, head: str, rest: str) -> str:
    """The words of an upper-case name after its head, in lower case but for proper names."""
    school = _SCHOOL.match(text.lower())
    if school is not None:
        kind = " ".join(map(_word, school.group(1).upper().split()))
        return f"{kind[:1].upper()}{kind[1:]} {school.group(2).title()}"
    place = known_name(rest)
    if place is not None:
        return f"{head} {place}"
    lowered = _lower_words(rest)
    if head in _CAPITAL_AFTER and lowered:
        lowered = lowered[:1].upper() + lowered[1:]
    return f"{head} {lowered}".strip()


def _sentence_case(text: str) -> str:
    lowered = _lower_words(text)
    return lowered[:1].upper() + lowered[1:]


def _lower_words(text: str) -> str:
    """The words of an upper-case name in lower case but for proper names and acronyms."""
    words = text.split()
    lowered = " ".join(map(_word, words))
    if len(words) > 1 and _ROMAN.fullmatch(words[-1]):
        lowered = lowered[: -len(words[-1])] + words[-1]
    for plain, proper in _PROPER.items():
        lowered = lowered.replace(plain, proper)
    return _with_places(lowered)


def _with_places(lowered: str) -> str:
    """`lowered` with capitals for what an economic or industrial zone and the like are called."""
    zone = _ZONE.search(lowered)
    if zone is None:
        return lowered
    rest = lowered[zone.end() :]
    name = re.split(r" (?:và|tỉnh|thành phố) |,", rest, maxsplit=1)[0]
    proper = known_name(name) or name.title()
    return lowered[: zone.end()] + proper + _with_places(rest[len(name) :])


def _word(word: str) -> str:
    """A word of an upper-case name: acronyms and names with figures keep their capitals."""
    if any(map(str.isdigit, word)) or "&" in word or not _VOWEL.search(fold(word)):
        return word
    return word.lower()
