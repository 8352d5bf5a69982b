"""Words of a line, and where they stand."""

from __future__ import annotations

from loaders.formats.arrange import Piece
from loaders.positions import Box
from tests.loaders.formats.arrange.paper import BLANK, Paper
from tests.timed import computing


def test_letters_set_apart_are_words() -> None:
    paper = Paper()
    end = paper.put("Q U Y Ế T", 200, 100, blank=5)
    paper.put("Đ Ị N H", end + 14, 100, blank=5)
    assert paper.lines() == ["QUYẾT ĐỊNH"]


def test_single_letters_among_words_stay() -> None:
    paper = Paper()
    paper.put("Vụ A và B của ông C", 100, 100)
    assert paper.lines() == ["Vụ A và B của ông C"]


def test_raised_and_lowered_words_stay_in_their_line() -> None:
    paper = Paper()
    end = paper.put("diện tích 30 m", 100, 100)
    paper.pieces.append(Piece("2", end, 97, end + 3, 104))
    paper.put("là đủ", end + 3 + BLANK, 100)
    assert paper.lines() == ["diện tích 30 m 2 là đủ"]


def test_the_box_of_a_word_is_where_it_was_set() -> None:
    paper = Paper()
    paper.put("Số: 12/QĐ-UBND", 100, 50)
    script = paper.typescript()
    start = script.text.index("12")
    assert script.positions.boxes(start, start + 10) == (Box(1, 120, 50, 175, 62),)


def test_how_sure_a_word_is_goes_with_it() -> None:
    paper = Paper()
    paper.put("Số: 12", 100, 50)
    paper.pieces = [p._replace(sure=90 if p.text == "12" else 40) for p in paper.pieces]
    assert paper.typescript().positions.lines[0].sure == (40, 90)


def test_time_grows_with_the_number_of_words_alone() -> None:
    def seconds(rows: int) -> float:
        paper = Paper()
        for i in range(rows):
            paper.put("một hai ba bốn năm sáu bảy tám", 50 + i % 7, 3 * i)
        with computing() as spent:
            paper.typescript()
        return spent.seconds

    seconds(100)
    assert seconds(8000) < 30 * seconds(800)
