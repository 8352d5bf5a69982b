"""Heads as word processors, HTML and PDF converters and scanners give them, read alike."""

from __future__ import annotations

import pytest

from loaders import extract

BODY = """
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

QUYẾT ĐỊNH:

Điều 1. Giao Phòng Y tế thực hiện.
"""

HEADS = {
    "word, tabs": """\
ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN TAM NÔNG\tĐộc lập - Tự do - Hạnh phúc
–––––––\t–––––––––––––––
Số: 12/QĐ-UBND\tTam Nông, ngày 05 tháng 5 năm 2021

QUYẾT ĐỊNH
Về việc thành lập Tổ trực cấp cứu dịp Tết

ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG
""",
    "word, one cell a line": """\
ỦY BAN NHÂN DÂN
HUYỆN TAM NÔNG

Số: 12/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Tam Nông, ngày 05 tháng 5 năm 2021
QUYẾT ĐỊNH
Về việc thành lập Tổ trực cấp cứu dịp Tết
ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG
""",
    "pdf, layout": """\
      ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      HUYỆN TAM NÔNG                          Độc lập - Tự do - Hạnh phúc
          _______                             __________________________
      Số: 12/QĐ-UBND                      Tam Nông, ngày 05 tháng 5 năm 2021

                              QUYẾT ĐỊNH
                 Về việc thành lập Tổ trực cấp cứu
                             dịp Tết
                              ________

                ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG
""",
    "pdf, raw": """\
ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM \nHUYỆN TAM NÔNG Độc lập - Tự do - Hạnh phúc \n
Số: 12 /QĐ-UBND Tam Nông, ngày 05 tháng 5 năm 2021 \n \nQUYẾT ĐỊNH \n
Về việc thành lập Tổ trực \ncấp cứu dịp Tết \n \nỦY BAN NHÂN DÂN HUYỆN TAM NÔNG \n""",
    "markdown": """\
| **ỦY BAN NHÂN DÂN<br>HUYỆN TAM NÔNG** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - \
Tự do - Hạnh phúc** |
| --- | --- |
| Số: 12/QĐ-UBND | *Tam Nông, ngày 05 tháng 5 năm 2021* |

## QUYẾT ĐỊNH

**Về việc thành lập Tổ trực cấp cứu dịp Tết**

**ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG**
""",
    "html, saved by a word processor": """\
<html><head><meta charset=utf-8><style>
<!-- @page {size:21cm} -->
</style></head><body lang=VI><div class=WordSection1>
<table class=MsoNormalTable border=0><tr style='height:1cm'><td width=200 valign=top>
<p class=MsoNormal align=center><b><span>ỦY BAN NHÂN DÂN<br>
HUYỆN TAM NÔNG</span></b></p></td><td width=300><p class=MsoNormal align=center><b>CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM</b></p><p class=MsoNormal><b>Độc lập - Tự do - Hạnh phúc</b></p></td></tr>
<tr><td><p>Số: 12/QĐ-UBND</p></td><td><p><i>Tam Nông, ngày 05 tháng 5 năm
2021</i></p></td></tr></table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal align=center><b>QUYẾT ĐỊNH</b></p>
<p class=MsoNormal align=center><b>Về việc thành lập Tổ trực
cấp cứu dịp Tết</b></p>
<p class=MsoNormal align=center><b>ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG</b></p>
""",
    "html, divs of a pdf viewer": """\
<div id="page1"><div class="t">ỦY BAN NHÂN DÂN</div><div>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div>
<div class="t">HUYỆN TAM NÔNG</div><div class="t">Độc lập - Tự do - Hạnh phúc</div>
<div class="t">Số:&#160;12/QĐ-UBND</div><div>Tam Nông, ngày&#160;05&#160;tháng 5 năm 2021</div>
<div class="t">QUYẾT ĐỊNH</div><div>Về việc thành lập Tổ trực</div><div>cấp cứu dịp Tết</div>
<div class="t">ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG</div>
""",
    "html, named characters": """\
<center><b>&#7910;Y BAN NH&Acirc;N D&Acirc;N<br/>HUY&#7878;N TAM N&Ocirc;NG</b></center>
<p>S&#7889;: 12/Q&#272;-UBND</p>
<p>Tam N&ocirc;ng, ng&agrave;y 05 th&aacute;ng 5 n&#259;m 2021</p>
<h2>QUY&#7870;T &#272;&#7882;NH</h2><p>V&#7873; vi&#7879;c th&agrave;nh l&#7853;p T&#7893;
tr&#7921;c c&#7845;p c&#7913;u d&#7883;p T&#7871;t</p>
<p>&#7910;Y BAN NH&Acirc;N D&Acirc;N HUY&#7878;N TAM N&Ocirc;NG</p>
""",
    "html, three columns": """\
<table><tbody><tr><td>ỦY BAN NHÂN DÂN<br>HUYỆN TAM NÔNG<br>-------</td><td>&nbsp;</td>\
<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>---------------</td></tr>\
<tr><td>Số: 12/QĐ-UBND</td><td></td><td>Tam Nông, ngày 05 tháng 5 năm 2021</td></tr></table>\
<p>&nbsp;</p><p style="text-align:center"><strong>QUYẾT ĐỊNH</strong></p>\
<p style="text-align:center">Về việc thành lập Tổ trực cấp cứu dịp Tết</p>\
<p><strong>ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG</strong></p>
""",
    "scan, stamp and specks": """\
ỦY BAN NHÂN DÂN i    CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN TAM NÔNG      Độc lập - Tự do - Hạnh phúc
CÔNG VĂN ĐẾN
Ngày: 7/5/2021
Số: 12 /QĐ-UBND      Tam Nông, ngày O5 tháng 5 năm 2O21

QUYẾT ĐỊNH
Về việc thành lập Tổ trực cấp cứu dịp Tết
ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG
""",
    "scan, spaced letters": """\
ỦY BAN NHÂN DÂN
HUYỆN TAM NÔNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
Số : 12 / QĐ - UBND
Tam Nông , ngày 05 tháng 05 năm 2021
Q U Y Ế T  Đ Ị N H
Về việc thành lập Tổ trực cấp cứu dịp Tết
ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG
""",
    "portal, breadcrumbs": """\
Trang chủ / Văn bản / Chi tiết
Quyết định 12/QĐ-UBND thành lập Tổ trực cấp cứu
Tải về | In trang

ỦY BAN NHÂN DÂN
HUYỆN TAM NÔNG
--------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 12/QĐ-UBND
Tam Nông, ngày 05 tháng 5 năm 2021

QUYẾT ĐỊNH
Về việc thành lập Tổ trực cấp cứu dịp Tết
ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG
""",
    "gazette": """\
CÔNG BÁO/Số 9/Ngày 20-5-2021                    3

ỦY BAN NHÂN DÂN
HUYỆN TAM NÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/QĐ-UBND                 Tam Nông, ngày 05 tháng 5 năm 2021

QUYẾT ĐỊNH
Về việc thành lập Tổ trực cấp cứu dịp Tết

ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG
""",
    "signed electronically": """\
Ký bởi: Ủy ban nhân dân huyện Tam Nông
Thời gian ký: 05/05/2021 15:20:11 +07:00

ỦY BAN NHÂN DÂN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN TAM NÔNG       Độc lập - Tự do - Hạnh phúc

Số: 12/QĐ-UBND
                     Tam Nông, ngày 05 tháng 5 năm 2021

QUYẾT ĐỊNH
Về việc thành lập Tổ trực cấp cứu dịp Tết

ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG
""",
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_head_reads_alike_from_every_converter(head: str, end: str) -> None:
    document = extract((head + BODY).replace("\n", end))[0].document
    assert document.issuer is not None
    found = (document.number, document.type, document.date, document.place, document.issuer.name)
    assert found == (
        "12/QĐ-UBND",
        "quyết định",
        "2021-05-05",
        "Tam Nông",
        "Ủy ban nhân dân huyện Tam Nông",
    )
    assert document.subject == "thành lập Tổ trực cấp cứu dịp Tết"
    assert document.issuer.level == "district"
