"""All orders and all measures at once are answered as each is alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest
from msgspec import convert
from msgspec.structs import asdict

import graph
from benchmarks.archive import documents
from benchmarks.archive.plan import Plan
from graph import Store, UsageProblem, open_store
from graph.archive.questions.answer import answer_all
from graph.archive.questions.tables import ANSWERS
from graph.coverage import BodyCoverage, Reach
from graph.drift.answer import Spread
from graph.lag import Due, Ends, Hop, Late, Spell
from loaders.assemble import extract
from loaders.record import Record
from tests.graph import awkward, story
from tests.graph.archive.made import made
from tests.graph.builders import Cited, committee, record

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Rows = list[dict[str, Any]]
Tables = Mapping[str, Rows]


@dataclass(frozen=True)
class Archive:
    """A store, and the folder of its tables."""

    store: Store
    tables: str


@pytest.fixture(scope="module")
def archive(spark: SparkSession, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Cascades with silent bodies, a story, awkward documents, some that run in a circle."""
    folder = tmp_path_factory.mktemp("archive")
    pool = [versions[-1] for versions in awkward.versions().values()]
    with open_store(f"sqlite:///{folder}/store.db") as store:
        records = [
            *_synthetic(),
            *pool,
            *story.five(),
            *_in_a_circle(),
            *_in_a_commune(),
            _told_later(),
        ]
        graph.load(store, records)
        yield Archive(store, str(made(spark, folder / "tables", records)))


@pytest.mark.parametrize(("partitions", "as_of"), [(3, None), (12, "2021-03-02")])
def test_everything_at_once_is_answered_as_each_is_alone(
    spark: SparkSession, archive: Archive, tmp_path: Path, partitions: int, as_of: str | None
) -> None:
    found = _answers(spark, archive.tables, tmp_path, as_of=as_of, partitions=partitions)
    _orders_are_the_same(archive.store, found, as_of)
    _measures_are_the_same(archive.store, found, as_of)


def test_where_nothing_is_held_all_measures_are_answered(
    spark: SparkSession, store: Store, tmp_path: Path
) -> None:
    found = _answers(spark, str(made(spark, tmp_path / "tables", [])), tmp_path / "answers")
    assert found["orders"] == found["coverage"] == []
    _measures_are_the_same(store, found, None)


def test_only_a_finished_build_is_asked(spark: SparkSession, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="holds no finished build"):
        answer_all(spark, str(tmp_path / "tables"), str(tmp_path / "answers"))
    assert not (tmp_path / "answers").exists()


def test_nothing_else_is_replaced_by_answers(
    spark: SparkSession, archive: Archive, tmp_path: Path
) -> None:
    (tmp_path / "orders").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageProblem, match="holds something else"):
        answer_all(spark, archive.tables, str(tmp_path))
    assert (tmp_path / "orders").read_text(encoding="utf-8") == "mine"


def _answers(spark: SparkSession, tables: str, out: Path, **options: Any) -> Tables:
    """The rows of all answers."""
    note = answer_all(spark, tables, str(out), **options)
    found = {table.name: pq.read_table(out / table.name).to_pylist() for table in ANSWERS}
    assert {name: len(rows) for name, rows in found.items()} == note.rows
    return found


def _orders_are_the_same(store: Store, found: Tables, as_of: str | None) -> None:
    every = {one.order.key: one for one in graph.overview(store, as_of=as_of).orders}
    assert len(every) > 5
    assert sorted(row["order"] for row in found["orders"]) == sorted(every)
    bodies, hops, ends, dues, late = (
        _by("order", found[name]) for name in ("coverage", "hops", "ends", "dues", "late")
    )
    for row in found["orders"]:
        key = row["order"]
        coverage = graph.coverage(store, key, as_of=as_of)
        assert convert(bodies[key], tuple[BodyCoverage, ...]) == coverage.bodies
        assert row.items() >= asdict(coverage.totals).items()
        assert convert(row["reach"], tuple[Reach, ...]) == coverage.reach
        assert tuple(row["unlisted"]) == coverage.unlisted
        assert row["documents"] == every[key].documents
        order = every[key].order
        facts = (order.number, order.date, order.issuer, order.level, order.status)
        assert tuple(row[n] for n in ("number", "date", "issuer", "level", "status")) == facts

        lag = graph.lag(store, key, as_of=as_of)
        assert tuple(Hop(r["above"], r["below"], _spell(r)) for r in hops[key]) == lag.hops
        assert tuple(_ends(r) for r in ends[key]) == lag.ends
        for told, spells in ((hops[key], lag.hops), (ends[key], lag.ends)):
            assert [(r["median"], r["p90"]) for r in told] == [
                (one.spell.median, one.spell.p90) for one in spells
            ]
        assert convert(dues[key], tuple[Due, ...]) == lag.dues
        assert convert(late[key], tuple[Late, ...]) == lag.late
        assert (row["observed_until"], row["horizon"]) == (lag.observed_until, lag.horizon)


