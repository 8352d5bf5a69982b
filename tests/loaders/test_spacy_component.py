"""The spaCy pipe: what it sets, where its spans stand, and that it survives being stored."""

from __future__ import annotations

import pickle
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import load_model_from_config

from loaders import extract
from loaders.errors import CascadeError
from loaders.passages import passages
from loaders.spacy_component import DirectiveCascade
from loaders.text import normalise
from tests.loaders.copies import LINE, PAPER
from tests.loaders.samples import LETTER, PROSE

ROOT = Path(__file__).parents[2]
BLANK = {"nlp": {"tokenizer": {"use_pyvi": False}}}
ENTRY_POINT = "[spacy_factories]\ndirective_cascade = loaders.spacy_component:make\n"

SECOND = LETTER.replace("88/UBND-VX", "89/UBND-VX").replace("570/CĐ-TTg", "571/CĐ-TTg")
LAW = "Căn cứ Luật Phòng, chống bệnh truyền nhiễm ngày 21 tháng 11 năm 2007;"

FORMS = {
    "NFC": LETTER,
    "NFD": unicodedata.normalize("NFD", LETTER),
    "CRLF": LETTER.replace("\n", "\r\n"),
    "zero-width": "\ufeff" + LETTER.replace("số", "s\u200bố\u200b").replace("khẩu", "kh\xadẩu"),
    "NFD, CRLF, zero-width": unicodedata.normalize("NFD", LETTER)
    .replace("\n", "\r\n")
    .replace("o\u0302", "o\u200b\u0302\u200b"),
    "blanks": LETTER.replace(" ", "\xa0"),
    "HTML": "<div>"
    + LETTER.replace("ị", "&#7883;").replace("Số", "<b>S</b>ố").replace("\n", "<br>\n"),
    "bundle": LETTER + SECOND,
    "certified copies": LETTER.replace("Kính gửi", LINE + "Kính gửi") + PAPER + LINE,
    "bundle in NFD": unicodedata.normalize("NFD", LETTER + SECOND),
}


def _pipeline(**config: object) -> Language:
    nlp = spacy.blank("vi", config=BLANK)
    nlp.add_pipe("directive_cascade", config=dict(config))
    return nlp


def _all(doc: Doc) -> list[tuple[str, str, str, int, int]]:
    """Everything that the pipe marks in `doc`, to compare."""
    groups = [(name, span) for name in sorted(doc.spans) for span in doc.spans[name]]
    named = [*groups, *(("ents", ent) for ent in doc.ents)]
    return [(name, s.label_, s.kb_id_, s.start_char, s.end_char) for name, s in named]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return _pipeline()


def test_what_it_sets(nlp: Language) -> None:
    doc = nlp(LETTER)
    assert doc._.record == extract(LETTER)[0]
    assert doc._.records == (doc._.record,)
    assert [(s.label_, s.kb_id_) for s in doc.spans["citations"]] == [
        ("công văn", "2479/UBND-VXNV"),
        ("công điện", "570/CĐ-TTg"),
    ]
    assert [s._.rule for s in doc.spans["citations"]] == [
        "open-issuer",
        "number-date-issuer",
    ]
    read = doc._.record.citations[0]
    assert doc.spans["citations"][0]._.confidence == read.confidence
    (head,) = [s for s in doc.spans["organisations"] if s.label_ == "ISSUER"]
    assert (head._.rule, head._.confidence) == ("letterhead-unknown-place", 0.85)
    assert doc.spans["measures"][0]._.confidence is None
    assert ("mask", "orders") in {(s.label_, s.kb_id_) for s in doc.spans["measures"]}
    assert {s.label_ for s in doc.spans["organisations"]} >= {"ISSUER", "ADDRESSEE", "RECIPIENT"}
    assert {ent.label_ for ent in doc.ents} >= {"công điện", "mask", "ISSUER"}


def test_deadlines_are_spans_and_entities_only_where_asked_for(nlp: Language) -> None:
    text = LETTER.replace("người vi phạm;", "người vi phạm, báo cáo trước ngày 10/5/2021;")
    doc = nlp(text)
    [due] = doc.spans["deadlines"]
    assert (due.label_, due.kb_id_, due._.rule) == ("report", "2021-05-10", "day")
    assert due._.confidence == doc._.record.deadlines[0].confidence
    assert "báo cáo trước ngày 10/5/2021" in due.text
    assert "report" not in {ent.label_ for ent in doc.ents}
    assert {ent.label_ for ent in _pipeline(ents=["deadlines"])(text).ents} == {"report"}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_every_passage_has_a_span_that_holds_its_quote(nlp: Language, text: str) -> None:
    doc = nlp(text)
    for group, spans in doc.spans.items():
        expected = [
            (passage.label, record.text[passage.start : passage.end])
            for record in doc._.records
            for passage in passages(record)
            if passage.group == group
        ]
        assert [span.label_ for span in spans] == [label for label, _ in expected]
        for span, (_, quote) in zip(spans, expected, strict=True):
            assert quote in normalise(doc.text[span.start_char : span.end_char])


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_a_span_is_no_longer_than_its_tokens(nlp: Language, text: str) -> None:
    doc = nlp(text)
    for span in doc.spans["citations"]:
        printed = normalise(span.text).replace(",", "").replace(";", "").split()
        quote = next(
            m.quote
            for record in doc._.records
            for citation in record.citations
            for m in citation.mentions
            if m.quote in normalise(span.text)
        )
        assert len(printed) == len(quote.split())


