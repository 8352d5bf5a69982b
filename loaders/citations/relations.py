"""Which relations a text asserts between itself and the documents it mentions, and among these."""

from __future__ import annotations

from msgspec import Struct

from loaders.citations.clauses import sentence_end, sentence_start
from loaders.citations.mentions import Found, Page
from loaders.citations.ties import End, Frame, Tie
from loaders.citations.tying import tie_mentions
from loaders.record import Relation
from loaders.rules import edge_confidence

_LONGEST_PROOF = 600


class Assertion(Struct, frozen=True):
    """`source` relation `target` with its cue; `start`/`end` span the sentence that proves it.

    `weak` marks a mention inside another document's description: it counts only where the text
    cites the target nowhere else.
    """

    source: End
    relation: Relation
    target: End
    cue: str
    start: int
    end: int
    rule: str
    confidence: float
    weak: bool = False


def find_relations(page: Page, mentions: list[Found], frame: Frame) -> list[Assertion]:
    """Every relation that the mentions assert, in reading order."""
    ties = tie_mentions(page, mentions, frame)
    asserted: list[Assertion] = []
    proof = (0, 0)
    for mention, tie in zip(mentions, ties, strict=True):
        if not proof[0] <= mention.start < mention.end <= proof[1]:
            proof = _sentence(page.text, mention, frame)
        for owner in (tie.owner, *tie.sharing):
            source, target = (mention, owner) if tie.passive else (owner, mention)
            asserted.extend(_assertions(source, tie, target, proof))
        asserted.extend(_amendments(mention, proof))
    return asserted


def _assertions(source: End, tie: Tie, target: End, proof: tuple[int, int]) -> list[Assertion]:
    return [
        Assertion(source, relation, target, tie.cue, *proof, rule, edge_confidence(rule), tie.weak)
        for relation, rule in ((tie.relation, tie.rule), *tie.also)
    ]


def _amendments(law: Found, proof: tuple[int, int]) -> list[Assertion]:
    """What an amending law's name says of the laws that it amends."""
    rule = "amending-law-name"
    return [
        Assertion(law, "amends", part, "sửa đổi", *proof, rule, edge_confidence(rule))
        for part in law.amends
    ]


def _sentence(text: str, mention: Found, frame: Frame) -> tuple[int, int]:
    """The sentence around a mention, clipped when it is very long; blanks at its ends dropped."""
    low = max(frame.border_before(mention.start), mention.start - _LONGEST_PROOF)
    high = min(frame.border_behind(mention.end, len(text)), mention.end + _LONGEST_PROOF)
    low = sentence_start(text, low, mention.start)
    high = sentence_end(text, mention.end, high)
    passage = text[low:high]
    stripped = passage.lstrip(" \n\t|*-+")
    low += len(passage) - len(stripped)
    return low, low + len(stripped.rstrip(" \n\t|*"))
