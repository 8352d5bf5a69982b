"""Cascades as trees: each document once, pages that hold, and nothing without an end."""

from __future__ import annotations

from collections.abc import Iterator

from api.explorer.branches import DEEPEST, ROOM, SIZE, Branch, Tree, tree
from api.explorer.slices import sliced
from graph import Cascade
from tests.viz.cascades import cascade, chain, document, edge


def inside(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from inside(branch.below)


def top(found: Tree | None) -> list[Branch]:
    assert found is not None
    return [branch for _, branch in found.below.items]


def wide(provinces: int, communes: int) -> Cascade:
    """An order, provinces that carry it out, and communes below each."""
    upper = [document(f"p{p:03}", "province") for p in range(provinces)]
    lower = [
        document(f"p{p:03}c{c:03}", "commune", depth=2)
        for p in range(provinces)
        for c in range(communes)
    ]
    edges = [edge(item.key, "order") for item in upper]
    edges += [edge(item.key, item.key[:4]) for item in lower]
    return cascade([document("order", "central", depth=0), *upper, *lower], edges)


def test_documents_hang_where_they_answer() -> None:
    found = tree(chain(), None, 1)
    assert found is not None
    assert found.top.index == 0
    (province,) = top(found)
    assert [branch.item.depth for branch in province.below] == [2]
    assert province.edge is not None
    assert found.way == ()


def test_every_document_is_on_some_page_once() -> None:
    national = wide(90, 30)
    shown: list[str] = []
    waiting: list[tuple[str | None, int]] = [(None, 1)]
    while waiting:
        at, page = waiting.pop()
        found = tree(national, at, page)
        assert found is not None
        branches = list(inside(tuple(top(found))))
        assert len(branches) <= ROOM
        shown += [branch.item.key for branch in branches]
        waiting += [(branch.item.key, 1) for branch in branches if branch.folded]
        if found.below.page < found.below.pages:
            waiting.append((at, page + 1))
    keys = [item.key for item in national.documents[1:]]
    assert sorted(shown) == sorted(keys)


def test_the_top_of_the_tree_comes_page_by_page() -> None:
    first = tree(wide(90, 1), None, 1)
    last = tree(wide(90, 1), None, 99)
    assert first is not None
    assert last is not None
    assert (len(first.below.items), first.below.total, first.below.pages) == (SIZE, 90, 3)
    assert (last.below.page, len(last.below.items)) == (3, 10)


def test_a_document_with_two_above_hangs_below_the_first_and_tells_the_other() -> None:
    documents = [document("o", "central", depth=0), document("a", "province"),
                 document("b", "province"), document("c", "district", depth=2)]  # fmt: skip
    found = tree(cascade(documents, [edge(s, t) for s, t in ("ao", "bo", "cb", "ca")]), None, 1)
    first, second = top(found)
    assert [branch.item.key for branch in first.below] == ["c"]
    assert [other.key for other in first.below[0].others] == ["b"]
    assert (second.below, second.answers, second.folded) == ((), 1, False)


def test_circles_and_long_chains_end() -> None:
    steps = 600
    line = [document(f"d{n:03}", "commune", depth=n) for n in range(steps)]
    edges = [edge(f"d{n + 1:03}", f"d{n:03}") for n in range(steps - 1)]
    found = tree(cascade(line, [*edges, edge("d000", f"d{steps - 1:03}")]), None, 1)
    branches = list(inside(tuple(top(found))))
    assert len(branches) == DEEPEST + 1
    assert branches[-1].folded
    deep = tree(cascade(line, edges), "d500", 1)
    assert deep is not None
    assert len(deep.way) == 500


def test_what_is_not_in_the_cascade_has_no_tree() -> None:
    assert tree(chain(), "nowhere", 1) is None


def test_slices_of_nothing_and_beyond_the_end() -> None:
    assert sliced([], 5, 10).pages == 1
    assert sliced([1, 2, 3], 5, 2).items == ((2, 3),)
