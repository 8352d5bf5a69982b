"""Every span of a record is a mark, and so is every part of its heading that the text prints."""

from __future__ import annotations

from typing import cast

import msgspec
import pytest

from loaders import Record, extract
from loaders.record import Edge, Heading, Measure
from tests.viz.letters import letter
from viz.reading.marks import Kind, Mark, marks_of


def quotes(record: Record, kind: Kind) -> list[str]:
    return [record.text[m.start : m.end] for m in marks_of(record) if m.kind == kind]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("number", ["Số: 45/UBND-KT"]),
        ("date", ["Yên Châu, ngày 03 tháng 9 năm 2021"]),
        ("issuer", ["UBND TỈNH SƠN LA", "ỦY BAN NHÂN DÂN", "HUYỆN YÊN CHÂU"]),
        ("signatory", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đinh Văn Mẫu"]),
        ("addressee", ["UBND các xã, thị trấn", "Phòng Y tế huyện"]),
        ("recipient", ["UBND tỉnh (b/c)"]),
        ("measure", ["tuyên truyền", "kiểm tra", "đeo khẩu trang"]),
    ],
)
def test_what_is_marked(kind: str, expected: list[str]) -> None:
    assert quotes(letter(), cast("Kind", kind)) == expected


def test_what_is_less_than_sure_is_marked_so() -> None:
    record = letter(body="nhắc lại Công văn số 77/UBND-XD,")
    unsure = [m for m in marks_of(record) if m.unsure and m.kind != "proof"]
    assert [record.text[m.start : m.end] for m in unsure] == ["Công văn số 77/UBND-XD"]
    assert record.document.issuer is not None
    issuer = msgspec.structs.replace(record.document.issuer, confidence=0.4)
    heading = msgspec.structs.replace(record.document, issuer=issuer)
    doubted = msgspec.structs.replace(record, document=heading)
    assert all(m.unsure for m in marks_of(doubted) if m.kind == "issuer")
    assert not any(m.unsure for m in marks_of(doubted) if m.kind == "number")


def test_deadlines_are_marked_with_what_they_are_for() -> None:
    record = letter(body="để các xã báo cáo trước ngày 10/9/2021; xong kế hoạch trong 03 ngày.")
    marks = [m for m in marks_of(record) if m.kind == "deadline"]
    assert [(m.tone, m.of, m.unsure) for m in marks] == [
        ("report", (0,), False),
        ("act", (1,), record.deadlines[1].confidence < 0.9),
    ]
    assert quotes(record, "deadline") == [due.quote for due in record.deadlines]


def test_the_subject_is_marked_and_holds_its_citations() -> None:
    record = letter()
    (subject,) = [m for m in marks_of(record) if m.kind == "subject"]
    inside = [m for m in marks_of(record) if m.kind == "citation" and m.end <= subject.end]
    assert record.text[subject.start : subject.end].startswith("V/v triển khai")
    assert len(inside) == 2


def test_no_span_of_the_record_is_dropped() -> None:
    record = letter()
    spans = {(m.start, m.end) for m in marks_of(record)}
    placed = {(a.start, a.end) for a in record.addressees}
    placed |= {(r.start, r.end) for r in record.recipients}
    placed |= {(a.start, a.end) for a in record.authorities}
    placed |= {(m.start, m.end) for m in record.measures}
    placed |= {(e.start, e.end) for e in record.edges}
    placed |= {(m.start, m.end) for c in record.citations for m in c.mentions}
    assert len(placed) > 10
    assert placed <= spans


def test_edges_that_share_a_sentence_share_a_mark() -> None:
    record = letter()
    proofs = [m for m in marks_of(record) if m.kind == "proof"]
    assert sorted(i for m in proofs for i in m.of) == list(range(len(record.edges)))
    assert any(len(m.of) > 1 for m in proofs)
    assert all(m.tone == record.edges[m.of[0]].relation for m in proofs if len(m.of) == 1)


def test_a_proof_is_unsure_below_nine_tenths() -> None:
    record = letter()
    edges = (Edge("self", "references", 0, "", 0, 9, "plain", 0.9),
             Edge("self", "repeals", 1, "", 10, 12, "plain", 0.89))  # fmt: skip
    marks = marks_of(msgspec.structs.replace(record, edges=edges))
    assert [m.unsure for m in marks if m.kind == "proof"] == [False, True]
    assert [m.tone for m in marks if m.kind == "proof"] == ["references", "repeals"]


def test_a_part_that_the_record_does_not_hold_is_not_marked() -> None:
    record = letter()
    other = msgspec.structs.replace(record, document=Heading(number="1/UBND-X", date="2021-09-03"))
    kinds = {m.kind for m in marks_of(other)}
    assert "date" in kinds
    assert not kinds & {"number", "subject"}


def test_empty_and_impossible_spans_are_no_marks() -> None:
    record = letter()
    odd = tuple(Measure("5k", "orders", "", a, b) for a, b in [(3, 3), (-4, 2), (5, 10**6), (7, 6)])
    marks = marks_of(msgspec.structs.replace(record, measures=odd))
    assert [m for m in marks if m.kind == "measure"] == []


def test_a_text_that_is_no_document_has_no_heading() -> None:
    assert marks_of(extract("Hôm nay trời đẹp.")[0]) == []


@pytest.mark.parametrize("printed", ["HUYỆN  YÊN  CHÂU", "HUYỆN ĐẦM DƠI", "HUYỆN ÐẦM  DƠI"])
def test_a_letterhead_is_found_however_it_is_spaced_and_spelled(printed: str) -> None:
    text = letter().text.replace("HUYỆN YÊN CHÂU", printed)
    assert printed in quotes(extract(text)[0], "issuer")


def test_marks_come_in_the_order_of_the_text() -> None:
    marks: list[Mark] = marks_of(letter())
    assert marks == sorted(marks, key=lambda m: (m.start, -m.end))
