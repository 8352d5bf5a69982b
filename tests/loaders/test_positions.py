"""Where words stand on pages: boxes of spans, parts of a text, sureness, in records of any text."""

from __future__ import annotations

import msgspec

from loaders.assemble import extract_all
from loaders.formats.typescript import Typescript, Typewriter
from loaders.positions import CERTAIN, NOWHERE, Box
from loaders.record import Record
from loaders.text import SourceText
from tests.loaders.samples import LETTER

WIDE = 6
HIGH = 14


def typed(text: str, sure: dict[str, int] | None = None, *, lines_a_page: int = 30) -> Typescript:
    """The text typed with letters of one width, a line below the other, on small pages."""
    writer = Typewriter()
    for count, line in enumerate(text.split("\n")):
        row = count % lines_a_page
        if row == 0:
            writer.turn(600, 100 + HIGH * lines_a_page)
        column = 0
        for part in line.split(" "):
            left, top = 50 + WIDE * column, 50 + HIGH * row
            box = Box(writer.page, left, top, left + WIDE * len(part), top + HIGH - 2)
            writer.word(part, box, None if sure is None else sure.get(part, 96))
            writer.write(" ")
            column += len(part) + 1
        writer.write("\n")
    return writer.typescript()


def read(script: Typescript) -> list[Record]:
    source = SourceText(
        script.text, "a.pdf", "00", "application/pdf", True, script.positions, script.warnings
    )
    return extract_all([source])[0]


def expected(text: str, start: int, end: int, *, lines_a_page: int = 30) -> list[Box]:
    """The boxes of a span in a text that was `typed`, told in another way."""
    boxes = []
    begin = 0
    for count, line in enumerate(text.split("\n")):
        first, last = max(start, begin), min(end, begin + len(line))
        words = [
            (at, at + len(word))
            for at, word in _words(line)
            if word and begin + at < last and first < begin + at + len(word)
        ]
        if words:
            page, top = 1 + count // lines_a_page, 50 + HIGH * (count % lines_a_page)
            left, right = 50 + WIDE * words[0][0], 50 + WIDE * words[-1][1]
            boxes.append(Box(page, left, top, right, top + HIGH - 2))
        begin += len(line) + 2  # the typist puts a blank behind every word
    return boxes


def _words(line: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in line.split(" "):
        found.append((at, word))
        at += len(word) + 1
    return found


def test_every_span_of_a_record_has_its_boxes() -> None:
    (record,) = read(typed(LETTER))
    told = record.to_dict()
    assert told["pages"] == [[600, 520]] * (1 + LETTER.count("\n") // 30)
    passages = [mention for citation in told["citations"] for mention in citation["mentions"]]
    passages += told["edges"] + told["measures"] + told["addressees"]
    assert passages
    for passage in passages:
        boxes = [tuple(box.values()) for box in passage["at"]]
        assert boxes == expected(LETTER, passage["start"], passage["end"])


def test_a_text_without_pages_says_nothing_of_them() -> None:
    source = SourceText(LETTER, "a.txt", "00", "text/plain")
    ((record,),) = extract_all([source])
    assert record.positions is NOWHERE
    assert b"layout" not in record.to_json()
    told = msgspec.json.encode(record.to_dict())
    assert b'"at"' not in told
    assert b'"pages"' not in told


def test_positions_travel_with_the_record() -> None:
    (record,) = read(typed(LETTER, {}))
    assert Record.from_json(record.to_json()) == record


def test_each_document_of_a_bundle_has_its_part() -> None:
    script = typed(LETTER * 3)
    records = read(script)
    assert len(records) == 3
    for count, record in enumerate(records):
        start = record.text.index("88/UBND-VX")
        (box,) = record.positions.boxes(start, start + 10)
        at = _all(script.text, "88/UBND-VX")[count]
        assert (box,) == script.positions.boxes(at, at + 10)


def _all(text: str, word: str) -> list[int]:
    found = [text.find(word)]
    while found[-1] >= 0:
        found.append(text.find(word, found[-1] + 1))
    return found[:-1]


def test_nothing_is_surer_than_the_words_that_were_recognised() -> None:
    (certain,) = read(typed(LETTER))
    (recognised,) = read(typed(LETTER, {"570/CĐ-TTg": 42}))
    assert len(certain.citations) == len(recognised.citations) > 0
    for before, after in zip(certain.citations, recognised.citations, strict=True):
        bound = 0.42 if before.number == "570/CĐ-TTg" else 0.96
        assert after.confidence == min(before.confidence, bound)
    for edge, bounded in zip(certain.edges, recognised.edges, strict=True):
        ends = [end for end in (bounded.source, bounded.target) if end != "self"]
        bounds = [recognised.citations[end].confidence for end in ends]
        assert bounded.confidence == min([edge.confidence, *bounds])


def test_sureness_is_that_of_the_least_sure_word() -> None:
    script = typed("một hai ba\nbốn năm", {"hai": 30, "năm": 50})
    positions = script.positions
    assert positions.sureness(0, 3) == 96
    assert positions.sureness(0, 8) == 30
    assert positions.sureness(8, len(script.text)) == 50
    assert NOWHERE.sureness(0, 10) == CERTAIN


def test_a_part_of_several_spans() -> None:
    script = typed("một hai ba\nbốn năm sáu\nbảy tám chín")
    text = script.text
    spans = [(4, 8), (text.index("sáu"), text.index("tám"))]
    joined = "".join(text[a:b] for a, b in spans)
    part = script.positions.part(spans)
    for word in ("hai", "sáu", "bảy"):
        at, there = joined.index(word), text.index(word)
        assert part.boxes(at, at + 3) == script.positions.boxes(there, there + 3)
        assert part.page(at, at + 3) == 1
    assert part.boxes(0, 1000) != ()


def test_words_that_stand_elsewhere_begin_another_line() -> None:
    writer = Typewriter()
    writer.turn(600, 800)
    writer.word("trái", Box(1, 50, 100, 80, 112))
    writer.write(" ")
    writer.word("thấp", Box(1, 300, 140, 340, 152))
    writer.write("   ")
    writer.word("\u200b", Box(1, 1, 1, 2, 2))
    lines = writer.typescript().positions.lines
    assert [(line.top, line.bottom) for line in lines] == [(100, 112), (140, 152)]


def test_a_code_misread_by_a_letter_is_told_by_the_kind() -> None:
    misread = LETTER.replace("570/CĐ-TTg", "570/CĐĐ-TTg")
    (recognised,) = read(typed(misread, {}))
    assert "570/CĐ-TTg" in {citation.number for citation in recognised.citations}
    (printed,) = read(typed(misread))
    assert "570/CĐĐ-TTg" in {citation.number for citation in printed.citations}
