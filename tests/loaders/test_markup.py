"""HTML as the lines it prints, and where those lines stand in it."""

from __future__ import annotations

import html

import pytest

from loaders import extract
from loaders.markup import printed
from loaders.offsets import Offsets
from loaders.text import normalise
from tests.loaders.samples import LETTER
from tests.timed import computing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Số: 5</p><p>Huế</p>", "Số: 5\nHuế\n"),
        ("<P CLASS=x>Số: 5</P>\r\n<P>Huế</P>", "Số: 5\nHuế\n"),
        ("<p>Số: 5</p><p>&nbsp;</p><p>Huế</p>", "Số: 5\n\nHuế\n"),
        ("<div>Số: 5</div><div><br></div><div>Huế</div>", "Số: 5\n\nHuế\n"),
        ("<p>Số: 5<br/>Huế<br></p>", "Số: 5\nHuế\n"),
        ("Số: 5<br>Huế", "Số: 5\nHuế"),
        ("Số: 5 <BR /> <br> Huế", "Số: 5\n\nHuế"),
        ("<b>Đ</b>iều <i>1</i>", "Điều 1"),
        ("<h1>KẾ HOẠCH</h1>Tết", "KẾ HOẠCH\n\nTết"),
        ("<p>CỘNG HÒA\n   XÃ HỘI</p>\n<p><b>Độc</b>\n<b>lập</b></p>", "CỘNG HÒA XÃ HỘI\nĐộc lập\n"),
        ("<td>- Sở Y tế;\n- Lưu: VT</td>", "| - Sở Y tế;\n- Lưu: VT | "),
        ("<tr><td>1</td>\n <td>Sở</td></tr><tr><td>2</td></tr>", "| 1 | Sở\n| 2\n"),
        ("<table><tr><th><p>A</p><p>B</p></th><th>C</th></tr></table>D", "| A\nB | C\n\nD"),
        ("<td>A</td><td></td><td>B</td>", "| A | B | "),
        ("<table><tr><td><h3>A</h3><p>&nbsp;</p>B</td><td>C</td></tr>", "| A\n\nB | C\n"),
        ("<head><title>Trang</title></head><body>Sở</body>", "Sở\n\n"),
        ("<i>a</i><script>if (x<p) {}</script>b<!-- <p>c</p> -->d", "abd"),
        ('phòng <script>x</script>"><img src=x onerror=x> dịch',
         'phòng <script>x</script>"><img src=x onerror=x> dịch'),
        ("a<style>b<br>c", "a\nb\nc"),  # never closed: nothing is hidden
        ("<!--[if gte mso 9]><w:x>5</w:x><![endif]-->a<![if !vml]> b<![endif]><o:p></o:p>", "a b"),
        ("<TABLE><TR><TD>A<TD>B<TR><TD>C</TABLE>", "| A | B\n| C\n\n"),
        ("NĐ-CP<sup>1</sup>, m<sup>2</sup>, <sup><a href='#1'>12</a></sup>", "NĐ-CP[1], m2, [12]"),
        ("S&#7889;, v&agrave;, KH&amp;ĐT, a&nbsp;b", "Số, và, KH&ĐT, a\xa0b"),
        ("TN&amp;amp;MT; &amp;nbsp;", "TN&MT; \xa0"),
        ("&lt;5 &ge; 3", "<5 ≥ 3"),
    ],
)  # fmt: skip
def test_printed(text: str, expected: str) -> None:
    assert printed(text) == expected
    assert printed(expected) == expected


