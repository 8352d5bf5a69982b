"""Whose letterhead this is: the issuing body, spelled out, and the home of its bare names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import structs

from loaders.bodies import home as homes
from loaders.bodies.casing import national_host
from loaders.bodies.headlines import bodies_of
from loaders.bodies.home import Home
from loaders.bodies.national import National, national
from loaders.bodies.place_tables import Place
from loaders.bodies.printed import Line, sentence
from loaders.bodies.ranks import classify, kind_of
from loaders.bodies.seat import Clues, Evidence, dated_place, seat_of, with_upper
from loaders.bodies.speaker import organ_signing, organ_speaking
from loaders.fold import fold
from loaders.record import Issuer
from loaders.remember import LONG, MANY
from loaders.rules import issuer_confidence

_ORGANS = re.compile(
    r"(?:Văn phòng|Ban Thường trực|Ban Thường vụ|Thường trực|Ban Tuyên giáo|Ban Tổ chức|"
    r"Ban Dân vận|Ban Nội chính|Ủy ban Kiểm tra|Ban Pháp chế|Ban Kinh tế|"
    r"Ban Văn hóa|Ban Chấp hành)\b"
)
_NAMES_HOST = re.compile(r"(?i)(?<=\s)(?:ủy ban|hội đồng) nhân dân\Z")
"""Behind an office: it names the bodies it serves itself ("VĂN PHÒNG HĐND VÀ UBND")."""
_ROOMS = re.compile(r"(?:Phòng|Đội|Tổ)\b")
_WITH_ROOMS = re.compile(
    r"(?:Công an|Cục|Chi cục|Bộ Chỉ huy|Bộ Tư lệnh|Kho bạc|Bảo hiểm|Trường|Bệnh viện|Tòa án|"
    r"Viện|Thanh tra|Sở|Thuế)\b"
)
_COMMITTEE = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|đoàn)$")
_HOSTS = ("party", "front", "assembly", "union")
_UNPLACED = re.compile(
    r"(?:Trường|Đại học|Học viện|Bệnh viện|Công ty|Cục|Chi bộ|Viện|Tổng|Bộ Tư lệnh"
    r"|Đoàn Thanh niên)\b"
)
_REGIONAL = re.compile(r"(?i)\b(?:khu vực|vùng) (?:[ivx]+|\d+)$")
"""Offices of a region that is no administrative unit."""
_CENTRAL = re.compile(r"(?:Việt Nam|[Qq]uốc gia|[Tt]rung ương)$")


def issuer_of(
    letterhead: Sequence[str],
    *,
    place: str | None,
    date: str | None,
    title: str | None,
    signature: Sequence[str],
    body: str,
) -> tuple[Issuer | None, Home]:
    """The issuer and the home of a document.

    `letterhead` are the lines left of the national motto, `place` and `date` (ISO, maybe partial)
    those of the date line, `title` the organ named in the title or above the first "Căn cứ",
    `signature` the authority lines, `body` the text that tells the level where all else is silent.
    The issuer tells by `rule` and `confidence` which evidence it rests on.
    Without a trace of an issuer the first of the two is None; the home still knows the place.
    """
    clues = Clues(place, date, title, body)
    names = _letterhead(tuple(letterhead)) or _joint_title(title)
    if len(names) > 1 and _joint(names):
        return _by("letterhead-national", *_national(", ".join(name.text for name in names), date))
    if names:
        rule, issuer, home = _from_names(names, clues)
        return _by(f"letterhead-{rule}", issuer, home)
    organ, source = _organ(title, signature, body)
    if organ is None:
        return _unheard(letterhead, _home_of_place(clues))
    return _by(source, *_from_names((organ,), clues)[1:])


def _by(rule: str, issuer: Issuer, home: Home) -> tuple[Issuer, Home]:
    """The issuer as told by the evidence that `rule` names."""
    return structs.replace(issuer, rule=rule, confidence=issuer_confidence(rule)), home


def _organ(title: str | None, signature: Sequence[str], body: str) -> tuple[Line | None, str]:
    """The organ that a document without letterhead names, and where: title, signature or text."""
    organ = sentence(title) if title else None
    if organ is not None and _is_body(organ.text):
        return organ, "title"
    signing = organ_signing(signature, body)
    return (signing, "signature") if signing else (organ_speaking(body), "speaker")


def _unheard(letterhead: Sequence[str], home: Home) -> tuple[Issuer | None, Home]:
    """A letterhead without any known kind of body is taken as it stands, if it is a name at all."""
    name = sentence(" ".join(letterhead)).text
    if len(name.split()) < 3:
        return None, home
    issuer = classify(name, home)
    return _by("letterhead-unknown-body", issuer, homes.of_body(home, issuer.level, name))


def _letterhead(lines: tuple[str, ...]) -> tuple[Line, ...]:
    return _known(lines) if sum(map(len, lines)) <= LONG else bodies_of(lines)


@lru_cache(maxsize=MANY)
def _known(lines: tuple[str, ...]) -> tuple[Line, ...]:
    return bodies_of(lines)


def _joint_title(title: str | None) -> tuple[Line, ...]:
    """The national bodies that a title names side by side; () for a single one."""
    names = _letterhead((title,)) if title else ()
    return names if len(names) > 1 and _joint(names) else ()


def _is_body(name: str) -> bool:
    return national(name) is not None or kind_of(name) != "other" or name.startswith("Trường ")


def _joint(names: tuple[Line, ...]) -> bool:
    """Whether the lines name national bodies side by side, none of them above another."""
    known = [body for name in names if (body := national(name.text)) is not None]
    return len(known) == len(names) and not any(
        _answers_to(one, other) for one in known for other in known
    )


def _answers_to(body: National, other: National) -> bool:
    """Whether `other` stands anywhere above `body`."""
    upper = national(body.superior) if body.superior else None
    return upper is not None and (upper == other or _answers_to(upper, other))


def _national(name: str, date: str | None, superior: str | None = None) -> tuple[Issuer, Home]:
    issuer = classify(name)
    if superior is not None:
        issuer = structs.replace(issuer, superior=superior)
    return issuer, homes.of_body(Home(date=date), issuer.level, name)


def _from_names(names: tuple[Line, ...], clues: Clues) -> tuple[Evidence, Issuer, Home]:
    """The issuer from the body lines, the last one being its own, and what told its place."""
    own, siblings = names[-1], _siblings(names)
    above = names[-len(siblings) - 1] if len(names) > len(siblings) else None
    if own.unit is None and own.bare is None:
        if national(own.text) is not None:
            return "national", *_national(own.text, clues.date)
        if national_host(own.text) is not None:
            return "national", *_national(own.text, clues.date, _committee_above(above))
    central = _is_central(own, above) or (own.unit is None and _is_central(above, None))
    unit, evidence = (None, "central") if central else seat_of(own, above, clues)
    if unit is None:
        return evidence, *_placeless(own, above, clues)
    home = with_upper(homes.at(unit, date=clues.date), names[:-1], clues.date)
    issuer = _ranked(own, above, unit, home)
    if len(siblings) > 1:
        issuer = structs.replace(
            issuer, name=", ".join(_full(line, None, unit) for line in siblings)
        )
    return evidence, issuer, homes.of_body(home, issuer.level, issuer.name, issuer.superior)


def _siblings(names: tuple[Line, ...]) -> tuple[Line, ...]:
    """The bodies that stand side by side at the foot of the letterhead, mostly one."""
    first = len(names) - 1
    while first and (names[first].joined or all(n.text[:3] == "Sở " for n in names[first - 1 :])):
        first -= 1
    return names[first:]


def _committee_above(above: Line | None) -> str | None:
    """The committee over a national Party organisation ("ĐẢNG BỘ CHÍNH PHỦ")."""
    known = national(above.text) if above is not None else None
    return known.name if known is not None and known.kind == "party" else None


def _is_central(own: Line | None, above: Line | None) -> bool:
    """Whether the name itself says that the body is the whole country's."""
    if (
        own is None
        or own.unit is not None
        or kind_of(own.text) == "front"
        or (above and above.unit)
    ):
        return False
    return _CENTRAL.search(own.text) is not None


