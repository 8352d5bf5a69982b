"""Who is told to act, who acted, and what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import graph
from graph import Store, UnknownDocument, UsageProblem, coverage, load, open_store
from loaders import read
from loaders.record import Issuer, Recipient, Record, Status
from tests.graph.builders import PM, Cited, committee, party, record

EXAMPLES = Path(__file__).parents[3] / "examples/covid-2021"
PROVINCES = "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"
DISTRICTS = "Ủy ban nhân dân các huyện, thành phố"
BAC_KAN = committee("tỉnh Bắc Kạn", "province", "Chính phủ")
CITY = committee("thành phố Bắc Kạn", "district", BAC_KAN.name)
BA_BE = committee("huyện Ba Bể", "district", BAC_KAN.name)
ORDER = Cited("9/CĐ-TTg", "công điện", "2021-05-02", PM.name)
LETTER = Cited("30/UBND-VX", "công văn", "2021-05-04", BAC_KAN.name)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        yield opened


def order(*to: str) -> Record:
    """The Prime Minister's telegram to these classes."""
    addressees = [(name, True) for name in to or (PROVINCES,)]
    return record("order.txt", ORDER.number, ORDER.date, PM, type="công điện", to=addressees)


def letter(*, date: str = "2021-05-04", status: Status = "issued") -> Record:
    """Bắc Kạn's answer, which tells its districts."""
    to = [(DISTRICTS, True)]
    return record("letter.txt", "30/UBND-VX", date, BAC_KAN, ORDER, to=to, status=status)


def answer(
    body: Issuer, date: str | None, *, source: str = "answer.txt", number: int = 7
) -> Record:
    """The answer of a district to that letter."""
    return record(source, f"{number}/UBND-VP", date, body, LETTER)


def states(found: graph.Coverage) -> dict[str, tuple[bool, str]]:
    """What is told of the bodies of which something is held."""
    rows = [body for body in found.bodies if body.state != "not_in_corpus"]
    return {body.name: (body.addressed, body.state) for body in rows}


def key(store: Store, number: str = "9/CĐ-TTg") -> str:
    return graph.resolve_key(store, number)


def test_an_order_tells_the_units_of_its_day(store: Store) -> None:
    load(store, [order(), letter()])
    found = coverage(store, key(store), level="province")
    assert len(found.bodies) == found.totals.addressed == 63
    assert found.totals.acted == 1
    assert found.totals.not_in_corpus == 62
    (acted,) = [body for body in found.bodies if body.state == "acted"]
    assert (acted.name, acted.place, acted.date, acted.lag_days) == (
        BAC_KAN.name, "Bắc Kạn", "2021-05-04", 2,
    )  # fmt: skip
    assert acted.addressed_by == key(store)


def test_since_july_2025_there_are_34_provinces(store: Store) -> None:
    late = record(
        "late.txt", "9/CĐ-TTg", "2025-09-01", PM, type="công điện", to=[(PROVINCES, True)]
    )
    load(store, [late])
    found = coverage(store, key(store))
    assert found.totals.addressed == 34
    assert [reach.level for reach in found.reach] == ["province", "commune"]
    with pytest.raises(UsageProblem, match="units of 2021 ended before the order of 2025-09-01"):
        coverage(store, key(store), units="2021")


def test_an_answer_passes_the_order_on_to_lower_levels(store: Store) -> None:
    load(store, [order(), letter(), answer(CITY, "2021-05-06")])
    found = coverage(store, key(store), level="district")
    assert found.totals.addressed == 8
    assert states(found) == {CITY.name: (True, "acted")}
    assert {body.addressed_by for body in found.bodies} == {key(store, "30/UBND-VX")}


def test_what_a_draft_says_is_neither_answer_nor_order(store: Store) -> None:
    load(store, [order(), letter(status="draft"), answer(CITY, "2021-05-06")])
    (draft,) = [d for d in graph.find(store, "30/UBND-VX") if d.status == "draft"]
    found = coverage(store, key(store))
    assert states(found)[BAC_KAN.name] == (True, "not_acted")
    assert found.totals.addressed == 63
    own = coverage(store, draft.key, level="district")  # asked for itself it tells whom it names
    assert own.totals.addressed == 8


