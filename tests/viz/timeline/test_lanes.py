"""Every document has one place: at its day, in the lane of its level, on nobody else's."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise

import pytest

from viz.timeline.curves import curves
from viz.timeline.lanes import COLUMN_HEIGHT, MOST, TALLEST, Item, Lane, Room, lanes
from viz.timeline.scale import Scale, scale_of

START = date(2021, 5, 2).toordinal()


def arranged(*counts: int, level: str = "commune", every: int = 1) -> tuple[Lane, Scale]:
    """The lane of so many documents on each day, below a root of the centre."""
    items = [Item(0, "central", START)]
    for nth, count in enumerate(counts):
        items += [Item(len(items) + i, level, START + 1 + nth * every) for i in range(count)]
    scale = scale_of([item.day for item in items if item.day], START, 120, 940)
    assert scale is not None
    return lanes(items, Room(scale, 0, 940))[-1], scale


@pytest.mark.parametrize(
    "counts", [(1,), (12, 3, 30), (60,), (5,) * 40, (2,) * 90], ids=lambda c: f"{len(c)} days"
)
def test_marks_stand_at_their_day_and_on_no_other(counts: tuple[int, ...]) -> None:
    lane, scale = arranged(*counts)
    assert sorted(dot.index for dot in lane.dots) == list(range(1, sum(counts) + 1))
    days = {index: cell.day for cell in lane.cells for index in cell.documents}
    for dot in lane.dots:
        day = days[dot.index]
        assert day is not None
        assert abs(dot.x - scale.x(day)) <= scale.day_width / 2
        assert lane.top < dot.y - lane.mark / 2
        assert dot.y + lane.mark / 2 < lane.bottom
    for one, other in combinations(lane.dots, 2):
        apart = abs(one.x - other.x), abs(one.y - other.y)
        assert max(apart) >= lane.mark - 1e-6


def test_days_that_are_narrower_than_a_mark_are_dodged_at_their_very_day() -> None:
    lane, scale = arranged(*[1] * 60, every=4)
    days = {index: cell.day for cell in lane.cells for index in cell.documents}
    assert scale.day_width < lane.mark
    assert [dot.x for dot in lane.dots] == [scale.x(days[dot.index] or 0) for dot in lane.dots]


def test_more_documents_than_can_stand_there_are_columns_in_proportion() -> None:
    lane, scale = arranged(MOST + 1, 20, 1)
    assert not lane.dots
    heights = [column.height for column in lane.columns]
    assert heights[0] == COLUMN_HEIGHT
    assert [h / heights[0] for h in heights] == pytest.approx([1, 20 / 61, 1 / 61])
    for column, cell in zip(lane.columns, lane.cells, strict=True):
        assert column.documents == cell.documents
        assert cell.day is not None
        assert column.x + column.width / 2 == pytest.approx(scale.x(cell.day))
    ground = {round(column.y + column.height, 6) for column in lane.columns}
    assert len(ground) == 1


def test_marks_are_never_piled_higher_than_the_lane_allows() -> None:
    for counts in ((60,) * 3, (20,) * 60, (9,) * 300):
        lane, _ = arranged(*counts)
        assert lane.bottom - lane.top <= TALLEST + 30
        assert bool(lane.dots) != bool(lane.columns)


def test_printed_numbers_meet_neither_each_other_nor_a_column() -> None:
    lane, _ = arranged(*[800 - 9 * n for n in range(80)])
    shown = [column for column in lane.columns if column.shown]
    assert lane.columns[0] in shown
    for column in shown:
        middle, half = column.x + column.width / 2, 6 * len(str(len(column.documents))) / 2
        for other in lane.columns:
            if (
                other is not column
                and other.x < middle + half
                and middle - half < other.x + other.width
            ):
                assert other.y > column.y - 2
                assert not other.shown


def test_the_root_has_a_mark_of_its_own_also_beside_columns() -> None:
    items = [Item(i, "central", START) for i in range(100)]
    scale = scale_of([START], START, 120, 940)
    (lane,) = lanes(items, Room(scale, 0, 940))
    assert [dot.index for dot in lane.dots] == [0]
    assert [column.documents for column in lane.columns] == [tuple(range(1, 100))]


def test_nobody_stands_on_or_beside_the_root_on_its_day() -> None:
    items = [Item(i, "central", START) for i in range(20)]
    (lane,) = lanes(items, Room(scale_of([START], START, 120, 940), 0, 940))
    root, *others = sorted(lane.dots, key=lambda dot: dot.index)
    assert len(others) == 19
    assert all(root.y - other.y >= lane.mark for other in others)


def test_undated_documents_stand_beside_the_days() -> None:
    items = [Item(0, "central", START), *(Item(i, "province", None) for i in range(1, 8))]
    (_, lane) = lanes(items, Room(scale_of([START], START, 120, 880), 0, 880))
    assert all(880 < dot.x < 960 for dot in lane.dots)
    (cell,) = lane.cells
    assert cell.day is None
    (alone,) = lanes([Item(0, "unknown", None)], Room(None, 0, 880))
    assert len(alone.dots) == 1


def test_curves_reach_half_at_the_median() -> None:
    days = [3, 3, 5, 9, 20]
    items = [Item(0, "central", START)]
    items += [Item(1 + i, "district", START + day) for i, day in enumerate(days)]
    items.append(Item(9, "district", None))
    scale = scale_of([item.day for item in items if item.day], START, 120, 880)
    assert scale is not None
    (curve,) = curves(items, 0, scale)
    assert curve.spell.days == tuple(days)
    assert curve.spell.unknown == 1
    assert curve.median == scale.x(START + 5)
    for share in (0.4, 0.6):
        assert (scale.x(START + 5), share) in curve.corners
    assert curve.corners[0] == (120, 0)
    assert curve.corners[-1] == (880, 1)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(curve.corners))


def test_without_day_0_there_is_no_lag() -> None:
    items = [Item(0, "central", None), Item(1, "district", START)]
    (curve,) = curves(items, 0, scale_of([START], None, 120, 880))
    assert curve.median is None
    assert curve.spell.days == ()
    assert curve.corners
