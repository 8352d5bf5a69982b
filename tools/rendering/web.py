"""Documents as web pages: in the official layout, and inside the page of a portal."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Final

from tools.rendering.form import Form, Kind, Paragraph
from tools.rendering.office_web import pasted

_STYLE: Final = (Path(__file__).parent / "official.css").read_text(encoding="utf-8")
_PORTAL: Final = (Path(__file__).parent / "portal.html").read_text(encoding="utf-8")
_OLD_PORTAL: Final = (Path(__file__).parent / "old_portal.html").read_text(encoding="utf-8")
_GAP: Final = re.compile(" {2,}")
_OWN_RULE: Final = re.compile("[-_–]{3,}$")


def page(form: Form, *, ink: str = "", size: float = 14) -> str:
    """The document as a page of its own, set as Decree 30/2020/NĐ-CP wants it.

    `ink` is a drawing (SVG) that lies over the signature; `size` is that of the type in points.
    """
    style = _STYLE.replace("14pt/1.15", f"{size:g}pt/1.15")
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{_title(form)}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n{document(form, ink)}</body>\n</html>\n"
    )


def portal(form: Form) -> str:
    """The page of a legal portal around the document: menus, other documents, comments."""
    return _PORTAL.replace("{title}", _title(form)).replace("{document}", document(form))


def old_portal(form: Form) -> str:
    """The page of an office's older site around the document: tables in tables, facts about it.

    The document is as pasted from a word processor.
    """
    numbers = [line for line in form.reference if line.startswith("Số")]
    facts = {
        "number": text(numbers[0].removeprefix("Số").lstrip(": ") if numbers else ""),
        "dated": text(form.dated),
        "title": _title(form),
        "name": text(form.name),
    }
    page = _OLD_PORTAL
    for name, value in facts.items():
        page = page.replace(f"{{{name}}}", value)
    return page.replace("{document}", pasted(form))


def document(form: Form, ink: str = "") -> str:
    """The document alone, as elements of a page."""
    mark = f'<p class="mark">{text(form.mark)}</p>\n' if form.mark else ""
    body = "".join(map(_paragraph, form.body))
    return f'{mark}{_head(form)}<div class="main">\n{body}</div>\n{_foot(form, ink)}'


def text(line: str) -> str:
    """A line for HTML; gaps left for the pen keep their width."""
    return _GAP.sub(lambda gap: "&nbsp;" * len(gap[0]), escape(line, quote=False))


def _title(form: Form) -> str:
    titles = [p.text for p in form.body if p.kind is Kind.TITLE]
    return escape(" ".join(titles) or form.reference[-1], quote=False)


def _head(form: Form) -> str:
    *above, issuer = form.issuer or ("",)
    if _OWN_RULE.match(issuer):
        above, issuer = above[:-1], f"{above[-1]}\n{issuer}"
    left = "".join(f"<p>{text(line)}</p>" for line in above)
    left += "".join(f"<p><b>{text(line)}</b></p>" for line in issuer.split("\n") if line)
    right = "".join(f"<p><b>{text(line)}</b></p>" for line in form.motto)
    number = "".join(
        f"<p{'' if line.startswith('Số') else ' class=subject'}>{text(line)}</p>"
        for line in form.reference
    )
    return (
        '<table class="head">\n'
        f'<tr><td class="left issuer">{_ruled(left, form.issuer)}</td>'
        f'<td class="right motto">{_ruled(right, form.motto)}</td></tr>\n'
        f'<tr class="below"><td class="left">{number}</td>'
        f'<td class="right dated"><p>{text(form.dated)}</p></td></tr>\n</table>\n'
    )


def _ruled(cell: str, lines: tuple[str, ...]) -> str:
    """The cell with the rule below it that is drawn, where the text has none of its own."""
    drawn = lines and not _OWN_RULE.match(lines[-1]) and lines[-1] != "*"
    return f'{cell}<div class="rule"></div>' if drawn else cell


def _paragraph(paragraph: Paragraph) -> str:
    kind = paragraph.kind.value if paragraph.apart else f"{paragraph.kind.value} close"
    return f'<p class="{kind}">{text(paragraph.text)}</p>\n'


def _foot(form: Form, ink: str) -> str:
    label, *items = form.copies or ("",)
    copies = f'<p class="label">{text(label)}</p>' + "".join(f"<p>{text(x)}</p>" for x in items)
    ink = f'<div class="ink">{ink}</div>' if ink else ""
    signature = "".join(f"<p>{text(line)}</p>" for line in form.signature)
    name = "".join(f'<p class="name">{text(line)}</p>' for line in form.name.splitlines())
    return (
        f'<table class="foot">\n<tr><td class="copies">{copies}</td>'
        f'<td class="sign">{signature}{ink}{name}</td></tr>\n</table>\n'
    )
