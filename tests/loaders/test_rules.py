"""Every rule of the table is one that reading gives, and every rule that reading gives is in it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import NamedTuple

import pytest

from loaders import extract
from loaders.bodies.names import issuer_of
from loaders.certified import RULE
from loaders.citations import levels, ties, tying, verdicts
from loaders.citations.cue_patterns import cue_data
from loaders.errors import VocabularyError
from loaders.record import Issuer
from loaders.rules import (
    SUBJECTS,
    Subject,
    deadline_confidence,
    edge_confidence,
    issuer_confidence,
    line_of,
    rules_of,
)
from tests.loaders.reading import read_deadlines, read_passage
from tests.loaders.samples import LETTER

A = "Công văn số 11/UBND-VX ngày 03/5/2021 của UBND tỉnh"
B = "Công điện số 22/CĐ-TTg ngày 02/5/2021 của Thủ tướng Chính phủ"
D = "Quyết định số 44/QĐ-UBND ngày 06/4/2020 của UBND thành phố"


class Head(NamedTuple):
    """The lines of a letterhead and what else may tell who issued the document."""

    lines: tuple[str, ...] = ()
    place: str | None = None
    title: str | None = None
    signature: str | None = None
    body: str = ""


PEOPLE = "ỦY BAN NHÂN DÂN"
BEHALF = "TM. ỦY BAN NHÂN DÂN"

# Each row: a rule, a text that it is for, and a near-miss that it must not read.
ISSUERS: list[tuple[str, Head, Head]] = [
    ("letterhead-national", Head(("BỘ Y TẾ",)), Head(("TRƯỜNG ĐẠI HỌC Y TẾ",))),
    ("letterhead-national", Head(("BỘ Y TẾ", "BỘ TƯ PHÁP")), Head(("BỘ Y TẾ", "CỤC QUẢN LÝ DƯỢC"))),
    ("letterhead-whole", Head((PEOPLE, "HUYỆN YÊN CHÂU")), Head((PEOPLE, "HUYỆN CHỢ MỚI"))),
    ("letterhead-central", Head(("HỘI NGƯỜI TRỒNG HOA VIỆT NAM",)),
     Head(("HỘI NGƯỜI VIỆT NAM TRỒNG HOA",))),
    ("letterhead-superior", Head(("UBND TỈNH HÀ GIANG", "SỞ XÂY DỰNG")),
     Head((PEOPLE, "SỞ XÂY DỰNG"), place="Hà Giang")),
    ("letterhead-place-line", Head(("SỞ XÂY DỰNG",), place="Hà Giang"),
     Head(("SỞ XÂY DỰNG HÀ GIANG",), place="Hà Giang")),
    ("letterhead-titled", Head((PEOPLE,), title="ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN"),
     Head((PEOPLE, "TỈNH PHÚ YÊN"), title="ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN")),
    ("letterhead-below-national", Head(("BỘ Y TẾ", "CỤC QUẢN LÝ DƯỢC")),
     Head(("SỞ Y TẾ", "CHI CỤC DÂN SỐ"))),
    ("letterhead-unknown-place", Head((PEOPLE, "XÃ HOA MAI ĐỎ")), Head((PEOPLE, "TỈNH LAI CHÂU"))),
    ("letterhead-unknown-place", Head((PEOPLE, "HUYỆN CHỢ MỚI")),
     Head(("UBND TỈNH BẮC KẠN", "UBND HUYỆN CHỢ MỚI"))),
    ("letterhead-no-place", Head((PEOPLE,)), Head((PEOPLE,), place="Mai Sơn")),
    ("letterhead-guessed-place", Head((PEOPLE,), place="Mai Sơn"),
     Head(("SỞ XÂY DỰNG",), place="Sơn La")),
    ("letterhead-unknown-body", Head(("NHÀ MÁY GẠCH ĐỎ",)), Head(("TRƯỜNG TIỂU HỌC GẠCH ĐỎ",))),
    ("title", Head(title="BỘ TRƯỞNG BỘ Y TẾ"), Head(("BỘ Y TẾ",), title="BỘ TRƯỞNG BỘ Y TẾ")),
    ("signature", Head(signature=BEHALF, place="Lào Cai"),
     Head(signature="KT. CHỦ TỊCH", place="Lào Cai")),
    ("speaker", Head(body="UBND tỉnh yêu cầu các địa phương", place="Lai Châu"),
     Head(body="UBND tỉnh đã họp với các địa phương", place="Lai Châu")),
]  # fmt: skip

CITATIONS: list[tuple[str, str, str]] = [
    ("number-date-issuer", f"Thực hiện {A}",
     "Thực hiện Công văn số 11/UBND-VX ngày 03/5/2021 gửi UBND tỉnh"),
    ("number-date-code", "Thực hiện Công điện số 22/CĐ-TTg ngày 02/5/2021",
     "Thực hiện Công điện số 22/CĐ-UBND ngày 02/5/2021"),
    ("number-issuer", "Thực hiện Công văn số 11/UBND-VX của UBND tỉnh",
     "Thực hiện Công văn số 11/UBND-VX gửi UBND tỉnh"),
    ("number-code", "Thực hiện Công điện số 22/CĐ-TTg", "Thực hiện Công điện số 22/CĐ-UBND"),
    ("number-date", "Thực hiện Công văn số 11/UBND-VX ngày 03/5/2021",
     "Thực hiện Công văn số 11/UBND-VX trước ngày 03/5/2021"),
    ("number", "Thực hiện Công văn số 11/UBND-VX", "Thực hiện theo mẫu số 11/UBND-VX"),
    ("listed-date-issuer", "Công văn số 11/UBND-VX, số 12/UBND-VX ngày 03/5/2021 của UBND tỉnh",
     "Công văn số 11/UBND-VX, Công văn số 12/UBND-VX ngày 03/5/2021 của UBND tỉnh"),
    ("listed-date-code", "Chỉ thị số 15/CT-TTg, số 16/CT-TTg ngày 31/3/2020",
     "Chỉ thị số 15/CT-TTg, Chỉ thị số 16/CT-TTg ngày 31/3/2020"),
    ("shared-symbol", "Công văn số 12, 13/UBND-VX ngày 03/5/2021 của UBND tỉnh",
     "Công văn 12 trang, số 13/UBND-VX ngày 03/5/2021 của UBND tỉnh"),
    ("open-issuer", "Thực hiện Công văn số 11/UBND-VX ngày 03/5/2021 của UBND huyện",
     "Thực hiện Công văn số 11/UBND-VX ngày 03/5/2021 của UBND huyện Chợ Mới"),
    ("open-issuer", "Thực hiện Công văn số 11-CV/HU ngày 03/5/2021 của Huyện ủy",
     "Thực hiện Công văn số 11-CV/HU ngày 03/5/2021 của Huyện ủy Chợ Mới"),
    ("mended-number", "Thực hiện Công văn số 1O1/UBND-VX ngày 03/5/2021 của UBND tỉnh",
     "Thực hiện Công văn số 101/UBND-OI ngày 03/5/2021 của UBND tỉnh"),
    ("mended-number", "Thực hiện Nghị định số 15/2O20/NĐ-CP ngày 03/02/2020 của Chính phủ",
     "Thực hiện Nghị định số 15/2020/NĐ-CP ngày O3/02/2O20 của Chính phủ"),
    ("untyped-number", "Tiếp tục làm như đã nêu ở số 11/UBND-VX ngày 03/5/2021 của UBND tỉnh",
     "Tiếp tục làm như đã nêu ở văn bản số 11/UBND-VX ngày 03/5/2021 của UBND tỉnh"),
    ("impossible-date", "Thực hiện Công văn số 11/UBND-VX ngày 31/02/2021 của UBND tỉnh",
     "Thực hiện Công văn số 11/UBND-VX ngày 29/02/2020 của UBND tỉnh"),
    ("law-date", "Căn cứ Luật Thú y ngày 19/6/2015;", "Căn cứ Luật Thú y trước ngày 19/6/2015;"),
    ("law-number", "Căn cứ Luật Thú y số 79/2015/QH13;",
     "Căn cứ Luật Thú y, Nghị định số 79/2015/NĐ-CP;"),
    ("law-name", "Căn cứ Luật Thú y;", "Căn cứ Luật Thú rừng;"),
    ("law-name", "Căn cứ LUẬT THÚ Y;", "Căn cứ CÔNG TY LUẬT THÚ Y;"),
    ("new-law-name", "Căn cứ Luật Trồng hoa ban;", "Căn cứ luật trồng hoa ban;"),
    ("amending-law", "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở;",
     "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đất đai ngày 29/6/2024;"),
    ("plenum", "quán triệt Nghị quyết Trung ương 4 khóa XII",
     "quán triệt Nghị quyết Trung ương khóa XII"),
    ("type-date-issuer", "Thực hiện Công điện ngày 10/5/2021 của UBND tỉnh",
     "Thực hiện Công điện trước ngày 10/5/2021 của UBND tỉnh"),
    ("type-date-open-issuer", "Thực hiện Công điện ngày 10/5/2021 của UBND huyện",
     "Thực hiện Công điện ngày 10/5/2021 của UBND huyện Chợ Mới"),
    ("counter", "thực hiện nghiêm Chỉ thị 16.", "thực hiện nghiêm Chỉ thị 16 lần."),
    ("pointing-back", f"{A}. Thực hiện Công văn trên.", f"{A}. Có công văn trên bàn."),
]  # fmt: skip

EDGES: list[tuple[str, str, str]] = [
    ("grounds", f"Căn cứ {A};", f"Căn cứ để thực hiện {A};"),
    ("not-carried-out", f"Tạm dừng thực hiện {A}.", f"Dừng xe để thực hiện {A}."),
    ("carry-out", f"Thực hiện {A}", f"Thực hiện theo {A}"),
    ("direction-in", f"theo chỉ đạo của UBND tỉnh tại {A}", f"theo quy định của UBND tỉnh tại {A}"),
    ("assigned-in", f"Thực hiện các nhiệm vụ được giao tại {A}",
     f"Thực hiện các nội dung quy định tại {A}"),
    ("amend", f"Sửa đổi, bổ sung khoản 2 Điều 3 {D} như sau:", f"Bổ sung nhân lực theo {D}."),
    ("replace", f"Quyết định này thay thế {D}.", f"Cử người thay theo {D}."),
    ("repeal", f"Quyết định này bãi bỏ {D}.", f"Bãi công theo {D}."),
    ("passive", "Luật Thú y ngày 19/6/2015 được sửa đổi, bổ sung bởi Luật số 35/2018/QH14;",
     "Luật Thú y ngày 19/6/2015 được thông qua bởi Luật số 35/2018/QH14;"),
    ("passive-under", "Luật Thú y ngày 19/6/2015 được sửa đổi theo Luật số 35/2018/QH14;",
     "Luật Thú y ngày 19/6/2015 được thi hành theo Luật số 35/2018/QH14;"),
    ("replaced-by-this", f"{D} được thay thế bởi Quyết định này.", f"{D} được thay thế bởi {A}."),
    ("amended", f"Điều 5 {D} được sửa đổi như sau:", f"Điều 5 {D} được viết lại như sau:"),
    ("amending-law-name", "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở ngày 29/6/2024;",
     "Luật hướng dẫn một số điều của Luật Nhà ở ngày 29/6/2024;"),
    ("heading-repeal", f"Điều 1. Bãi bỏ các văn bản sau:\n1. {D}.\n2. {A}.",
     f"Điều 1. Giữ lại các văn bản sau:\n1. {D}.\n2. {A}."),
    ("heading-amend", f"Điều 1. Sửa đổi các văn bản sau:\n1. {D}.\n2. {A}.",
     f"Điều 1. Đề nghị sửa đổi các văn bản sau:\n1. {D}.\n2. {A}."),
    ("heading-*", f"Điều 1. Thay thế các văn bản sau:\n1. {D}.\n2. {A}.",
     f"Điều 1. Dự thảo thay thế các văn bản sau:\n1. {D}.\n2. {A}."),
    ("nested-carry-out", f"Thực hiện {A} triển khai {B}", f"Thực hiện {A}; triển khai {B}"),
    ("nested-*", f"Thực hiện {A} thay thế {B}", f"Thực hiện {A}; thay thế {B}"),
    ("base", f"Tiếp theo {A}", f"Bàn tiếp {A}"),
    ("ceases", f"{D} hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
     f"{D} có hiệu lực kể từ ngày Quyết định này có hiệu lực."),
    ("plain", f"{A} rất hay.", f"Theo {A} thì rất hay."),
    ("described", f"Thực hiện {A} về bến xe như trong {B}", f"Thực hiện {A} về bến xe; {B}"),
    ("*-attached", f"Bãi bỏ Điều 4 của Quy định ban hành kèm theo {D}.",
     f"Bãi bỏ Điều 4 của Quy định gửi theo {D}."),
    ("loose-*", f"Thực hiện việc bán vé mà {A} nêu",
     f"Thực hiện nghiêm túc, đầy đủ các nội dung của {A}"),
    ("prospective-*", f"Giao Phòng Tư pháp đề nghị sửa đổi {D}.",
     f"Theo đề nghị của Phòng Tư pháp, sửa đổi {D}."),
    ("far-*", f"Thực hiện việc bán vé, bến xe báo tin {A} nêu",
     f"Thực hiện việc bán vé mà {A} nêu"),
]  # fmt: skip

DEADLINES: list[tuple[str, str, str]] = [
    ("day", "Gửi kết quả trước ngày 10/5/2021.", "Ghi nhận ca đầu trước ngày 10/5/2021."),
    ("day-without-year", "Gửi kết quả trước ngày 10/5.", "Gửi kết quả trước ngày 10/5/2021."),
    ("month", "Trình đề án trong quý III.", "Quý III có nhiều bão."),
    ("recurring", "Gửi kết quả trước ngày 25 hằng tháng.", "Gửi 25 mẫu hằng tháng."),
    ("recurring-report", "Báo cáo kết quả hằng tuần.", "Phun thuốc hằng tuần."),
    ("term", "Chậm nhất 05 ngày kể từ ngày ký, phải trả lời.",
     "Chậm nhất 05 ngày kể từ ngày ký hợp đồng, phải trả lời."),
    ("term-from-day", "Trả lời trong vòng 05 ngày kể từ ngày 10/5/2021.",
     "Trả lời trong vòng 05 ngày kể từ ngày khởi công."),
    ("term-from-receipt", "Trả lời trong vòng 05 ngày kể từ ngày nhận được Công văn này.",
     "Trả lời trong vòng 05 ngày kể từ ngày nhận được đơn của ông An."),
    ("term-from-event", "Báo cáo trong vòng 24 giờ kể từ khi có kết quả.",
     "Báo cáo trong vòng 24 giờ."),
    ("term-open", "Báo cáo trong vòng 24 giờ.", "Chưa có ca mới trong vòng 24 giờ qua."),
]  # fmt: skip


def _issuer(head: Head) -> Issuer | None:
    return issuer_of(
        list(head.lines), place=head.place, date="2021-05-06", title=head.title,
        signature=[head.signature] if head.signature else [], body=head.body,
    )[0]  # fmt: skip


@pytest.mark.parametrize(("rule", "head", "near_miss"), ISSUERS)
def test_issuer(rule: str, head: Head, near_miss: Head) -> None:
    issuer, other = _issuer(head), _issuer(near_miss)
    assert issuer is not None
    assert (issuer.rule, issuer.confidence) == (rule, issuer_confidence(rule))
    assert other is None or other.rule != rule


@pytest.mark.parametrize(("rule", "text", "near_miss"), CITATIONS)
def test_citation(rule: str, text: str, near_miss: str) -> None:
    assert rule in _mention_rules(text)
    assert rule not in _mention_rules(near_miss)


def _mention_rules(text: str) -> set[str]:
    citations, _ = read_passage(text)
    return {mention.rule for citation in citations for mention in citation.mentions}


def test_a_citation_is_as_sure_as_its_surest_mention() -> None:
    (citation,), _ = read_passage(
        f"Thực hiện Công điện số 22/CĐ-TTg. {B} nêu rõ; Công điện nêu trên."
    )
    rules = [mention.rule for mention in citation.mentions]
    assert rules == ["number-code", "number-date-issuer", "pointing-back"]
    assert citation.rule == "number-date-issuer"
    assert citation.confidence == max(mention.confidence for mention in citation.mentions)


@pytest.mark.parametrize(("rule", "text", "near_miss"), EDGES)
def test_edge(rule: str, text: str, near_miss: str) -> None:
    assert rule in _edge_rules(text)
    assert rule not in _edge_rules(near_miss)


def _edge_rules(text: str) -> set[str]:
    _, edges = read_passage(text, kind="quyết định")
    return {line_of(edge.rule) for edge in edges}


@pytest.mark.parametrize(("rule", "text", "near_miss"), DEADLINES)
def test_deadline(rule: str, text: str, near_miss: str) -> None:
    (deadline,) = read_deadlines(text)
    assert (deadline.rule, deadline.confidence) == (rule, deadline_confidence(rule))
    assert rule not in {other.rule for other in read_deadlines(near_miss)}


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


@pytest.mark.parametrize(
    ("subject", "rows"),
    [("issuer", ISSUERS), ("citation", CITATIONS), ("edge", EDGES), ("deadline", DEADLINES)],
)
def test_every_rule_has_a_text_and_a_near_miss(
    subject: Subject, rows: list[tuple[str, Head | str, Head | str]]
) -> None:
    written = {rule for rule, text, near_miss in rows if text and near_miss}
    if subject in ("citation", "edge"):
        written.add(RULE)  # of whole documents: tests/loaders/test_certified.py
    assert written == rules_of(subject).keys()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_confidences_are_shares_and_have_a_reason(subject: Subject) -> None:
    for rule, line in rules_of(subject).items():
        assert 0 < line["confidence"] < 1, rule
        assert line["confidence"] <= line.get("identity", 1) <= 1, rule
        assert len(line["why"]) > 5, rule


def test_every_cue_and_every_tie_has_its_confidence() -> None:
    calls = [
        node
        for module in (levels, ties, tying, verdicts)
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
