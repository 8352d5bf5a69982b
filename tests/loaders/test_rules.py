"""Every rule of the table is one that reading gives, and every rule that reading gives is in it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from loaders import extract
from loaders.bodies.names import issuer_of
from loaders.citations import ties, tying, verdicts
from loaders.citations.cues import cue_data
from loaders.errors import VocabularyError
from loaders.rules import SUBJECTS, Subject, edge_confidence, issuer_confidence, line_of, rules_of
from tests.loaders.reading import read_passage
from tests.loaders.samples import LETTER

A = "Công văn số 11/UBND-VX ngày 03/5/2021 của UBND tỉnh"
B = "Công điện số 22/CĐ-TTg ngày 02/5/2021 của Thủ tướng Chính phủ"
D = "Quyết định số 44/QĐ-UBND ngày 06/4/2020 của UBND thành phố"

ISSUERS: list[tuple[str, list[str], dict[str, str]]] = [
    ("letterhead-national", ["BỘ Y TẾ"], {}),
    ("letterhead-national", ["BỘ Y TẾ", "BỘ TƯ PHÁP"], {}),
    ("letterhead-whole", ["ỦY BAN NHÂN DÂN", "HUYỆN YÊN CHÂU"], {}),
    ("letterhead-central", ["HỘI NGƯỜI TRỒNG HOA VIỆT NAM"], {}),
    ("letterhead-superior", ["UBND TỈNH HÀ GIANG", "SỞ XÂY DỰNG"], {}),
    ("letterhead-place-line", ["SỞ XÂY DỰNG"], {"place": "Hà Giang"}),
    ("letterhead-titled", ["ỦY BAN NHÂN DÂN"], {"title": "ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN"}),
    ("letterhead-below-national", ["BỘ Y TẾ", "CỤC QUẢN LÝ DƯỢC"], {}),
    ("letterhead-unknown-place", ["ỦY BAN NHÂN DÂN", "XÃ HOA MAI ĐỎ"], {}),
    ("letterhead-unknown-place", ["ỦY BAN NHÂN DÂN", "HUYỆN CHỢ MỚI"], {}),
    ("letterhead-no-place", ["ỦY BAN NHÂN DÂN"], {}),
    ("letterhead-guessed-place", ["ỦY BAN NHÂN DÂN"], {"place": "Mai Sơn"}),
    ("letterhead-unknown-body", ["NHÀ MÁY GẠCH ĐỎ"], {}),
    ("title", [], {"title": "BỘ TRƯỞNG BỘ Y TẾ"}),
    ("signature", [], {"signature": "TM. ỦY BAN NHÂN DÂN", "place": "Lào Cai"}),
    ("speaker", [], {"body": "UBND tỉnh yêu cầu các địa phương", "place": "Lai Châu"}),
]

CITATIONS: list[tuple[str, str]] = [
    ("number-date-issuer", f"Thực hiện {A}"),
    ("number-date-code", "Thực hiện Công điện số 22/CĐ-TTg ngày 02/5/2021"),
    ("number-issuer", "Thực hiện Công văn số 11/UBND-VX của UBND tỉnh"),
    ("number-code", "Thực hiện Công điện số 22/CĐ-TTg"),
    ("number-date", "Thực hiện Công văn số 11/UBND-VX ngày 03/5/2021"),
    ("number", "Thực hiện Công văn số 11/UBND-VX"),
    ("listed-date-issuer", "Công văn số 11/UBND-VX, số 12/UBND-VX ngày 03/5/2021 của UBND tỉnh"),
    ("listed-date-code", "Chỉ thị số 15/CT-TTg, số 16/CT-TTg ngày 31/3/2020"),
    ("shared-symbol", "Công văn số 12, 13/UBND-VX ngày 03/5/2021 của UBND tỉnh"),
    ("open-issuer", "Thực hiện Công văn số 11/UBND-VX ngày 03/5/2021 của UBND huyện"),
    ("mended-number", "Thực hiện Công văn số 1O1/UBND-VX ngày 03/5/2021 của UBND tỉnh"),
    ("mended-number", "Thực hiện Nghị định số 15/2O20/NĐ-CP ngày 03/02/2020 của Chính phủ"),
    ("untyped-number", "Tiếp tục làm như đã nêu ở số 11/UBND-VX ngày 03/5/2021 của UBND tỉnh"),
    ("impossible-date", "Thực hiện Công văn số 11/UBND-VX ngày 31/02/2021 của UBND tỉnh"),
    ("law-date", "Căn cứ Luật Thú y ngày 19/6/2015;"),
    ("law-number", "Căn cứ Luật Thú y số 79/2015/QH13;"),
    ("law-name", "Căn cứ Luật Thú y;"),
    ("law-name", "Căn cứ LUẬT THÚ Y;"),
    ("new-law-name", "Căn cứ Luật Trồng hoa ban;"),
    ("amending-law", "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở;"),
    ("plenum", "quán triệt Nghị quyết Trung ương 4 khóa XII"),
    ("type-date-issuer", "Thực hiện Công điện ngày 10/5/2021 của UBND tỉnh"),
    ("type-date-open-issuer", "Thực hiện Công điện ngày 10/5/2021 của UBND huyện"),
    ("counter", "thực hiện nghiêm Chỉ thị 16."),
]

EDGES: list[tuple[str, str]] = [
    ("grounds", f"Căn cứ {A};"),
    ("not-carried-out", f"Tạm dừng thực hiện {A}."),
    ("carry-out", f"Thực hiện {A}"),
    ("direction-in", f"theo chỉ đạo của UBND tỉnh tại {A}"),
    ("assigned-in", f"Thực hiện các nhiệm vụ được giao tại {A}"),
    ("amend", f"Sửa đổi, bổ sung khoản 2 Điều 3 {D} như sau:"),
    ("replace", f"Quyết định này thay thế {D}."),
    ("repeal", f"Quyết định này bãi bỏ {D}."),
    ("passive", "Luật Thú y ngày 19/6/2015 được sửa đổi, bổ sung bởi Luật số 35/2018/QH14;"),
    ("passive-under", "Luật Thú y ngày 19/6/2015 được sửa đổi theo Luật số 35/2018/QH14;"),
    ("replaced-by-this", f"{D} được thay thế bởi Quyết định này."),
    ("amending-law-name", "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở ngày 29/6/2024;"),
    ("heading-repeal", f"Điều 1. Bãi bỏ các văn bản sau:\n1. {D}.\n2. {A}."),
    ("heading-amend", f"Điều 1. Sửa đổi các văn bản sau:\n1. {D}.\n2. {A}."),
    ("heading-*", f"Điều 1. Thay thế các văn bản sau:\n1. {D}.\n2. {A}."),
    ("nested-carry-out", f"Thực hiện {A} triển khai {B}"),
    ("nested-*", f"Thực hiện {A} thay thế {B}"),
    ("base", f"Tiếp theo {A}"),
    ("ceases", f"{D} hết hiệu lực kể từ ngày Quyết định này có hiệu lực."),
    ("plain", f"{A} rất hay."),
    ("described", f"Thực hiện {A} về bến xe như trong {B}"),
    ("*-attached", f"Bãi bỏ Điều 4 của Quy định ban hành kèm theo {D}."),
    ("loose-*", f"Thực hiện việc bán vé mà {A} nêu"),
    ("prospective-*", f"Giao Phòng Tư pháp đề nghị sửa đổi {D}."),
    ("far-*", f"Thực hiện việc bán vé, bến xe báo tin {A} nêu"),
]


@pytest.mark.parametrize(("rule", "letterhead", "clues"), ISSUERS)
def test_issuer(rule: str, letterhead: list[str], clues: dict[str, str]) -> None:
    signature = [clues["signature"]] if "signature" in clues else []
    issuer, _ = issuer_of(
        letterhead, place=clues.get("place"), date="2021-05-06", title=clues.get("title"),
        signature=signature, body=clues.get("body", ""),
    )  # fmt: skip
    assert issuer is not None
    assert (issuer.rule, issuer.confidence) == (rule, issuer_confidence(rule))


@pytest.mark.parametrize(("rule", "text"), CITATIONS)
def test_citation(rule: str, text: str) -> None:
    citations, _ = read_passage(text)
    assert rule in {citation.rule for citation in citations}


def test_a_citation_is_as_sure_as_its_surest_mention() -> None:
    (citation,), _ = read_passage(
        f"Thực hiện Công điện số 22/CĐ-TTg. {B} nêu rõ; Công điện nêu trên."
    )
    rules = [mention.rule for mention in citation.mentions]
    assert rules == ["number-code", "number-date-issuer", "pointing-back"]
    assert citation.rule == "number-date-issuer"
    assert citation.confidence == max(mention.confidence for mention in citation.mentions)


@pytest.mark.parametrize(("rule", "text"), EDGES)
def test_edge(rule: str, text: str) -> None:
    _, edges = read_passage(text, kind="quyết định")
    assert rule in {line_of(edge.rule) for edge in edges}


def test_a_composed_rule_is_as_sure_as_its_weakest_part() -> None:
    assert edge_confidence("nested-loose-carry-out") == edge_confidence("nested-*")
    assert edge_confidence("heading-base") == min(
        edge_confidence("base"), rules_of("edge")["heading-*"]["confidence"]
    )


def test_no_edge_is_surer_than_its_ends() -> None:
    _, (sure,) = read_passage("Căn cứ Luật Thú y số 79/2015/QH13;")
    _, (doubtful,) = read_passage("Căn cứ Luật Trồng hoa ban;")
    assert (sure.rule, sure.confidence) == ("grounds", edge_confidence("grounds"))
    assert doubtful.rule == "grounds"
    assert doubtful.confidence == rules_of("citation")["new-law-name"]["identity"] < sure.confidence


def test_an_unknown_rule_says_so() -> None:
    with pytest.raises(VocabularyError, match="no edge rule 'guess'"):
        edge_confidence("guess")
    with pytest.raises(VocabularyError, match="no issuer rule 'guess'"):
        issuer_confidence("guess")


def test_every_rule_of_the_table_is_tested_here() -> None:
    tested = {
        "issuer": {rule for rule, *_ in ISSUERS},
        "citation": {rule for rule, _ in CITATIONS} | {"pointing-back"},
        "edge": {rule for rule, _ in EDGES},
    }
    assert tested == {subject: rules_of(subject).keys() for subject in SUBJECTS}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_confidences_are_shares_and_have_a_reason(subject: Subject) -> None:
    for rule, line in rules_of(subject).items():
        assert 0 < line["confidence"] < 1, rule
        assert line["confidence"] <= line.get("identity", 1) <= 1, rule
        assert len(line["why"]) > 5, rule


def test_every_cue_and_every_tie_has_its_confidence() -> None:
    calls = [
        node
        for module in (ties, tying, verdicts)
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Tie"
    ]
    written = {
        ast.literal_eval(rule)
        for tie in calls
        for rule in tie.args[3:4]
        if isinstance(rule, ast.Constant)
    }
    assert written >= {"plain", "described", "ceases"}
    for rule in written | {cue["id"] for cue in cue_data()["cue"]}:
        assert 0 < edge_confidence(rule) < 1


def test_the_record_carries_them() -> None:
    found = extract(LETTER)[0].to_dict()
    assert found["document"]["issuer"]["rule"] == "letterhead-unknown-place"
    for item in (found["document"]["issuer"], *found["citations"], *found["edges"]):
        assert 0 < item["confidence"] < 1
    assert {mention["rule"] for mention in found["citations"][0]["mentions"]} == {
        found["citations"][0]["rule"]
    }