def test_a_body_that_nobody_told_is_kept_apart(store: Store) -> None:
    police = Issuer("Công an tỉnh Bắc Kạn", "province", "department", "Bộ Công an")
    load(store, [order(), record("police.txt", "5/CAT", "2021-05-03", police, ORDER)])
    found = coverage(store, key(store))
    assert states(found) == {police.name: (False, "acted")}
    assert (found.totals.acted, found.totals.unaddressed) == (0, 1)
    assert found.totals.median_lag_days is None


def test_a_body_of_which_something_else_is_held_has_not_acted(store: Store) -> None:
    other = record("other.txt", "1/UBND", "2021-05-03", BAC_KAN, subject="việc khác")
    load(store, [order(), other])
    assert states(coverage(store, key(store))) == {BAC_KAN.name: (True, "not_acted")}
    before = coverage(store, key(store), as_of="2021-05-02")
    assert before.totals.not_in_corpus == 63


def test_heads_and_standing_organs_act_for_their_body(store: Store) -> None:
    chairman = Issuer("Chủ tịch Ủy ban nhân dân tỉnh Bắc Kạn", "province", "government", None)
    load(store, [
        order("Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"),
        record("head.txt", "3/CT-UBND", "2021-05-03", chairman, ORDER, type="chỉ thị"),
    ])  # fmt: skip
    found = coverage(store, key(store), level="province")
    assert found.totals.addressed == 63
    assert states(found) == {BAC_KAN.name: (True, "acted")}


def test_the_party_line_carries_an_order_on(store: Store) -> None:
    tinh_uy = party("Tỉnh ủy Bắc Kạn")
    above = Cited("41-CV/TU", "công văn", "2021-05-03", "Ban Thường vụ Tỉnh ủy Bắc Kạn")
    load(store, [
        order(),
        record("party.txt", "41-CV/TU", "2021-05-03", tinh_uy, ORDER),
        record("state.txt", "31/UBND-VX", "2021-05-05", BAC_KAN, above),
    ])  # fmt: skip
    found = coverage(store, key(store))
    assert states(found) == {
        tinh_uy.name: (False, "acted"),
        BAC_KAN.name: (True, "acted"),
    }
    assert [reach.acted for reach in found.reach if reach.level == "province"] == [1]


def test_the_first_document_of_a_body_counts(store: Store) -> None:
    load(store, [
        order(), letter(),
        answer(CITY, "2021-05-09", number=8, source="later.txt"),
        answer(CITY, "2021-05-06"),
        answer(CITY, None, number=9, source="undated.txt"),
    ])  # fmt: skip
    found = coverage(store, key(store), level="district")
    (acted,) = [body for body in found.bodies if body.state == "acted"]
    assert (acted.number, acted.date, acted.lag_days) == ("7/UBND-VP", "2021-05-06", 4)


def test_an_undated_answer_is_an_answer_without_lag(store: Store) -> None:
    load(store, [order(), letter(), answer(CITY, None)])
    (acted,) = [b for b in coverage(store, key(store), level="district").bodies if b.document]
    assert (acted.state, acted.date, acted.lag_days) == ("acted", None, None)


def test_an_answer_that_is_only_cited_counts(store: Store) -> None:
    nested = Cited(ORDER.number, ORDER.type, ORDER.date, ORDER.issuer, by=0)
    load(store, [order(), record("c.txt", "7/UBND-VP", "2021-05-06", CITY, LETTER, nested)])
    found = coverage(store, key(store))
    assert states(found)[BAC_KAN.name] == (True, "acted")
    assert states(found)[CITY.name] == (False, "acted")  # the text that would tell it is not held


def test_the_order_of_nobody_and_an_order_that_is_only_cited(store: Store) -> None:
    load(store, [letter()])
    found = coverage(store, key(store))
    assert states(found) == {BAC_KAN.name: (False, "acted")}  # whom the order told is not known
    assert found.totals.addressed == 8
    assert found.unlisted == ()


def test_one_is_not_counted_below_its_own_order(store: Store) -> None:
    second = record("second.txt", "10/CĐ-TTg", "2021-05-20", PM, ORDER, type="công điện")
    load(store, [order(), second])
    assert states(coverage(store, key(store))) == {}


