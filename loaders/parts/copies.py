"""The pieces below Nơi nhận: which belong to the list of copies, which to the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec import structs

from loaders.parts.items import Piece, closed
from loaders.parts.list_words import opens_body_name, splits_name
from loaders.parts.offices import is_office
from loaders.parts.scraps import signature_in
from loaders.parts.scribble import goes_on, without_scribble
from loaders.parts.signature import (
    ends_with_person,
    in_capitals,
    is_person,
    is_signature_line,
)

ARCHIVE = re.compile(r"l[uư][r']?[uưù]\b(?!\s+(?:trữ|học sinh|vực))", re.IGNORECASE)
_NOISE = re.compile(
    r"(?i)người ký|email\b|cơ quan\s?:|thời gian ký|ký bởi|\(?\s*đã ký|\(?ký tên|\(ký\b|\(chữ ký"
)
_NOISE_OPENS = frozenset("nNeEcCtTkKđĐ(")
_LONGEST_LINE = 170
_FARTHEST = 12
"""Lines between the end of the list and a signature that is printed below it."""


def is_noise(text: str) -> bool:
    """Whether `text` is a digital signature's stamp or a remark that the paper was signed."""
    return text[:1] in _NOISE_OPENS and _NOISE.match(text) is not None


@dataclass(slots=True)
class Copies:
    """`groups` are the list's items in their pieces, `signature` the pieces beside or below it.

    `end` is where both end. `signed` is True when the signature was already found above the list.
    """

    signed: bool = False
    groups: list[list[Piece]] = field(default_factory=list)
    signature: list[Piece] = field(default_factory=list)
    end: int = 0
    _complete: bool = False

    def read(self, found: Iterable[Piece]) -> None:
        """Takes pieces in order until the list and the signature are complete."""
        for whole in found:
            if is_noise(whole.text):
                continue
            listed = whole.dashed or (self.groups and not self._complete)
            piece, beside = _beside(whole) if listed else (whole, None)
            if self._is_signature(piece):
                self._sign(piece)
            elif not self._take(piece):
                if self.signed or self._far(piece):
                    break
                continue
            if beside and not self.signed:
                self._sign(beside)
            self.end = max(self.end, piece.end + len(piece.tail))

    def _sign(self, piece: Piece) -> None:
        self.signature.append(structs.replace(piece, text=in_capitals(piece.text)))
        self.signed = self.signed or ends_with_person(piece.text)

    def _is_signature(self, piece: Piece) -> bool:
        if self.signed:
            return self._ends_cut_name(piece)
        if is_signature_line(piece.text):
            begun = self._complete and bool(self.signature)  # a speck of a scan looks like a dash
            return not piece.dashed or begun or self._shares_line(piece)
        if piece.dashed:
            return False
        if self.signature and (is_person(piece.text) or is_office(piece.text)):
            return not self._is_enumerated(piece)
        if piece.column:
            return piece.text.isupper() or is_person(piece.text)
        return self._complete and bool(self.signature) and piece.text.split()[0].isupper()

    def _is_enumerated(self, piece: Piece) -> bool:
        """Whether a comma before or behind `piece` shows a place ("Điện Biên"), no person."""
        last = self.groups[-1][-1] if self.groups and not self._complete else None
        return last is not None and (piece.tail[:1] == "," or last.tail[:1] == ",")

    def _shares_line(self, piece: Piece) -> bool:
        """Whether an item stands before `piece` in its line: "- Như trên; + THỨ TRƯỞNG"."""
        return bool(self.groups) and self.groups[-1][-1].line == piece.line

    def _ends_cut_name(self, piece: Piece) -> bool:
        """Whether the last word of a name stands on a line of its own ("Nguyễn Hòa" / "Bình")."""
        if not self.signature or " " in piece.text or piece.dashed:
            return False
        last = self.signature[-1]
        beside = last.text.split()[0].isupper()
        return beside and last.line < piece.line <= last.line + 2 and piece.text.istitle()

    def _take(self, piece: Piece) -> bool:
        """Takes a piece of the list; False when it is none."""
        if self._complete:
            return self._ends_archive(piece)
        if not piece.dashed and not self.groups and piece.text.isupper():
            return True  # what a scan left of the signature beside the heading
        if piece.dashed and self.groups and self._is_cut(piece):
            self.groups[-1].append(structs.replace(piece, text=f"- {piece.text}"))
        elif piece.dashed or not self.groups or self._lost_its_dash(piece):
            self.groups.append([piece])
        elif piece.column or len(piece.text) > _LONGEST_LINE:
            return False
        elif self._runs_on(piece):
            self.groups[-1].append(piece)
        elif any(group[0].dashed for group in self.groups):
            return False
        else:
            self.groups.append([piece])
        self._complete = ARCHIVE.match(self.groups[-1][0].text) is not None
        return True

    def _is_cut(self, piece: Piece) -> bool:
        """Whether the dash at the line's begin stands inside a name ("Lao động" / "- Thương …")."""
        last = self.groups[-1][-1]
        return last.tail == "" and splits_name(last.text, piece.text)

    def _lost_its_dash(self, piece: Piece) -> bool:
        """Whether a line below a closed item is the next item, though no dash was read."""
        last = self.groups[-1][-1]
        below = not piece.column and piece.line == last.line + 1
        lists = any(":" in part.text for part in self.groups[-1])  # "VPUB: các PCVP; Trung tâm …"
        if lists or not below or last.tail[:1] != ";" or not piece.text[0].isupper():
            return False
        text = without_scribble(piece.text)
        return opens_body_name(text) or (goes_on(text, "") and not is_person(text))

    def _runs_on(self, piece: Piece) -> bool:
        last = self.groups[-1][-1]
        if self.groups[-1][0].dashed:
            return not last.tail.startswith(".") and (
                not closed(last) or piece.line <= last.line + 1
            )
        if last.tail.startswith(":"):
            return False
        return piece.text[0].islower() or not (closed(last) or last.tail.startswith(","))

    def _ends_archive(self, piece: Piece) -> bool:
        """Whether the archive line runs on; nothing but such a line follows it in the list."""
        last = self.groups[-1][-1]
        return (
            not closed(last)
            and not piece.dashed
            and piece.line <= last.line + 1
            and len(piece.text) < 40
        )

    def _far(self, piece: Piece) -> bool:
        last = max([*self.groups[-1:], self.signature[-1:]], key=lambda g: g[-1].line if g else -1)
        return bool(last) and piece.line > last[-1].line + _FARTHEST


def _beside(piece: Piece) -> tuple[Piece, Piece | None]:
    """An item and the signature line that ran into it ("- UBND tỉnh; PHÓ CHỦ TỊCH")."""
    start = None if piece.tail.startswith(",") else signature_in(piece.text)
    if start is None:
        return piece, None
    text = piece.text[:start].rstrip(" ;.:,")
    tail = piece.text[len(text) : start].strip()
    item = structs.replace(piece, text=text, end=piece.start + len(text), tail=tail)
    return item, structs.replace(
        piece, text=piece.text[start:], start=piece.start + start, dashed=False
    )