def _ranked(own: Line, above: Line | None, unit: Place, home: Home) -> Issuer:
    """The issuer, its superior being the body over it in the letterhead where that says more."""
    issuer = classify(_full(own, above, unit), home)
    level, superior = issuer.level, issuer.superior
    if level is None or own.text.startswith("Trường "):
        level = unit.level
    if above is not None:
        if issuer.name != own.full and (host := _host(own.text, above, unit)) is not None:
            superior = host
        elif above.unit is None and above.text and above.kind is None:
            superior = _superior_of(own, above, unit)
        elif superior is None or above.text.startswith("Sở "):
            superior = _full(above, None, unit)
    if (level, superior) == (issuer.level, issuer.superior):
        return issuer
    return Issuer(issuer.name, level, issuer.kind, superior)


def _superior_of(own: Line, above: Line, unit: Place) -> str:
    """The line above the issuer: a national body or one of the same unit."""
    known = national(above.text)
    if known is not None or _UNPLACED.match(above.text) or own.text.startswith(above.text):
        return above.text
    return _full(above, None, unit)


def _full(own: Line, above: Line | None, unit: Place) -> str:
    """The issuer's name with its host or its place."""
    text = own.text
    if own.unit is not None:
        return own.full
    if (named := _NAMES_HOST.search(text)) is not None:
        return f"{text[: named.start()]}{named[0].capitalize()} {unit.full_name}"
    if above is not None and (host := _host(text, above, unit)) is not None:
        return f"{text} {host}"
    if _COMMITTEE.search(text):
        return f"{text} {unit.name}"
    if own.bare is None and (
        _UNPLACED.match(text)
        or _REGIONAL.search(text)
        or fold(text).endswith(f" {fold(unit.name)}")
    ):
        return text
    return f"{text} {unit.full_name}"


