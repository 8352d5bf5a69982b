"""Damage that changes no meaning changes no number, date or edge."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import Record, extract
from loaders.citations.numbers import fold_number
from loaders.fold import tone_spellings
from loaders.mask import mask
from loaders.record import Measure, Mention

SAMPLES = sorted((Path(__file__).parents[2] / "examples/covid-2021").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in SAMPLES]
Facts = tuple[object, ...]


def facts(record: Record) -> Facts:
    """Number, date, type and the edges between numbers, names or dates."""
    ends = [fold_number(c.number) if c.number else f"{c.type} {c.date}" for c in record.citations]

    def end(value: int | str) -> str:
        return value if isinstance(value, str) else ends[value]

    heading = record.document
    number = fold_number(heading.number) if heading.number else None
    dates = sorted((e, c.date or "") for e, c in zip(ends, record.citations, strict=True))
    edges = sorted((end(e.source), e.relation, end(e.target)) for e in record.edges)
    return number, heading.date, heading.type, dates, edges


EXPECTED = [facts(extract(text)[0]) for text in TEXTS]


def body_lines(text: str, change: Callable[[str], str]) -> str:
    """`text` with `change` applied to each long line: the running text, not the head and foot."""
    return "\n".join(change(line) if len(line) > 90 else line for line in text.split("\n"))


def rewrap(text: str, random: Random) -> str:
    """Long lines broken at other blanks, as another page width would."""

    def wrap(line: str) -> str:
        width = random.randint(40, 110)
        words, lines = line.split(" "), [""]
        for word in words:
            if len(lines[-1]) + len(word) > width:
                lines.append("")
            lines[-1] += (" " if lines[-1] else "") + word
        return "\n".join(lines)

    return body_lines(text, wrap)


def double_blanks(text: str, random: Random) -> str:
    return body_lines(
        text, lambda line: re.sub(" ", lambda _: random.choice((" ", " ", "  ")), line)
    )


def number_pages(text: str, random: Random) -> str:
    """A page number between two paragraphs of the body."""
    lines = text.split("\n")
    places = [i for i, line in enumerate(lines) if len(line) > 90]
    at = random.choice(places[1:] or places)
    return "\n".join([*lines[:at], "", str(random.randint(2, 9)), "", *lines[at:]])


def mark_up(text: str, _: Random) -> str:
    """Bold numbers in the running text, as Markdown converters leave them."""
    return body_lines(text, lambda line: re.sub(r"(số )(\d+)(/)", r"\1**\2**\3", line))


def decompose(text: str, _: Random) -> str:
    return unicodedata.normalize("NFD", text)


def old_tones(text: str, random: Random) -> str:
    def change(match: re.Match[str]) -> str:
        spellings = tone_spellings(match[0])
        return random.choice(spellings)

    return re.sub(r"[a-zà-ỹđ]+", change, text)


def raise_symbols(text: str, _: Random) -> str:
    """The symbols of citations in capitals ("570/CĐ-TTG")."""
    return body_lines(text, lambda line: re.sub(r"\d/[^\s,;]+", lambda m: m[0].upper(), line))


CHANGES = (rewrap, double_blanks, number_pages, mark_up, decompose, old_tones, raise_symbols)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(which=st.integers(0, len(TEXTS) - 1), seed=st.integers(0, 10_000))
def test_change_of_form_changes_no_fact(
    change: Callable[[str, Random], str], which: int, seed: int
) -> None:
    changed = change(TEXTS[which], Random(seed))  # noqa: S311 - no secret
    assert facts(extract(changed)[0]) == EXPECTED[which]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.integers(0, len(TEXTS) - 1), st.integers(0, 3000))
def test_any_text_is_read(noise: str, which: int, at: int) -> None:
    """Whatever stands in a text, every span quotes it and masking is stable."""
    text = TEXTS[which][:at] + noise + TEXTS[which][at:]
    for record in extract(text):
        mentions = (mention for citation in record.citations for mention in citation.mentions)
        quoted: list[Mention | Measure] = [*mentions, *record.measures]
        assert all(record.text[item.start : item.end] == item.quote for item in quoted)
        assert all(0 <= e.start <= e.end <= len(record.text) for e in record.edges)
        assert mask(record.text) == record.text