@pytest.mark.parametrize("tag", ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li"])
def test_a_line_end_inside_a_paragraph_is_a_blank(tag: str) -> None:
    assert "Số 5" in printed(f"<{tag}>Số\n5</{tag}><p>Huế</p>")
    assert "Số\n5" in printed("<td>Số\n5</td><p>Huế</p>")


@pytest.mark.parametrize(
    ("entity", "char"), [("&#x1ed1;", "ố"), ("&#X1ED1;", "ố"), ("&#7889;", "ố"), ("&amp;", "&")]
)
def test_an_entity(entity: str, char: str) -> None:
    assert printed(f"<p>{entity}</p><p>B</p>") == f"{char}\nB\n"
    assert printed("<p>&#xZ;</p><p>B</p>") == "&#xZ;\nB\n"


@pytest.mark.parametrize(
    "text",
    [
        "Nồng độ < 5 và > 3",
        "Sở <p> là một",  # a single tag is none
        "A --> B --> C",
        "<số> của <ngày>",
        "R&D; KH&ĐT; GD&ĐT; TN&MT; KT&GT; &#65;",
        "AT&T &khong; &",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert printed(text) == text


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("<p>Số: <b>5</b></p><p>Huế</p>", "5", "5"),
        ("<p>Số: <b>5</b></p><p>Huế</p>", "Số: 5", "Số: <b>5"),
        ("<p>Số: <b>5</b></p><p>Huế</p>", "Huế", "Huế"),
        ("S&#7889;: th&ocirc;ng", "Số", "S&#7889;"),
        ("S&#7889;: th&ocirc;ng", "ôn", "&ocirc;n"),
        ("th&ocirc;&#769;ng", "ố", "&ocirc;&#769;"),
        ("<td>Sở\r\nY te\u0302\u0301</td><td>Cục</td>", "tế", "te\u0302\u0301"),
        ("<td>Sở\r\nY te\u0302\u0301</td><td>Cục</td>", "Cục", "Cục"),
    ],
)
def test_a_quote_is_found_in_the_marked_up_text(text: str, quote: str, expected: str) -> None:
    start = normalise(text).index(quote)
    first, last = Offsets.of(text).span(start, start + len(quote))
    assert text[first:last] == expected


def _paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{html.escape(line) or '&nbsp;'}</p>\n" for line in lines)


def _word(lines: list[str]) -> str:
    spans = (html.escape(line).replace(" ", "</span>\n<span lang=VI>") for line in lines)
    shown = "\n\n".join(
        f"<p class=MsoNormal><b><span>{s or '&nbsp;'}</span></b></p>" for s in spans
    )
    return f"<html>\n<head>\n<style>\n<!-- p {{margin:0}} -->\n</style></head><body>{shown}</body>"


def _named(lines: list[str]) -> str:
    letters = ("".join(c if c.isascii() else f"&#{ord(c)};" for c in line) for line in lines)
    return "<br />".join(letters)


@pytest.mark.parametrize("form", [_paragraphs, _word, _named])
def test_a_letter_reads_alike_in_html(form: object) -> None:
    assert callable(form)
    (plain,), (marked,) = extract(LETTER), extract(form(LETTER.split("\n")))
    assert marked.document == plain.document
    assert marked.signatory == plain.signatory
    for one, other in (
        (plain.addressees, marked.addressees),
        (plain.recipients, marked.recipients),
    ):
        assert [part.name for part in one] == [part.name for part in other]
    assert [(c.number, c.date, c.issuer) for c in marked.citations] == [
        (c.number, c.date, c.issuer) for c in plain.citations
    ]
    assert [(e.source, e.relation, e.target) for e in marked.edges] == [
        (e.source, e.relation, e.target) for e in plain.edges
    ]


HEAD = """<table><tr><td><p align="center"><b>ỦY BAN NHÂN DÂN<br>HUYỆN CHỢ MỚI</b></p></td>\
<td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b></p></td></tr>
<tr><td><p>Số: 12/QĐ-UBND</p></td><td><p><i>Chợ Mới, ngày 05 tháng 5 năm 2021</i></p></td></tr>
</table><p><b>QUYẾT ĐỊNH</b></p><p><b>VỀ VIỆC TRỰC TẾT</b></p><p>CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN</p>
<p>Căn cứ Kế hoạch số 9/KH-UBND ngày 02/3/2021 của UBND huyện;</p>
<table><tr><td><b>Nơi nhận:</b><br>- Phòng Y tế;<br>- Lưu: VT.</td><td><p>KT. CHỦ TỊCH<br>PHÓ CHỦ
 TỊCH<br><br>Lý Thị Mai</p></td></tr></table>"""


@pytest.mark.parametrize("text", [HEAD, HEAD.replace("\n", ""), HEAD.replace("><", ">\n  <")])
def test_head_and_foot_in_tables(text: str) -> None:
    (record,) = extract(text)
    document = record.document
    assert (document.number, document.date, document.place) == (
        "12/QĐ-UBND",
        "2021-05-05",
        "Chợ Mới",
    )
    assert (document.type, document.subject) == ("quyết định", "Trực tết")
    assert document.issuer is not None
    assert document.issuer.name == "Ủy ban nhân dân huyện Chợ Mới"
    assert [r.text for r in record.recipients] == ["Phòng Y tế"]
    assert (record.signatory.name, record.signatory.position) == ("Lý Thị Mai", "Phó Chủ tịch")
    assert [c.number for c in record.citations] == ["9/KH-UBND"]


@pytest.mark.parametrize(
    "piece",
    ["<p", "<p>", "<!--", "-->", "<script>", "<sup>", "<td> ", "&amp;", "&", "&#", "<p>\n", "< ",
     "<p> \xa0", "<script><p>", "<!-- <b>", "</script>"],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    with computing() as spent:
        Offsets.of(piece * 50_000)
    assert spent.seconds < 8  # measured: below 2; in quadratic time, minutes


ROWS = """<p>UBND TỈNH HÀ NAM</p><p>Số: 12/KH-UBND</p><p>Hà Nam, ngày 05 tháng 5 năm 2021</p>
<p>KẾ HOẠCH</p><p>Trực Tết</p><p>Căn cứ Luật Lao động;</p><table>
<tr><th>TT</th><th>Việc</th><th>Căn cứ</th></tr>
<tr><td>1</td><td>Cấp thay thế giấy phép</td><td>- Nghị định số 5/2019/NĐ-CP;<br>- Thông tư số
6/2019/TT-BTC</td></tr>
<tr><td>2</td><td>Phổ biến Chỉ thị số 7/CT-TTg</td><td></td></tr>
<tr><td>3</td><td>Rà soát Quyết định số 8/QĐ-UBND ngày 02/3/2020</td><td>Quý I</td></tr>
<tr><td>4</td><td>Thông tư số 9/2020/TT-BYT</td><td>Sửa đổi Thông tư số 4/2016/TT-BYT</td></tr>
</table>"""


def test_a_row_closes_a_description_and_a_cell_a_clause() -> None:
    (record,) = extract(ROWS)
    numbers = [citation.number for citation in record.citations]
    edges = {
        (e.source if e.source == "self" else numbers[e.source], e.relation, numbers[e.target])
        for e in record.edges
        if e.target != "self" and numbers[e.target]
    }
    assert edges == {
        ("self", "references", "5/2019/NĐ-CP"),
        ("self", "references", "6/2019/TT-BTC"),
        ("self", "references", "7/CT-TTg"),
        ("self", "references", "8/QĐ-UBND"),
        ("self", "references", "9/2020/TT-BYT"),
        ("9/2020/TT-BYT", "amends", "4/2016/TT-BYT"),
    }
