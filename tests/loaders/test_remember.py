"""What is remembered is told again, and texts that are too long for a name are not kept."""

from __future__ import annotations

from loaders.remember import LONG, remembered


def test_names_are_worked_out_once_and_longer_texts_each_time() -> None:
    asked = []

    @remembered
    def length(text: str, *, doubled: bool = False) -> int:
        asked.append(text)
        return len(text) * (1 + doubled)

    name, more = "a" * LONG, "a" * (LONG + 1)
    assert [length(name), length(name), length(name, doubled=True)] == [LONG, LONG, 2 * LONG]
    assert [length(more), length(more, doubled=True)] == [LONG + 1, 2 * LONG + 2]
    assert asked == [name, name, more, more]
