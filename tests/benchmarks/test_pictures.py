"""The benchmark of pictures cuts cascades to size, and measures a page in a real browser."""

from __future__ import annotations

import pytest

from benchmarks.archive import Plan, documents
from benchmarks.pictures.__main__ import table
from benchmarks.pictures.cascades import Pictured, cut, national
from graph import load, open_store
from loaders import extract
from tests.benchmarks.test_measuring import measured

_SIZE = 60


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with a small archive in which everybody answers."""
    store = f"sqlite:///{tmp_path_factory.mktemp('archive')}/store.db"
    plan = Plan(600, silent=(0, 0, 0), lost=(0, 0, 0))
    with open_store(store) as opened:
        for source, text, _ in documents(plan):
            load(opened, extract(text, source=source))
    return store


@pytest.fixture(scope="module")
def whole(url: str) -> Pictured:
    return national(url)


def test_a_cut_has_so_many_documents_and_nothing_that_hangs_nowhere(whole: Pictured) -> None:
    cascade, coverage = cut(whole, _SIZE)
    keys = {item.key for item in cascade.documents}
    assert len(cascade.documents) == len(keys) == _SIZE
    assert cascade.documents[0].key == cascade.root
    assert all({edge.source, edge.target} <= keys for edge in cascade.edges)
    assert keys - {edge.source for edge in cascade.edges} == {cascade.root}
    assert {body.document for body in coverage.bodies if body.document} <= keys
    assert 0 < coverage.totals.acted < whole[1].totals.acted
    assert coverage.totals.addressed == sum(body.addressed for body in coverage.bodies)


def test_a_cut_takes_whole_provinces_and_the_last_in_part(whole: Pictured) -> None:
    def acting(pictured: Pictured) -> dict[str | None, int]:
        groups = pictured[1].by_province
        return {group.name: group.totals.acted for group in groups if group.totals.acted}

    full, part = acting(whole), acting(cut(whole, _SIZE))
    assert len(part) > 1
    assert list(part) == list(full)[: len(part)]
    assert [part[name] for name in list(part)[:-1]] == [full[name] for name in list(part)[:-1]]


def test_no_more_documents_than_there_are(whole: Pictured) -> None:
    with pytest.raises(ValueError, match="documents, not 10,000"):
        cut(whole, 10_000)


@pytest.mark.usefixtures("chromium")
def test_a_line_for_each_figure(url: str) -> None:
    done = measured("pictures", "--store", url, "--nodes", str(_SIZE), "--runs", "1")
    head, *rows = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert head.split() == ["documents", str(_SIZE)]
    values = {row[:26].strip(): row[30:].strip(" *") for row in rows}
    nothing = {name for name, value in values.items() if value == "-"}
    assert nothing == {
        "load event to all drawn", "navigation to all drawn",
        "largest province opened", "all provinces opened",
    }  # fmt: skip
    assert len(values) == 19
    assert all(float(values[name]) > 0 for name in values.keys() - nothing)


def test_one_line_where_there_are_too_few(url: str) -> None:
    done = measured("pictures", "--store", url, "--nodes", "99999", "--runs", "1")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("span", "frames", "stars"), [(0.2, 30, 0), (0.4, 30, 1), (0.4, 10, 2)])
def test_a_star_marks_what_misses_the_wanted_figure(span: float, frames: float, stars: int) -> None:
    shown = table({335: {"load to drawn": span, "pan, far": frames}})
    assert shown.count("*") == stars


def test_larger_pictures_may_take_longer() -> None:
    shown = table({nodes: {"load to drawn": 0.9} for nodes in (335, 3356, 10_663)})
    line = next(line for line in shown.splitlines() if line.startswith("load event to drawn"))
    assert line.split()[-3:] == ["0.900*", "0.900", "0.900"]
