"""How long the answers to an order took: what the question of lag gives."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from graph.errors import UsageProblem
from graph.frames import frame
from graph.model import as_mapping

if TYPE_CHECKING:
    import pandas as pd


class Spell(Struct, frozen=True):
    """How many days something took, all times together; `days` are sorted, one entry each time.

    `unknown` counts those of which a date is missing or not complete.
    """

    days: tuple[int, ...]
    unknown: int

    @property
    def median(self) -> float | None:
        """The middle one, the mean of the two in the middle; None without any."""
        return statistics.median(self.days) if self.days else None

    @property
    def p90(self) -> float | None:
        """Within so many days nine of ten were done, between two days interpolated linearly."""
        if len(self.days) < 2:
            return self.days[0] if self.days else None
        return statistics.quantiles(self.days, n=10, method="inclusive")[-1]

    @property
    def distribution(self) -> tuple[tuple[int, int], ...]:
        """Pairs of a number of days and how often it took so long."""
        return tuple(sorted(Counter(self.days).items()))

    def to_dict(self) -> dict[str, Any]:
        """The spell as JSON-ready mapping."""
        return {
            "count": len(self.days),
            "unknown": self.unknown,
            "median": self.median,
            "p90": self.p90,
            "least": self.days[0] if self.days else None,
            "most": self.days[-1] if self.days else None,
            "distribution": [{"days": days, "count": count} for days, count in self.distribution],
        }


class Hop(Struct, frozen=True):
    """From documents of one level to those that implement them, of another: days between both."""

    above: str | None
    below: str | None
    spell: Spell

    def to_dict(self) -> dict[str, Any]:
        """The hop as JSON-ready mapping."""
        return {"above": self.above, "below": self.below, **self.spell.to_dict()}


class Step(Struct, frozen=True, gc=False):
    """A document and one that implements it (keys), with the days between, None if unknown."""

    source: str
    target: str
    above: str | None
    below: str | None
    days: int | None

    def to_dict(self) -> dict[str, Any]:
        """The step as JSON-ready mapping."""
        return asdict(self)


class Ends(Struct, frozen=True):
    """The addressed bodies of a level: days from the order to their first answer.

    `addressed` is how many there are, `waiting` how many have not answered, `not_in_corpus` of how
    many nothing is held, so that nothing is known of their answers.
    """

    level: str | None
    addressed: int
    waiting: int
    not_in_corpus: int
    spell: Spell

    def to_dict(self) -> dict[str, Any]:
        """The answers as JSON-ready mapping."""
        counts = {name: getattr(self, name) for name in ("addressed", "waiting", "not_in_corpus")}
        return {"level": self.level, **counts, **self.spell.to_dict()}


class Due(Struct, frozen=True):
    """A deadline that a document of the cascade sets for the bodies that it tells to act.

    `document` is its key, `date` the last day, `what` "report" or "act", `quote` its words at
    half-open offsets into that document's text, on `page` of its file where that has any. Of the
    `told` bodies some were `in_time`, some `late`; `waiting` ones have not answered, of the
    `unknown` no day or no document is known.
    """

    document: str
    date: str
    what: str
    quote: str
    start: int
    end: int
    told: int
    in_time: int
    late: int
    waiting: int
    unknown: int
    page: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """The deadline as JSON-ready mapping."""
        return as_mapping(self)


class Late(Struct, frozen=True, gc=False):
    """A body whose first document in the cascade came `days_late` days after a deadline."""

    name: str
    level: str | None
    document: str
    date: str
    deadline: str
    deadline_of: str
    days_late: int


class Lag(Struct, frozen=True):
    """How long the answers to the order `root` took, hop by hop and from end to end.

    `observed_until` is the last day of which the cascade knows, or `as_of`: whoever has not
    answered had not done so until then.
    """

    root: str
    as_of: str | None
    observed_until: str | None
    horizon: int | None
    hops: tuple[Hop, ...]
    ends: tuple[Ends, ...]
    dues: tuple[Due, ...]
    late: tuple[Late, ...]
    steps: tuple[Step, ...]

    def to_dict(self) -> dict[str, Any]:
        """The lag as JSON-ready mapping; steps are left out, `down` gives the documents."""
        return {
            "root": self.root,
            "as_of": self.as_of,
            "observed_until": self.observed_until,
            "hops": [hop.to_dict() for hop in self.hops],
            "ends": [end.to_dict() for end in self.ends],
            "dues": [due.to_dict() for due in self.dues],
            "late": [as_mapping(late) for late in self.late],
        }

    def to_frame(self) -> pd.DataFrame:
        """Every step from a document to one that implements it, as a data frame."""
        return frame(Step.__struct_fields__, (step.to_dict() for step in self.steps))

    def survival(self, level: str | None) -> Survival:
        """The share of the addressed bodies of a level that have answered by each day.

        By Kaplan and Meier; who has not answered is observed to the end. Bodies of which nothing
        is held are left out, so are answers without a day.
        Raises `UsageProblem` for a level with nobody to observe, and where lifelines is missing.
        """
        found = next((end for end in self.ends if end.level == level), None)
        waiting = found.waiting if found and self.horizon is not None else 0
        if found is None or not (found.spell.days or waiting):
            known = ", ".join(end.level or "unknown" for end in self.ends) or "none"
            raise UsageProblem(f"nobody of level {level} can be observed", f"there are: {known}")
        return Survival(level, survival_curve(found.spell.days, waiting, self.horizon or 0))


class SurvivalDay(Struct, frozen=True):
    """By `day`, `answered` is the share of bodies that have answered, between `low` and `high`.

    All in [0, 1]; the bounds are those of a confidence of 95 %, `waiting` counts who had not
    answered before that day.
    """

    day: int
    answered: float
    low: float
    high: float
    waiting: int


class Survival(Struct, frozen=True):
    """The share of the bodies of a level that have answered, for each day on which some did."""

    level: str | None
    days: tuple[SurvivalDay, ...]

    def to_dict(self) -> dict[str, Any]:
        """The curve as JSON-ready mapping."""
        return as_mapping(self)

    def to_frame(self) -> pd.DataFrame:
        """The curve as a data frame, a row a day."""
        return frame(SurvivalDay.__struct_fields__, map(asdict, self.days))


def survival_curve(days: Sequence[int], waiting: int, horizon: int) -> tuple[SurvivalDay, ...]:
    """The curve of those who answered after `days` and those still `waiting` at the horizon.

    Raises `UsageProblem` where lifelines is not installed.
    """
    try:
        from lifelines import KaplanMeierFitter  # noqa: PLC0415 - takes a second
    except ImportError as error:
        advice = "pip install 'directive-cascade[analysis]' brings it"
        raise UsageProblem("survival needs lifelines, which is not installed", advice) from error
    until = max(horizon, *days) if days else horizon
    durations = [*days, *[until] * waiting]
    observed = [True] * len(days) + [False] * waiting
    fitted = KaplanMeierFitter().fit(durations, observed)
    surviving = fitted.survival_function_.iloc[:, 0]
    bounds = fitted.confidence_interval_
    at_risk = fitted.event_table["at_risk"]
    return tuple(
        SurvivalDay(
            int(day),
            round(1 - float(surviving[day]), 6),
            round(1 - float(bounds.loc[day].iloc[1]), 6),
            round(1 - float(bounds.loc[day].iloc[0]), 6),
            int(at_risk[day]),
        )
        for day in sorted(set(days))
    )
