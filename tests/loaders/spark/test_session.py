"""Sessions: what keeps Spark from starting is one line, and a session itself says nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pyspark
import pytest
from pyspark.sql import SparkSession

from loaders.errors import SparkProblem
from loaders.spark import master as masters
from loaders.spark import session as sessions
from loaders.spark.java import check_java
from loaders.spark.master import check_master, is_here, trouble_with
from loaders.spark.session import driver_memory, session

ROOT = Path(__file__).parents[3]


@pytest.fixture
def no_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder that is the whole path."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    return tmp_path


def fake_java(folder: Path, says: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    java = folder / "java"
    java.write_text(f"#!/bin/sh\necho '{says}' >&2\n", encoding="utf-8")
    java.chmod(0o755)


def test_no_java(no_java: Path) -> None:
    with pytest.raises(SparkProblem, match=r"no Java on this machine.*JAVA_HOME") as caught:
        check_java()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ('java version "1.8.0_292"', "is Java 8; Spark needs 17 or newer"),
        ('openjdk version "11.0.20" 2023-07-18', "is Java 11; Spark needs 17 or newer"),
        ("no", "does not tell its version"),
    ],
)
def test_wrong_java(no_java: Path, says: str, told: str) -> None:
    fake_java(no_java, says)
    with pytest.raises(SparkProblem, match=told):
        check_java()


def test_java_home_comes_first(no_java: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_java(no_java, 'java version "1.8.0_292"')
    fake_java(no_java / "home" / "bin", 'openjdk version "21" 2023-09-19')
    monkeypatch.setenv("JAVA_HOME", str(no_java / "home"))
    check_java()
    monkeypatch.setenv("JAVA_HOME", str(no_java / "gone"))
    with pytest.raises(SparkProblem, match=r"JAVA_HOME is .*gone, where there is no bin/java"):
        check_java()


@pytest.mark.parametrize("name", ["pyspark", "pyarrow"])
def test_without_the_extra(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def find(wanted: str) -> object:
        return None if wanted == name else wanted

    monkeypatch.setattr(sessions, "find_spec", find)
    with (
        pytest.raises(SparkProblem, match=rf"{name} cannot be imported; pip install '.*\[spark\]'"),
        session(),
    ):
        pass


@pytest.mark.parametrize(
    "master", ["local", "local[*]", "local[4]", "local[2,3]", "local-cluster[2, 1, 1024]"]
)
def test_masters_here(master: str) -> None:
    assert is_here(master)
    check_master(master)


@pytest.mark.parametrize(
    "master",
    ["", "lokal[2]", "local[0]", "local[-1]", "spark://", "spark://host", "spark://h:port",
     "k8s://", "http://host:1", "spark://a:7077,b", "spark://h:99999"],
)  # fmt: skip
def test_what_is_no_master(master: str) -> None:
    with pytest.raises(SparkProblem, match=r"names no master of Spark; name local\[\*\]"):
        check_master(master)


@pytest.fixture
def silent() -> Iterator[int]:
    """The port of a server that accepts connections and never says anything."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        yield port


@pytest.fixture
def closed() -> int:
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


