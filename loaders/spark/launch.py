"""Starting Spark: Java with the variables it needs, and in words why it does not start."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Final, cast

from loaders.errors import SparkProblem
from loaders.spark.master import is_here

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_NOISE: Final = ("WARNING:", "Error: A fatal exception has occurred")


def started(master: str, settings: Mapping[str, str]) -> SparkSession:
    """A new session. Java stays for the next one, until this Python ends.

    Raises `SparkProblem` where Java does not start or a far master takes no application, and what
    Spark raises for anything else.
    """
    from py4j.protocol import Py4JError  # noqa: PLC0415 - only with the extra `spark`
    from pyspark import SparkConf, SparkContext  # noqa: PLC0415
    from pyspark.errors import PySparkException  # noqa: PLC0415
    from pyspark.sql import SparkSession  # noqa: PLC0415

    values = SparkConf().setAll(list(settings.items()))
    with _environment(master):
        gateway = None if SparkContext._gateway else _java(values)
        try:
            return SparkSession(SparkContext(conf=values, gateway=gateway))
        except (PySparkException, Py4JError) as error:
            if is_here(master):
                raise
            problem = f"the master {master} has taken no application"
            remedy = "look at its log, and whether it is a Spark of this version"
            raise SparkProblem(problem, remedy) from error


def _java(values: Any) -> Any:
    """The connection to a new Java process, whose words go nowhere but into an error of ours."""
    from pyspark.errors import PySparkException  # noqa: PLC0415
    from pyspark.java_gateway import launch_gateway  # noqa: PLC0415

    with tempfile.TemporaryFile() as log:
        try:
            return cast("Any", launch_gateway)(values, {"stdout": log, "stderr": log})
        except (PySparkException, OSError) as error:
            said = _said(log) or _first_line(str(error))
            problem = f"Spark's Java process does not start ({said})"
            remedy = "check JAVA_HOME, SPARK_HOME and the memory that it is to have"
            raise SparkProblem(problem, remedy) from error


def _said(log: IO[bytes]) -> str:
    """The line in which Java says what it lacks."""
    log.seek(0)
    lines = log.read().decode(errors="replace").splitlines()
    return next((line.strip() for line in lines if line and not line.startswith(_NOISE)), "")


def _first_line(text: str) -> str:
    return next(iter(text.strip().splitlines()), "")


@contextmanager
def _environment(master: str) -> Iterator[None]:
    """The variables that Java and its Python workers begin with, while they are started."""
    here = {
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    wanted = (here if is_here(master) else {}) | _utf8()
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _utf8() -> dict[str, str]:
    """Java writes names of files in the encoding of the locale, which knows only ASCII in some."""
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    locale = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return {} if "utf" in locale.lower() else {"LC_ALL": "C.UTF-8"}
