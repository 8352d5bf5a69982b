"""The lists of a Word document (ECMA-376, Part 1, 17.9)."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from loaders.formats.docx.names import W, is_on, value, whole
from loaders.formats.docx.styles import NOTHING, Numbered, Properties, Styles
from loaders.formats.lists import LEVELS, MAX_TEXT, Counter, Level

_ABSTRACT: Final = f"{W}abstractNumId"


class _List:
    """One `w:num`: the definition that it shares with others, and what it changes."""

    def __init__(self, abstract: str) -> None:
        self.abstract = abstract
        self.levels: dict[int, Level] = {}
        self.looks: dict[int, Properties] = {}
        self.starts: dict[int, int] = {}
        self.linked: dict[str, int] = {}  # levels by the styles that have them


class Numbering:
    """Counts the paragraphs of a document as they come."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._counter = Counter()
        self._lists: dict[str, _List | None] = {}
        self._nums: dict[str, Element] = {}
        self._abstracts: dict[str, Element] = {}
        if root is not None:
            self._nums = {item.get(f"{W}numId", ""): item for item in root.iter(f"{W}num")}
            self._abstracts = {
                item.get(_ABSTRACT, ""): item for item in root.iter(f"{W}abstractNum")
            }

    def number(self, properties: Element | None, style: str | None) -> tuple[str, Properties]:
        """The number of the next paragraph with the blank after it, "" for none; how it looks."""
        numbered = self._numbered(properties, style)
        if numbered is None or numbered.list_id == "0":  # 17.9.18: takes the number away
            return "", NOTHING
        found = self._list(numbered.list_id)
        if found is None:
            return "", NOTHING
        level = self._level(found, numbered.level, style)
        for depth, start in found.starts.items():
            self._counter.restart(found.abstract, numbered.list_id, depth, start)
        number = self._counter.number(found.abstract, found.levels, level)
        return (f"{number} " if number else ""), found.looks.get(level, NOTHING)

    def _numbered(self, properties: Element | None, style: str | None) -> Numbered | None:
        own = None if properties is None else properties.find(f"{W}numPr")
        by_style = self._styles.numbered(style)
        if own is None:
            return by_style
        depth = value(own, f"{W}ilvl")
        list_id = value(own, f"{W}numId") or (by_style.list_id if by_style else None)
        return Numbered(list_id, None if depth is None else whole(depth)) if list_id else None

    def _level(self, found: _List, level: int | None, style: str | None) -> int:
        """The level; a style alone says it from the side of the list (17.9.23)."""
        if level is None:
            level = found.linked.get(style, 0) if style is not None else 0
        return min(max(level, 0), LEVELS - 1)

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._read(list_id)
        return self._lists[list_id]

    def _read(self, list_id: str, *, linked: bool = False) -> _List | None:
        num = self._nums.get(list_id)
        abstract = value(num, _ABSTRACT)
        if num is None or abstract is None or abstract not in self._abstracts:
            return None
        definition = self._abstracts[abstract]
        link = value(definition, f"{W}numStyleLink")
        if link is not None and not linked:
            target = self._styles.numbered(link)
            return self._read(target.list_id, linked=True) if target else None
        read = _List(abstract)
        for item in definition.iter(f"{W}lvl"):
            self._add_level(read, item, _depth(item))
            if (style := value(item, f"{W}pStyle")) is not None:
                read.linked.setdefault(style, _depth(item))
        for override in num.iter(f"{W}lvlOverride"):
            depth = _depth(override)
            if (level := override.find(f"{W}lvl")) is not None:
                self._add_level(read, level, depth)
            if (start := value(override, f"{W}startOverride")) is not None:
                read.starts[depth] = whole(start, 1)
                read.levels[depth] = replace(read.levels.get(depth, Level()), start=whole(start, 1))
        return read

    def _add_level(self, read: _List, element: Element, depth: int) -> None:
        read.levels[depth] = _level(element)
        read.looks[depth] = self._styles.properties(element.find(f"{W}rPr"))


def _depth(element: Element) -> int:
    return min(max(whole(element.get(f"{W}ilvl")), 0), LEVELS - 1)


def _level(element: Element) -> Level:
    text = value(element, f"{W}lvlText") or ""
    restart = value(element, f"{W}lvlRestart")
    legal = element.find(f"{W}isLgl")
    hidden = element.find(f"{W}rPr/{W}vanish")
    shows = hidden is None or not is_on(hidden)
    return Level(
        start=whole(value(element, f"{W}start")),
        form=value(element, f"{W}numFmt") or "decimal",
        text=text[:MAX_TEXT] if shows else "",
        restart=None if restart is None else whole(restart),
        legal=legal is not None and is_on(legal),
    )
