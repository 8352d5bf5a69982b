"""Of what came twice under one name one version stays, and the others are told."""

from __future__ import annotations

import itertools

from graph.archive.steps.once import _left_out

_COPY = ("a.txt", 0, "1", "x", 1), ("a.txt", 0, "1", "x", 2)
_OTHER = ("a.txt", 0, "2", "y", 3)
_SECOND = ("a.txt", 1, "2", "z", 4)
_READ_OTHERWISE = ("a.txt", 0, "2", "w", 5)


def test_copies_go_without_a_word() -> None:
    for rows in itertools.permutations(_COPY):
        assert [*_left_out("a.txt", [*rows])] == [(2, "a.txt", False)]


def test_another_version_of_the_source_is_told() -> None:
    """All texts of the version with the greatest digest stay, whatever the order."""
    for rows in itertools.permutations([*_COPY, _OTHER, _SECOND]):
        assert sorted(_left_out("a.txt", [*rows])) == [(1, "a.txt", True), (2, "a.txt", True)]


def test_another_reading_of_the_same_bytes_is_told() -> None:
    for rows in itertools.permutations([_OTHER, _READ_OTHERWISE, _SECOND]):
        assert [*_left_out("a.txt", [*rows])] == [(3, "a.txt", True)]