COPIES = [
    ("Ủy ban nhân dân huyện Ba Bể", None, True),
    ("Ủy ban nhân dân huyện Ba Bể", "t/h", True),
    ("Ủy ban nhân dân huyện Ba Bể", "p/h", True),
    ("Ủy ban nhân dân huyện Ba Bể", "b/c", False),
    ("Ủy ban nhân dân huyện Ba Bể", "để biết", False),
    ("Sở Y tế tỉnh Bắc Kạn", None, True),
    ("Chính phủ", None, False),
    ("Bộ Y tế", "t/h", False),
    ("Ủy ban nhân dân tỉnh Cao Bằng", None, False),
    ("Huyện ủy Ba Bể", None, False),
    ("Huyện ủy Ba Bể", "t/h", True),
    ("Ủy ban nhân dân tỉnh Bắc Kạn", "t/h", False),
    ("Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh Bắc Kạn", None, False),
    ("Cổng thông tin điện tử tỉnh Bắc Kạn", "t/h", False),
    ("Báo Bắc Kạn", None, False),
]


@pytest.mark.parametrize(("name", "role", "is_told"), COPIES)
def test_copies_tell_those_below_who_are_to_act(
    store: Store, name: str, role: str | None, is_told: bool
) -> None:
    plan = record("plan.txt", "5/KH-UBND", "2021-05-04", BAC_KAN, type="kế hoạch",
                  copies=[(name, role)])  # fmt: skip
    load(store, [plan])
    found = coverage(store, key(store, "5/KH-UBND"))
    assert [body.name for body in found.bodies] == ([name] if is_told else [])


def test_classes_among_copies_are_told_too(store: Store) -> None:
    plan = record("plan.txt", "5/KH-UBND", "2021-05-04", BAC_KAN, type="kế hoạch")
    classes = [(DISTRICTS, None), ("Các cơ quan, đơn vị liên quan", None), ("Các ban", "b/c")]
    copies = tuple(Recipient(name, name, True, role, 0, 1) for name, role in classes)
    load(store, [replace(plan, recipients=copies)])
    found = coverage(store, key(store, "5/KH-UBND"))
    assert found.totals.addressed == 8
    assert found.unlisted == ("Các cơ quan, đơn vị liên quan",)


def test_communes_are_told_apart_by_where_the_letter_comes_from(store: Store) -> None:
    ward = "Ủy ban nhân dân xã Thượng Giáo"
    load(store, [record("d.txt", "3/UBND", "2021-05-05", BA_BE, to=[(ward, False)])])
    (body,) = coverage(store, key(store, "3/UBND")).bodies
    assert (body.name, body.superior, body.province) == (ward, BA_BE.name, "tỉnh Bắc Kạn")


def test_districts_of_one_name_are_two_bodies(store: Store) -> None:
    above = [committee(f"tỉnh {name}", "province", "Chính phủ") for name in ("Tây Ninh", "Bến Tre")]
    letters = [
        record(f"{n}.txt", f"{n}/UBND-VX", "2021-05-03", body, ORDER, to=[(DISTRICTS, True)])
        for n, body in enumerate(above, 20)
    ]
    chau_thanh = committee("huyện Châu Thành", "district", above[0].name)
    cited = Cited("20/UBND-VX", "công văn", "2021-05-03", above[0].name)
    load(store, [order(), *letters, record("c.txt", "1/UBND", "2021-05-05", chau_thanh, cited)])
    rows = coverage(store, key(store), level="district").bodies
    found = {body.superior: body.state for body in rows if body.name == chau_thanh.name}
    assert found == {above[0].name: "acted", above[1].name: "not_in_corpus"}


def test_sums_by_the_provinces_of_2025(store: Store) -> None:
    load(store, [order(), letter()])
    found = coverage(store, key(store), units="2025")
    names = [group.name for group in found.by_province]
    assert len(names) == 34
    (thai_nguyen,) = [g.totals for g in found.by_province if g.name == "tỉnh Thái Nguyên"]
    assert (thai_nguyen.addressed, thai_nguyen.acted) == (10, 1)  # two provinces, eight districts
    assert states(found) == {BAC_KAN.name: (True, "acted")}


def test_answers_of_the_question_in_every_form(store: Store) -> None:
    load(store, [order(), letter(), answer(CITY, "2021-05-06")])
    found = coverage(store, key(store))
    told = found.to_dict()
    assert told["root"] == key(store)
    assert told["totals"]["addressed"] == len([b for b in told["bodies"] if b["addressed"]])
    assert [group["name"] for group in told["by_level"]] == ["province", "district"]
    assert [group["name"] for group in told["by_sector"]] == ["government"]
    table = found.to_frame()
    assert len(table) == len(found.bodies)
    assert table["lag_days"].dropna().tolist() == [2, 4]


