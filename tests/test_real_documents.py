"""The five real documents beside the project, where they are at hand.

They are not the project's to publish, so these tests skip without them, and always on CI; the
same stories are told with documents of our own wording in tests/scenarios.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import graph
from graph.reuse import compared, words_of
from loaders import Record, read
from viz import cascade_page

SHARED = Path(__file__).parents[1].parent / "shared"
DOCUMENTS = sorted((SHARED / "seeds").glob("*.txt"))

pytestmark = pytest.mark.skipif(
    len(DOCUMENTS) != 5 or os.environ.get("CI") == "true",
    reason="the real documents are not published with the project",
)


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [record for path in DOCUMENTS for record in read(path)]


def loaded(folder: Path, records: list[Record]) -> graph.Store:
    store = graph.open_store(f"sqlite:///{folder}/store.db")
    assert graph.load(store, records).failed == 0
    return store


def exported(store: graph.Store) -> str:
    return "\n".join(graph.export_jsonl(store))


def numbers(cascade: graph.Cascade) -> dict[str | None, int]:
    return {item.document.number: item.depth for item in cascade.documents}


def test_every_load_order_gives_one_graph(tmp_path: Path, records: list[Record]) -> None:
    exports = set()
    for index, order in enumerate(itertools.permutations(records)):
        folder = tmp_path / str(index)
        with graph.open_store(f"sqlite:///{folder}/store.db") as store:
            for record in order:
                graph.load(store, [record])
            exports.add(exported(store))
    assert len(exports) == 1


def test_cascades(tmp_path: Path, records: list[Record]) -> None:
    with loaded(tmp_path, records) as store:
        order = graph.resolve_key(store, "570/cd-ttg")
        assert numbers(graph.down(store, order)) == {
            "570/CĐ-TTg": 0, "2479/UBND-VXNV": 1, "756/UBND-VXNV": 2,
        }  # fmt: skip
        city = next(r for r in records if r.document.symbol == "UBND-VP")
        assert city.document.issuer is not None
        (key,) = [d.key for d in graph.find(store, city.document.issuer.name) if not d.number]
        above = graph.up(store, key)
        assert [item.document.number for item in above.documents[1:]] == [None, "320-CV/TU"]
        assert above.documents[1].document.status == "issued"  # the telegram itself, not a stub
        again = graph.load(store, records)
        assert (again.new, again.unchanged) == (0, 5)


def test_what_a_city_made_of_the_telegram(tmp_path: Path, records: list[Record]) -> None:
    """The measures that readers by hand found ordered in the two texts."""
    both = {"health_declaration", "quarantine", "no_gathering", "travel_restriction", "bluezone",
            "remote_work", "sanctions"}  # fmt: skip
    with loaded(tmp_path, records) as store:
        telegram = next(d.key for d in graph.find(store, "công điện") if d.date == "2021-05-10")
        drift = graph.drift(store, telegram)
        assert (drift.documents, drift.compared, drift.unread, drift.drafts) == (2, 1, 0, 0)
        found = {s.measure: s.steps[0].change for s in drift.measures}
        assert {found[measure] for measure in both} == {"kept"}
        assert (found["mask"], found["distancing"]) == ("dropped", "dropped")
        assert "added" not in found.values()
        quarantine = graph.spread(store, "quarantine")
        assert quarantine.first is not None and quarantine.first.number == "1102-CV/TU"
        assert [(day.date, day.bodies) for day in quarantine.days] == [
            ("2020-07-30", 1), ("2021-03-10", 2), ("2021-05-10", 3), ("2021-05", 4),
        ]  # fmt: skip
        assert [(g.name, g.orders) for g in quarantine.provinces] == [
            ("tỉnh Bắc Kạn", 1), ("tỉnh Điện Biên", 3),
        ]  # fmt: skip


def test_nothing_is_said_about_texts_that_are_not_there(
    tmp_path: Path, records: list[Record]
) -> None:
    with loaded(tmp_path, records) as store:
        drift = graph.drift(store, graph.resolve_key(store, "570/cd-ttg"))
        assert (drift.documents, drift.compared, drift.unread) == (1, 0, 2)
        assert all(not spread.steps and not spread.introduced for spread in drift.measures)
        modes = {s.measure: (s.orders, s.mentions) for s in drift.measures}
        assert {modes[m] for m in ("inspection", "communication", "sanctions")} == {(1, 0)}
        assert {modes[m] for m in ("5k", "mask")} == {(0, 1)}


def test_no_personal_number_anywhere(tmp_path: Path, records: list[Record]) -> None:
    mobile = re.compile(r"0[35789]\d{2}[ .]?\d{3}[ .]?\d{3}")
    secrets = {hit for path in DOCUMENTS for hit in mobile.findall(path.read_text("utf-8"))}
    assert secrets, "the real documents hold one"
    with loaded(tmp_path, records) as store:
        pages = [cascade_page(graph.down(store, d.key)) for d in graph.find(store, "công văn")]
        shown = exported(store) + "".join(pages)
    shown += "".join(str(record.to_dict(with_text=True)) for record in records)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in secrets:
        for form in (secret, re.sub(r"\D", "", secret)):
            assert form not in shown
            assert form.encode() not in kept


def test_the_sentence_that_a_city_took_over(records: list[Record]) -> None:
    city = next(r for r in records if r.document.symbol == "UBND-VP")
    telegram = next(r for r in records if r.document.type == "công điện")
    found = compared(words_of(telegram), words_of(city))
    (shared,) = [p for p in found.passages if "Bluezone" in p.b.quote]
    assert shared.verbatim
    assert shared.b.quote == (
        "yêu cầu bắt buộc 100% cán bộ, công chức, viên chức, người lao động phải cài đặt ứng dụng "
        "Bluezone"
    )


def test_reading_is_exact() -> None:
    done = subprocess.run(
        [sys.executable, str(SHARED / "eval/score.py"), str(SHARED / "eval/seeds"), "--json",
         "--cmd", f"{Path(sys.executable).with_name('cascade')} extract --format jsonl"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout)["documents with no difference"] == 1


def test_who_carried_out_what(tmp_path: Path, records: list[Record]) -> None:
    with loaded(tmp_path, records) as store:

        def covered(number: str) -> graph.Coverage:
            return graph.coverage(store, graph.resolve_key(store, number))

        order = covered("570/CĐ-TTg")  # only cited: whom it addresses is not known
        acted = {body.name: (body.addressed, body.lag_days) for body in order.bodies if body.date}
        assert acted == {
            "Ủy ban nhân dân tỉnh Bắc Kạn": (False, 1),
            "Ủy ban nhân dân thành phố Bắc Kạn": (False, 2),
        }
        assert {body.level for body in order.bodies if body.addressed} == {"commune"}
        assert order.totals.not_in_corpus == 8  # six wards and two communes of the city

        province = covered("622/UBND-KGVX")
        districts = {b.name: b.state for b in province.bodies if b.level == "district"}
        assert len(districts) == 10
        assert [name for name, state in districts.items() if state == "not_acted"] == [
            "Ủy ban nhân dân thành phố Điện Biên Phủ"
        ]

        party = covered("1102-CV/TU")
        communes = [body.kind for body in party.bodies if body.level == "commune"]
        assert (communes.count("party"), communes.count("government")) == (8, 8)


def test_how_long_it_took(tmp_path: Path, records: list[Record]) -> None:
    with loaded(tmp_path, records) as store:
        found = graph.lag(store, graph.resolve_key(store, "570/CĐ-TTg"))
        hops = {(hop.above, hop.below): hop.spell.days for hop in found.hops}
        assert hops == {("central", "province"): (1,), ("province", "district"): (1,)}
        (telegram,) = [
            d for d in graph.find(store, "cong dien") if d.number is None and d.type == "công điện"
        ]
        blank = graph.lag(store, telegram.key)  # the answer's day was left blank
        assert [(hop.spell.days, hop.spell.unknown) for hop in blank.hops] == [((), 1)]
