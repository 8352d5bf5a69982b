"""Building the tables of an archive step by step; a build that was broken off goes on where it was.

A step counts as done when the manifest says so, which is written behind it. What a step had begun
is taken away before it begins anew, so that nothing half-written is taken for whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from platform import python_version
from time import monotonic
from typing import TYPE_CHECKING, Final

from msgspec import Struct, structs

from graph.archive import manifest, tables
from graph.archive.folder import Folder
from graph.archive.manifest import Given, Maker, Manifest
from graph.archive.steps import once
from graph.archive.steps.reading import record_rows
from graph.archive.steps.sequence import STEPS, Step
from graph.errors import UsageProblem
from loaders.spark.folders import moved
from loaders.spark.problems import in_words

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, DataFrameReader, SparkSession

    from loaders.spark.inputs import Inputs

_READ: Final = "read"
_WORK: Final = "_work"
_READ_RECORDS, _READ_FAILURES = "_records", "_failures"


class Progress(Struct, frozen=True):
    """That a step begins (`rows` is None), or what it made in how many `seconds`.

    A step that an earlier run had finished took none.
    """

    step: str
    rows: dict[str, int] | None
    seconds: float | None = None


Watch = Callable[[Progress], None]


def build(
    spark: SparkSession,
    paths: Sequence[str],
    inputs: Inputs,
    out: str,
    *,
    keep_unknown: bool = False,
    partitions: int | None = None,
    watch: Watch | None = None,
) -> Manifest:
    """Make the tables of `inputs`, given as `paths`, in the folder `out`; say what they hold.

    What an earlier call with the same input made there stays. `partitions` is the number of pieces
    in which the input is read. Raises `UsageProblem` where `out` holds something else, and
    `SparkProblem` where a step fails: what is finished by then stays finished.
    """
    folder = Folder(spark, out)
    given = Given(tuple(paths), inputs.files, inputs.bytes, inputs.fingerprint)
    begun = _begun(folder, given, Maker.of_today(keep_unknown=keep_unknown))
    return _Build(spark, folder, begun, watch or _unwatched).run(inputs, partitions)


def _unwatched(_: Progress) -> None:
    """Nobody looks."""


def _begun(folder: Folder, given: Given, maker: Maker) -> Manifest:
    """The manifest of what is in the folder, or a new one. Raises `UsageProblem`."""
    remedy = "name another folder, or delete this one first"
    if not folder.has(manifest.NAME):
        if not folder.is_empty():
            raise UsageProblem(f"{folder.address} holds something that is no build", remedy)
        return Manifest(given, maker, _versions())
    found = manifest.decoded(folder.text(manifest.NAME))
    if found is None:
        raise UsageProblem(f"{folder.address}/{manifest.NAME} is none of ours", remedy)
    if found.maker != maker:
        problem = f"{folder.address} holds a build by another version or with other options"
        raise UsageProblem(problem, remedy)
    if found.input != given:
        was = ", ".join(found.input.paths)
        problem = f"{folder.address} holds the build of another input ({was}, as it was then)"
        raise UsageProblem(problem, remedy)
    return found


def _versions() -> dict[str, str]:
    packages = ("directive-cascade", "pyspark", "pyarrow")
    return {"python": python_version(), **{name: version(name) for name in packages}}


class _Build:
    """A build under way."""

    def __init__(
        self, spark: SparkSession, folder: Folder, manifest: Manifest, watch: Watch
    ) -> None:
        self._spark, self._folder, self._manifest, self._watch = spark, folder, manifest, watch

    def run(self, inputs: Inputs, partitions: int | None) -> Manifest:
        """Take the steps that are not finished, in their order."""
        self._step(_READ, partial(self._read, inputs, partitions))
        for step in STEPS:
            self._step(step.name, partial(self._make, step))
        if not self._manifest.complete:
            self._note(structs.replace(self._manifest, complete=True))
            self._folder.drop(_WORK)
        return self._manifest

    def _step(self, name: str, make: Callable[[], dict[str, int]]) -> None:
        done = self._manifest.steps.get(name)
        if done is not None:
            self._watch(Progress(name, done))
            return
        self._watch(Progress(name, None))
        began = monotonic()
        with in_words(f"step {name}"):
            rows = make()
        self._note(structs.replace(self._manifest, steps=self._manifest.steps | {name: rows}))
        self._watch(Progress(name, rows, monotonic() - began))

    def _note(self, after: Manifest) -> None:
        self._folder.write(manifest.NAME, after.encoded())
        self._manifest = after

    def _read(self, inputs: Inputs, partitions: int | None) -> dict[str, int]:
        from loaders.spark.read import read_to  # noqa: PLC0415 - takes time to load

        self._note(self._manifest)  # whose folder it is, before anything is in it
        use, schema = record_rows(self._manifest.maker), tables.RECORDS.schema
        places = self._at(_READ_RECORDS), self._at(_READ_FAILURES)
        read_to(self._spark, inputs, use, schema, *places, partitions=partitions)
        self._each_once()
        return self._counted(tables.RECORDS.name, tables.FAILURES.name)

    def _each_once(self) -> None:
        """What was read as the tables of records and failures; mostly nothing came twice."""
        named = {_READ_RECORDS: tables.RECORDS.name, _READ_FAILURES: tables.FAILURES.name}
        records, failures = (
            self._reader(name).parquet(self._at(passing)) for passing, name in named.items()
        )
        repeated = once.repeated(records).localCheckpoint()
        if repeated.isEmpty():
            for passing, name in named.items():
                self._folder.drop(name)
                moved(self._spark, self._at(passing), self._at(name))
            return
        self._keep(tables.RECORDS.name, once.kept(records, repeated))
        self._keep(tables.FAILURES.name, once.told(failures, repeated))

    def _make(self, step: Step) -> dict[str, int]:
        made = []
        for name, frame in step.run(self._held):
            self._keep(name, frame)
            made.append(name)
        return self._counted(*(name for name in made if not _is_passing(name)))

    def _keep(self, name: str, frame: DataFrame) -> None:
        frame.write.mode("overwrite").parquet(self._at(name))

    def _held(self, name: str) -> DataFrame:
        return self._reader(name).parquet(self._at(name))

    def _reader(self, name: str) -> DataFrameReader:
        """What reads a table; one without any row has no file that tells its columns."""
        return (
            self._spark.read if _is_passing(name) else self._spark.read.schema(tables.SCHEMAS[name])
        )

    def _counted(self, *names: str) -> dict[str, int]:
        return {name: self._held(name).count() for name in names}

    def _at(self, name: str) -> str:
        return self._folder.at(f"{_WORK}/{name[1:]}" if _is_passing(name) else name)


def _is_passing(name: str) -> bool:
    """Whether a table is wanted by later steps only."""
    return name.startswith("_")
