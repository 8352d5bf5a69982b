"""Pages of sites around a document, each built in another way; wording and names are invented."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tools.rendering.form import Form, form
from tools.rendering.web import document, page, portal

LINKS = "".join(
    f'<li><a href="/van-ban/{number}">{title}</a></li>'
    for number, title in enumerate(
        (
            "Quyết định số 91/QĐ-UBND ngày 03/4/2019 về giao dự toán ngân sách năm 2019",
            "Chỉ thị số 4/CT-UBND về phòng cháy rừng mùa khô",
            "Kế hoạch số 66/KH-UBND triển khai Nghị quyết số 5/NQ-HĐND",
            "Thông tư 9/2018/TT-BNV",
        )
    )
)
FILLER = "Cổng thông tin điện tử giúp người dân tra cứu thủ tục, lịch tiếp dân, và gửi phản ánh."


def attributes(tag: str) -> str:
    """A table of the document's attributes, as portals put it above the text."""
    rows = [
        ("Số hiệu", "999/QĐ-ABC"),
        ("Loại văn bản", "Thông báo"),
        ("Ngày ban hành", "01/01/1999"),
        ("Nơi ban hành", "Sở Nội vụ tỉnh Vĩnh Long"),
        ("Người ký", "Trần Văn Khác"),
        ("Trích yếu", "về việc khác"),
        ("Tình trạng", "Còn hiệu lực"),
    ]
    if tag == "table":
        cells = "".join(f"<tr><td>{name}:</td><td>{value}</td></tr>" for name, value in rows)
        return f"<table border=1>{cells}</table>"
    if tag == "wide":
        cells = "".join(
            f"<tr><th>{a[0]}</th><td>{a[1]}</td><th>{b[0]}</th><td>{b[1]}</td></tr>"
            for a, b in zip(rows[::2], rows[1::2], strict=False)
        )
        return f"<table>{cells}</table>"
    if tag == "dl":
        return "<dl>" + "".join(f"<dt>{n}</dt><dd>{v}</dd>" for n, v in rows) + "</dl>"
    return "<div>" + "".join(f"<div><b>{n}:</b> {v}</div>" for n, v in rows) + "</div>"


def soup(text: str) -> str:
    """The document in lines that end in <br>, as text pasted into an old editor."""
    return "<br>\n".join(escape(line, quote=False) for line in text.splitlines())


def modern(shape: Form, text: str) -> str:
    """Elements named after what they are for, attributes above, related ones below."""
    return f"""<!doctype html><html><head><meta charset=utf-8><title>Văn bản</title></head><body>
<header><a href="/">Cổng thông tin</a><nav><ul>{LINKS}</ul></nav></header>
<ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li>Chi tiết văn bản</li></ol>
<main><h1>Chi tiết văn bản</h1>{attributes("table")}
<div class="tab-pane"><p>Tải về | In trang | Chia sẻ</p>{document(shape)}</div>
<h3>Văn bản liên quan</h3><ul>{LINKS}</ul>
<div id="comments"><h3>Bình luận (2)</h3>
<p>Ông Tám: Căn cứ Điều 5 thì tôi có được hỗ trợ không ạ?</p>
<p>Kính gửi: cơ quan, xin cho biết văn bản còn hiệu lực không.</p></div></main>
<aside><h4>Tin mới</h4><ul>{LINKS}</ul></aside>
<footer><p>© 2021 Cổng thông tin. Giấy phép số 9/GP-STTTT ngày 02/02/2012</p></footer>
<div class="cookie-bar">Website này sử dụng cookie để phục vụ bạn tốt hơn.
<button>Đồng ý</button></div>
</body></html>"""


