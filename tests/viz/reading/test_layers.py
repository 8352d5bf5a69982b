"""Overlapping marks become nested pieces: the text stays whole and every mark is all there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viz.reading.layers import LANES, Close, Open, lanes, nested
from viz.reading.marks import Kind, Mark


def mark(start: int, end: int, kind: Kind = "citation") -> Mark:
    return Mark(kind, start, end)


def drawn(text: str, marks: list[Mark]) -> str:
    """The steps as one line: `0(` opens a piece of mark 0, `0!(` its last, `)` closes it."""
    signs = []
    for step in nested(text, marks):
        match step:
            case Open(index, last):
                signs.append(f"{index}!(" if last else f"{index}(")
            case Close():
                signs.append(")")
            case _:
                signs.append(step)
    return "".join(signs)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "abcdef"),
        ([mark(0, 6)], "0!(abcdef)"),
        ([mark(1, 3), mark(3, 5)], "a0!(bc)1!(de)f"),
        ([mark(0, 6), mark(2, 4)], "0!(ab1!(cd)ef)"),
        ([mark(1, 4), mark(1, 4)], "a0!(1!(bcd))ef"),
        ([mark(0, 4), mark(2, 6)], "0!(ab1(cd))1!(ef)"),
        ([mark(0, 3), mark(1, 4), mark(2, 6)], "0!(a1(b2(c)))2!(1!(d)ef)"),
    ],
)
def test_pieces(marks: list[Mark], expected: str) -> None:
    assert drawn("abcdef", marks) == expected


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(SPANS, max_size=12))
def test_every_mark_covers_exactly_its_span(spans: list[tuple[int, int]]) -> None:
    text = "".join(chr(0x41 + i) for i in range(42))
    marks = sorted((mark(*span) for span in spans), key=lambda m: (m.start, -m.end))
    covered: dict[int, str] = dict.fromkeys(range(len(marks)), "")
    lasts: list[int] = []
    stack: list[int] = []
    whole = ""
    for step in nested(text, marks):
        match step:
            case Open(index, last):
                stack.append(index)
                lasts += [index] * last
            case Close():
                stack.pop()
            case _:
                whole += step
                for index in stack:
                    covered[index] += step
    assert whole == text
    assert stack == []
    assert covered == {i: text[m.start : m.end] for i, m in enumerate(marks)}
    assert sorted(lasts) == list(range(len(marks)))


def test_an_empty_text_has_no_steps() -> None:
    assert list(nested("", [])) == []


def test_proofs_that_overlap_get_their_own_lines() -> None:
    marks = [mark(0, 9, "proof"), mark(1, 3), mark(2, 5, "proof"), mark(5, 8, "proof")]
    assert lanes(marks) == {0: 0, 2: 1, 3: 1}


def test_a_deadline_has_a_line_beside_that_of_a_proof() -> None:
    marks = [mark(0, 9, "proof"), mark(2, 7, "deadline"), mark(9, 12, "deadline")]
    assert lanes(marks) == {0: 0, 1: 1, 2: 0}


def test_there_are_no_more_lines_than_fit() -> None:
    marks = [mark(i, 20, "proof") for i in range(6)]
    assert max(lanes(marks).values()) == LANES - 1
