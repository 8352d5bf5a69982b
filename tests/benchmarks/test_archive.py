"""The generator: exactly as many documents as asked for, valid, in little memory."""

from __future__ import annotations

import re
import tracemalloc
from collections import Counter
from itertools import islice

import pytest

from benchmarks.archive import Plan, cascade, documents
from benchmarks.archive.country import provinces
from benchmarks.archive.damage import damaged
from benchmarks.archive.plan import WHOLE

EVERYBODY = (0.0, 0.0, 0.0)


def test_the_country_of_2021() -> None:
    districts = [district for province in provinces() for district in province.children]
    communes = sum(len(district.children) for district in districts)
    assert (len(provinces()), len(districts), communes) == (63, 705, 10_599)


@pytest.mark.parametrize("count", [10, 11, 137, 1000])
def test_as_many_documents_as_asked_for(count: int) -> None:
    archive = list(documents(Plan(count)))
    assert len(archive) == len({source for source, *_ in archive}) == count


def test_numbers_are_unique_and_rise_with_the_dates_of_their_body() -> None:
    last: dict[tuple[str, ...], tuple[str, int]] = {}
    for source, _, truth in documents(Plan(3000, seed=2, width=2)):
        number, day = truth["number"], truth["date"]
        counter = int(re.split(r"[/-]", number)[0])
        year = "term" if re.match(r"\d+-", number) else day[:4]
        body = truth["issuer"], *source.split("/")[1:-1], year
        earlier, below = last.get(body, ("", 0))
        assert earlier <= day
        assert below < counter
        last[body] = day, counter
    assert {year for *_, year in last} == {"2021", "term"}


def test_nobody_cites_what_is_later() -> None:
    for _, _, truth in documents(Plan(2000, seed=4)):
        assert all((c["date"] or "") <= truth["date"] for c in truth["citations"])


def test_a_whole_cascade_where_everybody_answers() -> None:
    archive = islice(documents(Plan(2 * WHOLE, silent=EVERYBODY, lost=EVERYBODY)), 2 * WHOLE)
    issuers: Counter[str] = Counter()
    for source, _, truth in archive:
        if source.startswith("00002"):
            break
        issuers[truth["level"]] += truth["issuer"].startswith("Ủy ban") and "qd" not in source
    assert issuers["commune"] == 10_599
    assert issuers["district"] == 705
    assert 63 <= issuers["province"] < 80
    assert source == "00002/0-ttg.txt"


def test_silent_provinces_have_no_documents_and_lost_ones_are_cited() -> None:
    plan = Plan(2000, seed=5, silent=(0.4, 0, 0), lost=(0.9, 0, 0), width=10)
    truths = [truth for source, _, truth in documents(plan) if source.startswith("00001")]
    folders = {truth["source"].split("/")[1][:2] for truth in truths}
    own = {truth["number"] for truth in truths}
    missing = {c["number"] for t in truths for c in t["citations"] if c["number"]} - own
    assert 2 < len(folders) < 11
    assert len({number for number in missing if "UBND" in number}) > 1


def test_measures_spread_and_change() -> None:
    seen = {truth["number"]: truth for _, _, truth in documents(Plan(300, seed=8))}
    changes: Counter[str] = Counter()
    for truth in seen.values():
        above = [seen.get(truth["citations"][e["target"]]["number"] or "") for e in truth["edges"]
                 if (e["source"], e["relation"]) == ("self", "implements")]  # fmt: skip
        if len(above) != 1 or above[0] is None:
            continue
        old, new = ({m["id"]: m["mode"] for m in t["measures"]} for t in (above[0], truth))
        changes.update((f"{old.get(id_)} to {new.get(id_)}") for id_ in old | new)
    wanted = {"orders to orders", "orders to None", "None to orders", "orders to mentions",
              "mentions to orders", "mentions to None"}  # fmt: skip
    assert wanted <= changes.keys()


def test_memory_does_not_grow_with_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cascade, "provinces", lambda: provinces()[1:2])
    archive = documents(Plan(20_000, silent=EVERYBODY))
    for _ in islice(archive, 2500):
        pass
    tracemalloc.start()
    try:
        for _ in islice(archive, 100):
            pass
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        size = sum(len(text.encode()) for _, text, _ in islice(archive, 3000))
        grown = tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
    assert size > 3_000_000
    assert grown < size / 4


def test_damage_depends_on_text_degree_and_seed_alone() -> None:
    text = next(documents(Plan(10)))[1]
    assert damaged(text, "clean", "1") == text
    assert damaged(text, "heavy", "1") == damaged(text, "heavy", "1")
    assert len({damaged(text, "heavy", str(seed)) for seed in range(20)}) > 15
