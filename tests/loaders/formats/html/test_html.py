"""Web pages to text: lines, tables, encodings, fonts, what is not shown, and limits."""

from __future__ import annotations

import codecs
import random
import re
from typing import Any

import pytest

from loaders import extract
from loaders.assemble import extract_all
from loaders.errors import UnreadableSource
from loaders.formats.html import MAX_DEPTH, read, walk
from loaders.formats.html.words import attribute, closes, is_furniture, mark, may_stand_above, words
from loaders.legacy import encoded
from loaders.text import MAX_BYTES, SourceText
from tests.loaders.formats.html.sites import SITES, site
from tests.loaders.samples import LETTER
from tests.loaders.test_converters import BODY, HEADS


def printed(page: str | bytes) -> str:
    data = page if isinstance(page, bytes) else f"<meta charset=utf-8>{page}".encode()
    script = read(data, "a.html")
    return script.text.removesuffix("\n")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Sở Y tế</p><p>Số: 5</p>", "Sở Y tế\nSố: 5"),
        ("<p>Sở\n Y   tế</p>", "Sở Y tế"),
        ("<div>Sở<div>Y tế</div>Huế</div>", "Sở\nY tế\nHuế"),
        ("Sở<br>Y tế<br><br>Huế", "Sở\nY tế\n\nHuế"),
        ("<p>A</p><p>&nbsp;</p><p>B</p>", "A\n\nB"),
        ("<p>A</p><p><br></p><p>B</p>", "A\n\nB"),
        ("<p>Số:&nbsp;&nbsp;&nbsp; /UBND</p>", "Số:    /UBND"),
        ("<h2>A</h2>B", "A\n\nB"),
        ("A<hr>B", "A\n\nB"),
        ("<p>Số <b>1</b>2<i>/QĐ</i></p>", "Số 12/QĐ"),
        ("<p><b>Số </b> 12</p>", "Số 12"),
        ("<p>Luật<sup>1</sup>, 5 m<sup>2</sup>, x<sup>a</sup></p>", "Luật[1], 5 m2, xa"),
        ("<pre>A\n  B\n\nC</pre>", "A\n  B\n\nC"),
        ("<div>Dòng một\n\nDòng hai\n\nDòng ba\nDòng bốn</div>",
         "Dòng một\n\nDòng hai\n\nDòng ba\nDòng bốn"),
        ("<table><tr><td>A<td>B<tr><td>C<td>D</table>E", "| A | B\n| C | D\n\nE"),
        ("<table><tr><td>A<br>B</td><td><p>C</p><p>D</p></td></tr></table>", "| A\nB | C\nD"),
        ("<table><tr><td>A</td><td></td><td>B</td></tr></table>", "| A | B"),
        ("<table><tr><td>A</td></tr><tr><td>B</td></tr></table>", "A\nB"),
        ("<table><tr><td>X<table><tr><td>A</td><td>B</td></tr></table></td><td>Y</td></tr></table>",
         "X\n\n| A | B\n\nY"),
        ("<ul><li>A<li>- B<li>+ C</ul>", "- A\n- B\n+ C"),
        ("<ol><li>A<li><p>B</p><p>C</p><li>3. D</ol>E", "1. A\n2. B\nC\n3. D\nE"),
        ("<ol start=4 type=a><li>A<li value=9>B<li>C</ol>", "d) A\ni) B\nj) C"),
        ("<ol type=I start=2><li>A<ul><li>B</ul><li>C</ol>", "II. A\n- B\nIII. C"),
        ("<li>A<ol start=x><li value=-1>B</ol>", "A\n1. B"),
        ("<p>A<!-- x --><script>y</script><style>z</style><template>t</template></p>B", "A\nB"),
        ("<select><option>A</select><textarea>B</textarea><button>C</button>D", "D"),
        ("<p>A<b style='display: none'>B</b><b hidden>C</b></p><p style='x:y;DISPLAY:NONE'>D</p>E",
         "A\nE"),
        ("<p>&lt;b&gt; &amp;agrave; &eacute; &#7897; &hearts;</p>", "<b> &agrave; é ộ ♥"),
        ("<p>A</div></span>B<table><p>C", "AB\nC"),
    ],
)  # fmt: skip
def test_lines(page: str, text: str) -> None:
    assert printed(page) == text