def nameless(shape: Form, text: str) -> str:
    """No element and no class says what it is for, as pages of some frameworks are."""
    return f"""<html><head><meta charset=utf-8></head><body><div id=app><div class=a1>
<div class=b2><a href="/a">Trang chủ</a> <a href="/b">Tin tức</a> <a href="/c">Văn bản</a>
<a href="/d">Liên hệ</a></div><div class=c3><div class=d4><div>{attributes("div")}</div>
<div class=e5><span>Lượt xem: 1.204</span> <span>Cập nhật: 05/5/2021 08:12</span></div>
<div class=f6>{document(shape)}</div>
<div class=g7><a href="/z.pdf">Tải về tệp đính kèm</a></div></div>
<div class=h8><div>Văn bản cùng lĩnh vực</div>
<div><a href="/1">Công văn 55/UBND-NC về tiếp công dân
</a></div><div><a href="/2">Báo cáo 12/BC-UBND tháng 4 năm 2020</a></div></div></div>
<div class=i9>{FILLER}</div></div></div></body></html>"""


def old_tables(shape: Form, text: str) -> str:
    """Laid out with tables in tables, the document in one cell as lines with <br>."""
    menu = "".join(f'<tr><td><a href="/m{n}">Mục {n}</a></td></tr>' for n in range(12))
    return f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=utf-8"></HEAD>
<BODY><TABLE width=780><TR><TD colspan=3><IMG src=b.gif><a href="/">Trang chủ</a></TD></TR>
<TR><TD width=160 valign=top><TABLE>{menu}</TABLE></TD><TD valign=top><TABLE><TR><TD>
<FONT face=Arial size=2>{soup(text)}</FONT></TD></TR></TABLE>
<TABLE><TR><TD><a href="javascript:print()">In trang</a></TD><TD>
<a href="/back">Quay lại</a></TD></TR></TABLE></TD>
<TD width=160>{attributes("wide")}<TABLE><TR><TD>Tin mới</TD></TR>{menu}</TABLE></TD></TR>
<TR><TD colspan=3 align=center>Bản quyền thuộc Văn phòng. ĐT: 02090000000</TD></TR></TABLE>
</BODY></HTML>"""


def one_form(shape: Form, text: str) -> str:
    """The whole page in one form, a hidden field of state, the document in a span."""
    return f"""<html><head><meta charset="utf-8"/></head><body><form method=post action=x.aspx>
<input type=hidden name=__VIEWSTATE value="{"QUJD" * 300}"><select><option>Cấp tỉnh<option>Cấp xã
</select><div class=menu-top><a href=/1>Giới thiệu</a><a href=/2>Hỏi đáp</a></div>
<table><tr><td><ul>{LINKS}</ul></td><td><span id=lblNoiDung>{document(shape)}</span>
<p style="display:none">Căn cứ Luật Ẩn số 1/2000/QH10; Nơi nhận: - Không ai.</p></td></tr></table>
<script>var s = "<p>Số: 5/QĐ-UBND</p>";</script></form></body></html>"""


def hidden_tab(shape: Form, text: str) -> str:
    """Saved while another tab was open: the document is there, and not shown."""
    return f"""<html><head><meta charset=utf-8></head><body><nav>{LINKS}</nav>
<ul><li><a href="#tt">Thuộc tính</a></li><li><a href="#nd">Nội dung</a></li></ul>
<div id=tt>{attributes("dl")}</div><div id=nd style="display: none">{document(shape)}</div>
<footer>Liên hệ</footer></body></html>"""


def preformatted(shape: Form, text: str) -> str:
    """The text as it is, between menus."""
    return f"""<html><head><meta charset=utf-8></head><body><nav>{LINKS}</nav>
<pre>{escape(text, quote=False)}</pre><footer>© Cổng thông tin</footer></body></html>"""


SITES: dict[str, Callable[[Form, str], str]] = {
    "plain": lambda shape, text: page(shape),
    "portal": lambda shape, text: portal(shape),
    "modern": modern,
    "nameless": nameless,
    "old tables": old_tables,
    "one form": one_form,
    "hidden tab": hidden_tab,
    "preformatted": preformatted,
}
"""Each kind of page from a document's form and text."""


def site(kind: str, text: str) -> bytes:
    """The page of a kind around a document, in UTF-8."""
    return SITES[kind](form(text), text).encode()
