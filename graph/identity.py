"""What identifies a document: its number's matching key, its year or Party term, its date.

State counters restart on 1 January, Party counters with each committee term of five years
(Decree 30/2020/NĐ-CP, Appendix I; Instruction 36-HD/VPTW of 3 April 2018).
"""

from __future__ import annotations

import re
from functools import lru_cache

from graph import organs
from graph.organs import slug

_NOISE = re.compile(r"[\s*^&]+")
_ZEROS = re.compile(r"\A0+(?=[0-9])")
_COUNTER = re.compile(r"\A[0-9]+[a-z]?(?:-[0-9]{1,3})?\Z")
_YEAR_INSIDE = re.compile(r"\A[^/]{1,12}/\s?([12][0-9]{3})\s?/")
_PARTY = re.compile(r"\A\s*[0-9]+[A-Za-z]?\s?[-–—]\s?[^\W\d_]{1,6}\s?/")
_SYMBOL = re.compile(r"\A[^/–—-]{1,12}[/–—-](?:[12][0-9]{3}/)?(?P<symbol>.+)\Z", re.DOTALL)


@lru_cache(maxsize=65536)
def number_key(number: str) -> str:
    """The matching key of a number: ASCII, separators as hyphens, no leading zeros.

    Slashes and hyphens count alike, because copies mix them up (`12-CT/TU`, `12/CT-TU`).

    >>> number_key("05/ QĐ – UBND")
    '5-qd-ubnd'
    """
    return _ZEROS.sub("", slug(_NOISE.sub("", number)))


@lru_cache(maxsize=65536)
def is_counter(number: str) -> bool:
    """Whether a number is only its counter ("Công điện 570"), without a symbol."""
    return _COUNTER.match(number_key(number)) is not None


def counter_of(number: str) -> str:
    """The counter that a number begins with.

    >>> counter_of("0570/CĐ-TTg")
    '570'
    """
    return number_key(number).split("-", 1)[0]


def symbol_of(number: str) -> str | None:
    """What follows the counter and the year: `UBND-VXNV`, `CV/TU`; None for a bare counter."""
    match = _SYMBOL.match(number)
    return match["symbol"] if match else None


def year_of(number: str | None, date: str | None) -> str | None:
    """The year a document is counted in: the one inside its number, else the date's."""
    inside = _YEAR_INSIDE.match(number) if number else None
    return inside[1] if inside else (date[:4] if date else None)


def is_party(number: str | None) -> bool:
    """Whether a number has the Party's form, counter-TYPE/BODY.

    >>> is_party("320-CV/TU"), is_party("756/UBND-VXNV")
    (True, False)
    """
    return number is not None and _PARTY.match(number) is not None


def terms(date: str, *, central: bool) -> frozenset[int]:
    """The Party terms, by the year they begin in, that a document of `date` may be counted in.

    Congresses are held every five years (…, 2015, 2020, 2025): committees below the centre hold
    theirs at some time of that year, so that the whole year belongs to two terms; the national
    congress follows in the January after it.

    >>> sorted(terms("2021-05-11", central=False)), sorted(terms("2020-07-30", central=False))
    ([2020], [2015, 2020])
    """
    year, month = int(date[:4]), date[5:7]
    began = year - year % 5
    if central:
        in_doubt = year % 5 == 1 and month in ("", "01")
        return frozenset(
            {began - 5} if year % 5 == 0 else {began - 5, began} if in_doubt else {began}
        )
    return frozenset({began - 5, began} if year % 5 == 0 else {began})


def term_span(date: str, said: str) -> str | None:
    """The term in which a Party body may have numbered a document of `date`, None in doubt."""
    possible = terms(date, central="trung-uong" in said)
    return f"term {min(possible)}" if len(possible) == 1 else None


@lru_cache(maxsize=65536)
def span_of(number: str, date: str | None, said: str | None) -> str | None:
    """The stretch of time in which body `said` gives `number` once; None where too little is known.

    A year for the state, a term for the Party; the very day where the term is in doubt.

    >>> span_of("756/UBND-VXNV", "2021-05-04", "uy-ban-nhan-dan-tinh-lao-cai")
    '2021'
    """
    when = date or year_of(number, None)
    if said is None or when is None or organs.lacks_place(said):
        return None
    if not (is_party(number) or organs.is_party(said)):
        return year_of(number, date)
    return term_span(when, said) or (when if is_complete(when) else None)


def is_complete(date: str | None) -> bool:
    """Whether a date has year, month and day."""
    return date is not None and len(date) == 10


def dates_agree(one: str | None, other: str | None) -> bool:
    """Whether two dates, either maybe partial or missing, can be the same day.

    >>> dates_agree("2021-05", "2021-05-03"), dates_agree("2021-05", "2021-06-03")
    (True, False)
    """
    if one is None or other is None:
        return True
    return one.startswith(other) or other.startswith(one)


def is_later(one: str | None, other: str | None) -> bool:
    """Whether date `one` is surely later than `other`, as far as both are known."""
    if one is None or other is None:
        return False
    known = min(len(one), len(other))
    return one[:known] > other[:known]