@pytest.mark.parametrize("name", [name for name in HEADS if name.startswith("html")])
def test_a_head_reads_as_where_tags_stand_in_a_text(name: str) -> None:
    script = read((HEADS[name] + BODY.replace("\n", "<br>\n")).encode(), "a.html")
    text = SourceText(script.text, "a.html", "", "text/html", is_plain=True)
    document = extract_all([text])[0][0].document
    assert document == extract(HEADS[name] + BODY)[0].document


PAGE = "<html><head>{}</head><body><p>Sở Y tế tỉnh Thừa Thiên Huế, ngày 5 tháng 5</p></body></html>"
LINE = "Sở Y tế tỉnh Thừa Thiên Huế, ngày 5 tháng 5"


def in_1258(text: str) -> bytes:
    """The text in Windows-1258, which writes a vowel with its mark, then the tone."""
    parts = "".join(
        char.replace("ở", "ơ\u0309").replace("ế", "ê\u0301").replace("ỉ", "i\u0309")
        .replace("ừ", "ư\u0300").replace("à", "a\u0300")
        for char in text
    )  # fmt: skip
    return parts.encode("cp1258")


@pytest.mark.parametrize(
    "data",
    [
        PAGE.format("").encode(),
        codecs.BOM_UTF8 + PAGE.format("<meta charset=windows-1252>").encode(),
        PAGE.format("").encode("utf-16"),
        PAGE.format("").encode("utf-16-le"),
        PAGE.format("").encode("utf-16-be"),
        PAGE.format("<meta charset=utf-8>").encode(),
        in_1258(PAGE.format('<meta http-equiv=x content="text/html; charset=windows-1258">')),
        in_1258(PAGE.format("")),
        PAGE.format("<meta charset=windows-1252>").encode("ascii", "xmlcharrefreplace"),
        encoded(PAGE.format("<meta charset=x-viet-tcvn5712>"), "tcvn3").encode("latin-1"),
        encoded(PAGE.format("<meta charset=viscii>"), "viscii").encode("latin-1", "ignore"),
        encoded(PAGE.format("<meta charset=windows-1252>"), "vni").encode("cp1252"),
        encoded(PAGE.format(""), "tcvn3").encode("cp1252"),
    ],
    ids=["utf-8", "mark", "utf-16", "le", "be", "named", "1258", "1258 unnamed", "numbers",
         "tcvn3", "viscii", "vni as western", "tcvn3 unnamed"],
)  # fmt: skip
def test_encodings(data: bytes) -> None:
    assert printed(data) == LINE


@pytest.mark.parametrize("name", ["x-none", "base64", "rot13", "undefined", "\u00e9"])
def test_a_page_may_name_what_is_no_encoding(name: str) -> None:
    assert printed(PAGE.format(f"<meta charset='{name}'>").encode()) == LINE
    printed(PAGE.format(f"<meta charset='{name}'>").encode("utf-8") + b"\xff\xfe")


