"""HTML in a text, of a saved page or of a converted table, as the lines that it would print.

The tags are those of the HTML Living Standard, sections 4.1 to 4.10, the named characters those of
HTML 4.01, section 24.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from html.entities import name2codepoint
from itertools import pairwise
from typing import NamedTuple

_HIDDEN, _TABLE, _ROW, _CELL, _HEADING, _LINE, _BREAK, _INLINE = range(8)
"""What a tag means for the lines of a text; of several tags together, the first of these holds."""

_NAMES = {
    _HIDDEN: "!-- head iframe nav noscript script select style svg template title",
    _TABLE: "body html table",
    _ROW: "tr",
    _CELL: "td th",
    _HEADING: "h1 h2 h3 h4 h5 h6 hr pre",
    _LINE: (
        "address article aside blockquote caption center dd details div dl dt fieldset figcaption"
        " figure footer form header legend li main ol p section summary tbody tfoot thead ul"
    ),
    _BREAK: "br",
    _INLINE: (
        "!doctype ![endif] ![if ?xml a abbr acronym area b base bdi bdo big button cite code col"
        " colgroup data del dfn em embed font i img input ins kbd label link map mark meta object"
        " option param picture q s samp small source span strike strong sub sup textarea time tt u"
        " var wbr"
    ),
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_WRAPPED = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li"))
"""Inside these a line end is a blank: editors wrap what they hold."""

_TAG = re.compile(
    r"(?i)(?<![mM])<sup(?:\s[^<>]*)?>\s{0,9}(?:<a\s[^<>]*>\s{0,9})?(?P<note>\d{1,3})\s{0,9}(?:</a>)?</sup>"
    rf"|<(?P<close>/?)(?P<name>{'|'.join(map(re.escape, sorted(_KINDS, reverse=True)))}"
    r"|[a-z]{1,3}\d?:[a-z]{1,20})"  # of a word processor: "<o:p>", "<st1:place>"
    r"(?:(?<=!--)|(?=[\s/>])[^<>]*>)|(?P<end>-->)"
)
_ENTITY = re.compile(
    rf"&(?:amp;)*(?P<name>#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|{'|'.join(name2codepoint)});"
    r"|&(?:amp;)+"
)
_WHITE = re.compile(r"\s+")
_FEWEST = 2
"""How many tags make a text HTML; scripts and images alone stand in plain texts, as attacks."""


class Edit(NamedTuple):
    """`new` in the place of the text from `start` to `end`."""

    start: int
    end: int
    new: str


class _Tag(NamedTuple):
    kind: int
    name: str
    closes: bool
    start: int
    end: int
    new: str = ""


def is_marked_up(text: str) -> bool:
    """Whether `text` may hold tags or named characters; quick, and never wrong where it denies."""
    return "<" in text or ("&" in text and _ENTITY.search(text) is not None)


def printed(text: str) -> str:
    """`text` as its markup prints it; the same where it has none.

    >>> printed("<p>S&#7889;: 5</p><p>V/v Tết</p>")
    'Số: 5\\nV/v Tết\\n'
    """
    for step in STEPS:
        text = applied(text, step(text))
    return text


def applied(text: str, edits: Iterable[Edit]) -> str:
    """`text` after `edits`, which stand in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.new)
        at = edit.end
    return "".join((*parts, text[at:]))


def entities(text: str) -> list[Edit]:
    """The characters that `text` names ("&agrave;", "&#7871;", "&amp;").

    >>> entities("KH&amp;ĐT")
    [Edit(start=2, end=7, new='&')]
    """
    if "&" not in text or ";" not in text:
        return []
    named = ((found, _character(found["name"] or "amp")) for found in _ENTITY.finditer(text))
    return [Edit(*found.span(), char) for found, char in named if char]


def _character(name: str) -> str | None:
    """The character with a name, None where it is no single one or a letter of ASCII."""
    char = html.unescape(f"&{name};")
    return char if len(char) == 1 and not (char.isascii() and char.isalnum()) else None


