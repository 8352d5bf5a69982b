"""Cards stand in their rows, apart from each other, a subtree together, the same every time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations

import pytest

from graph.model import Cascade
from tests.viz.cascades import cascade as built
from tests.viz.cascades import chain, country, document, edge, hostile, wide
from viz.cascade.layout import CARD_HEIGHT, CARD_WIDTH, layout
from viz.cascade.scene import scene


def single() -> Cascade:
    return built([document("1/A", None)], [])


def star(count: int) -> Cascade:
    leaves = [document(str(i), "province") for i in range(count)]
    return built(
        [document("root", "central"), *leaves], [edge(leaf.document.key, "root") for leaf in leaves]
    )


CASCADES = [chain, country, hostile, single, lambda: wide(60), lambda: star(150)]
every_cascade = pytest.mark.parametrize("build", CASCADES)


@every_cascade
def test_no_two_cards_overlap(build: Callable[[], Cascade]) -> None:
    cards = layout(scene(build())).cards
    for one, other in combinations(cards.values(), 2):
        assert abs(one.x - other.x) > CARD_WIDTH or abs(one.y - other.y) > CARD_HEIGHT


@every_cascade
def test_cards_stand_inside_the_band_of_their_level(build: Callable[[], Cascade]) -> None:
    some = build()
    picture = layout(scene(some))
    bands = {band.level: band for band in picture.bands}
    for item in some.documents:
        card = picture.cards[item.document.key]
        band = bands[item.document.level or "unknown"]
        assert band.top < card.y - CARD_HEIGHT / 2 < card.y + CARD_HEIGHT / 2 < band.bottom
        assert CARD_WIDTH / 2 <= card.x <= picture.width - CARD_WIDTH / 2


@every_cascade
def test_bands_follow_each_other_without_a_gap(build: Callable[[], Cascade]) -> None:
    picture = layout(scene(build()))
    for upper, lower in zip(picture.bands, picture.bands[1:], strict=False):
        assert upper.bottom == lower.top
    assert (picture.bands[0].top, picture.bands[-1].bottom) == (0, picture.height)


def test_what_acts_within_a_level_stands_lower() -> None:
    cards = layout(scene(country())).cards
    assert cards["570/CĐ-TTg"].y < cards["583/CĐ-TTg"].y < cards["31/QĐ-BYT"].y


def test_a_province_keeps_its_districts_and_communes_to_itself() -> None:
    some = country()
    cards = layout(scene(some)).cards
    local = [i.document for i in some.documents if i.document.level in ("district", "commune")]
    stretch = {
        place: [cards[d.key].x for d in local if d.place == place]
        for place in ("Bắc Kạn", "Điện Biên")
    }
    left, right = sorted(stretch.values())
    assert max(left) < min(right)


def test_a_wide_row_is_stacked_and_a_narrow_one_is_not() -> None:
    cards = [card for card in layout(scene(star(150))).cards.values() if card.stacked]
    assert len(cards) == 150
    assert len({card.x for card in cards}) > 1
    assert not any(card.stacked for card in layout(scene(star(4))).cards.values())


def test_another_process_computes_the_same() -> None:
    here = {key: [card.x, card.y] for key, card in layout(scene(country())).cards.items()}
    program = (
        "import json; from viz.cascade.layout import layout; from viz.cascade.scene import scene;"
        "from tests.viz.cascades import country;"
        "print(json.dumps({k: [c.x, c.y] for k, c in layout(scene(country())).cards.items()}))"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed},
        )  # fmt: skip
        assert json.loads(done.stdout) == here
