"""Control words of RTF and what they stand for (Rich Text Format Specification 1.9.1)."""

from __future__ import annotations

from typing import Final

from loaders.formats.rtf.fonts import WESTERN

SIGNS: Final = {
    "tab": "\t", "line": "\n", "lbr": "\n", "column": "\n", "softline": "\n", "emdash": "—",
    "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": " ", "enspace": " ", "qmspace": " ", "\\~": "\u00a0", "\\-": "\u00ad", "\\_": "-",
    "\\{": "{", "\\}": "}", "\\\\": "\\", "\\\t": "\t",
}  # fmt: skip
"""Special characters."""

PARAGRAPH_ENDS: Final = frozenset({"par", "page", "sect", "\\\n", "\\\r"})
PLACES: Final = {"ansi": WESTERN, "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}

LEFT_OUT: Final = frozenset({
    "aftncn", "aftnsep", "aftnsepc", "annotation", "atnauthor", "atnid", "atnref", "colortbl",
    "comment", "datafield", "filetbl", "fldtype", "footer", "footerf", "footerl", "footerr",
    "ftncn", "ftnsep", "ftnsepc", "info", "listpicture", "nonesttables", "nonshppict", "objdata",
    "pict", "private", "rsidtbl", "shprslt", "sp", "stylesheet", "tc", "tcn", "template", "txe",
    "xe",
})  # fmt: skip
"""Destinations whose text is not seen where they stand; footers have no part of a document."""

HEADERS: Final = frozenset({"header", "headerl", "headerr", "headerf"})
BOXES: Final = frozenset({"shptxt", "dptxbxtext"})
READ: Final = (
    frozenset({"shpinst", "fldinst", "footnote", "nesttableprops", "pntext", "do"}) | BOXES
)
"""Destinations marked as to be left out by programs that do not know them, which are known here."""

SIDES: Final = frozenset({"clbrdrl", "clbrdrr", "trbrdrv"})
OTHER_SIDES: Final = frozenset({
    "clbrdrt", "clbrdrb", "trbrdrt", "trbrdrl", "trbrdrb", "trbrdrr", "trbrdrh", "brdrt", "brdrb",
    "brdrl", "brdrr", "brdrbtw", "brdrbar", "box",
})  # fmt: skip
LINES: Final = frozenset({"brdrs", "brdrth", "brdrdb", "brdrdot", "brdrdash", "brdrhair"})
