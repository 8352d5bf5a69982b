"""Numbers that many bodies give: claims are resolved by day or body, as if there were no others."""

from __future__ import annotations

from collections.abc import Iterator
from unittest import mock

import pytest

from graph import Store, check, load, show
from loaders.record import Issuer, Record
from tests.graph import awkward
from tests.graph.builders import Cited, committee, record

NUMBER = "12/UBND"
BODIES = [committee(f"huyện H{i}", "district") for i in range(6)]
LETTERS = [record(f"{i}.txt", NUMBER, f"2021-05-0{i + 1}", body) for i, body in enumerate(BODIES)]
CITING = "999-syt-nv-2023-so-y-te-tinh-lao-cai"


@pytest.fixture(autouse=True)
def few_make_a_number_common() -> Iterator[None]:
    with mock.patch("graph.update.COMMON", 4):
        yield


def meant(store: Store, cited: Cited, letters: list[Record]) -> tuple[str, tuple[str, ...]]:
    """The key and the candidates of what a letter of another body means that cites so."""
    office = Issuer("Sở Y tế tỉnh Lào Cai")
    load(store, [*letters, record("c.txt", "999/SYT-NV", "2023-05-05", office, cited)])
    assert check(store).ok
    (found,) = show(store, CITING).implements
    return found.document.key, show(store, found.document.key).candidates


@pytest.mark.parametrize(
    ("cited", "key"),
    [
        (Cited(NUMBER, None, "2021-05-03"), "12-ubnd-2021-uy-ban-nhan-dan-huyen-h2"),
        (Cited(NUMBER, None, None, BODIES[4].name), "12-ubnd-2021-uy-ban-nhan-dan-huyen-h4"),
        (Cited(NUMBER, None, "2021-05-09"), "12-ubnd-2021-05-09"),
        (Cited(NUMBER, None, None), "12-ubnd"),
    ],
)
def test_what_a_common_number_means(store: Store, cited: Cited, key: str) -> None:
    assert meant(store, cited, LETTERS) == (key, ())


def test_two_documents_of_the_day_are_candidates(store: Store) -> None:
    letters = [*LETTERS, record("x.txt", NUMBER, "2021-05-03", committee("huyện X", "district"))]
    key, candidates = meant(store, Cited(NUMBER, None, "2021-05-03"), letters)
    assert key == "12-ubnd-2021-05-03"
    assert candidates == (
        "12-ubnd-2021-uy-ban-nhan-dan-huyen-h2",
        "12-ubnd-2021-uy-ban-nhan-dan-huyen-x",
    )


def test_below_that_the_number_alone_is_looked_for(store: Store) -> None:
    key, candidates = meant(store, Cited(NUMBER, None, None), LETTERS[:2])
    assert (key, len(candidates)) == ("12-ubnd", 2)


def test_a_month_may_be_the_day_that_is_cited(store: Store) -> None:
    cited = Cited(NUMBER, None, "2021-05", "Ủy ban nhân dân huyện Y")
    letters = [*LETTERS, awkward.citing("a", cited)]
    key, _ = meant(store, Cited(NUMBER, None, "2021-05-20"), letters)
    assert key == "12-ubnd-2021-uy-ban-nhan-dan-huyen-y"
