"""The measures of `vocabulary/measures.toml` and the words that name them.

The file holds phrases with alternatives ("(tạm |)dừng"); here each is spelled out in every way
that Vietnamese offices and scanners write it, and compiled once.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from loaders.vocabulary import toml

FILE = "measures.toml"

Role = Literal["measure", "request", "report", "suspension"]
Endings = dict[str, tuple[str, ...]]
"""Words that may stand in front of a phrase, each with a leading blank, by the last of them."""

_LONGEST_WORD = 12
LIMITED = 40
"""How far behind a phrase, in characters, its measure may be limited."""
_NO_CUES: dict[str, Any] = {"lifted": (), "removing": (), "stopped": ()}
_ALTERNATIVES = re.compile(r"\(([^()]*)\)")
_TONES = "\u0300\u0301\u0309\u0303\u0323"


@dataclass(frozen=True, slots=True)
class MeasureKind:
    """One measure: its id, Vietnamese and English label, category and, where a national act
    introduced it, the authority and ISO date.

    `parts` are the ids of measures that whoever orders it orders with it (5K: masks, …).
    """

    id: str
    vi: str
    en: str
    category: str
    authority: str | None = None
    since: str | None = None
    source: str | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A group of phrases, with the conditions on what stands around them.

    By `role` they name the measure `measure`, are a request ("yêu cầu"), which makes orders of
    what follows it, the heading of a section that reports, or say that a measure does not hold.
    `needs_after` and `ignore_after` are matched behind the phrase; `ignore_before` and
    `mention_before` are words that may stand directly in front.
    """

    role: Role
    measure: str
    needs_after: re.Pattern[str] | None
    ignore_after: re.Pattern[str] | None
    ignore_before: Endings
    mention_before: Endings
    forbids: bool
    """The phrase names what is forbidden: "không" in front of it orders."""
    harmful: bool
    """The phrase names what has to go: words that remove it order that; it is forbidden, too."""
    proper_name: bool
    is_free: bool
    """Nothing around the phrase has to be looked at."""
    needed: tuple[str, ...]
    """First words of what `needs_after` looks for: where none follows, it cannot match."""
    reach: int
    """How far behind the phrase they may begin."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What decides between orders and mentions; see the comments in the vocabulary file."""

    openings: tuple[str, ...]
    narrative: re.Pattern[str]
    past: re.Pattern[str]
    undone: re.Pattern[str]
    withheld: re.Pattern[str]
    undoing: frozenset[str]
    """First words of what the three above look for: without one they cannot match."""
    actors: Endings
    """Names of actors that end in a word with which the phrase would be something else."""
    tasks: re.Pattern[str]
    title: re.Pattern[str]
    title_end: re.Pattern[str]
    suspended: re.Pattern[str]
    """What behind the words says that the measure does not hold for now."""


@lru_cache(maxsize=1)
def kinds() -> dict[str, MeasureKind]:
    """Every measure by id, in the order of the vocabulary file."""
    fields = ("id", "vi", "en", "category", "authority", "source")
    return {
        entry["id"]: MeasureKind(
            **{field: entry.get(field) for field in fields},
            since=str(entry["since"]) if "since" in entry else None,
            parts=tuple(entry.get("parts", ())),
        )
        for entry in document()["measure"]
    }


