from __future__ import annotations

import pytest

from graph.claims import (
    Claim,
    block_of,
    cited_claims,
    corner_of,
    decoded,
    doors_of,
    doors_to,
    head_claim,
    is_narrow,
    whole_block,
)
from tests.graph import awkward
from tests.graph.builders import Cited, record


def claimed(cited: Cited) -> Claim:
    return cited_claims(awkward.citing("x", cited))[0]


@pytest.mark.parametrize(
    ("cited", "block"),
    [
        (awkward.LETTER, "document:30-ubnd-vx|uy-ban-nhan-dan-tinh-lao-cai|2021"),
        (awkward.WRONG_DAY, "document:30-ubnd-vx|uy-ban-nhan-dan-tinh-lao-cai|2021"),
        (awkward.UNPLACED, "number:30-ubnd-vx"),
        (awkward.BARE, "number:30-ubnd-vx"),
        (awkward.COUNTER, "counter:30|cong-van|uy-ban-nhan-dan-tinh-lao-cai"),
        (awkward.DAY_ONLY, "dated:cong-van|uy-ban-nhan-dan-tinh-lao-cai|2021-03"),
        (awkward.LAW, "name:luat-phong-benh"),
        (awkward.PARTY, "document:41-cv-tu|tinh-uy-lao-cai|term 2020"),
    ],
)
def test_block_of(cited: Cited, block: str) -> None:
    assert block_of(claimed(cited)) == block


@pytest.mark.parametrize(
    "cited",
    [Cited("12", "công văn"), Cited(None, "công văn", "2021-03-01"), Cited(None, None), Cited()],
)
def test_what_says_too_little_is_apart_in_every_text(cited: Cited) -> None:
    (one,) = cited_claims(awkward.citing("x", cited))
    (other,) = cited_claims(awkward.citing("y", cited))
    assert block_of(one).startswith("alone:")
    assert block_of(one) != block_of(other)


def test_equal_citations_of_two_texts_are_one_claim() -> None:
    assert claimed(awkward.LETTER) == cited_claims(awkward.citing("y", awkward.LETTER))[0]


def test_undated_citations_remember_when_they_were_made() -> None:
    assert claimed(awkward.UNDATED).before == "2021-05-05"
    assert claimed(awkward.LETTER).before is None


def test_doors_lead_from_less_to_more() -> None:
    doors = doors_of(claimed(awkward.NUMBERED_LAW))
    assert doors == {
        "number:27-2018-qh14",
        "day:27-2018-qh14|2018-06-15",
        "body:27-2018-qh14|quoc-hoi",
        "name:luat-phong-benh",
        "counter:27|luat|quoc-hoi",
        "dated:luat|quoc-hoi|2018-06",
    }
    assert not doors_of(claimed(awkward.BARE))


@pytest.mark.parametrize(
    ("cited", "corner", "doors"),
    [
        (
            awkward.NO_ISSUER,
            "day:30-ubnd-vx|2021-03-01",
            ("day:30-ubnd-vx|2021", "day:30-ubnd-vx|2021-03", "day:30-ubnd-vx|2021-03-01"),
        ),
        (
            awkward.UNDATED,
            "body:30-ubnd-vx|uy-ban-nhan-dan-tinh-lao-cai",
            ("body:30-ubnd-vx|uy-ban-nhan-dan-tinh-lao-cai",),
        ),
        (awkward.BARE, "body:30-ubnd-vx|", ()),
    ],
)
def test_corners_of_a_number(cited: Cited, corner: str, doors: tuple[str, ...]) -> None:
    assert corner_of(claimed(cited)) == corner
    assert whole_block(corner) == block_of(claimed(cited)) == "number:30-ubnd-vx"
    assert doors_to(corner) == doors


def test_only_numbers_have_corners() -> None:
    assert corner_of(claimed(awkward.LETTER)) is corner_of(claimed(awkward.DAY_ONLY)) is None


def test_a_law_is_known_by_its_own_name() -> None:
    (law,) = awkward.versions()["law.txt"]
    assert "name:luat-phong-benh" in doors_of(head_claim(law))


def test_copies_make_one_heading() -> None:
    thirty, _ = awkward.versions()["thirty.txt"]
    (copy,) = awkward.versions()["copy.txt"]
    assert head_claim(thirty) == head_claim(copy)
    assert is_narrow(block_of(head_claim(copy)))


def test_a_draft_is_in_nobodys_block() -> None:
    (draft,) = awkward.versions()["draft.txt"]
    assert block_of(head_claim(draft)) == "number:30-ubnd-vx"


def test_a_text_without_any_heading_is_alone() -> None:
    nothing = record("x.txt", None, None, None, type=None)
    assert block_of(head_claim(nothing)).startswith("alone:")


def test_a_claim_comes_back_with_the_digest_that_is_at_hand() -> None:
    claim = head_claim(record("a", "5/QĐ-UBND", "2021-05-04", None))
    for back in (decoded(claim.encoded()), decoded(claim.encoded(), claim.digest)):
        assert back.digest == claim.digest
        assert (back.own, back.encoded()) == (claim.own, claim.encoded())