def tags(text: str) -> list[Edit]:
    """The tags of `text` with the line ends or cell borders ("|") that they stand for.

    What a page does not show (scripts, styles, comments) goes. A single tag is none, save `<br>`,
    which converters leave in the cells of their tables.

    >>> row = "<tr><td>Số: 5<br>V/v Tết</td> <td><b>Huế</b></td></tr>"
    >>> applied(row, tags(row))
    '| Số: 5\\nV/v Tết | Huế\\n'
    """
    if "<" not in text:
        return []
    shown = _shown(map(_tag, _TAG.finditer(text)))
    proofs = sum(_kind(tag.name) != _HIDDEN and tag.name != "img" for tag in shown)
    if proofs < _FEWEST and not any(tag.kind == _BREAK for tag in shown):
        return []
    printing = _Printing(text)
    for run in _runs(text, shown):
        printing.take(run)
    return printing.edits


def _tag(match: re.Match[str]) -> _Tag:
    if match["note"]:
        return _Tag(_INLINE, "sup", False, *match.span(), f"[{match['note']}]")
    name = (match["name"] or "!--").lower()
    return _Tag(
        _KINDS.get(name, _INLINE), name, bool(match["close"] or match["end"]), *match.span()
    )


def _kind(name: str) -> int:
    return _KINDS.get(name, _INLINE)


def _shown(found: Iterable[_Tag]) -> list[_Tag]:
    """`found` with each hidden element as one tag; what is never closed hides nothing."""
    shown: list[_Tag] = []
    opened: dict[str, int] = {}  # where in `shown` a hidden element begins
    for tag in found:
        if tag.name == "!--" and tag.closes and tag.name not in opened:
            continue  # an arrow
        shown.append(tag)
        if tag.kind != _HIDDEN:
            continue
        if not tag.closes:
            opened.setdefault(tag.name, len(shown) - 1)
        elif tag.name in opened:
            first = opened[tag.name]
            shown[first:] = [shown[first]._replace(kind=_INLINE, end=tag.end)]
            opened = {name: index for name, index in opened.items() if index < first}
    return shown


def _runs(text: str, shown: Iterable[_Tag]) -> Iterator[list[_Tag]]:
    """The tags between which nothing but blanks stands, together."""
    run: list[_Tag] = []
    for tag in shown:
        if run and not _is_blank(text, run[-1].end, tag.start):
            yield run
            run = []
        run.append(tag)
    if run:
        yield run


def _is_blank(text: str, start: int, end: int) -> bool:
    return start == end or text[start:end].isspace()


class _Printing:
    """The edits of a text so far, and in what the next run of its tags stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.edits: list[Edit] = []
        self._at = 0  # how far the text is done
        self._wrapped = False

    def take(self, run: list[_Tag]) -> None:
        """Adds the edits of the next tags and of the text before them."""
        kind = min(tag.kind for tag in run)
        if kind >= _INLINE:
            for tag in run:
                self._unwrap(tag.start)
                self._put(tag.start, tag.end, tag.new)
            return
        start = self._at + len(self.text[self._at : run[0].start].rstrip())
        white = _WHITE.match(self.text, run[-1].end)
        self._unwrap(start)
        self._put(start, white.end() if white else run[-1].end, self._border(kind, run, start))
        for tag in run:
            if tag.kind < _BREAK:
                self._wrapped = tag.name in _WRAPPED and not tag.closes

    def _border(self, kind: int, run: list[_Tag], start: int) -> str:
        """What a run prints that stands behind text, if `start` is not 0."""
        if kind == _CELL:
            return " | " if start else "| "
        if kind == _BREAK:
            return "\n" * sum(tag.kind == _BREAK for tag in run)
        empty = kind in (_TABLE, _HEADING) or (kind == _LINE and self._has_empty_line(run))
        row = any(tag.kind == _CELL and not tag.closes for tag in run)
        return ("\n" * (1 + empty) if start else "") + "| " * row

    def _has_empty_line(self, run: list[_Tag]) -> bool:
        """Whether an element of the run holds nothing but a blank that is kept, or a line end."""
        if "\xa0" in self.text[run[0].end : run[-1].start]:
            return True
        return any(a.kind == _LINE and b.kind == _BREAK for a, b in pairwise(run))

    def _unwrap(self, end: int) -> None:
        """Makes the line ends up to `end` blanks where they only wrap a paragraph."""
        if self._wrapped:
            for white in _WHITE.finditer(self.text, self._at, end):
                if "\n" in white[0]:
                    self._put(*white.span(), " ")

    def _put(self, start: int, end: int, new: str) -> None:
        self.edits.append(Edit(start, end, new))
        self._at = end


STEPS: tuple[Callable[[str], list[Edit]], ...] = (entities, tags)
"""What makes a text the printed one: each gives edits for the text behind the one before."""
