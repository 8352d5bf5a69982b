"""How long answers took, hop by hop and to the end, who was late, and how a level answered."""

from __future__ import annotations

import random
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import graph
from graph import Store, UnknownDocument, UsageProblem, coverage, down, lag, load, open_store, up
from graph.lag import Spell, survival_curve
from loaders import extract, read
from tests.graph.questions.test_coverage import (
    BA_BE,
    CITY,
    EXAMPLES,
    POOL,
    answer,
    key,
    letter,
    order,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        yield opened


def test_the_sample_by_hand(store: Store) -> None:
    for file in sorted(EXAMPLES.iterdir()):
        load(store, read(file))
    found = lag(store, key(store, "570/CĐ-TTg"))
    hops = {(hop.above, hop.below): (hop.spell.days, hop.spell.unknown) for hop in found.hops}
    assert hops == {
        ("central", "central"): ((3,), 0),
        ("central", "province"): ((1, 2, 2), 0),
        ("province", "province"): ((3,), 0),
        ("province", "district"): ((1, 2, 20), 1),  # the draft has no day
        ("district", "commune"): ((2, 4), 0),
    }
    ends = {end.level: (end.spell.days, end.waiting, end.not_in_corpus) for end in found.ends}
    assert ends == {
        "central": ((3,), 0, 1),
        "province": ((1, 2, 5), 1, 122),
        "district": ((2, 4, 22), 1, 28),
        "commune": ((4, 8), 0, 36),
    }
    assert (found.observed_until, found.horizon) == ("2021-05-24", 22)
    reports = {(due.document, due.date): due for due in found.dues if due.what == "report"}
    province = reports["2479-ubnd-vxnv-2021-uy-ban-nhan-dan-tinh-bac-kan", "2021-05-10"]
    assert (province.told, province.in_time, province.late, province.waiting) == (8, 1, 0, 1)
    assert province.unknown == 6
    assert "trước ngày 10/5/2021" in province.quote
    early = lag(store, key(store, "570/CĐ-TTg"), as_of="2021-05-05")
    assert [end.spell.days for end in early.ends] == [(3,), (1, 2), (2,), ()]
    assert early.observed_until == "2021-05-05"


LATE = """ỦY BAN NHÂN DÂN
TỈNH BẮC KẠN
Số: 30/UBND-VX
Bắc Kạn, ngày 04 tháng 5 năm 2021
V/v phòng, chống dịch

Kính gửi: UBND các huyện, thành phố.

Thực hiện Công điện số 9/CĐ-TTg ngày 02/5/2021 của Thủ tướng Chính phủ, UBND tỉnh yêu cầu:
1. UBND các huyện, thành phố xây dựng kế hoạch, hoàn thành trước ngày 08/5/2021.
2. Báo cáo kết quả về UBND tỉnh trước ngày 15/5/2021.

Nơi nhận:
- Như trên.
"""


def test_who_was_late(store: Store) -> None:
    load(store, [order(), *extract(LATE, source="letter.txt")])
    load(store, [answer(CITY, "2021-05-08"), answer(BA_BE, "2021-05-20", source="b.txt")])
    found = lag(store, key(store))
    assert [(due.date, due.what, due.in_time, due.late, due.unknown) for due in found.dues] == [
        ("2021-05-08", "act", 1, 1, 6),
        ("2021-05-15", "report", 1, 1, 6),
    ]
    late = [(one.name, one.deadline, one.days_late, one.level) for one in found.late]
    assert late == [
        (BA_BE.name, "2021-05-08", 12, "district"),
        (BA_BE.name, "2021-05-15", 5, "district"),
    ]


def test_a_spell_of_nothing_has_no_middle() -> None:
    empty = Spell((), 2)
    assert (empty.median, empty.p90, empty.distribution) == (None, None, ())
    assert Spell((4,), 0).p90 == 4
    assert empty.to_dict()["least"] is None


@given(st.lists(st.integers(0, 60), min_size=2))
def test_nine_of_ten_as_statistics_counts_them(days: list[int]) -> None:
    spell = Spell(tuple(sorted(days)), 0)
    assert spell.p90 == pytest.approx(statistics.quantiles(days, n=10, method="inclusive")[8])
    assert spell.median == statistics.median(days)
    assert sum(count for _, count in spell.distribution) == len(days)


def test_survival_is_the_share_that_has_answered_while_all_are_observed(store: Store) -> None:
    load(store, [order(), *POOL[1:4]])
    curve = lag(store, key(store)).survival("district")
    assert [(day.day, day.answered, day.waiting) for day in curve.days] == [(4, 0.5, 2), (18, 1, 1)]
    assert all(day.low <= day.answered <= day.high for day in curve.days)
    table = curve.to_frame()
    assert table["answered"].tolist() == [0.5, 1.0]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=40), st.integers(0, 20))
