"""Where the phrases of the vocabulary stand in a text, also where a page break pulls them apart."""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from loaders.measures.vocabulary import Form, forms_by_phrase

Hit = tuple[int, int, tuple[Form, ...]]
"""The end and the start of a phrase, and the groups of forms that it belongs to."""

_REACH = 48
"""How far to either side of a break, in characters, a phrase may go: the longest has 42."""

_CLOSING = frozenset('.;:!?…”"')


def find_phrases(flat: str, start: int, end: int) -> list[Hit]:
    """The phrases as whole words in `flat[start:end]`, by end, the longer of two first.

    `flat` is a lower-case text with its line ends as blanks (`fold.flatten`).
    """
    automaton, forms = _automaton()
    # The whole text is scanned: its encoding is there already, that of a part would be made anew.
    hits = [
        (last, first, forms[index])
        for index, first, last in automaton.find_matches_as_indexes(flat, overlapping=True)
        if start <= first and last <= end and _is_whole(flat, first, last)
    ]
    broken = _across_breaks(flat, start, end)
    if broken:
        hits += broken
        hits.sort(key=lambda hit: hit[:2])
    return hits


def _across_breaks(flat: str, start: int, end: int) -> list[Hit]:
    """The phrases whose words stand further apart than one blank, as over a page break."""
    automaton, forms = _automaton()
    hits: list[Hit] = []
    gap = flat.find("  ", start, end)
    while gap >= 0:
        behind = gap + 2
        while flat[behind : behind + 1] == " ":
            behind += 1
        if gap > start and flat[gap - 1] not in _CLOSING and flat[behind : behind + 1].isalpha():
            left = flat[max(start, gap - _REACH) : gap].rpartition("  ")[2]
            right = flat[behind : min(end, behind + _REACH)].partition("  ")[0]
            edge = len(left)
            for index, first, last in automaton.find_matches_as_indexes(
                f"{left} {right}", overlapping=True
            ):
                begins, ends = gap - edge + first, behind + last - edge - 1
                if first < edge < last - 1 and _is_whole(flat, begins, ends):
                    hits.append((ends, begins, forms[index]))
        gap = flat.find("  ", behind, end)
    return hits


def _is_whole(flat: str, first: int, last: int) -> bool:
    """Whether no word goes on at either side."""
    return not flat[last : last + 1].isalnum() and not (first and flat[first - 1].isalnum())


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[Form, ...]]]:
    """The automaton over all phrases, and the forms of each."""
    forms = forms_by_phrase()
    automaton = AhoCorasick(list(forms), implementation=Implementation.DFA)
    return automaton, list(forms.values())
