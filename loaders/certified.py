"""Certified copies (sao y, trích sao, sao lục): where a certificate stands, and what it says.

Decree 30/2020/NĐ-CP, articles 25 to 27 and Appendix I, part II: below the copied text stand the
body that copied it, a number of its own (12/SY-UBND), the kind of copy, place and date, whom the
copy goes to, and a signature; a copy with a digital signature has one line with the kind, the body
and the time of signing. The text above is the original document, read as if it stood alone; the
certificate is a document of its own that refers to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from msgspec import Struct

from loaders.parts.head_parts import names_body
from loaders.parts.offices import opens_office
from loaders.parts.signature import is_shouted_name
from loaders.split import Span, is_of_head, split, stands_below_attachment

EXCERPT = "trích sao"
KINDS = ("sao y", EXCERPT, "sao lục")
"""The kinds of copies, as document types."""
RULE = "certified-copy"
"""The rule by which a certificate refers to the document above it."""

KIND = r"(?P<title>(?:BẢN )?(?P<kind>SAO Y|TRÍCH SAO|SAO LỤC)(?: (?:TỪ )?BẢN (?:CHÍNH|GỐC|SAO))?)"
_SIGNS = ("SAO", "Sao ")
TITLE = re.compile(rf"(?m)(?:^|[|\t]| {{3}})[^\w\n]{{0,12}}{KIND}(?=[^\w\n]*(?:$|[|\t]| {{3}}))")
NUMBER = re.compile(
    r"S[ốỐ] {0,3}:?[ *]{0,4}(?P<counter>[\d.… ]{0,40})[-/–] ?(?:SY|TrS|TRS|SL|BS)\b"
)
_DAY = r"(?:\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2})"
_TIME = r"[ \dT:.,;+–()GMUTCZ-]{0,40}"
LINE = re.compile(
    rf"(?im)^[^\w\n]{{0,8}}{KIND}(?:\s?[;,:–-](?P<rest>[^\n]{{0,160}}?{_DAY}{_TIME})"
    rf"|[;,]?\n(?P<body>[^\n]{{3,120}})\n(?P<when>[^\w\n]{{0,4}}(?:Thời gian|Ngày) ký[^\n]{{0,20}}"
    rf"{_DAY}{_TIME}))$\n*"
)
"""The certificate of a copy with a digital signature: in one line, or in three."""
DATE = re.compile(
    r"(?im)(?:^\W{0,8}|, ?)ngày[\s.…]{0,8}\d{0,2}[\s.…]{0,8}(?:tháng|/)[^\n]{1,20}?\d{4}"
)
_FOOT = re.compile(
    r"(?m)Nơi nhận|^\W{0,8}Lưu|\./\.|[Đđ]ã ký|^\W{0,8}(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\b"
)
_AUTHORITY = re.compile(r"(?:TUQ|TM|KT|TL|T/UQ|T/M|K/T|T/L)\b")
_BODY = re.compile(
    r"(?:VĂN PHÒNG|CÔNG TY|TỔNG CÔNG TY|TẬP ĐOÀN|HỢP TÁC XÃ|HỘI|CHI NHÁNH|NGÂN HÀNG|NHÀ MÁY"
    r"|TỈNH|THÀNH PHỐ|TP|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU)\b"
)
"""Openings of letterhead lines that might be taken for an office or for a name in capitals."""
_EDGES = " \t*|#_-–"
_NEAR = 600
_BELOW = 300
_MOST = 100
"""A text with more certificates than this is no document, but about certificates."""


class Part(Struct, frozen=True):
    """One document of a text: the spans that hold it, and those of its certificates behind it."""

    own: tuple[Span, ...]
    certificates: tuple[Span, ...] = ()


def parts(text: str) -> list[Part]:
    """The documents of `text` in order, each with the certificates that say it was copied."""
    if not any(map(text.__contains__, _SIGNS)):
        return [Part((span,)) for span in split(text)]
    blocks = _blocks(text)
    starts = {start for start, _ in blocks}
    lines = [match.span() for match in islice(LINE.finditer(text), _MOST) if _is_stamp(match)]
    found: list[Part] = []
    for start, end in _spans(text, blocks):
        if start in starts and found:
            last = found[-1]
            found[-1] = Part(last.own, (*last.certificates, (start, end)))
        else:
            found.append(_part(text, start, end, lines))
    return found


def _is_stamp(line: re.Match[str]) -> bool:
    """Whether the kind is in capitals, or a body follows it: "Sao y, từ ngày …" is a sentence."""
    said = (line["rest"] or line["body"]).lstrip()
    return line["kind"].isupper() or names_body(said)


def _part(text: str, start: int, end: int, lines: list[Span]) -> Part:
    """The document at `[start, end)` without the lines in it, which are its certificates."""
    inside = [span for span in lines if start <= span[0] < end]
    own = tuple(_without(inside, start, end))
    if not any(text[first:last].strip() for first, last in own):  # a certificate without its text
        return Part(((start, end),))
    return Part(own, _distinct(text, inside))


def _spans(text: str, blocks: list[Span]) -> list[Span]:
    """The spans of `split`, in which a certificate begins where its block does."""
    starts = [
        start
        for start, _ in split(text)
        if not any(_is_within(text, start, block) for block in blocks)
    ]
    bounds = sorted({*starts, *(first for first, _ in blocks), len(text)})
    return list(pairwise(bounds))


def _is_within(text: str, start: int, block: Span) -> bool:
    """Whether what `split` begins at `start` is the block, maybe with the signature above it."""
    first, title = block
    if start == 0 or not first - _NEAR < start <= title:
        return False
    return all(map(is_of_head, text[start:first].splitlines()))


def _blocks(text: str) -> list[Span]:
    """Where each certificate below a text begins, and its title."""
    foot = _FOOT.search(text)
    signed = foot.end() if foot else len(text)
    found: list[Span] = []
    above = 0
    for title in islice(TITLE.finditer(text), _MOST):
        first = _top_of_block(text, title.start("title"), above)
        above = title.end()
        if first >= _BELOW and _is_certificate(text, first, title, signed):
            found.append((first, title.start("title")))
    return found


def _is_certificate(text: str, first: int, title: re.Match[str], signed: int) -> bool:
    """Whether it has a number of its own, or a date where a document has been signed above."""
    end = title.end() + _BELOW
    dated = first >= signed and DATE.search(text, first, end)
    if not (dated or NUMBER.search(text, first, end)):
        return False
    return not stands_below_attachment(text, first)


def _top_of_block(text: str, title: int, above: int) -> int:
    """The first line of the certificate with the title at `title`, none of it above `above`."""
    floor = max(above, title - _NEAR)
    numbers = [match.start() for match in NUMBER.finditer(text, floor, title)]
    return max(above, _top(text, floor, numbers[-1] if numbers else title))


def _top(text: str, floor: int, position: int) -> int:
    """The first line of the certificate's head in which `position` lies."""
    best = text.rfind("\n", 0, position) + 1
    for line_start, line in _lines_above(text, floor, best):
        if not is_of_head(line) or _is_signature(line.strip(_EDGES)):
            break
        if any(map(str.isalpha, line)):
            best = line_start
    return best


def _lines_above(text: str, floor: int, end: int) -> Iterator[tuple[int, str]]:
    while end > floor:
        start = text.rfind("\n", 0, end - 1) + 1
        yield start, text[start : end - 1]
        end = start


def _is_signature(line: str) -> bool:
    """Whether a line in capitals ends the document above: an authority, an office, or a name."""
    if _AUTHORITY.match(line):
        return True
    if _BODY.match(line):
        return False
    return opens_office(line) or (is_shouted_name(line) and not names_body(line))


def _without(lines: list[Span], start: int, end: int) -> Iterator[Span]:
    """What is left of `[start, end)`."""
    for first, last in lines:
        if start < first:
            yield start, first
        start = last
    if start < end:
        yield start, end


def _distinct(text: str, lines: list[Span]) -> tuple[Span, ...]:
    """The spans, of equal words (a stamp on every page) the first."""
    found: dict[str, Span] = {}
    for start, end in lines:
        found.setdefault(" ".join(text[start:end].split()), (start, end))
    return tuple(found.values())
