"""Word files (.docx): WordprocessingML, read from its XML.

The text is what the pages show, in reading order: the header of the first page (a letterhead may
stand there), the body with its counted numbers, then the notes, each behind its mark ("[1]").
Comments and hidden text are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from loaders.errors import UnreadableSource
from loaders.formats.docx.body import AddNote, Story
from loaders.formats.docx.marks import is_titled
from loaders.formats.docx.names import STRICT, W
from loaders.formats.docx.numbering import Numbering
from loaders.formats.docx.package import Package
from loaders.formats.docx.styles import Styles, theme_fonts
from loaders.formats.furniture import has_words, note_mark
from loaders.formats.manuscript import Block, typescript, written
from loaders.formats.typescript import Typescript

_REFERENCE_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_OF_TABLES: Final = "w:tblStylePr"
"""How parts of tables look, the most of long style sheets; nothing is asked of it."""

__all__ = ["read"]


def read(data: bytes, source: str) -> Typescript:
    """The text of a Word file.

    Raises `UnreadableSource` for a file that is encrypted, damaged, no Word document, without text,
    or beyond the limits of `loaders.formats.docx.package`.
    """
    return typescript(lambda met: _Document(Package(data, source), source, met).text(), source)


class _Document:
    def __init__(self, package: Package, source: str, met: set[str]) -> None:
        self._package = package
        self._source = source
        self._met = met  # old encodings
        self._main = package.main()
        self._related: dict[str, str] = {}
        self._by_id = package.relations(self._main)
        for relation in self._by_id.values():
            self._related.setdefault(relation.kind, relation.target)
        self._styles = Styles(self._part("styles", _OF_TABLES), theme_fonts(self._part("theme")))
        self._numbering = Numbering(self._part("numbering"), self._styles)
        self._notes: dict[str, dict[str, str]] = {"footnote": {}, "endnote": {}}

    def text(self) -> str:
        root = self._package.xml(self._main)
        body = None if root is None else _renamed(root).find(f"{W}body")
        if body is None:
            raise UnreadableSource(
                self._source, "has no Word document in it", "load what is in it instead"
            )
        header = self._header(body)
        story = self._story(self._noted)
        return written([*header, *story.blocks(body)]) + self._written_notes()

    def _part(self, kind: str, without: str = "") -> Element | None:
        """The root of the part that the document refers to as `kind`."""
        target = self._related.get(kind)
        root = self._package.xml(target, without) if target else None
        return None if root is None else _renamed(root)

    def _header(self, body: Element) -> list[Block]:
        """The blocks of the header on the first page, without numbers of pages."""
        section = next(body.iter(f"{W}sectPr"), None)
        if section is None:
            return []
        kind = "first" if is_titled(section) else "default"
        for reference in section.iter(f"{W}headerReference"):
            relation = self._by_id.get(reference.get(_REFERENCE_ID, ""))
            if reference.get(f"{W}type", "default") == kind and relation is not None:
                root = self._package.xml(relation.target)
                if root is not None:
                    story = self._story(self._noted)
                    blocks = story.blocks(_renamed(root))
                    return [b for b in blocks if not isinstance(b, str) or has_words(b)]
        return []

    def _story(self, note: AddNote) -> Story:
        return Story(self._source, self._styles, self._numbering, note, self._met)

    def _noted(self, kind: str, note: str) -> str:
        """The mark of a note that the text refers to."""
        marks = self._notes[kind]
        return marks.setdefault(note, note_mark(kind, len(marks) + 1))

    def _written_notes(self) -> str:
        """The notes in the order of their marks."""
        parts = [part for kind, marks in self._notes.items() for part in self._of_kind(kind, marks)]
        return "\n" + "".join(parts) if parts else ""

    def _of_kind(self, kind: str, marks: dict[str, str]) -> Iterator[str]:
        root = self._part(f"{kind}s") if marks else None
        if root is None:
            return
        notes = {note.get(f"{W}id", ""): note for note in root.iter(f"{W}{kind}")}
        story = self._story(lambda *_: "")
        for note, mark in marks.items():
            if note in notes:
                yield f"{mark} {written(story.blocks(notes[note])).strip()}\n"


def _renamed(root: Element) -> Element:
    """The element, its names in the transitional namespace where they were in the strict one."""
    if root.tag.startswith(STRICT):
        for element in root.iter():
            if element.tag.startswith(STRICT):
                element.tag = W + element.tag.removeprefix(STRICT)
            for name in [name for name in element.attrib if name.startswith(STRICT)]:
                element.set(W + name.removeprefix(STRICT), element.attrib.pop(name))
    return root
