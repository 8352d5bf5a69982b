"""What kind of document a heading or a symbol stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.fold import fold
from loaders.vocabulary import toml

VOCABULARY = "types.toml"
LETTER = "công văn"

CONSOLIDATED = "văn bản hợp nhất"
CONTRACT = "hợp đồng"
LAWS = ("luật", "bộ luật", "pháp lệnh")
_WITH_ANY_SUBJECT = (
    *LAWS,
    *("hợp đồng", "nghị quyết", "nghị định", "quyết định", "chỉ thị", "công điện", "thông báo"),
)
"""Kinds whose name is no part of a body's name: what follows on the line is their subject."""
_NOTE = re.compile(r"(?:\s?\[\^?\d{1,3}\]?|\s?\(\d{1,2}\)?|[¹²³⁰⁴-⁹]{1,3}|(?<=[A-ZÀ-Ỹ])\d)\Z")
"""The mark of a footnote behind the type; its last bracket may be cut off."""
_NEVER_ADDRESSED = ("CT", "QĐ", "NQ", "NĐ", "TT", "TTLT", "QC", "L", "PL")
_GOES_ON = (
    r"(?:v/v|ve|cua|ban hanh|trien khai|thuc hien|ket luan|to chuc|tang cuong|sua doi|phe duyet)"
)


@dataclass(frozen=True, slots=True)
class Types:
    """The vocabulary: `headings` folded heading -> name, codes of the state and of the Party."""

    headings: dict[str, str]
    state: dict[str, str]
    party: dict[str, str]


@cache
def types() -> Types:
    """The document types of `vocabulary/types.toml`, read once."""
    data = toml(VOCABULARY)
    headings: dict[str, str] = {}
    state: dict[str, str] = {}
    for entry in data["type"]:
        for heading in (entry["name"], *entry.get("headings", ())):
            headings[fold(heading)] = entry["name"]
        state.update(dict.fromkeys(entry["codes"], entry["name"]))
    party = {**state, **{entry["code"]: entry["name"] for entry in data["party"]}}
    headings.update({fold(name): name for name in party.values()})
    return Types(headings, state, party)


@cache
def _heading_pattern() -> re.Pattern[str]:
    names = sorted(types().headings, key=len, reverse=True)
    return re.compile(
        "(" + "|".join(map(re.escape, names)) + r")(?:\s?\[\^?\d{1,3}\]|[¹²³])?(?![^\W_])\W{0,12}"
    )


@cache
def _run_together() -> dict[str, str]:
    """The headings without their blanks, which a scan sets as it likes ("K ÉT LUẬN")."""
    return {heading.replace(" ", ""): name for heading, name in types().headings.items()}


def heading(cell: str, folded: str) -> tuple[str, int] | None:
    """The type that a line of the head names and where the rest of the line begins.

    `folded` is `cell` folded. The name is in capitals ("Thông báo" alone is a heading of a web
    page) and stands alone, or the subject follows on its line ("QUYẾT ĐỊNH Về việc …").

    >>> heading("CÔNG ĐIỆN KHẨN", "cong dien khan")
    ('công điện', 14)
    >>> heading("KẾ HOẠCH VÀ ĐẦU TƯ", "ke hoach va dau tu") is None
    True
    """
    note = None if cell[-1:].isalpha() else _NOTE.search(cell)
    whole, cell = len(cell), cell[: note.start()] if note else cell
    match = None if cell[:1].islower() else _heading_pattern().match(folded[: len(cell)])
    if match is None:
        spaced = (
            _run_together().get(folded[: len(cell)].replace(" ", "")) if cell.isupper() else None
        )
        return (spaced, whole) if spaced else None
    name = types().headings[match[1]]
    rest = cell[match.end() :]
    if not cell[: match.end(1)].isupper() or (rest.startswith("VÀ ") and name not in LAWS):
        return None
    if not rest or "/" in match[0]:  # "/": the same in a second language
        return name, whole
    if name in _WITH_ANY_SUBJECT or not rest.isupper() or re.match(_GOES_ON, folded[match.end() :]):
        return name, match.end()
    return None


@lru_cache(maxsize=4096)
def of_symbol(symbol: str, party: bool) -> str | None:
    """The type that a symbol's code stands for; a letter where it has none.

    None for the symbols of the National Assembly, whose kind only the text tells.

    >>> of_symbol("QĐ-UBND", False), of_symbol("TT/TU", True), of_symbol("UBND-VX", False)
    ('quyết định', 'thông tri', 'công văn')
    """
    if re.match(r"(?:UBTV)?QH\d", symbol):
        return None
    code = re.split(r"[-/.]", symbol, maxsplit=1)[0]
    codes = types().party if party else types().state
    if code in codes:
        return codes[code]
    upper = code.upper()
    return next((name for known, name in codes.items() if known.upper() == upper), LETTER)


def is_letter(symbol: str) -> bool:
    """Whether an addressed text without a type line is a letter though its symbol has a code.

    Orders and regulations address nobody: such a code is then the issuer's ("101/CT-CS" of the Cục
    Thuế), not the kind's.
    """
    return re.split(r"[-/.]", symbol, maxsplit=1)[0] in _NEVER_ADDRESSED
