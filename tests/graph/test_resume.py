"""Files that stand in the store are left out, in little memory and in their order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import graph
from graph.resume import Standing
from loaders.archives import Member
from loaders.sources import Item


def test_members_wait_for_the_store_in_bounded_memory(tmp_path: Path) -> None:
    taken = 0

    def members() -> Iterator[Item]:
        nonlocal taken
        for taken in range(1, 41):
            yield Member(f"a.zip/{taken}.pdf", bytes(1_000_000))

    with graph.open_store(f"sqlite:///{tmp_path}/a.db") as store:
        others = Standing(store, "today").others(members())
        for given in range(1, 41):
            item = next(others)
            assert isinstance(item, Member)
            assert item.source == f"a.zip/{given}.pdf"
            assert taken <= given + 8


def test_a_pause_of_the_sender_comes_through_in_its_place(tmp_path: Path) -> None:
    items: list[Item | None] = [str(tmp_path / "a.txt"), None, str(tmp_path / "b.txt"), None]
    with graph.open_store(f"sqlite:///{tmp_path}/a.db") as store:
        assert list(Standing(store, "today").others(items)) == items