def _measures_are_the_same(store: Store, found: Tables, as_of: str | None) -> None:
    counts = {count.measure: count for count in graph.measures(store, as_of=as_of)}
    assert sorted(row["measure"] for row in found["spread"]) == sorted(counts)
    steps = _by("measure", found["steps"])
    fixed: dict[str, Any] = {"root": None, "as_of": as_of, "derived": False, "depths": []}
    for row in found["spread"]:
        measure = row["measure"]
        told = convert(row | fixed | {"steps": steps[measure]}, Spread)
        assert told == graph.spread(store, measure, as_of=as_of)
        assert row.items() >= (asdict(counts[measure]) | {"parts": row["parts"]}).items()
        assert tuple(row["parts"]) == counts[measure].parts


def _by(name: str, rows: Rows) -> Mapping[str, Rows]:
    """The rows of each answer in their order."""
    found: dict[str, Rows] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row["row"]):
        found[row[name]].append(row)
    return found


def _spell(row: Mapping[str, Any]) -> Spell:
    return Spell(tuple(row["days"]), row["unknown"])


def _ends(row: Mapping[str, Any]) -> Ends:
    counts = (row["addressed"], row["waiting"], row["not_in_corpus"])
    return Ends(row["level"], *counts, spell=_spell(row))


def _synthetic() -> Iterator[Record]:
    for source, text, _ in documents(Plan(900, silent=(0.1, 0.2, 0.3))):
        yield from extract(text, source=source)


def _in_a_circle() -> list[Record]:
    """Letters of one day that carry out each other, and one that also carries out an order."""
    names = ("tỉnh Sơn La", "tỉnh Lai Châu", "tỉnh Điện Biên")
    letters = [
        Cited(f"9{n}/UBND-VX", "công văn", "2021-07-01", f"Ủy ban nhân dân {name}")
        for n, name in enumerate(names)
    ]
    order = Cited("77/CĐ-TTg", "công điện", "2021-06-30", "Thủ tướng Chính phủ")
    above = ([letters[1]], [letters[2], order], [letters[0]])
    return [
        record(f"circle-{n}.txt", one.number, one.date, committee(name, "province"), *cited)
        for n, (one, name, cited) in enumerate(zip(letters, names, above, strict=True))
    ]


def _told_later() -> Record:
    """A letter which tells that others carried something out long ago."""
    order = Cited("88/CĐ-TTg", "công điện", "2021-02-09", "Thủ tướng Chính phủ", by=1)
    letter = Cited("87/UBND-VX", "công văn", "2021-02-10", "Ủy ban nhân dân tỉnh Sơn La")
    issuer = committee("tỉnh Lai Châu", "province")
    return record("later.txt", "86/UBND-VX", "2021-04-01", issuer, order, letter)


def _in_a_commune() -> list[Record]:
    """An order of a commune, which tells others of its level."""
    one, other = (f"xã {name}" for name in ("Bản Hồ", "Tả Van"))
    issuer = committee(one, "commune", "Ủy ban nhân dân thị xã Sa Pa")
    order = Cited("12/UBND", "công văn", "2021-02-01", issuer.name)
    answer = committee(other, "commune", issuer.superior)
    to = [(answer.name, False)]
    return [
        record("commune.txt", order.number, order.date, issuer, to=to, due=["2021-02-03"]),
        record("answer.txt", "13/UBND", "2021-02-05", answer, order),
    ]