def test_spans_of_the_second_document_stand_in_the_second_document(nlp: Language) -> None:
    doc = nlp(FORMS["bundle in NFD"])
    assert [record.document.number for record in doc._.records] == ["88/UBND-VX", "89/UBND-VX"]
    border = len(FORMS["NFD"])
    [second] = [s for s in doc.spans["citations"] if s.kb_id_ == "571/CĐ-TTg"]
    [first] = [s for s in doc.spans["citations"] if s.kb_id_ == "570/CĐ-TTg"]
    assert first.end_char < border < second.start_char
    assert second.start_char - border == first.start_char


def test_a_span_that_ends_inside_a_token_is_widened(nlp: Language) -> None:
    lines = [part for line in LETTER.splitlines() for part in (line, "\n") if part]
    doc = Doc(nlp.vocab, words=lines, spaces=[False] * len(lines))
    assert doc.text == LETTER
    [*_, telegram] = nlp.get_pipe("directive_cascade")(doc).spans["citations"]
    assert telegram.kb_id_ == "570/CĐ-TTg"
    assert telegram.text.startswith("Thực hiện Công văn")
    assert telegram.text.endswith("yêu cầu:")


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b", PROSE, "Số: 1/QĐ-UBND"])
def test_any_text_is_annotated(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert set(doc.spans) == {"citations", "measures", "organisations", "deadlines"}
    assert len(doc._.records) == bool(text.strip())


def test_a_doc_that_the_pipe_has_not_seen_has_no_record() -> None:
    doc = spacy.blank("vi", config=BLANK)(LETTER)
    assert doc._.record is None
    assert doc._.records == ()


def test_entities_do_not_overlap_and_the_longest_stands(nlp: Language) -> None:
    doc = nlp(LETTER.replace("Hành khách", "Theo Công điện số 570/CĐ-TTg kiểm tra, hành khách"))
    tokens = [token for ent in doc.ents for token in range(ent.start, ent.end)]
    assert len(tokens) == len(set(tokens))
    for span in (span for group in doc.spans.values() for span in group):
        rivals = [e for e in doc.ents if e.start < span.end and span.start < e.end]
        assert max(len(ent) for ent in rivals) >= len(span)


@pytest.mark.parametrize(
    ("place", "expected"),
    [("before", ("của Thủ tướng", "RULED")), ("after", ("570/CĐ-TTg", "công điện"))],
)
def test_the_pipe_that_stands_first_keeps_its_entities(
    place: str, expected: tuple[str, str]
) -> None:
    nlp = _pipeline()
    patterns = [{"label": "RULED", "pattern": p} for p in ("của Thủ tướng", "sau đó")]
    options = {place: "directive_cascade"}
    nlp.add_pipe("entity_ruler", **options).add_patterns(patterns)  # type: ignore[arg-type,attr-defined]
    doc = nlp(LETTER.replace("1. Hành", "1. sau đó hành"))
    found = {(ent.text, ent.label_) for ent in doc.ents}
    assert ("sau đó", "RULED") in found  # where nothing else stands, both have their say
    assert any(expected[0] in text and label == expected[1] for text, label in found)
    assert ("của Thủ tướng", "RULED") in found or place == "after"
    assert len(doc.spans["citations"]) == 2  # the spans are whole either way


def test_an_earlier_entity_inside_a_longer_one_stays() -> None:
    nlp = _pipeline()
    doc = spacy.blank("vi", config=BLANK)(LETTER)
    inside = next(token.i for token in doc if token.text == "570/CĐ-TTg")
    doc.ents = [Span(doc, inside, inside + 1, label="MINE", kb_id="Q1")]
    nlp.get_pipe("directive_cascade")(doc)
    assert [(e.text, e.kb_id_) for e in doc.ents if e.label_ == "MINE"] == [("570/CĐ-TTg", "Q1")]
    assert "công điện" not in {ent.label_ for ent in doc.ents}


def test_the_groups_that_become_entities_can_be_chosen() -> None:
    doc = _pipeline(ents=["citations"])(LETTER)
    assert [ent.text for ent in doc.ents] == [span.text for span in doc.spans["citations"]]
    assert len(doc.spans["measures"]) > 0
    assert _pipeline(ents=[])(LETTER).ents == ()


def test_an_unknown_group_is_refused_by_name() -> None:
    with pytest.raises(CascadeError, match="ents has no group places; choose of citations, "):
        _pipeline(ents=["places"])


def test_running_twice_changes_nothing(nlp: Language) -> None:
    doc = nlp(LETTER)
    once = _all(doc)
    assert _all(nlp.get_pipe("directive_cascade")(doc)) == once


def test_two_processes_give_what_one_gives(nlp: Language) -> None:
    texts = [*FORMS.values(), PROSE, "", LAW] * 2
    one = list(nlp.pipe(texts))
    two = list(nlp.pipe(texts, n_process=2, batch_size=4))
    assert [_all(doc) for doc in two] == [_all(doc) for doc in one]
    assert [doc._.records for doc in two] == [doc._.records for doc in one]


def test_a_doc_survives_bytes_copies_and_pickles(nlp: Language) -> None:
    doc = nlp(FORMS["bundle"])
    [stored] = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    other = spacy.blank("vi", config=BLANK)  # strings of its own
    for back in (
        Doc(other.vocab).from_bytes(doc.to_bytes()),
        DocBin().from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes()),
        pickle.loads(pickle.dumps(doc)),  # noqa: S301 - our own
        doc.copy(),
        stored,
    ):
        again = next(back.get_docs(other.vocab)) if isinstance(back, DocBin) else back
        assert again._.records == doc._.records
        assert again._.record.document.number == "88/UBND-VX"
        assert _all(again) == _all(doc)


