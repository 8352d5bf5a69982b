"""Which citation means which document: rows of (documents in the store, citation, meant)."""

from __future__ import annotations

import pytest

from graph import Store, load, show
from graph.claims import cited_claims
from graph.resolve import resolve
from loaders.record import Issuer, Record
from tests.graph import awkward
from tests.graph.builders import Cited, committee, party, record

LETTER_KEY = "30-ubnd-vx-2021-uy-ban-nhan-dan-tinh-lao-cai"
OTHER_KEY = "30-ubnd-vx-2021-uy-ban-nhan-dan-tinh-ha-giang"
POOL = awkward.versions()
THIRTY, OTHER = POOL["thirty.txt"][0], POOL["other.txt"][0]
NEXT_YEAR = record("next.txt", "30/UBND-VX", "2022-02-02", awkward.LAO_CAI)
LAW_KEY = "27-2018-qh14-quoc-hoi"
DISTRICT = committee("huyện Bát Xát", "district")
PARTY_LETTER = record("p.txt", "41-CV/TU", "2022-02-02", party("Thành ủy Lào Cai", "district"))
BLANK_DAY = record("day.txt", None, "2021-03", awkward.LAO_CAI, subject="tình hình dịch")
PLAIN = record("plain.txt", None, "2021-03-01", awkward.LAO_CAI, subject="tình hình dịch")


def meant(store: Store, documents: list[Record], cited: Cited, date: str = "2023-05-05") -> str:
    """The key that the one citation of a letter means, beside `documents`."""
    letter = record("letter.txt", "999/SYT-NV", date, Issuer("Sở Y tế tỉnh Lào Cai"), cited)
    load(store, [*documents, letter])
    detail = show(store, "999-syt-nv-2023-so-y-te-tinh-lao-cai")
    (found,) = detail.implements
    return found.document.key


@pytest.mark.parametrize(
    ("documents", "cited", "key"),
    [
        pytest.param([THIRTY], awkward.LETTER, LETTER_KEY, id="everything agrees"),
        pytest.param([THIRTY], awkward.WRONG_DAY, LETTER_KEY, id="a wrong day in the same year"),
        pytest.param([THIRTY], awkward.OTHER_TYPE, LETTER_KEY, id="another type name"),
        pytest.param([THIRTY], awkward.UNDATED, LETTER_KEY, id="no date"),
        pytest.param([THIRTY], awkward.NO_ISSUER, LETTER_KEY, id="no issuer"),
        pytest.param([THIRTY], awkward.BARE, LETTER_KEY, id="the number alone"),
        pytest.param([THIRTY], awkward.UNPLACED, LETTER_KEY, id="an issuer without its place"),
        pytest.param([THIRTY], awkward.COUNTER, LETTER_KEY, id="the counter alone"),
        pytest.param([THIRTY], awkward.DAY_ONLY, LETTER_KEY, id="no number, type and day agree"),
        pytest.param([THIRTY], awkward.MONTH_ONLY, LETTER_KEY, id="no number, the month agrees"),
        pytest.param([THIRTY, OTHER], awkward.LETTER, LETTER_KEY, id="two provinces, one named"),
        pytest.param([OTHER], awkward.LETTER, LETTER_KEY, id="another province's is no candidate"),
        pytest.param(
            [THIRTY],
            awkward.OTHER_YEAR,
            "30-ubnd-vx-2020-uy-ban-nhan-dan-tinh-lao-cai",
            id="another year is another document",
        ),
        pytest.param(
            [THIRTY, NEXT_YEAR],
            Cited("30/UBND-VX", None, "2022-02-02", None),
            "30-ubnd-vx-2022-uy-ban-nhan-dan-tinh-lao-cai",
            id="the day decides between years",
        ),
        pytest.param(
            [THIRTY],
            Cited("30/UBND-VX", "công văn", "2021-03-02", None),
            "30-ubnd-vx-2021",
            id="without an issuer the day has to agree",
        ),
        pytest.param(
            [THIRTY],
            Cited("30/UBND-VX", "thông báo", "2021-03-01", None),
            "30-ubnd-vx-2021",
            id="without an issuer the type has to agree",
        ),
        pytest.param(
            [PARTY_LETTER],
            Cited("41-CV/TU", "công văn", "2023-01-01", "Ban Thường vụ Thành ủy Lào Cai"),
            "41-cv-tu-2022-thanh-uy-lao-cai",
            id="a Party number is given once a term",
        ),
        pytest.param(
            [PARTY_LETTER],
            Cited("41-CV/TU", "công văn", "2019-02-02", "Thành ủy Lào Cai"),
            "41-cv-tu-2019-thanh-uy-lao-cai",
            id="another term is another document",
        ),
        pytest.param(
            [PARTY_LETTER],
            Cited("41-CV/TU", "công văn", "2022-02-02", "Tỉnh ủy Lào Cai"),
            "41-cv-tu-2022-tinh-uy-lao-cai",
            id="TU of the other level",
        ),
        pytest.param(POOL["law.txt"], awkward.LAW, LAW_KEY, id="a law by its name"),
        pytest.param(POOL["law.txt"], awkward.DATED_LAW, LAW_KEY, id="a law by name and date"),
        pytest.param(
            POOL["law.txt"],
            Cited(None, "luật", "2008-06-15", None, "Luật Phòng bệnh"),
            "luat-phong-benh-2008-06-15",
            id="an older law of the name",
        ),
        pytest.param(
            [BLANK_DAY],
            awkward.DAY_ONLY,
            "khong-so-2021-03-uy-ban-nhan-dan-tinh-lao-cai-",
            id="a blank day agrees with every day of its month",
        ),
        pytest.param(
            [BLANK_DAY, PLAIN],
            awkward.DAY_ONLY,
            "cong-van-2021-03-01-uy-ban-nhan-dan-tinh-lao-cai",
            id="the very day goes before a blank one",
        ),
        pytest.param(
            POOL["draft.txt"], awkward.LETTER, LETTER_KEY, id="a draft is not what is cited"
        ),
        pytest.param(
            [POOL["unread.txt"][0]],
            awkward.LETTER,
            LETTER_KEY,
            id="a heading without issuer is the one that is cited",
        ),
    ],
)
def test_meaning(store: Store, documents: list[Record], cited: Cited, key: str) -> None:
    assert meant(store, documents, cited).startswith(key)


