"""What became of measures in the sample corpus, counted by hand from its texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import graph
from graph import Drift, Spread, Store
from loaders import read

SAMPLE = Path(__file__).parents[3] / "examples" / "covid-2021"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with graph.open_store(f"sqlite:///{tmp_path_factory.mktemp('sample')}/store.db") as opened:
        graph.load(opened, (r for path in sorted(SAMPLE.glob("*.txt")) for r in read(path)))
        yield opened


@pytest.fixture(scope="module")
def below(store: Store) -> Drift:
    """Below telegram 570/CĐ-TTg."""
    return graph.drift(store, graph.resolve_key(store, "570/cd-ttg"))


def of(drift: Drift, measure: str) -> Spread:
    return next(spread for spread in drift.measures if spread.measure == measure)


def steps(spread: Spread) -> list[tuple[str, str]]:
    """What each document did with the measure, named by its number's beginning."""
    return [(step.source.split("-")[0], step.change) for step in spread.steps]


def test_the_cascade_without_its_draft(below: Drift) -> None:
    """Eleven documents, one a draft; 987 carries out two, so that ten edges are left."""
    assert (below.documents, below.compared, below.unread, below.drafts) == (10, 10, 0, 1)


def test_5k_is_lost_in_the_sector_and_in_the_communes(below: Drift) -> None:
    """01, 02, 03, 12, 13 and 15 name it; 04, 14, 16 and 17 do not."""
    spread = of(below, "5k")
    assert steps(spread) == [
        ("2479", "kept"), ("1105", "kept"), ("756", "kept"), ("4051", "dropped"),
        ("412", "kept"), ("61", "dropped"), ("987", "dropped"), ("35", "dropped"),
        ("530", "kept"),
    ]  # fmt: skip
    assert (spread.own, spread.introduced, spread.bodies) == (1, 0, 6)
    assert [(pair.above, pair.below, pair.changes.dropped) for pair in spread.between] == [
        ("central", "central", 1), ("central", "province", 0), ("province", "province", 1),
        ("province", "district", 0), ("district", "commune", 2),
    ]  # fmt: skip
    assert [(g.name, g.orders, g.documents) for g in spread.levels] == [
        ("central", 1, 2), ("province", 2, 3), ("district", 3, 3), ("commune", 0, 2),
    ]  # fmt: skip
    assert [(g.name, g.changes.dropped) for g in spread.provinces] == [
        ("tỉnh Bắc Kạn", 1), ("tỉnh Sơn La", 2), (None, 1),
    ]  # fmt: skip
    assert [(g.name, g.orders) for g in spread.depths] == [(0, 1), (1, 2), (2, 3), (3, 0)]
    assert [(day.date, day.orders, day.bodies) for day in spread.days] == [
        ("2021-05-02", 1, 1), ("2021-05-03", 2, 2), ("2021-05-04", 4, 4), ("2021-05-06", 5, 5),
        ("2021-05-24", 6, 6),
    ]  # fmt: skip


def test_who_was_first_in_each_level(below: Drift) -> None:
    spread = of(below, "5k")
    assert spread.first is not None and spread.first.number == "570/CĐ-TTg"
    firsts = [group.first.number if group.first else None for group in spread.levels]
    assert firsts == ["570/CĐ-TTg", "2479/UBND-VXNV", "756/UBND-VXNV", None]
    assert [group.first.number for group in spread.provinces if group.first] == [
        "2479/UBND-VXNV", "1105/UBND-KGVX", "570/CĐ-TTg",
    ]  # fmt: skip


def test_quarantine_is_loosened_and_comes_back(below: Drift) -> None:
    """12 only speaks of it ("đang cách ly"); the commune's plan orders it again."""
    spread = of(below, "quarantine")
    assert (spread.orders, spread.mentions, spread.introduced) == (3, 1, 1)
    assert steps(spread) == [
        ("2479", "kept"), ("1105", "loosened"), ("756", "dropped"), ("4051", "dropped"),
        ("412", "dropped"), ("987", "dropped"), ("35", "added"), ("530", "dropped"),
    ]  # fmt: skip


def test_the_parts_of_5k(store: Store) -> None:
    """Six documents order 5K; 01, 02, 04 and 14 order masks in so many words."""
    root = graph.resolve_key(store, "570/cd-ttg")
    derived = graph.drift(store, root, derived=True)
    mask = of(derived, "mask")
    assert (mask.orders, mask.introduced) == (8, 0)
    assert [s for s in steps(mask) if s[1] != "kept"] == [("4051", "dropped"), ("987", "dropped")]
    assert of(derived, "5k").changes == of(graph.drift(store, root), "5k").changes


def test_as_of(store: Store, below: Drift) -> None:
    root = graph.resolve_key(store, "570/cd-ttg")
    early = graph.drift(store, root, measure="5k", as_of="2021-05-05")
    (spread,) = early.measures
    assert steps(spread) == steps(of(below, "5k"))[:4]
    assert spread.days == of(below, "5k").days[:3]


def test_a_measure_that_nobody_names(store: Store) -> None:
    for spread in (
        graph.spread(store, "pc_covid"),
        *graph.drift(store, graph.resolve_key(store, "570/cd-ttg"), measure="pc_covid").measures,
    ):
        assert (spread.orders, spread.first, spread.named, spread.steps) == (0, None, None, ())


def test_as_json_and_as_table(below: Drift) -> None:
    said = below.to_dict()
    assert said["measures"][0]["first"]["number"] == "570/CĐ-TTg"
    table = below.to_frame()
    assert len(table) == sum(spread.changes.total for spread in below.measures)
    kept = table[(table["measure"] == "5k") & (table["change"] == "kept")]
    assert kept["source_province"].tolist() == [
        "tỉnh Bắc Kạn", "tỉnh Sơn La", "tỉnh Bắc Kạn", "tỉnh Sơn La", "tỉnh Sơn La",
    ]  # fmt: skip
    assert of(below, "5k").to_frame()["change"].value_counts().to_dict() == {
        "kept": 5, "dropped": 4,
    }  # fmt: skip
