"""Names of bodies: found in running text, spelled out with their place, ranked, read from symbols.

`match_body` tells where a name ends, `spelled` gives its full name in the light of a document's
home, `issuer_of` whose letterhead this is, `classify` level, kind and superior, `from_symbol` the
national body that a document symbol fixes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from loaders.bodies.casing import cased
from loaders.bodies.home import Home, bare, locate
from loaders.bodies.kinds import COMMITTEE_UNITS
from loaders.bodies.letterhead import issuer_of
from loaders.bodies.national import from_symbol, national
from loaders.bodies.place_names import UNIT_WORD, tidy
from loaders.bodies.place_tables import REFORM
from loaders.bodies.places import known_name, printed_name
from loaders.bodies.printed import mostly_upper, office_of, sentence
from loaders.bodies.ranks import classify
from loaders.bodies.spans import body_spans, match_body
from loaders.bodies.wording import expand, field_and_place
from loaders.citations.breaks import without_pages
from loaders.fold import fold, squeeze
from loaders.parts.offices import office_case

__all__ = ["Home", "classify", "from_symbol", "issuer_of", "match_body", "spelled"]

_LONGEST = 400
"""A longer phrase is no name and stays as it is."""
_EDGES = " \t\n.,;:*|-–_"
_UNIT = re.compile(rf"(?<![\w-])({UNIT_WORD})(?: (?=[^\W_])(.{{1,40}}))?$", re.IGNORECASE)
_PARTY = re.compile(
    r"(?<!\w)(Tỉnh|Thành|Huyện|Quận|Thị|Đảng(?= ủy)) (ủy|đoàn)(?: (\S.{0,40}))?$",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(r"(?i:(?<!\w)(?:tỉnh|thành|huyện|quận|thị|đảng)) Ủy(?!\w| ban)")
"""Printed with two capitals ("Huyện Ủy"), as some offices have it and recognition reads it."""
_TOGETHER = re.compile(r"liên (?:bộ|ngành|sở):? (?=bộ |sở |ban )|liên (?=bộ |sở )", re.IGNORECASE)
_GROUP = re.compile(
    r"(?<!\w)(?:(?<!quản lý )(?<!liên hiệp )(?<!khối )(?<!trung ương )(?<!đảng ủy )các|mọi|từng"
    r"|những|(?<!-)(?<!chỉ đạo )\d+)(?!\w)",
    re.IGNORECASE,
)
_SCANNED = re.compile(r"(?<=\s)(tinh|huyên|huyen|quân) (?=[^\W\d_])(\S.{0,40})$")
_KINDS = {"tinh": "tỉnh", "huyên": "huyện", "huyen": "huyện", "quân": "quận"}
_ROOM_HEAD = re.compile(r"^((?:Phó )?Trưởng) phòng (?=[^\W\d_])")
_LISTED = re.compile(r"(?<!PHÒNG),|[;:()]|(?<!\w)(?:CÁC|MỌI|TỪNG|NHỮNG)(?!\w)")
"""Several bodies, or a remark: such a phrase in capitals is no name of one body."""
_DEPARTMENT = re.compile(r"(.{0,60}?)(?<!\w)(Sở|Phòng) (.{2,60})$")
_BRANCH = re.compile(r"[\s–-]+(?:chi nhánh|khu vực|tỉnh|thành phố)(?!\w)", re.IGNORECASE)
_OWN = ("Ủy ban nhân dân", "Hội đồng nhân dân", "Thường trực Hội đồng nhân dân")
"""Bodies of every level: without a place, the one of the document's own unit."""


def spelled(phrase: str, home: Home) -> str:
    """The full name of a body as running text names it, read at `home`.

    Abbreviations are spelled out, a bare "tỉnh" or "thành phố" gets the name of the issuer's unit,
    departments the province they serve. What cannot be settled stays as printed.

    >>> home = Home(province="tỉnh Bắc Kạn", district="thành phố Bắc Kạn", level="district")
    >>> spelled("UBND tỉnh", home)
    'Ủy ban nhân dân tỉnh Bắc Kạn'
    """
    if len(phrase) > _LONGEST:
        return squeeze(phrase)
    return _at(_reading(phrase), home)