OLD = encoded("Uỷ ban nhân dân", "tcvn3")
VNI = encoded("Uỷ ban nhân dân", "vni")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (f"<font face='.VnTime'>{OLD}</font> nhân dân", "Uỷ ban nhân dân nhân dân"),
        (f"<font face='.VnTimeH'>{OLD}</font>", "UỶ BAN NHÂN DÂN"),
        (f"<p style='font-family:\".VnTime\",serif'>{OLD} <b>{OLD}</b></p>",
         "Uỷ ban nhân dân Uỷ ban nhân dân"),
        (f"<p style=\"font:12pt 'VNI-Times'\">{VNI}</p>", "Uỷ ban nhân dân"),
        (f"<style>p.a, .b {{font-family: VNI-Times}}</style><p class=a>{VNI}<p><b class=b>{VNI}",
         "Uỷ ban nhân dân\nUỷ ban nhân dân"),
        (f"<font face='.VnTime'>{OLD}<font face=Arial>ủy ban ½</font></font>",
         "Uỷ ban nhân dânủy ban ½"),
        ("<font face='.VnTime'>các <b>sở</b>, và <i>điều</i> này</font>", "các sở, và điều này"),
        ("<font face='.VnTime'>nhân <b>sở</b> <i>điều</i> và</font>", "nhân sở điều và"),
        ("<font face='.VnTime'>§<b>i</b>Òu 5</font>", "Điều 5"),
    ],
)  # fmt: skip
def test_fonts_of_old_encodings(page: str, text: str) -> None:
    assert printed(page) == text


@pytest.mark.parametrize(
    "page",
    [
        "<p>A <span style='text-transform: uppercase'><b>sở</b> y tế</span> b</p>",
        "<style>x{} .c, p.d{text-transform:uppercase}</style><p>A <b class='c e'>sở y tế</b> b",
        "<style>.a .1{color:red} I{text-transform:UPPERCASE}</style>A <i>sở y tế</i> b",
    ],
)
def test_text_shown_in_capitals_is_in_capitals(page: str) -> None:
    assert printed(page) == "A SỞ Y TẾ b"


def test_decoded_letters_are_told() -> None:
    script = read(f"<font face='.VnTime'>{OLD}</font>".encode(), "a.html")
    assert [warning.code for warning in script.warnings] == ["old-encoding"]
    script = read(LETTER.encode(), "a.html")
    assert script.warnings == ()


def test_a_document_without_marks_is_what_is_no_furniture() -> None:
    links = "".join(f"<li><a href=/{n}>Bài số {n} về nông thôn</a></li>" for n in range(9))
    story = "<p>" + "Sáng nay bà con ra đồng từ sớm. " * 20 + "</p>"
    page = f"<nav>{links}</nav><div><div>{story}</div></div><ul>{links}</ul><footer>Hết</footer>"
    assert printed(page) == story[3:-4].strip()


def test_a_cited_document_that_is_a_link_stays() -> None:
    cited = "<p>Căn cứ <a href=/nd30>Nghị định số 30/2020/NĐ-CP</a> về công tác văn thư;</p>"
    alone = "<p><a href=/luat>Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015</a></p>"
    menu = "".join(f"<li><a href=/{n}>Mục {n}</a></li>" for n in range(9))
    head = "<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Số: 5/QĐ-UBND</p>"
    text = printed(f"<ul>{menu}</ul><div>{head}{cited}{alone}<p>Nơi nhận:</p></div>")
    assert "Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư;" in text
    assert "Luật Tổ chức chính quyền địa phương" in text
    assert "Mục" not in text


def test_titles_of_the_page_are_none_of_the_document() -> None:
    title = "<h1>QUYẾT ĐỊNH VỀ VIỆC KHÁC</h1><p>DỰ THẢO</p>"
    page = site("nameless", LETTER).decode().replace("<div class=f6>", f"<div class=f6>{title}")
    assert printed(page).startswith("DỰ THẢO\n\n| ỦY BAN NHÂN DÂN")
    page = site("old tables", LETTER).decode().replace("size=2>", f"size=2>{title}")
    assert printed(page).startswith("DỰ THẢO\nỦY BAN NHÂN DÂN\nHUYỆN CHỢ MỚI\n")


def test_a_document_alone_is_taken_whole() -> None:
    page = f"<h1>Bản tin</h1><pre>{LETTER}</pre><p>Thảo luận</p><p>Hết</p>"
    assert printed(page).startswith("Bản tin\n")
    assert printed(page).endswith("Thảo luận\nHết")