def test_what_cannot_be_asked(store: Store) -> None:
    load(store, [order()])
    with pytest.raises(UnknownDocument):
        coverage(store, "nothing")
    with pytest.raises(UsageProblem, match="'state' is no level; there are central, province,"):
        coverage(store, key(store), level="state")
    with pytest.raises(UsageProblem, match="is no date"):
        coverage(store, key(store), as_of="2021-02-30")
    with pytest.raises(UnknownDocument, match="is not known as of 2021-05-01"):
        coverage(store, key(store), as_of="2021-05-01")
    with pytest.raises(UsageProblem, match="names no units"):
        coverage(store, key(store), units="1975")


def test_the_sample_by_hand(store: Store) -> None:
    for file in sorted(EXAMPLES.iterdir()):
        load(store, read(file))
    found = coverage(store, key(store, "570/CĐ-TTg"))
    acted = {b.name: b.lag_days for b in found.bodies if b.state == "acted"}
    assert acted == {
        "Bộ Y tế": 3,
        "Ủy ban nhân dân tỉnh Bắc Kạn": 1,
        "Ủy ban nhân dân tỉnh Sơn La": 2,
        "Sở Y tế tỉnh Sơn La": 5,
        "Ủy ban nhân dân thành phố Bắc Kạn": 2,
        "Ủy ban nhân dân huyện Mộc Châu": 4,
        "Ủy ban nhân dân huyện Yên Châu": 22,
        "Ủy ban nhân dân phường Đức Xuân": 4,
        "Ủy ban nhân dân xã Đông Sang": 8,
    }
    waiting = [b.name for b in found.bodies if b.state == "not_acted"]
    assert waiting == ["Ủy ban nhân dân tỉnh Điện Biên", "Ủy ban nhân dân huyện Chợ Mới"]
    # 63 provinces, 63 health departments told by the ministry; 8 districts of Bắc Kạn and 12 of
    # Sơn La, each of the latter with its health centre; 8 communes of the city, 15 + 15 of two
    # districts.
    levels = {g.name: (g.totals.addressed, g.totals.acted) for g in found.by_level}
    assert levels["province"] == (126, 3)
    assert levels["district"] == (32, 3)
    assert levels["commune"] == (38, 2)
    assert found.totals.unaddressed == 0


POOL = [
    order(), letter(), answer(CITY, "2021-05-06"), answer(BA_BE, "2021-05-20", source="b.txt"),
    record("so.txt", "4/SYT", "2021-05-07",
           Issuer("Sở Y tế tỉnh Bắc Kạn", "province", "department", BAC_KAN.name), LETTER),
    record("other.txt", "1/UBND", "2021-05-01", BAC_KAN, subject="việc khác"),
    record("cao-bang.txt", "2/UBND", "2021-05-30",
           committee("tỉnh Cao Bằng", "province", "Chính phủ"), ORDER),
]  # fmt: skip
DATES = ["2021-05-02", "2021-05-04", "2021-05-06", "2021-05-19", "2021-05-31"]


def known(found: graph.Coverage) -> tuple[set[str], set[str], set[str]]:
    """The bodies that are addressed, those that acted, and those of which something is held."""
    addressed = {body.name for body in found.bodies if body.addressed}
    acted = {body.name for body in found.bodies if body.state == "acted"}
    held = {body.name for body in found.bodies if body.state != "not_in_corpus"}
    return addressed, acted, held


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(range(1, len(POOL)))), st.sets(st.sampled_from(range(1, len(POOL)))))
def test_more_documents_never_take_away(
    tmp_path_factory: pytest.TempPathFactory, some: set[int], more: set[int]
) -> None:
    found = []
    for chosen in (some, some | more):
        with open_store(f"sqlite:///{tmp_path_factory.mktemp('store')}/store.db") as store:
            load(store, [POOL[0], *(POOL[i] for i in sorted(chosen))])
            found.append(known(coverage(store, key(store))))
    assert all(before <= after for before, after in zip(*found, strict=True))


@settings(max_examples=30, deadline=None)
@given(st.sets(st.sampled_from(range(1, len(POOL)))))
def test_later_days_never_take_away(
    tmp_path_factory: pytest.TempPathFactory, chosen: set[int]
) -> None:
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('store')}/store.db") as store:
        load(store, [POOL[0], *(POOL[i] for i in sorted(chosen))])
        found = [known(coverage(store, key(store), as_of=day)) for day in [*DATES, None]]
    for earlier, later in pairwise(found):
        assert all(before <= after for before, after in zip(earlier, later, strict=True))
