"""Free text is resolved by the very rules that resolve what is loaded, in every kind of store."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from graph import Store, UsageProblem, citations, explain, load, show, withdraw_document
from loaders import extract, read_all
from loaders.errors import UnreadableSource
from tests.graph.awkward import HA_GIANG, LAO_CAI
from tests.graph.builders import record

SAMPLE = Path(__file__).parents[2] / "examples" / "covid-2021"
ORDER = "570-cd-ttg-2021-thu-tuong-chinh-phu"
SAID = "Công điện số 570/CĐ-TTg ngày 02/5/2021 của Thủ tướng Chính phủ"


@pytest.fixture
def sample(store: Store) -> Store:
    load(store, [item for item in read_all([str(SAMPLE)]) if not isinstance(item, Exception)])
    return store


def told(store: Store, text: str, as_of: str | None = None) -> list[tuple[str, list[str]]]:
    found = citations(store, text, as_of=as_of).citations
    return [(cited.status, [document.key for document in cited.documents]) for cited in found]


def test_every_document_of_the_sample_cites_what_the_graph_holds(sample: Store) -> None:
    for node in list(sample.every_node()):
        for read in sample.texts(node.document.key):
            decided = explain(sample, node.document.key).decisions
            means = {d.quote: d.means.key for d in decided}
            for cited in citations(sample, read.text).citations:
                if cited.quote in means:
                    assert [d.key for d in cited.documents] == [means[cited.quote]]
            assert means.keys() <= {c.quote for c in citations(sample, read.text).citations}


def test_found_and_unknown(sample: Store) -> None:
    text = f"Thực hiện {SAID} và Công văn số 1/UBND-XX"
    version = sample.version()
    assert told(sample, text) == [("found", [ORDER]), ("unknown", [])]
    assert sample.version() == version


def test_what_only_a_withdrawn_text_cited_is_unknown(sample: Store) -> None:
    key = "4051-byt-dp-2021-bo-y-te"
    (text,) = (read.text for read in sample.texts(key))
    before = told(sample, text)
    withdraw_document(sample, key)
    assert ("unknown", []) not in before
    assert len(before) == len(told(sample, text))
    assert ("found", [ORDER]) in told(sample, text)


def test_a_number_that_fits_two_bodies_is_ambiguous_until_the_body_is_told(store: Store) -> None:
    load(store, [
        record("a", "12/CT-UBND", "2021-05-04", LAO_CAI, type="chỉ thị"),
        record("b", "12/CT-UBND", "2021-06-04", HA_GIANG, type="chỉ thị"),
    ])  # fmt: skip
    assert told(store, "Căn cứ Chỉ thị số 12/CT-UBND") == [
        ("ambiguous", [
            "12-ct-ubnd-2021-uy-ban-nhan-dan-tinh-ha-giang",
            "12-ct-ubnd-2021-uy-ban-nhan-dan-tinh-lao-cai",
        ])
    ]  # fmt: skip
    by_day = "Căn cứ Chỉ thị số 12/CT-UBND ngày 04/6/2021"
    assert told(store, by_day) == [("found", ["12-ct-ubnd-2021-uy-ban-nhan-dan-tinh-ha-giang"])]
    body = "Căn cứ Chỉ thị số 12/CT-UBND ngày 04/5/2021 của Ủy ban nhân dân tỉnh Lào Cai"
    assert told(store, body) == [("found", ["12-ct-ubnd-2021-uy-ban-nhan-dan-tinh-lao-cai"])]


def test_a_stub_with_only_its_number_is_what_a_fuller_mention_means(store: Store) -> None:
    citing = "Căn cứ Chỉ thị số 15/CT-UBND;\nThực hiện Công văn số 3/UBND-VX, yêu cầu báo cáo."
    load(store, extract(citing, source="a"), keep_unknown=True)
    ((_, keys),) = told(store, "Chỉ thị số 15/CT-UBND ngày 02/5/2021 của UBND tỉnh Lào Cai")
    assert [show(store, key).document.status for key in keys] == ["cited"]


def test_as_of_a_day_only_what_was_known_is_found(sample: Store) -> None:
    text = f"Thực hiện {SAID}"
    assert told(sample, text, as_of="2021-05-01") == [("unknown", [])]
    assert told(sample, text, as_of="2021-05-02") == [("found", [ORDER])]
    with pytest.raises(UsageProblem):
        citations(sample, text, as_of="yesterday")


@pytest.mark.parametrize(
    "text",
    [
        f"Thực hiện {SAID}.",
        unicodedata.normalize("NFD", f"Thực hiện {SAID}."),
        f"1.\r\n\r\nThực hiện {SAID.replace(' ', '  ', 2)}",
        f"\ufeffThực\u200b hiện\u00a0{SAID}",
        f"<p>Thực hiện <b>{SAID}</b></p>",
    ],
)
def test_offsets_count_in_the_text_as_it_was_given(sample: Store, text: str) -> None:
    (cited,) = citations(sample, text).citations
    there = unicodedata.normalize("NFC", text[cited.start : cited.end])
    assert "570/CĐ-TTg" in there
    assert there.startswith("Công")
    assert "".join(there.split()) == "".join(cited.quote.split())
    assert cited.status == "found"


@pytest.mark.parametrize(
    "text", ["570/CĐ-TTg", "  570/CĐ-TTg", SAID, f"  {SAID}\nvà 1/UBND-XX", f"\n{SAID}."]
)
def test_a_text_may_be_nothing_but_a_mention(sample: Store, text: str) -> None:
    first, *_ = citations(sample, text).citations
    assert (first.status, first.number) == ("found", "570/CĐ-TTg")
    assert text[first.start : first.end] == first.quote


def test_each_document_of_a_long_text_is_read(sample: Store) -> None:
    letters = [read.text for read in read_all([str(SAMPLE)]) if not isinstance(read, Exception)]
    text = "\n\n\n".join(letters[:4])
    found = citations(sample, text).citations
    assert found == tuple(sorted(found, key=lambda cited: cited.start))
    assert all(text[cited.start : cited.end] == cited.quote for cited in found)
    assert len({cited.start // 2000 for cited in found}) > 2


def test_no_text_and_too_much_text(store: Store) -> None:
    with pytest.raises(UnreadableSource):
        citations(store, "  \n")
    with pytest.raises(UsageProblem, match="in parts"):
        citations(store, "x" * 1_000_001)
    assert citations(store, "Chào bạn").to_dict() == {"citations": []}


def test_the_table_has_a_row_for_each_mention(sample: Store) -> None:
    frame = citations(sample, f"{SAID}; {SAID}").to_frame()
    assert list(frame["documents"]) == [ORDER, ORDER]
