"""What holds inside of a group of an RTF file."""

from __future__ import annotations

from loaders.formats.rtf.story import Story
from loaders.formats.runs import Runs


class Group:
    """What holds inside of a group; a group in it begins with the same."""

    __slots__ = (
        "box", "caps", "deleted", "depth", "field", "font", "hidden", "in_code", "in_fonts",
        "in_list", "in_table", "small_caps", "story", "unicode_skip",
    )  # fmt: skip

    def __init__(self, story: Story) -> None:
        self.story = story
        self.font = 0
        self.caps = self.small_caps = self.hidden = self.deleted = False
        self.in_table = False
        self.depth: int | None = None
        self.unicode_skip = 1
        self.in_fonts = False
        self.in_code = False
        self.field = [""]
        self.in_list: Runs | None = None
        self.box: Story | None = None

    def tables(self) -> int:
        """How many tables are around the paragraph."""
        return self.depth if self.depth is not None else int(self.in_table)

    def plain(self, font: int) -> None:
        """Character formatting as by default."""
        self.font = font
        self.caps = self.small_caps = self.hidden = self.deleted = False

    def set_character(self, word: str, value: bool) -> bool:
        """Turn a property of characters on or off; False where the word is none."""
        if word == "caps":
            self.caps = value
        elif word == "scaps":
            self.small_caps = value
        elif word == "v":
            self.hidden = value
        elif word in ("deleted", "mvf"):
            self.deleted = value
        else:
            return False
        return True

    def set_paragraph(self, word: str, number: int | None) -> bool:
        """Set a property of paragraphs; False where the word is none."""
        if word == "pard":
            self.in_table, self.depth = False, None
        elif word == "intbl":
            self.in_table = True
        elif word == "itap":
            self.depth = max(number or 0, 0)
        else:
            return False
        return True