_Reading = str | Callable[[Home], str]
"""What a phrase says: its name, the same everywhere, or how a home gives it."""


def _at(reading: _Reading, home: Home) -> str:
    return reading if isinstance(reading, str) else reading(home)


@lru_cache(maxsize=16384)
def _reading(phrase: str) -> _Reading:
    """Homes are as many as documents, phrases are few: what they say is worked out once."""
    text = tidy(squeeze(without_pages(phrase))).strip(_EDGES)
    text = _COMMITTEE.sub(lambda committee: f"{committee[0][:-2]}ủy", text)
    together = _TOGETHER.match(text)
    names = text[together.end() :] if together else text
    spans = body_spans(names, 0, 200)
    if len(spans) > 1 and spans[-1][1] >= len(names) - 1:
        return _joint(names, spans)
    return _single(text)


def _joint(text: str, spans: list[tuple[int, int]]) -> _Reading:
    """Each of the joint bodies spelled, with the words between them kept."""
    bodies: list[tuple[str, _Reading]] = []
    end = 0
    for first, last in spans:
        between = text[end:first]
        between = {" VÀ ": " và ", " - ": ", ", " – ": ", "}.get(between, between)
        bodies.append((between, _single(text[first:last])))
        end = last
    return lambda home: "".join([between + _at(body, home) for between, body in bodies])


def _single(text: str) -> _Reading:
    known = national(text)
    if known is not None:
        return partial(_national_or_own, known.name)
    shouted = _shouted(text)
    text = expand(text.replace(" VÀ ", " và ") if shouted else text)
    known = national(text)
    if known is not None:
        return partial(_national_or_own, known.name)
    if shouted:
        text = _in_case(text)
    text = _ROOM_HEAD.sub(r"\1 Phòng ", _rescued(text))
    if _GROUP.search(text):
        return _capital(text)
    office = office_of(text)
    body = _single(text[len(office) :]) if office else _placed(text)
    if isinstance(body, str):
        return _capital(office + body)
    return lambda home: _capital(office + body(home))


def _rescued(text: str) -> str:
    """`text` with the kind of a known unit restored where a scan lost its mark ("tinh Sơn La")."""
    match = _SCANNED.search(text)
    if match is None or known_name(match.group(2)) is None:
        return text
    return f"{text[: match.start(1)]}{_KINDS[match.group(1)]} {match.group(2)}"


def _shouted(text: str) -> bool:
    """Whether `text` is one name of several words in capitals; an acronym has no marked vowels."""
    if not (text.isupper() and " " in text) or _LISTED.search(text):
        return False
    return fold(text) != text.lower().replace("đ", "d")


def _in_case(text: str) -> str:
    """A name printed in capitals, in the case in which names are written."""
    office = office_of(text)
    name = text[len(office) :]
    unit = _UNIT.search(name)
    if unit is None or unit.group(2) is not None:
        written = sentence(name).full
    else:
        stem = name[: unit.start()].rstrip()
        written = f"{cased(stem, mostly_upper(stem))} {unit.group(1).lower()}".lstrip()
    return f"{office_case(office)} {written}".lstrip()


def _national_or_own(name: str, home: Home) -> str:
    """A national body, or the issuer that begins with its name; a branch names its head office."""
    own = _own_name(name, home)
    return own if own and not _BRANCH.match(own, len(name)) else name


def _own_name(name: str, home: Home) -> str | None:
    """The full name of the issuer, or the sở above it, if `name` is how it calls that."""
    for body in (home.body, home.above if name == "Sở" else None):
        if body and len(name) < len(body) and _begins(body, name):
            return body
    return None


def _begins(full: str, short: str) -> bool:
    return full[len(short)] == " " and fold(full).startswith(fold(short))


