"""Executors and drivers that are killed in steps of a build leave no gap and nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from graph.archive.build import build
from loaders.spark.inputs import inputs_of
from tools.kill_builds import (
    EVERY_STEP,
    PARTITIONS,
    different,
    drivers_killed,
    executors_killed,
    write_letters,
)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of letters."""
    folder = tmp_path_factory.mktemp("letters")
    write_letters(folder, 60)
    return folder


@pytest.fixture(scope="module")
def undisturbed(
    spark: SparkSession, letters: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The tables of a build that nobody disturbed."""
    out, paths = tmp_path_factory.mktemp("undisturbed") / "out", [str(letters)]
    made = build(spark, paths, inputs_of(spark, paths), str(out), partitions=PARTITIONS)
    assert made.rows["records"] == 60
    return out


def test_an_executor_killed_in_each_step(letters: Path, undisturbed: Path, tmp_path: Path) -> None:
    """There is only one, so that it is at work."""
    killed = executors_killed(letters, tmp_path / "out", "local-cluster[1,1,1024]")
    assert killed == EVERY_STEP
    assert different(undisturbed, tmp_path / "out") == []


def test_a_driver_killed_in_some_steps(letters: Path, undisturbed: Path, tmp_path: Path) -> None:
    steps = ["read", "describe"]  # each costs a start of Java; the tool kills it in every one
    assert drivers_killed(letters, tmp_path / "out", "local[2]", steps) == steps
    assert different(undisturbed, tmp_path / "out") == []