def test_a_pipeline_survives_disk_and_bytes(tmp_path: Path) -> None:
    nlp = _pipeline(ents=["organisations"])
    assert nlp.config["components"]["directive_cascade"] == {
        "factory": "directive_cascade",
        "ents": ["organisations"],
    }
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    unpacked = load_model_from_config(nlp.config).from_bytes(nlp.to_bytes())
    expected = _all(nlp(LETTER))
    assert _all(loaded(LETTER)) == expected
    assert _all(load_model_from_config(nlp.config)(LETTER)) == expected
    assert _all(unpacked(LETTER)) == expected


def test_the_pipe_and_its_analysis(nlp: Language) -> None:
    assert pickle.loads(pickle.dumps(DirectiveCascade(["measures"]))).ents == (  # noqa: S301
        "measures",
    )
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert "doc._.record" in analysis["summary"]["directive_cascade"]["assigns"]
    assert analysis["problems"] == {"directive_cascade": []}


def test_a_text_beyond_the_limit_goes_to_the_error_handler(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.text.MAX_CHARACTERS", 100)
    with pytest.raises(CascadeError, match="more than the 100"):
        nlp(LETTER)
    patient = _pipeline()
    failed: list[str] = []

    def note(name: str, pipe: object, docs: object, error: Exception) -> None:
        failed.append(name)

    patient.set_error_handler(note)  # type: ignore[arg-type] # typed as if it had to raise
    assert len(list(patient.pipe([LETTER, "Số: 1/QĐ-UBND"]))) == 1
    assert failed == ["directive_cascade"]


def _python(code: str, path: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PYTHONPATH": f"{path}:{ROOT}", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_spacy_finds_the_pipe_by_its_entry_point(tmp_path: Path) -> None:
    info = tmp_path / "cascade_for_test-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: cascade-for-test\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRY_POINT)
    code = f"import spacy; spacy.blank('vi', config={BLANK!r}).add_pipe('directive_cascade')"
    result = _python(code, tmp_path)
    assert result.returncode == 0, result.stderr


def test_loaders_alone_do_not_load_spacy() -> None:
    result = _python("import sys, loaders, loaders.passages; print('spacy' in sys.modules)")
    assert result.stdout == "False\n"


def test_without_spacy_one_line_names_the_extra() -> None:
    code = """import sys
class Absent:
    def find_spec(name, *_):
        if name == "spacy":
            raise ModuleNotFoundError("No module named 'spacy'", name=name)
sys.meta_path.insert(0, Absent)
import loaders.spacy_component"""
    result = _python(code)
    lines = result.stderr.splitlines()
    assert lines[-1] == (
        "loaders.spacy_component.MissingExtra: the spaCy pipe needs spaCy, which is not installed; "
        "install it with: pip install 'directive-cascade[spacy]'"
    )
    assert "During handling" not in result.stderr