@pytest.mark.parametrize(
    ("documents", "cited", "candidates"),
    [
        pytest.param([THIRTY, OTHER], awkward.BARE, {LETTER_KEY, OTHER_KEY}, id="number alone"),
        pytest.param([THIRTY, OTHER], awkward.NO_ISSUER, {LETTER_KEY, OTHER_KEY}, id="same day"),
        pytest.param(
            [THIRTY, NEXT_YEAR],
            awkward.UNDATED,
            {LETTER_KEY, "30-ubnd-vx-2022-uy-ban-nhan-dan-tinh-lao-cai"},
            id="two years",
        ),
        pytest.param(
            [*POOL["first.txt"], *POOL["second.txt"]],
            awkward.COMMUNE,
            {
                "7-ubnd-2021-uy-ban-nhan-dan-xa-tan-thanh-uy-ban-nhan-dan-huyen-bat-xat",
                "7-ubnd-2021-uy-ban-nhan-dan-xa-tan-thanh-uy-ban-nhan-dan-huyen-bao-thang",
            },
            id="communes of one name",
        ),
    ],
)
def test_two_that_fit_are_no_answer(
    store: Store, documents: list[Record], cited: Cited, candidates: set[str]
) -> None:
    detail = show(store, meant(store, documents, cited))
    assert detail.document.status == "cited"
    assert set(detail.candidates) == candidates


def test_two_laws_of_one_name_and_year_are_not_one(store: Store) -> None:
    undated = Cited("27/2018/QH14", "luật", None, "Quốc hội", "Luật Phòng bệnh")
    june, may = (
        Cited(None, "luật", f"2018-{d}", None, "Luật Phòng bệnh") for d in ("06-15", "05-02")
    )
    load(store, [awkward.citing("a", undated, june)])
    assert store.meant_by("luat-phong-benh-2018-06-15") == [LAW_KEY]
    load(store, [awkward.citing("b", may)])
    for date in ("2018-06-15", "2018-05-02"):
        (key,) = store.meant_by(f"luat-phong-benh-{date}")
        assert show(store, key).candidates == (LAW_KEY,)


def test_what_waits_between_two_is_no_third_candidate(store: Store) -> None:
    load(store, [THIRTY, OTHER, awkward.citing("a", awkward.NO_ISSUER, awkward.BARE)])
    (key,) = store.meant_by("30-ubnd-vx")
    assert set(show(store, key).candidates) == {LETTER_KEY, OTHER_KEY}


def test_a_text_means_nothing_later_than_itself(store: Store) -> None:
    documents = [THIRTY, NEXT_YEAR]
    letter = record("l.txt", "9/SYT-NV", "2021-12-31", Issuer("Sở Y tế tỉnh Lào Cai"),
                    awkward.UNDATED)  # fmt: skip
    load(store, [*documents, letter])
    (found,) = show(store, "9-syt-nv-2021-so-y-te-tinh-lao-cai").implements
    assert found.document.key == LETTER_KEY


def test_conflicts_are_told_and_not_corrected(store: Store) -> None:
    key = meant(store, [THIRTY], awkward.WRONG_DAY)
    detail = show(store, key)
    assert detail.document.date == "2021-03-01"
    assert [w.code for w in detail.warnings] == ["date-conflict"]


def test_two_texts_without_issuer_are_two_documents(store: Store) -> None:
    one, other = (
        record(f"{n}.txt", "1/KH-UBND", "2021-01-01", None, more=n) for n in ("một", "hai")
    )
    load(store, [one, other])
    keys = store.numbered("1-kh-ubnd")
    assert len(keys) == 2
    assert all(key.startswith("1-kh-ubnd-2021-") for key in keys)


def test_the_order_of_claims_does_not_matter() -> None:
    cited = (awkward.BARE, awkward.NO_ISSUER, awkward.UNPLACED)
    claims = cited_claims(awkward.citing("x", *cited))
    assert resolve("number:30-ubnd-vx", claims) == resolve("number:30-ubnd-vx", claims[::-1])
