"""Paper on which tests set type: words with the places where a press would put them."""

from __future__ import annotations

from math import radians, tan

from loaders.formats.arrange import Piece, arrange
from loaders.formats.typescript import Typescript, Typewriter

WIDTH, HEIGHT = 595, 842
SIZE = 12.0
ADVANCE = 5.5
BLANK = 3.5


class Paper:
    """A page of A4; every letter is `ADVANCE` wide."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []

    def put(self, text: str, left: float, top: float, blank: float = BLANK) -> float:
        """Set a line; what comes back is where it ends."""
        for word in text.split(" "):
            right = left + ADVANCE * len(word)
            if word:
                self.pieces.append(Piece(word, left, top, right, top + SIZE))
            left = right + blank
        return left - blank

    def centre(self, text: str, middle: float, top: float) -> None:
        """Set a line with its middle at `middle`."""
        words = text.split(" ")
        width = ADVANCE * sum(map(len, words)) + BLANK * (len(words) - 1)
        self.put(text, middle - width / 2, top)

    def slanted(self, degrees: float) -> Paper:
        """The same page, its lines falling by so many degrees to the right."""
        paper = Paper()
        fall = tan(radians(degrees))
        paper.pieces = [
            p._replace(top=p.top + fall * p.left, bottom=p.bottom + fall * p.left)
            for p in self.pieces
        ]
        return paper

    def typescript(self) -> Typescript:
        """What is read from the page, whatever the order of its words in the file."""
        writer = Typewriter()
        writer.turn(WIDTH, HEIGHT)
        self.pieces.sort(key=lambda piece: (piece.text, piece.left))
        arrange(writer, self.pieces)
        return writer.typescript()

    def lines(self) -> list[str]:
        """The lines that are read from the page, without blank ones."""
        return [line for line in self.typescript().text.split("\n") if line]
