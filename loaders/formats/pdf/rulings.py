"""The ruled tables of a PDF page: straight lines that a program has drawn around cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_int
from typing import Final

import pypdfium2.raw as pdfium

from loaders.formats.arrange import Grid, Ruling
from loaders.formats.pdf.view import Corners, View, seen_box

_THIN: Final = 3.0
"""Points: what is thicker is a bar, not a line."""

_SHORT: Final = 7.0
"""Points: what is shorter parts no cells."""

_TOUCH: Final = 3.0
"""Points by which the lines of a table may miss each other."""

_MOST_LINES: Final = 2000
"""A page with more lines is a drawing."""

_MOST_THINGS: Final = 20_000


def grids_of(page: pdfium.FPDF_PAGE, view: View) -> tuple[Grid, ...]:
    """The tables of a page that have more than one cell, from the top."""
    uprights: list[Ruling] = []
    levels: list[Ruling] = []
    for box, outlined in _paths(page, view):
        _sort(box, outlined, uprights, levels)
        if len(uprights) + len(levels) > _MOST_LINES:
            return ()
    if len(uprights) < 2 or len(levels) < 2:
        return ()
    return tuple(_grids(uprights, levels))


def _paths(page: pdfium.FPDF_PAGE, view: View) -> Iterator[tuple[Corners, bool]]:
    """Where each path of the page stands, and whether its outline is drawn."""
    left, bottom, right, top = (c_float() for _ in range(4))
    mode, stroke = c_int(), c_int()
    for number in range(min(_MOST_THINGS, pdfium.FPDFPage_CountObjects(page))):
        thing = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        sides = byref(left), byref(bottom), byref(right), byref(top)
        if not pdfium.FPDFPageObj_GetBounds(thing, *sides):
            continue
        pdfium.FPDFPath_GetDrawMode(thing, byref(mode), byref(stroke))
        rect = pdfium.FS_RECTF(left.value, top.value, right.value, bottom.value)
        yield seen_box(rect, view), bool(stroke.value)


def _sort(box: Corners, outlined: bool, uprights: list[Ruling], levels: list[Ruling]) -> None:
    """The box as a line, or as four where it is the outline of a cell."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if width <= _THIN and height >= _SHORT:
        uprights.append(Ruling((left + right) / 2, top, bottom))
    elif height <= _THIN and width >= _SHORT:
        levels.append(Ruling((top + bottom) / 2, left, right))
    elif outlined and width >= _SHORT and height >= _SHORT:
        uprights += (Ruling(left, top, bottom), Ruling(right, top, bottom))
        levels += (Ruling(top, left, right), Ruling(bottom, left, right))


def _grids(uprights: list[Ruling], levels: list[Ruling]) -> Iterator[Grid]:
    """Upright lines whose heights touch belong to one table, with the level lines between them."""
    group: list[Ruling] = []
    end = 0.0
    for upright in [*sorted(uprights, key=lambda u: u.start), None]:
        if group and (upright is None or upright.start > end + _TOUCH):
            yield from _grid(group, end, levels)
            group = []
        if upright is not None:
            end = max(end, upright.end) if group else upright.end
            group.append(upright)


def _grid(group: Sequence[Ruling], end: float, levels: Sequence[Ruling]) -> Iterator[Grid]:
    top = min(upright.start for upright in group)
    left, right = min(u.at for u in group), max(u.at for u in group)
    between = sorted(
        level
        for level in levels
        if top - _TOUCH <= level.at <= end + _TOUCH
        and level.start < right + _TOUCH
        and level.end > left - _TOUCH
    )
    inner = any(left + _SHORT < upright.at < right - _SHORT for upright in group)
    if inner and len(between) >= 2 and between[-1].at - between[0].at > _SHORT:
        yield Grid(tuple(sorted(group)), tuple(between))