def test_an_appendix_stays_with_its_document() -> None:
    columns = ("Số hiệu", "Ngày ban hành", "Trích yếu", "Cơ quan ban hành")
    heads = "".join(f"<td>{name}</td>" for name in columns)
    row = "<tr><td>5/QĐ-UBND</td><td>1/2/2020</td><td>x</td><td>y</td></tr>"
    appendix = f"<p>PHỤ LỤC</p><table><tr>{heads}</tr>{row}</table>"
    end = "</div>\n<h3>Văn bản liên quan"
    page = site("modern", LETTER).decode().replace(end, end.replace("<h3>", f"{appendix}<h3>"))
    assert "| Số hiệu | Ngày ban hành | Trích yếu | Cơ quan ban hành" in printed(page)
    assert "999/QĐ-ABC" not in printed(page)


@pytest.mark.parametrize("entry", words()["mark"], ids=lambda entry: str(entry["example"])[:20])
def test_marks_of_a_document(entry: dict[str, Any]) -> None:
    assert mark(entry["example"]).weight == entry["weight"]
    assert mark(entry["other"]).weight == 0


@pytest.mark.parametrize("entry", words()["furniture"], ids=lambda entry: str(entry["example"]))
def test_furniture_of_sites(entry: dict[str, Any]) -> None:
    assert is_furniture(entry["example"])
    assert closes(entry["example"]) is entry.get("closes", False)
    assert not is_furniture(entry["other"])


def test_attributes_and_what_stands_above() -> None:
    for table, known in ((words()["attributes"], attribute), (words()["above"], may_stand_above)):
        assert known(table["example"])
        assert not known(table["other"])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(MAX_BYTES + 1), "MB"),
        (b"<div>" * (MAX_DEPTH + 1) + b"x", "nested"),
        (b"<html><body><script>x</script></body></html>", "no text"),
        (
            b"<html><frameset cols=20%,*><frame src=a.htm><frame src=b.htm></frameset></html>",
            "frames",
        ),
        (b"<body><iframe src=/12.pdf></iframe></body>", "frames"),
    ],
    ids=["large", "deep", "empty", "frames", "frame"],
)
def test_what_cannot_be_read_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as caught:
        read(data, "a.html")
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("tag", ["<p>", "<li>", "<b>", "<font size=2>", "<a href=/x>", "<tr><td>"])
def test_tags_that_are_never_closed_are_no_depth(tag: str) -> None:
    assert "Sở 9" in printed("".join(f"{tag}Sở {n} " for n in range(2 * MAX_DEPTH)))


def test_a_page_has_a_limited_number_of_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "MAX_ELEMENTS", 100)
    with pytest.raises(UnreadableSource, match="elements"):
        read(b"<p>x" * 100, "a.html")


def test_broken_pages_raise_nothing_else() -> None:
    chance = random.Random(7)  # noqa: S311
    pieces = [
        b"<table>", b"</table>", b"<td>", b"<tr>", b"</div>", b"<div hidden>", b"<sup>", b"</sup>",
        b"</a>", b"<a href=/x>", b"<pre>", b"</pre>",
        b"<font face=.VnTime>", b"<!--", b"-->", b"\x00",
        b"\xff", b"&#xD800;", b"&#0;",
        b"<svg><p>", b"<math><mi>", b"<style>", b"<plaintext>",
        b"<meta charset=utf-16>",
        b"<select>", b"<template>", b"<frameset>", b"<body>", b"<title>",
    ]  # fmt: skip
    for kind in SITES:
        whole = site(kind, LETTER)
        for _ in range(60):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 20)):
                place = chance.randrange(len(data))
                if chance.random() < 0.5:
                    data[place:place] = chance.choice(pieces)
                else:
                    del data[place : place + chance.randrange(60)]
            try:
                script = read(bytes(data), "a.html")
            except UnreadableSource:
                continue
            assert not re.search("[\ud800-\udfff]", script.text)
