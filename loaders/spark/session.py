"""A session of Apache Spark with our settings: quiet, and with errors of one line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from loaders.errors import SparkProblem
from loaders.spark.java import check_java
from loaders.spark.launch import started
from loaders.spark.master import check_master, is_here, wait_for_executors
from loaders.spark.problems import in_words

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

NAME: Final = "Directive Cascade"
DEFAULT_MASTER: Final = "local[*]"
PATIENCE: Final = 60.0
"""Seconds that a far master has to give the first executor."""
_GIB: Final = 1 << 30
_LEAST, _MOST = 1, 8
"""GiB of the Java process on this machine: it sorts and writes, Python does the rest."""
_PACKAGES: Final = Path(__file__).parents[2]
_JAVA_OPTIONS: Final = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "SPARK_SUBMIT_OPTS")
"""Variables from which any Java, or that of Spark, takes options."""
_QUIET: Final = Path(__file__).with_name("log4j2.json")
_SHARE: Final = {
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    # Rows of any size travel in batches that neither side notices in its memory.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "2000",
    "spark.sql.execution.arrow.maxBytesPerBatch": "32m",
    # A task that writes several tables at once keeps their files open instead of sorting its rows.
    "spark.sql.maxConcurrentOutputFileWriters": "4",
}
"""What any session gets, also one that is already running, unless it was told otherwise."""


@contextmanager
def session(
    master: str | None = None,
    *,
    memory: str | None = None,
    settings: Mapping[str, str] | None = None,
    patience: float = PATIENCE,
) -> Iterator[SparkSession]:
    """A session at `master`; None takes the one that is running, else this machine.

    A session that is running already, or that `spark-submit` has prepared, is used as it is and,
    if it ran before, left running. `memory` is that of the Java process on this machine ("4g"); a
    quarter of the machine's without it, but 1 GiB at least and 8 at most. `settings` are further
    ones of Spark and win over ours. `patience` are the seconds in which a far master has to give
    an executor. What Spark raises in the `with` block leaves it as `SparkProblem`.

    Raises `SparkProblem` without the extra `spark`, without a Java that runs it, for what is no
    master and for one that does not answer.
    """
    _check_packages()
    with in_words():
        spark, is_ours = _found(master, memory, dict(settings or {}))
        try:
            wait_for_executors(spark, patience)
            yield spark
        finally:
            if is_ours:
                spark.stop()


def driver_memory() -> str:
    """The memory of the Java process on this machine, as Spark reads it.

    It is a quarter of what the machine, or the container around this process, has; at least 1 GiB
    and at most 8.
    """
    return f"{min(max(_machine() // 4 // _GIB, _LEAST), _MOST)}g"


def _check_packages() -> None:
    missing = [name for name in ("pyspark", "pyarrow") if find_spec(name) is None]
    if missing:
        remedy = "pip install 'directive-cascade[spark]'"
        raise SparkProblem(f"{' and '.join(missing)} cannot be imported", remedy)


def _found(
    master: str | None, memory: str | None, settings: dict[str, str]
) -> tuple[SparkSession, bool]:
    """The session, and whether it has to be stopped by us."""
    from pyspark.sql import SparkSession  # noqa: PLC0415

    running = SparkSession.getActiveSession()
    if running is not None:
        return _shared(running, settings), False
    if "PYSPARK_GATEWAY_PORT" in os.environ:  # `spark-submit` has started Java and this Python
        builder = SparkSession.builder.appName(NAME)
        if master is not None:
            builder = builder.master(master)
        return _shared(builder.getOrCreate(), settings), True
    master = master or DEFAULT_MASTER
    check_master(master)
    check_java()
    return _shared(started(master, _settings(master, memory) | settings), settings), True


def _shared(spark: SparkSession, settings: dict[str, str]) -> SparkSession:
    """The session with what can be set while it runs."""
    given = spark.sparkContext.getConf()
    for name, value in (_SHARE | settings).items():
        is_free = name in settings or not given.contains(name)
        if is_free and spark.conf.isModifiable(name):
            spark.conf.set(name, value)
    return spark


def _settings(master: str, memory: str | None) -> dict[str, str]:
    java = f"-Dlog4j2.configurationFile={_QUIET.as_uri()} -Dfile.encoding=UTF-8{_collector()}"
    ours = {
        **_SHARE,
        "spark.app.name": NAME,
        "spark.master": master,
        "spark.driver.memory": memory or driver_memory(),
        "spark.driver.extraJavaOptions": java,
        "spark.executorEnv.PYTHONPATH": str(_PACKAGES),
        "spark.ui.showConsoleProgress": "false",
    }
    if is_here(master):
        ours |= {
            "spark.ui.enabled": "false",
            "spark.driver.host": "localhost",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.executor.extraJavaOptions": java,
        }
    return ours


def _collector() -> str:
    """The garbage collector that takes least of the cores, unless the user has chosen one.

    Java refuses to start with two.
    """
    chosen = "".join(os.environ.get(name, "") for name in _JAVA_OPTIONS)
    return "" if "GC" in chosen else " -XX:+UseParallelGC"


def _machine() -> int:
    """Bytes of memory that this machine or the container has."""
    sizes = [os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")]
    for limit in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            sizes.append(int(Path(limit).read_text()))
        except (OSError, ValueError):  # no such limit, or "max"
            continue
    return min(sizes)
