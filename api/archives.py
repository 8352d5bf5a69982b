"""What the commands of archives tell while they work, and when they are done."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

from api.options import AnswerFormat
from api.write import complain, write_json

if TYPE_CHECKING:
    from pyspark.sql import SparkSession
    from rich.progress import TaskID

    from graph.archive.build import Progress as OfStep
    from graph.load import LoadReport

_SHOWN = 20
"""Failures that are told one by one: the table has them all."""


class Told:
    """Tells on standard error how far a command has come: a line for each step that is done.

    On a terminal bars show what is being done.
    """

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
        from rich.progress import TimeElapsedColumn as Elapsed

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Elapsed())
        quiet = not sys.stderr.isatty()
        self._bars = Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet)
        self._tasks: dict[str, TaskID] = {}
        self._step = ""

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def step(self, progress: OfStep) -> None:
        """A step of a build begins or is done."""
        if progress.rows is None:
            self._step = progress.step
            self._task(self._step)
            return
        self._step = ""
        self._bars.remove_task(self._task(progress.step))
        took = "as before" if progress.seconds is None else f"{progress.seconds:.0f} s"
        self.line(f"{progress.step}: {counted(progress.rows) or 'done'} ({took})")

    @contextmanager
    def tasks(self, spark: SparkSession) -> Iterator[None]:
        """While this lasts the bar of a step shows the tasks of Spark."""
        from loaders.spark.progress import watched

        if self._bars.disable:
            yield
            return
        with watched(spark, self._of_step):
            yield

    def _of_step(self, done: int, of: int) -> None:
        if step := self._step:
            self.part(step, done, of)

    def part(self, what: str, done: int, of: int) -> None:
        """So much of something is done."""
        self._bars.update(self._task(what), completed=done, total=of)

    def line(self, words: str) -> None:
        """A line of its own, above the bars."""
        self._bars.console.print(words, highlight=False, markup=False)

    def _task(self, what: str) -> TaskID:
        if what not in self._tasks:
            self._tasks[what] = self._bars.add_task(what, total=None)
        return self._tasks[what]


def counted(rows: Mapping[str, int]) -> str:
    """Numbers of rows by table in words.

    >>> counted({"records": 1200000, "failures": 3})
    '1,200,000 records, 3 failures'
    """
    return ", ".join(f"{many:,} {name}" for name, many in rows.items())


def write_report(report: LoadReport, format: AnswerFormat) -> None:
    """What an import did."""
    for failure in report.failures[:_SHOWN]:
        complain(f"{failure.source}: {failure.reason}")
    if len(report.failures) > _SHOWN:
        complain(f"{len(report.failures) - _SHOWN:,} more are in the table failures")
    if format is AnswerFormat.JSON:
        write_json(report.to_dict())
        return
    counts = {"new": report.new, "updated": report.updated, "unchanged": report.unchanged}
    print(counted(counts | {"failed": report.failed, "skipped": report.skipped}))
