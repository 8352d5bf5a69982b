"""Offsets of the normal form, back in the text as given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.offsets import Offsets
from loaders.text import normalise
from tests.timed import computing

NFD = unicodedata.normalize("NFD", "Điện Biên Phủ")

PIECES = st.sampled_from(
    [
        "a",
        "ế",
        "e\u0302\u0301",
        "\u0323",  # a mark that may stand before another of its letter
        "\u200b",
        "\xad",
        "\ufeff",
        "\r",
        "\n",
        "\r\n",
        " ",
        "\xa0",
        "\u2028",
        "–",
        "\u1100",  # Korean in parts: letters that join without being marks
        "\u1161",
        "\u11a8",
        "\u0958",  # longer in its normal form
        "\u09c7",
        "\u09be",
        "\u212b",
        "字",
        "\uf0b7",
        "😀",
    ]
)


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Số: 5", "5", "5"),
        (NFD, "Phủ", unicodedata.normalize("NFD", "Phủ")),
        (NFD, "ê", "e\u0302"),
        ("a\r\nb\r\nc d", "c d", "c d"),
        ("a\r\nb", "a\nb", "a\r\nb"),
        ("a\r\nb", "\n", "\r\n"),
        ("số\u200b 5\u200b\u200b6", "5", "5"),  # what disappears belongs to no neighbour
        ("số\u200b 5\u200b\u200b6", "56", "5\u200b\u200b6"),
        ("e\u200b\u0302\u200bm", "ê", "e\u200b\u0302"),  # save where it stands inside a letter
        ("\ufeffSố", "Số", "Số"),
        ("ngày\xa05", "y 5", "y\xa05"),
        ("ngày\xa05", "5", "5"),
    ],
)
def test_a_quote_is_found_in_the_text_as_given(text: str, quote: str, expected: str) -> None:
    start = normalise(text).index(quote)
    first, last = Offsets.of(text).span(start, start + len(quote))
    assert text[first:last] == expected


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=12))
def test_every_span_of_the_normal_form_stands_in_its_span_of_the_text(text: str) -> None:
    normal, offsets = normalise(text), Offsets.of(text)
    for start in range(len(normal)):
        for end in range(start + 1, len(normal) + 1):
            first, last = offsets.span(start, end)
            assert 0 <= first < last <= len(text)
            assert normal[start:end] in normalise(text[first:last])


@given(st.text(alphabet="aăâbcdđeêghikoôơuưáàảãạếềểễệ –\n/0123456789", min_size=1, max_size=40))
def test_vietnamese_in_nfd_maps_letter_by_letter(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    offsets, at = Offsets.of(decomposed), 0
    for position, letter in enumerate(text):
        length = len(unicodedata.normalize("NFD", letter))
        assert offsets.span(position, position + 1) == (at, at + length)
        at += length


@pytest.mark.parametrize(
    "piece", ["a\u200b", "\u0301", "\u200b", "e\u0302\u200b", "\r\n", "\u0958"]
)
def test_time_is_linear(piece: str) -> None:
    with computing() as spent:
        Offsets.of(piece * 100_000 + "e\u0301")
    assert spent.seconds < 5  # measured: below 0.3; in quadratic time, minutes
