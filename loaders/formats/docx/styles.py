"""How runs look: fonts, capitals and hidden text, from the run, its styles and the defaults.

Rules: ECMA-376, Part 1, 17.7.2 (styles) and 17.3.2 (run properties).
"""

from __future__ import annotations

from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from loaders.formats.docx.names import W, is_on, value, whole

_CAPS: Final = (f"{W}caps", f"{W}smallCaps")
_LONGEST_CHAIN: Final = 20
"""Styles based on each other; a chain that runs in a circle ends, too."""


class Properties(NamedTuple):
    """What a run or a style says of itself; None where it says nothing."""

    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None

    def over(self, below: Properties) -> Properties:
        """These, and those of `below` where these say nothing."""
        return Properties(
            self.font if self.font is not None else below.font,
            self.capitals if self.capitals is not None else below.capitals,
            self.hidden if self.hidden is not None else below.hidden,
        )


class Numbered(NamedTuple):
    """The list that a paragraph belongs to, and its level."""

    list_id: str
    level: int | None


NOTHING: Final = Properties()


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None, theme: dict[str, str]) -> None:
        self._theme = theme
        self._styles: dict[str, Element] = {}
        self._found: dict[str, Properties] = {}
        self.defaults = NOTHING
        self._paragraph = ""
        if root is None:
            return
        self.defaults = self.properties(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._paragraph = name

    def paragraph(self, name: str | None) -> Properties:
        """How the runs of a paragraph of this style look."""
        return self.of(name or self._paragraph).over(self.defaults)

    def of(self, name: str) -> Properties:
        """What a style and those that it is based on say."""
        known = self._found.get(name)
        if known is None:
            known = NOTHING
            for style in self._chain(name):
                known = known.over(self.properties(style.find(f"{W}rPr")))
            self._found[name] = known
        return known

    def numbered(self, name: str | None) -> Numbered | None:
        """The list that paragraphs of a style belong to."""
        level = None
        for style in self._chain(name or self._paragraph):
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is not None:
                depth = value(properties, f"{W}ilvl")
                level = whole(depth) if depth is not None and level is None else level
                list_id = value(properties, f"{W}numId")
                if list_id is not None:
                    return Numbered(list_id, level)
        return None

    def borders(self, name: str | None) -> Element | None:
        """The borders that a style gives to tables."""
        chain = self._chain(name or "")
        found = (style.find(f"{W}tblPr/{W}tblBorders") for style in chain)
        return next((borders for borders in found if borders is not None), None)

    def properties(self, element: Element | None) -> Properties:
        """What a `w:rPr` says."""
        if element is None:
            return NOTHING
        font = capitals = hidden = None
        for item in element:
            tag = item.tag
            if tag == f"{W}rFonts":
                font = self._font(item)
            elif tag in _CAPS:
                capitals = is_on(item) or bool(capitals)
            elif tag == f"{W}vanish":
                hidden = is_on(item)
        return Properties(font, capitals, hidden)

    def _font(self, fonts: Element) -> str | None:
        """The font of letters beyond ASCII, those that an old encoding has elsewhere."""
        themed = fonts.get(f"{W}hAnsiTheme") or fonts.get(f"{W}asciiTheme")
        if themed:
            return self._theme.get(themed)
        return fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii")

    def _chain(self, name: str) -> list[Element]:
        """The style, the one that it is based on, and so on."""
        chain: list[Element] = []
        while len(chain) < _LONGEST_CHAIN and (style := self._styles.get(name)) is not None:
            chain.append(style)
            name = value(style, f"{W}basedOn") or ""
        return chain


def theme_fonts(root: Element | None) -> dict[str, str]:
    """The fonts of a theme (20.1.4.1.18) by the names that runs have for them (17.18.96)."""
    fonts: dict[str, str] = {}
    if root is not None:
        for scheme in root.iter():
            which = scheme.tag.rpartition("}")[2]
            if which in ("majorFont", "minorFont"):
                latin = next((i for i in scheme if i.tag.endswith("}latin")), None)
                font = "" if latin is None else latin.get("typeface", "")
                for place in ("HAnsi", "Ascii"):
                    fonts[f"{which.removesuffix('Font')}{place}"] = font
    return fonts