@settings(deadline=None, max_examples=30)
def test_survival_with_some_still_waiting(days: list[int], waiting: int) -> None:
    curve = survival_curve(days, waiting, 40)
    for day in curve:
        share = sum(one <= day.day for one in days) / (len(days) + waiting)
        assert day.answered == pytest.approx(share, abs=1e-6)


def test_survival_of_nobody(store: Store) -> None:
    load(store, [order(), letter()])
    found = lag(store, key(store))
    with pytest.raises(UsageProblem, match="nobody of level commune can be observed; there are"):
        found.survival("commune")


def test_without_lifelines_one_line_says_what_to_install(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(store, [order(), letter()])
    found = lag(store, key(store))
    monkeypatch.setitem(sys.modules, "lifelines", None)
    with pytest.raises(UsageProblem, match=r"pip install 'directive-cascade\[analysis\]'"):
        found.survival("province")


def test_what_cannot_be_asked(store: Store) -> None:
    with pytest.raises(UnknownDocument):
        lag(store, "nothing")
    load(store, [order()])
    with pytest.raises(UsageProblem, match="is no date"):
        lag(store, key(store), as_of="soon")
    alone = lag(store, key(store))
    assert (alone.steps, alone.hops, alone.late) == ((), (), ())
    assert len(alone.to_frame()) == 0


@settings(max_examples=30, deadline=None)
@given(st.sets(st.sampled_from(range(1, len(POOL)))), st.integers())
def test_lags_add_up_along_every_chain(
    tmp_path_factory: pytest.TempPathFactory, chosen: set[int], seed: int
) -> None:
    url = f"sqlite:///{tmp_path_factory.mktemp('store')}/store.db"
    records = [POOL[0], *(POOL[i] for i in sorted(chosen))]
    random.Random(seed).shuffle(records)  # noqa: S311 - no secret
    with open_store(url) as store:
        load(store, records)
        root = key(store)
        cascade = down(store, root)
        since = {item.key: item.lag_days for item in cascade.documents}
        steps = lag(store, root).steps
        assert {(s.source, s.target) for s in steps} == {
            (e.source, e.target) for e in cascade.edges
        }
        for step in steps:
            above, below = since[step.target], since[step.source]
            assert above is not None
            assert below is not None
            assert step.days == below - above
        for item in cascade.documents[1:]:
            chain = graph.path(store, root, item.key)
            assert chain.documents[-1].key == item.key
            assert root in {other.key for other in up(store, item.key).documents}


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(len(POOL))), st.text("abc", min_size=1))
def test_names_and_order_of_the_sources_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, turn: list[int], name: str
) -> None:
    answers = []
    renamed = [replace(POOL[i], source=f"{name}{place}.md") for place, i in enumerate(turn)]
    for records in (POOL, renamed):
        with open_store(f"sqlite:///{tmp_path_factory.mktemp('store')}/store.db") as store:
            load(store, records)
            answers.append((coverage(store, key(store)), lag(store, key(store))))
    assert answers[0] == answers[1]


def test_days_between_whole_dates_only(store: Store) -> None:
    load(store, [order(), letter(date="2021-05"), answer(CITY, "2021-05-09")])
    (hop,) = [hop for hop in lag(store, key(store)).hops if hop.below == "province"]
    assert (hop.spell.days, hop.spell.unknown) == ((), 1)
