"""The lines below Kính gửi: which begin an item, which continue one, where the list ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec import structs

from loaders.parts.items import Piece, closed
from loaders.parts.list_words import (
    holds_several,
    is_detail,
    opens_body_name,
    opens_prose,
    splits_name,
)

_UNFINISHED = re.compile(r"(?:,|\b(?:và|của|các|cho|(?<!trực )thuộc|tại|với))\W*\Z")
_NUMBER = re.compile(r"(\d{1,2})[.)/]\s*(?=[^\W\d_])")
_LIKEWISE = re.compile(r"(?i)đồng (?:kính )?gửi\s*:?\s*[-–+]?\s*")
_VERB = re.compile(r" (?:nhận được|có ý kiến|đã|ban hành|yêu cầu|đề nghị|thông báo|báo cáo) ")
_LONGEST_LINE = 170
_LONGEST_END = 60
_WRAPPED = 1.6
"""No line that runs on is by so much longer than the one above it."""
_SHORT = 30
"""The first line of the text below an address has more characters than this."""


@dataclass(slots=True)
class Address:
    """The list: `groups` are its items in their pieces, `end` is where it ends."""

    groups: list[list[Piece]] = field(default_factory=list)
    end: int = 0
    dashed: bool = False
    _last: Piece | None = None
    _in_details: bool = False
    _number: int = 0

    def read(self, found: Iterable[Piece]) -> None:
        """Takes pieces in order until the text below the address begins."""
        for printed in found:
            piece = self._unnumbered(printed)
            likewise = _LIKEWISE.match(piece.text)
            if likewise and likewise.end() < len(piece.text):
                self._begin(_from(piece, likewise.end()))
            elif self._last is None:
                if _is_prose(piece):
                    break
                self._begin(piece)
            elif not self._take(self._last, piece):
                break
            self._last = piece
            self.end = piece.end + len(piece.tail)

    def _unnumbered(self, piece: Piece) -> Piece:
        """The piece without its number, where the items are numbered."""
        match = _NUMBER.match(piece.text)
        if match is None or int(match[1]) != self._number + 1:
            return piece
        if self.groups and not self._number:
            return piece  # "1." below the address is where the text begins
        self._number += 1
        return _from(piece, match.end())

    def _begin(self, piece: Piece) -> None:
        self.groups.append([piece])
        self.dashed = self.dashed or piece.dashed

    def _take(self, last: Piece, piece: Piece) -> bool:
        """Takes a piece that belongs to the list or to an address in it; False for any other."""
        if self._is_detail(last, piece):
            self._in_details = True
            return True
        self._in_details = False
        if piece.dashed:
            return self._take_dashed(last, piece)
        if not self.dashed and _is_next(last, piece):
            self._begin(piece)
        elif self._runs_on(last, piece):
            self.groups[-1].append(piece)
        else:
            return False
        return True

    def _take_dashed(self, last: Piece, piece: Piece) -> bool:
        if not self.dashed and last.tail.startswith(":"):
            self.groups.pop()  # "Kính gửi: Các sở:" only introduces the list
        elif last.tail.startswith(".") and piece.line > last.line + 1:
            return False
        elif last.tail == "" and self._is_cut(last, piece):
            self.groups[-1].append(structs.replace(piece, text=f"- {piece.text}"))
            return True
        self._begin(piece)
        return True

    def _is_cut(self, last: Piece, piece: Piece) -> bool:
        """Whether the dash at the line's begin stands inside a name ("Lao động" / "- Thương …")."""
        if splits_name(last.text, piece.text):
            return True
        alone = not self.dashed and piece.line == last.line + 1
        return alone and not opens_body_name(piece.text)

    def _is_detail(self, last: Piece, piece: Piece) -> bool:
        """Whether a line tells where the body above is found, no further body."""
        if is_detail(piece.text):
            return True
        adjacent = piece.line <= last.line + 1 and not piece.dashed
        return self._in_details and adjacent and not closed(last) and not _opens_text(piece)

    def _runs_on(self, last: Piece, piece: Piece) -> bool:
        """Whether a line without a dash continues the item above it."""
        if last.tail.startswith(".") or len(piece.text) > _LONGEST_LINE:
            return False
        small, adjacent = piece.text[0].islower(), piece.line <= last.line + 1
        if not small and len(piece.text) > max(_LONGEST_END, len(last.text) * _WRAPPED):
            return False
        if closed(last):
            return small and adjacent
        if small or _opens_text(piece):
            return small
        unfinished = _UNFINISHED.search(last.text + last.tail) is not None
        return adjacent or unfinished or (self.dashed and _ends_item(piece))


def _ends_item(piece: Piece) -> bool:
    """Whether a line apart can only be the rest of an item: "Hóa, Đại Từ.", "… thuộc tỉnh;"."""
    return piece.text.istitle() or (len(piece.text) < _LONGEST_END and piece.tail[:1] == ";")


def _from(piece: Piece, at: int) -> Piece:
    """The piece from `at` on, as an item of its own."""
    return structs.replace(piece, text=piece.text[at:], start=piece.start + at, dashed=True)


def _is_prose(piece: Piece) -> bool:
    """Whether the text begins where the list should: nobody was filled in behind Kính gửi."""
    if piece.dashed or not piece.line:
        return False
    return len(piece.text) > _LONGEST_LINE or _opens_text(piece) or bool(_VERB.search(piece.text))


def _is_next(last: Piece, piece: Piece) -> bool:
    """Whether a line is the next item of a list that has no dashes."""
    if piece.text[0].islower() or len(piece.text) > _LONGEST_LINE or _opens_text(piece):
        return False
    if last.tail.startswith(";"):
        return True
    several = piece.text.startswith("Các ")  # "các" within an item is in small letters
    if last.tail.startswith(","):
        return opens_body_name(piece.text) and (several or not holds_several(last.text))
    finished = last.tail == "" and _UNFINISHED.search(last.text) is None
    return several and finished and piece.line == last.line + 1


def _opens_text(piece: Piece) -> bool:
    """Whether the text below the address begins, not a place of such a name ("Từ Sơn;")."""
    return opens_prose(piece.text) and not (len(piece.text) < _SHORT and piece.tail)