def _placed(text: str) -> _Reading:
    """`text` with the name of the unit that it leaves out."""
    unit = _UNIT.search(text)
    if unit is not None:
        return _with_unit(text, unit)
    party = _PARTY.search(text)
    if party is not None:
        return _with_committee(text, party)
    department = _DEPARTMENT.match(text)
    body = _with_department(department) if department else partial(_with_host, text)
    return lambda home: _own_name(text, home) or _at(body, home)


def _with_unit(text: str, unit: re.Match[str]) -> _Reading:
    kind, name = unit.group(1).lower(), unit.group(2)
    stem = text[: unit.start()].rstrip()
    if stem.endswith(" của"):
        stem = stem[:-4]
    body = _canonical(stem) if stem else "Ủy ban nhân dân"
    if name is not None:
        proper = name[0].isupper() or name[0].isdigit()
        return f"{body} {_full_name(kind, name)}" if proper else text
    capital = unit.group(1)[0].isupper() and len(stem) > 0

    def of_home(home: Home) -> str:
        full = home.unit(kind, capital=capital)
        return text if full is None else f"{body} {full}"

    return of_home


def _full_name(kind: str, name: str) -> str:
    name = printed_name(name, kind) or name
    return "Thành phố Hồ Chí Minh" if name == "Hồ Chí Minh" else f"{kind} {name}"


def _with_committee(text: str, party: re.Match[str]) -> _Reading:
    """A Party committee with its place ("Thành ủy" -> "Thành ủy Điện Biên Phủ")."""
    word, name = party.group(1).lower(), party.group(3)
    head = text[: party.end(2)]
    if name is not None:
        department = _DEPARTMENT.match(name)
        if department is None:
            return f"{head} {known_name(name) or name}"
        inner = _with_department(department)
        return lambda home: f"{head} {_at(inner, home)}"
    if word == "đảng":
        return lambda home: (
            f"{head} {home.commune}" if home.commune and home.level == "commune" else text
        )

    def of_home(home: Home) -> str:
        full = home.unit(COMMITTEE_UNITS[word])
        return f"{head} {bare(full)}" if full else text

    return of_home


def _with_department(match: re.Match[str]) -> _Reading:
    """A sở with its province, a phòng with its district (its commune since July 2025)."""
    before, head, rest = match.groups()
    field, name = field_and_place(rest)
    if field is None:
        return match.string
    full = f"{before}{head} {field}"
    if name is not None:
        return f"{full} {_unit_called(name, 'tỉnh' if head == 'Sở' else 'huyện')}"

    def of_home(home: Home) -> str:
        place = home.province if head == "Sở" else _seat_of_rooms(home)
        return f"{full} {place}" if place else full

    return of_home


def _seat_of_rooms(home: Home) -> str | None:
    """The unit whose rooms ("phòng") a document means."""
    return home.district or (home.commune if (home.date or "") >= REFORM else None)


def _unit_called(name: str, kind: str) -> str:
    place = locate(name, None, None)
    return place.full_name if place else f"{kind} {name}"


def _with_host(text: str, home: Home) -> str:
    """An organ named without its body, or a body without its place, completed from the home."""
    if text in _OWN and home.place:
        return f"{text} {home.place}"
    body = home.body or ""
    if text.startswith("Ban ") and body.startswith("Hội đồng nhân dân") and len(text) < 40:
        return f"{text} {body}"
    if text in {"Ban Thường vụ", "Thường trực", "Ban Chấp hành"}:
        host = re.search(r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy .*$", body)
        return f"{text} {host.group()}" if host else text
    return _canonical(text)


def _canonical(stem: str) -> str:
    """`stem` with the field of a sở or phòng in full."""
    match = _DEPARTMENT.match(stem)
    if match is None:
        return stem
    field, name = field_and_place(match.group(3))
    if field is None or name is not None:
        return stem
    return f"{match.group(1)}{match.group(2)} {field}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
