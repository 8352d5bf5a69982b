"""The way of measures as text: a few lines and small tables that can be read at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import asdict

from api.tables import write_table
from api.write import plain
from graph import Drift, Spread
from graph.drift.answer import CHANGES, Day, Group, Mover, Tally

_INDENT = 16
_MOST_DAYS = 24
_MOST = 10
_COUNTED = ("orders", "mentions", "bodies", "introduced", *CHANGES)


def write_spread(spread: Spread) -> None:
    """Write what became of one measure, which somebody names."""
    _write_lines(_summary(spread))
    print()
    write_table(("level", "documents", *_COUNTED, "first"), _rows("level", spread.levels))
    if len(spread.between) > 1:
        print()
        write_table(("from", "to", *CHANGES), _between(spread))
    print()
    write_table(("until", "orders", "mentions", "bodies"), map(_day, _thinned(spread.days)))
    _write_dropped(spread)


def write_drift(drift: Drift) -> None:
    """Write what became of every measure below an order, one line each."""
    edges = f"{drift.compared} edges between {drift.documents} documents in force"
    print(f"{edges}{_left(drift.unread, drift.drafts)}")
    print()
    rows = [
        {"measure": spread.measure, **_counts(spread), "first": _mover(spread.first)}
        for spread in drift.measures
    ]
    write_table(("measure", *_COUNTED, "first"), rows)


def _summary(spread: Spread) -> Iterable[tuple[str, str]]:
    yield "measure", f"{spread.measure} — {spread.vi} / {spread.en}"
    yield "first ordered", _mover(spread.first) or "nobody orders it"
    if spread.named != spread.first:
        yield "first named", _mover(spread.named)
    documents = f"{spread.orders} of {spread.documents} documents in force order it"
    yield "spread", f"{documents}, {spread.bodies} bodies; {spread.mentions} only mention it"
    own, below = f"{spread.own} on their own account", f"{spread.introduced} below others"
    yield "introduced by", f"{own}, {below} that do not name it"
    changes = ", ".join(f"{n} {what}" for what, n in asdict(spread.changes).items())
    yield "along edges", f"{changes}{_left(spread.unread, spread.drafts)}"


def _left(unread: int, drafts: int) -> str:
    """What is known of edges that were not compared."""
    said = [f"{unread} with an end without text"] if unread else []
    said += [f"{drafts} with a draft"] if drafts else []
    return f"; not compared: {', '.join(said)}" if said else ""


def _write_lines(lines: Iterable[tuple[str, str]]) -> None:
    for label, line in lines:
        print(f"{label:<{_INDENT}}{plain(line)}")


def _rows(name: str, groups: Sequence[Group]) -> list[dict[str, Any]]:
    return [
        {name: group.name or "unknown", "documents": group.documents, **_counts(group),
         "first": _mover(group.first)}
        for group in groups
    ]  # fmt: skip


def _counts(counted: Group | Spread) -> dict[str, int]:
    return {
        "orders": counted.orders,
        "mentions": counted.mentions,
        "bodies": counted.bodies,
        "introduced": counted.introduced,
        **_changes(counted.changes),
    }


def _changes(changes: Tally) -> dict[str, int]:
    return asdict(changes)


def _between(spread: Spread) -> list[dict[str, Any]]:
    return [
        {"from": pair.above or "unknown", "to": pair.below or "unknown", **_changes(pair.changes)}
        for pair in spread.between
    ]


def _day(day: Day) -> dict[str, Any]:
    return asdict(day) | {"until": day.date or "undated"}


def _thinned(days: Sequence[Day]) -> list[Day]:
    """All days; where they are too many the last of each month, or of each year."""
    for known in (10, 7, 4):
        last = {day.date and day.date[:known]: day for day in days}
        if len(last) <= _MOST_DAYS:
            break
    return list(last.values())


def _write_dropped(spread: Spread) -> None:
    """Write where the measure was lost most, and the first documents that lost it."""
    lost = [group for group in spread.provinces if group.changes.dropped]
    if not spread.changes.dropped:
        return
    most = sorted(lost, key=lambda group: -group.changes.dropped)[:_MOST]  # else by name
    print()
    write_table(
        ("dropped in", "dropped", "kept", "tightened", "loosened"),
        [{"dropped in": g.name or "no province", **_changes(g.changes)} for g in most],
    )
    first = [step for step in spread.steps if step.change == "dropped"][:_MOST]
    print()
    write_table(
        ("dropped by", "date", "from"),
        [{"dropped by": s.source, "date": s.source_date, "from": s.target} for s in first],
    )
    if spread.changes.dropped > len(first):
        print(f"and {spread.changes.dropped - len(first)} more; --format csv has all")


def _mover(mover: Mover | None) -> str:
    if mover is None:
        return ""
    said = (mover.number or mover.key, mover.date, mover.issuer)
    return ", ".join(part for part in said if part)
