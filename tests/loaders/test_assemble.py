"""The whole reading of one text."""

from __future__ import annotations

import unicodedata

import pytest

from loaders import Record, extract
from loaders.errors import UnreadableSource
from loaders.record import Addressee, Measure, Mention, Recipient
from loaders.warnings import WARNINGS
from tests.loaders.samples import LETTER, PROSE


@pytest.fixture(scope="module")
def letter() -> Record:
    (record,) = extract(LETTER, source="letter.txt")
    return record


def test_heading(letter: Record) -> None:
    heading = letter.document
    assert (heading.number, heading.symbol, heading.type) == ("88/UBND-VX", "UBND-VX", "công văn")
    assert (heading.date, heading.place) == ("2021-05-05", "Chợ Mới")
    assert heading.subject == "phòng dịch tại bến xe"
    assert heading.issuer is not None
    assert heading.issuer.name == "Ủy ban nhân dân huyện Chợ Mới"
    assert (heading.issuer.level, heading.issuer.kind) == ("district", "government")


def test_parties_and_signature(letter: Record) -> None:
    assert [a.text for a in letter.addressees] == ["Phòng Y tế huyện", "UBND các xã, thị trấn"]
    assert [a.group for a in letter.addressees] == [False, True]
    assert "TT Huyện ủy (b/c)" in [r.text for r in letter.recipients]
    assert [r.role for r in letter.recipients if r.role] == ["b/c"]
    assert letter.signatory.name == "Lý Thị Mai"
    assert (letter.signatory.position, letter.signatory.capacity) == ("Phó Chủ tịch", "KT")


def test_chain(letter: Record) -> None:
    assert [c.number for c in letter.citations] == ["2479/UBND-VXNV", "570/CĐ-TTg"]
    assert {(e.source, e.relation, e.target) for e in letter.edges} == {
        ("self", "implements", 0),
        (0, "implements", 1),
    }


def test_measures(letter: Record) -> None:
    ordered = {m.id for m in letter.measures if m.mode == "orders"}
    assert {"mask", "health_declaration", "inspection", "sanctions"} <= ordered


def test_every_span_quotes_its_text(letter: Record) -> None:
    text = letter.text
    mentions = (mention for citation in letter.citations for mention in citation.mentions)
    quoted: list[Measure | Mention] = [*letter.measures, *mentions]
    assert quoted and all(text[q.start : q.end] == q.quote for q in quoted)
    listed: list[Addressee | Recipient] = [*letter.addressees, *letter.recipients]
    for item in listed:
        assert " ".join(text[item.start : item.end].split()).startswith(item.text.split()[0])
    assert all(0 <= e.start < e.end <= len(text) for e in letter.edges)


def test_personal_numbers_are_masked_and_offsets_kept(letter: Record) -> None:
    assert len(letter.text) == len(LETTER)
    whole = str(letter.to_dict(with_text=True))
    for secret in ("0912", "345 678", "hoangvantu", "example.vn"):
        assert secret not in whole


def test_record_survives_json(letter: Record) -> None:
    assert Record.from_json(letter.to_json()) == letter


def test_decomposed_and_windows_text_reads_the_same(letter: Record) -> None:
    damaged = unicodedata.normalize("NFD", LETTER).replace("\n", "\r\n")
    (other,) = extract(damaged, source="letter.txt")
    assert other.to_dict() | {"sha256": ""} == letter.to_dict() | {"sha256": ""}


def test_prose_is_no_document() -> None:
    (record,) = extract(PROSE, source="prose.txt")
    assert not record.is_document
    assert record.document.number is None and record.document.issuer is None
    assert [w.code for w in record.warnings] == ["not-a-document"]
    assert all(m.mode == "mentions" for m in record.measures)


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_empty_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableSource, match="is empty"):
        extract(text, source="empty.txt")


def test_a_lone_surrogate_is_no_obstacle() -> None:
    (record,) = extract(LETTER.replace("bến xe", "bến \ud800xe"))
    assert record.document.subject == "phòng dịch tại bến \ufffdxe"
    assert len(record.text) == len(LETTER) + 1


def test_two_documents_in_one_text() -> None:
    second = LETTER.replace("88/UBND-VX", "89/UBND-VX").replace("bến xe", "chợ")
    records = extract(LETTER + "\n\n" + second, source="bundle.txt")
    assert [(r.index, r.document.number) for r in records] == [(0, "88/UBND-VX"), (1, "89/UBND-VX")]
    assert all(
        r.text[c.mentions[0].start :].startswith("Công văn")
        for r in records
        for c in r.citations[:1]
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("Số: 88/UBND-VX", "Số:     /UBND-VX"), "blank-number"),
        (("ngày 05 tháng 5", "ngày    tháng 5"), "partial-date"),
        (("ngày 02/5/2021", "ngày 32/5/2021"), "impossible-date"),
        (("ngày 02/5/2021", "ngày 02/6/2021"), "cites-later"),
    ],
)
def test_warning(change: tuple[str, str], code: str) -> None:
    (record,) = extract(LETTER.replace(*change))
    assert code in [w.code for w in record.warnings]
    assert code in WARNINGS