def forms_by_phrase() -> dict[str, tuple[Form, ...]]:
    """Every phrase in every spelling, with the groups of forms that it belongs to."""
    found: dict[str, list[Form]] = {}
    for form, phrases in _forms():
        for phrase in spellings(phrases):
            found.setdefault(phrase, []).append(form)
    return {phrase: tuple(forms) for phrase, forms in found.items()}


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The compiled cues of the vocabulary file."""
    raw = document()["cues"]
    turns = "|".join(raw["undone_ends"])
    removed = [*raw["undone"], *raw["removed"]]
    withheld = [*removed, *raw["withheld"]]
    dated = r"ngày \d{1,2}[/-]\d{1,2}[/-]\d{4},"
    return Cues(
        openings=(*raw["request"]["phrases"], *raw["openings"]),
        narrative=re.compile(rf"[\W_]{{0,16}}+(?:{any_of(raw['narrative'])}|{dated})"),
        past=_undone(raw["undone"], turns),
        undone=_undone(removed, turns),
        withheld=_undone(withheld, turns),
        undoing=frozenset(_first_words(spellings(withheld))),
        actors=_endings(raw["actors"]),
        tasks=re.compile(
            rf"\n[\s|*_#>]{{0,16}}(?:[ivx]{{1,5}}|\d)[.)-] {{0,2}}{any_of(raw['tasks'])}"
        ),
        title=re.compile(rf"(?:/|-)[a-zđ][^;:]{{0,250}}?\s{any_of(raw['titles'])}\s"),
        title_end=re.compile(rf",\s{{1,3}}{any_of(raw['title_ends'])}"),
        suspended=_suspended(raw),
    )


def _undone(phrases: list[str], turns: str) -> re.Pattern[str]:
    words = "|".join(spellings(phrases))
    return re.compile(rf" (?:{words}) (?:(?! (?:{turns}) )[^,])*$")


def document() -> dict[str, Any]:
    """The vocabulary file as plain data. Raises `VocabularyError` if it is no valid TOML."""
    return toml(FILE)


def spellings(phrases: Iterable[str]) -> Iterator[str]:
    """Every way in which `phrases` with alternatives may be written, each once.

    >>> sorted(spellings(["phong tỏa (ngõ|bến)"]))
    ['phong toả bến', 'phong toả ngõ', 'phong tỏa bến', 'phong tỏa ngõ']
    """
    seen: set[str] = set()
    for phrase in phrases:
        for plain in _alternatives(phrase):
            for spelled in _variants(plain):
                if spelled not in seen:
                    seen.add(spelled)
                    yield spelled


def _alternatives(phrase: str) -> Iterator[str]:
    parts = _ALTERNATIVES.split(phrase)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    for chosen in itertools.product(*choices):
        yield " ".join("".join(chosen).split())


def _variants(phrase: str) -> Iterator[str]:
    return map(" ".join, itertools.product(*map(_syllables, phrase.split(" "))))


@lru_cache(maxsize=2048)
def _syllables(word: str) -> tuple[str, ...]:
    """The spellings of one syllable: hòa and hoà, lý and lí."""
    found = {word: None}
    if pair := re.fullmatch(r"([^q]*)(oa|oe|uy)", _toneless(word)):
        tone = next((c for c in unicodedata.normalize("NFD", word) if c in _TONES), "")
        onset, vowels = word[: len(pair[1])], pair[2]
        found[_nfc(f"{onset}{vowels[0]}{tone}{vowels[1]}")] = None
        found[_nfc(f"{onset}{vowels}{tone}")] = None
    elif re.fullmatch(r"[hklmt]y", _toneless(word)):
        found[_nfc(unicodedata.normalize("NFD", word).replace("y", "i"))] = None
    return tuple(found)


def _toneless(word: str) -> str:
    return _nfc("".join(c for c in unicodedata.normalize("NFD", word) if c not in _TONES))


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _forms() -> Iterator[tuple[Form, list[str]]]:
    """Every group of phrases of the file, the cues first."""
    cue = document()["cues"]
    yield _form("request", "", cue["request"]), cue["request"]["phrases"]
    yield _form("report", "", cue["report"]), cue["report"]["phrases"]
    yield _form("suspension", "", {}), [*cue["suspended"], *cue["limited"]]
    for entry in document()["measure"]:
        for raw in entry.get("form", ()):
            yield _form("measure", entry["id"], raw, cue), raw["phrases"]


def _form(role: Role, measure: str, raw: dict[str, Any], cue: dict[str, Any] = _NO_CUES) -> Form:
    needs, ignore = raw.get("needs_after"), raw.get("ignore_after")
    gap = rf"[^.;:]{{0,{raw.get('within', 60)}}}?"
    harmful = raw.get("harmful", False)
    forbids = harmful or raw.get("forbids", False)
    lifted = [
        *cue["lifted"],
        *(() if harmful else cue["removing"]),
        *(() if forbids else cue["stopped"]),
    ]
    return Form(
        role=role,
        measure=measure,
        needs_after=re.compile(gap + any_of(needs)) if needs else None,
        ignore_after=re.compile(r"[\s\"“]{0,3}" + any_of(ignore)) if ignore else None,
        ignore_before=_endings(raw.get("ignore_before", ())),
        mention_before=_endings([*raw.get("mention_before", ()), *lifted]),
        forbids=forbids,
        harmful=harmful,
        proper_name=raw.get("proper_name", False),
        is_free=not (needs or ignore or raw.get("ignore_before")),
        needed=_first_words(spellings(needs or ())),
        reach=raw.get("within", 60) + _LONGEST_WORD,
    )


def _suspended(cue: dict[str, Any]) -> re.Pattern[str]:
    limited = rf"[^.;:]{{0,{LIMITED}}}?{any_of(cue['limited'])}"
    return re.compile(rf"\s{{1,3}}{any_of(cue['suspended'])}|{limited}")


def _first_words(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase.split()[0] for phrase in phrases))


def _endings(phrases: Iterable[str]) -> Endings:
    found: Endings = {}
    for phrase in spellings(phrases):
        last = phrase.rpartition(" ")[2]
        found[last] = (*found.get(last, ()), f" {phrase}")
    return found


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of `phrases`, in every spelling and over any white space.

    Words are matched as whole words, signs as such.
    """
    longest_first = sorted(spellings(phrases), key=lambda phrase: (-len(phrase), phrase))
    spaced = {phrase: r"\s{1,3}".join(map(re.escape, phrase.split())) for phrase in longest_first}
    words = [pattern for phrase, pattern in spaced.items() if phrase[0].isalnum()]
    signs = [pattern for phrase, pattern in spaced.items() if not phrase[0].isalnum()]
    whole = [rf"(?<!\w)(?:{'|'.join(words)})(?!\w)"] if words else []
    return f"(?:{'|'.join([*whole, *signs])})"
