"""What one text took over from another: pure functions over the records of two documents."""

from graph.reuse.compare import compared
from graph.reuse.model import Difference, Passage, Portion, Reuse, Span
from graph.reuse.tiles import Index
from graph.reuse.words import Words, words_of

__all__ = [
    "Difference",
    "Index",
    "Passage",
    "Portion",
    "Reuse",
    "Span",
    "Words",
    "compared",
    "words_of",
]
