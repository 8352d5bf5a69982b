"""One real Spark for all tests that want it; on CI none goes without."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from unittest import mock

import pytest
from pyspark.sql import SparkSession

from loaders.errors import SparkProblem
from loaders.spark.session import session

_SMALL = {
    "spark.sql.shuffle.partitions": "4",
    "spark.default.parallelism": "2",
    "spark.ui.enabled": "false",
}


QUICK = {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
"""For a Java that has little to do: to compile thoroughly would take longer than to run."""


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """A session with two cores of this machine."""
    try:
        with ExitStack() as stack:
            with mock.patch.dict(os.environ, QUICK):
                there = session("local[2]", memory="1g", settings=_SMALL)
                running = stack.enter_context(there)
            yield running
    except SparkProblem as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))
