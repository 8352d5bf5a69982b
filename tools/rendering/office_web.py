"""Documents as a word processor saves them as web pages: its classes, comments and line breaks.

The page is in windows-1252 with every other letter as a number, the lines are broken at about 76
characters anywhere between words, and numbers of lists stand in conditional comments.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from html import escape
from typing import Final

from tools.rendering.form import Form, Kind, Paragraph
from tools.rendering.word import PLAIN, Hand

_HEAD: Final = """\
<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="vanban_files/filelist.xml">
<!--[if gte mso 9]><xml>
 <o:DocumentProperties>
  <o:Author>Van thu</o:Author>
  <o:Pages>1</o:Pages>
 </o:DocumentProperties>
</xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{margin:0cm;font-size:14.0pt;font-family:"Times New Roman",serif;}
@page WordSection1
	{size:595.3pt 841.9pt;margin:2.0cm 1.5cm 2.0cm 3.0cm;}
-->
</style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"Table Normal";}</style><![endif]-->
</head>

<body lang=VI style='tab-interval:36.0pt'>

<div class=WordSection1>

"""
_FOOT: Final = "</div>\n\n</body>\n\n</html>\n"
_EMPTY: Final = "<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n\n"


def saved_page(form: Form, hand: Hand = PLAIN) -> bytes:
    """The bytes of the page, which names its encoding."""
    page = _HEAD + pasted(form, hand) + _FOOT
    return page.replace("\n", "\r\n").encode("cp1252", "xmlcharrefreplace")


def pasted(form: Form, hand: Hand = PLAIN) -> str:
    """The document alone, as it is pasted from a word processor into the field of a form."""
    return "".join(_Writer(hand).document(form))


class _Writer:
    def __init__(self, hand: Hand) -> None:
        self._hand = hand

    def document(self, form: Form) -> Iterable[str]:
        if form.mark:
            yield self._paragraph(form.mark, around="b")
        yield self._table(self._head(form))
        yield _EMPTY
        yield from map(self._body, form.body)
        yield self._table([self._foot(form)])

    def _head(self, form: Form) -> list[tuple[str, str]]:
        issuer = self._cell(form.issuer[:-1]) + self._cell(form.issuer[-1:], "b")
        return [
            (issuer, self._cell(form.motto, "b")),
            (self._cell(form.reference), self._cell([form.dated], "i")),
        ]

    def _foot(self, form: Form) -> tuple[str, str]:
        label, *items = form.copies or ("",)
        copies = self._cell([label], "b")
        copies += "".join(self._item(Paragraph(Kind.ITEM, item), "left") for item in items)
        signature = self._cell(form.signature, "b") + _EMPTY * 3
        return copies, signature + self._cell(form.name.splitlines(), "b")

    def _body(self, paragraph: Paragraph) -> str:
        if paragraph.kind in {Kind.TITLE, Kind.CENTRED}:
            return self._paragraph(paragraph.text, "center", "b")
        return self._item(paragraph, "justify")

    def _item(self, paragraph: Paragraph, align: str) -> str:
        number = paragraph.number if self._hand.counted else ""
        listed = (
            f"<![if !supportLists]><span style='mso-list:Ignore'>{number.strip()}"
            "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;\n</span></span><![endif]>"
        )
        text = paragraph.text.removeprefix(number)
        return self._paragraph(text, align, before=listed if number else "")

    def _cell(self, lines: Iterable[str], around: str = "") -> str:
        return "".join(self._paragraph(line, "center", around) for line in lines)

    def _paragraph(self, text: str, align: str = "left", around: str = "", before: str = "") -> str:
        runs = "".join(
            f"<span lang=VI style='font-family:\"{font}\"'>{_gaps(escape(run, quote=False))}</span>"
            for run, font in self._hand.coded(text)
        )
        opened, closed = (f"<{around}>", f"</{around}>") if around else ("", "")
        line = f"<p class=MsoNormal align={align}>{before}{opened}{runs}{closed}<o:p></o:p></p>"
        return textwrap.fill(line, 76, break_long_words=False, break_on_hyphens=False) + "\n\n"

    def _table(self, rows: list[tuple[str, str]]) -> str:
        lines = "".join(
            " <tr>\n"
            + "".join(f"  <td width=300 valign=top>\n{cell or _EMPTY}  </td>\n" for cell in row)
            + " </tr>\n"
            for row in rows
        )
        return (
            "<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0>\n"
            f"{lines}</table>\n\n"
        )


def _gaps(text: str) -> str:
    """The text with its gaps as a word processor keeps them."""
    parts = text.split("  ")
    return "&nbsp; ".join(parts) if len(parts) > 1 else text