def _host(text: str, above: Line, unit: Place) -> str | None:
    """The full name of the body above if `text` is one of its organs or rooms."""
    organ = _ORGANS.match(text) is not None
    if not organ and not (_ROOMS.match(text) and _WITH_ROOMS.match(above.text)):
        return None
    host = above.full if above.unit is not None else _full(above, None, unit)
    if organ and not text.startswith("Văn phòng") and kind_of(above.text) not in _HOSTS:
        return None
    return host


def _placeless(own: Line, above: Line | None, clues: Clues) -> tuple[Issuer, Home]:
    """A body below a national one, or one whose unit nothing tells."""
    name = own.text
    host = national(above.text) if above is not None else None
    if above is not None and _ORGANS.match(name):
        name = _organ_name(name, above.text)
    home = _home_of_place(clues)
    if own.unit is None and national(name) is not None:
        return _national(name, clues.date)
    issuer = classify(name, home)
    if host is not None or _is_central(own, above) or _is_central(above, None):
        superior = host.name if host else issuer.superior
        issuer = structs.replace(issuer, level="central", superior=superior)
        home = Home(level="central", date=clues.date)
    return issuer, homes.of_body(home, issuer.level, issuer.name, issuer.superior)


def _organ_name(organ: str, host: str) -> str:
    """An organ with its host; those of the Central Committee have names of their own."""
    if host == "Ban Chấp hành Trung ương":
        known = national(f"{organ} Trung ương") or national(f"{organ} Trung ương Đảng")
        if known is not None:
            return known.name
    return f"{organ} {host}"


def _home_of_place(clues: Clues) -> Home:
    unit = dated_place(clues)
    return homes.at(unit, date=clues.date) if unit else Home(date=clues.date)
