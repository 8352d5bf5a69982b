"""How far the tasks of Spark have come, told while something else waits for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Watch = Callable[[int, int], None]
"""Takes how many tasks are done, and how many there are, of the stages that are running."""

_PAUSE: Final = 0.5
"""Seconds between two looks."""


@contextmanager
def watched(spark: SparkSession, watch: Watch) -> Iterator[None]:
    """Tell `watch`, from a thread of its own, while the `with` block runs jobs of `spark`."""
    over = Event()
    thread = Thread(target=_look, args=(spark, watch, over), name="watching-spark", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def tasks(spark: SparkSession) -> tuple[int, int]:
    """The tasks that are done and all tasks of the stages that are running now."""
    tracker = spark.sparkContext.statusTracker()
    done = every = 0
    for id_ in tracker.getActiveStageIds():
        stage = tracker.getStageInfo(id_)
        if stage is not None:
            done += stage.numCompletedTasks
            every += stage.numTasks
    return done, every


def _look(spark: SparkSession, watch: Watch, over: Event) -> None:
    while not over.wait(_PAUSE):
        done, every = tasks(spark)
        if every:
            watch(done, every)
