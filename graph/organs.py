"""Which body stands behind a printed name, so that one document cited in two ways stays one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from loaders.fold import fold

_OTHER = re.compile(r"[^a-z0-9]+")
_AND = re.compile(r"(?:^|-)va(?=-|$)")


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """`text` in ASCII: lower case without diacritics, everything else as single hyphens.

    >>> slug("Ủy ban nhân dân thành phố Bắc Kạn")
    'uy-ban-nhan-dan-thanh-pho-bac-kan'
    """
    return _OTHER.sub("-", fold(text)).strip("-")


@lru_cache(maxsize=65536)
def body(name: str) -> str:
    """The slug of the body whose counters documents of `name` are numbered with.

    Standing organs and heads give their body (`graph/organs.toml`); "A và B" equals "A, B".

    >>> body("Ban Thường vụ Tỉnh ủy Lào Cai") == body("Thường trực Tỉnh ủy Lào Cai")
    True
    """
    rules = _rules()
    said = slug(name)
    if rules.central_organs.fullmatch(said):
        return rules.central
    if said.startswith(rules.organs):
        for organ in rules.organs:
            rest = said.removeprefix(organ)
            if rest != said and rest.startswith(rules.committees):
                said = rest
    if said.startswith(rules.all_heads):
        for says, stands_for in rules.heads:
            if said == says or said.startswith(says + "-"):
                said = stands_for + said[len(says) :]
    return _AND.sub("", said)


@lru_cache(maxsize=65536)
def behind(name: str) -> str:
    """The body that a head or a standing organ speaks for, in words; any other name as it is.

    >>> behind("Bộ trưởng Bộ Y tế"), behind("Ban Thường vụ Tỉnh ủy Lào Cai")
    ('Bộ Y tế', 'Tỉnh ủy Lào Cai')
    """
    said = slug(name)
    for rule in vocabulary()["head"]:
        says = slug(rule["says"])
        if said == says or said.startswith(f"{says}-"):
            rest = name.split()[len(rule["says"].split()) :]
            return " ".join([rule["body"], *rest])
    data = vocabulary()["standing"]
    committees = tuple(map(slug, data["committees"]))
    for organ in data["organs"]:
        if said.startswith(f"{slug(organ)}-"):
            rest = name.split()[len(organ.split()) :]
            if slug(" ".join(rest)).startswith(committees):
                return " ".join(rest)
    return name


@lru_cache(maxsize=65536)
def forms(said: str) -> tuple[str, ...]:
    """The slugs of the names under which a body of that name may issue documents as well.

    >>> forms("uy-ban-nhan-dan-tinh-lao-cai")
    ('chu-tich-uy-ban-nhan-dan-tinh-lao-cai',)
    """
    rules = _rules()
    if rules.central_organs.fullmatch(said):
        return tuple(organ for organ in rules.central_names if organ != said)
    heads = [
        says + said[len(stands_for) :]
        for says, stands_for in rules.heads
        if said == stands_for or said.startswith(stands_for + "-")
    ]
    if said.startswith(rules.committees):
        heads += [organ + said for organ in rules.organs]
    return tuple(heads)


@lru_cache(maxsize=65536)
def is_party(said: str) -> bool:
    """Whether a body (as `body` gives it) is a Party committee, which counts by terms."""
    rules = _rules()
    return said == rules.central or said.startswith(rules.committees + rules.groups)


@lru_cache(maxsize=65536)
def lacks_place(said: str) -> bool:
    """Whether a body (as `body` gives it) is named without its place, so that it may be any.

    >>> lacks_place(body("Sở Y tế")), lacks_place(body("Sở Y tế tỉnh Lào Cai"))
    (True, False)
    """
    rules, marked = _rules(), f"-{said}-"
    if marked.endswith(rules.places):
        return True
    return marked.startswith(rules.local) and not any(map(marked.__contains__, rules.places))


def extends(longer: str, shorter: str) -> bool:
    """Whether body `longer` is `shorter` with the place that `shorter` leaves out.

    >>> extends(body("Ủy ban nhân dân tỉnh Lào Cai"), body("Ủy ban nhân dân tỉnh"))
    True
    >>> extends(body("UBND huyện Điện Biên Đông"), body("UBND huyện Điện Biên"))
    False
    """
    if not longer.startswith(shorter + "-"):
        return False
    rest, words = longer[len(shorter) :], _rules().places
    return f"-{shorter}-".endswith(words) or f"{rest}-".startswith(words)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules of `graph/organs.toml` in slugs; `places` and `local` stand between hyphens."""

    organs: tuple[str, ...]
    committees: tuple[str, ...]
    groups: tuple[str, ...]
    heads: tuple[tuple[str, str], ...]
    all_heads: tuple[str, ...]
    central: str
    central_organs: re.Pattern[str]
    central_names: tuple[str, ...]
    places: tuple[str, ...]
    local: tuple[str, ...]


@cache
def vocabulary() -> dict[str, Any]:
    """The whole of `graph/organs.toml`."""
    return tomllib.loads(files("graph").joinpath("organs.toml").read_text(encoding="utf-8"))


@cache
def _rules() -> _Rules:
    data = vocabulary()
    return _Rules(
        organs=tuple(slug(name) + "-" for name in data["standing"]["organs"]),
        committees=tuple(slug(name) for name in data["standing"]["committees"]),
        groups=tuple(slug(name) for name in data["standing"]["groups"]),
        heads=tuple((slug(rule["says"]), slug(rule["body"])) for rule in data["head"]),
        all_heads=tuple(slug(rule["says"]) for rule in data["head"]),
        central=slug(data["central"]["body"]),
        central_organs=_central_pattern(data["central"]),
        central_names=tuple(slug(name) for name in data["central"]["organs"]),
        places=tuple(f"-{slug(name)}-" for name in data["places"]["words"]),
        local=tuple(f"-{slug(name)}-" for name in data["places"]["local"]),
    )


def _central_pattern(central: dict[str, Any]) -> re.Pattern[str]:
    organs = "|".join(slug(name) for name in central["organs"])
    endings = "|".join(slug(word) for word in central["endings"])
    return re.compile(f"(?:{organs})(?:-(?:{endings})(?:-.{{0,80}})?)?")