@pytest.fixture
def refusing() -> Iterator[int]:
    """The port of a server that hangs up whatever is said."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hang_up() -> None:
            server.accept()[0].close()

        thread = Thread(target=hang_up)
        thread.start()
        port: int = server.getsockname()[1]
        yield port
        socket.create_connection(("127.0.0.1", port)).close()  # where nobody has asked
        thread.join()


@pytest.mark.parametrize("form", ["spark://127.0.0.1:{}", "k8s://https://127.0.0.1:{}"])
def test_a_master_that_is_not_there(closed: int, form: str) -> None:
    master = form.format(closed)
    with pytest.raises(SparkProblem, match=f"{master} does not answer .*refused") as caught:
        check_master(master)
    assert "\n" not in str(caught.value)


def test_one_of_several_masters_is_enough(closed: int, refusing: int) -> None:
    check_master(f"spark://127.0.0.1:{closed},127.0.0.1:{refusing}")


def test_a_master_that_says_nothing(silent: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(masters, "_CONNECTING", 0.2)
    with pytest.raises(SparkProblem, match=r"does not answer \(timed out\); start it, or check"):
        check_master(f"spark://127.0.0.1:{silent}")


def run(program: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own that knows our packages by their place alone."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "PYSPARK"))}
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{textwrap.dedent(program)}"
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
        cwd="/",
        env={**environment, **variables},
    )


def test_a_session_is_quiet(tmp_path: Path) -> None:
    """It finds our code and names of files, whatever the locale and the folder it begins in."""
    program = f"""
        import os, sys
        import pyarrow as pa
        from loaders.errors import SparkProblem
        from loaders.spark.session import session

        def where(batches):
            import loaders.fold, sys
            for _ in batches:
                yield pa.RecordBatch.from_pydict({{"x": [sys.executable]}})

        try:
            with session("local[1]", memory="512m") as spark:
                row = spark.range(1).mapInArrow(where, "x string").first()
                spark.range(1).write.parquet({str(tmp_path / "Đông Hà")!r})
                print(row["x"], spark.sparkContext.getConf().get("spark.driver.memory"))
                print("quiet", file=sys.stderr, flush=True)
                os.kill(spark.sparkContext._gateway.proc.pid, 9)
                spark.range(1).count()
        except SparkProblem as problem:
            print(problem)
    """
    done = run(program, LANG="C", PYTHONPATH="")
    first, problem = done.stdout.splitlines()
    assert first == f"{sys.executable} 512m"
    assert problem.startswith("Spark's Java process on this machine has ended; when memory was")
    assert done.stderr.startswith("quiet\n")  # then, of its own death alone, PySpark complains
    assert [path.name for path in tmp_path.iterdir()] == ["Đông Hà"]


def test_java_does_not_start() -> None:
    program = """
        from loaders.errors import SparkProblem
        from loaders.spark.session import session
        try:
            with session("local[1]", memory="much"):
                pass
        except SparkProblem as problem:
            print(problem)
    """
    done = run(program)
    told = "Spark's Java process does not start (Invalid maximum heap size: -Xmxmuch); check JAVA_"
    assert (done.stdout[: len(told)], done.stderr) == (told, "")


@pytest.fixture
def lonely_master(closed: int, tmp_path: Path) -> Iterator[str]:
    """The address of a real master without any worker."""
    home = Path(pyspark.__file__).parent
    names = ["--host", "127.0.0.1", "--port", str(closed), "--webui-port", "0"]
    environment = os.environ | {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"}
    with (tmp_path / "log").open("wb") as log:
        master = subprocess.Popen(
            [home / "bin" / "spark-class", "org.apache.spark.deploy.master.Master", *names],
            stdout=log,
            stderr=log,
            env=environment,
        )
    end = time.monotonic() + 120
    while trouble_with("127.0.0.1", closed) and time.monotonic() < end and master.poll() is None:
        time.sleep(0.2)
    yield f"spark://127.0.0.1:{closed}"
    master.kill()
    master.wait()


def test_a_master_that_gives_no_executor(lonely_master: str) -> None:
    program = f"""
        from loaders.errors import SparkProblem
        from loaders.spark.session import session
        try:
            with session({lonely_master!r}, memory="512m", patience=3):
                print("started")
        except SparkProblem as problem:
            print(problem)
    """
    done = run(program)
    told = f"the master {lonely_master} gave no executor within 3 s; look whether it has workers"
    assert (done.stdout[: len(told)], done.stderr) == (told, "")


def test_a_session_that_runs_is_used_and_left(spark: SparkSession) -> None:
    before = spark.conf.get("spark.sql.shuffle.partitions")
    with session(settings={"spark.sql.shuffle.partitions": "5"}) as same:
        assert same is spark
        assert same.conf.get("spark.sql.shuffle.partitions") == "5"
    spark.conf.set("spark.sql.shuffle.partitions", str(before))
    assert spark.range(3).count() == 3


def test_arrow_is_bounded_in_bytes_too(spark: SparkSession) -> None:
    assert spark.conf.get("spark.sql.execution.arrow.maxBytesPerBatch") == "32m"
    assert spark.conf.get("spark.sql.adaptive.enabled") == "true"


@pytest.mark.parametrize(
    ("bytes_", "memory"), [(1 << 30, "1g"), (8 << 30, "2g"), (24 << 30, "6g"), (1 << 40, "8g")]
)
def test_java_gets_a_quarter_of_the_memory(
    monkeypatch: pytest.MonkeyPatch, bytes_: int, memory: str
) -> None:
    monkeypatch.setattr(sessions, "_machine", lambda: bytes_)
    assert driver_memory() == memory


def test_the_memory_of_this_machine_is_known() -> None:
    assert 1 << 28 < sessions._machine() < 1 << 50


@pytest.mark.parametrize(("chosen", "ours"), [("", True), ("-XX:+UseG1GC -Xss2m", False)])
def test_a_collector_that_the_user_has_chosen_stays(
    monkeypatch: pytest.MonkeyPatch, chosen: str, ours: bool
) -> None:
    for name in ("JAVA_TOOL_OPTIONS", "SPARK_SUBMIT_OPTS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("JDK_JAVA_OPTIONS", chosen)
    settings = sessions._settings("local[1]", None)
    assert ("-XX:+UseParallelGC" in settings["spark.driver.extraJavaOptions"]) == ours
