"""How the command behaves as a program: help, options, locale, pipes, interruption."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.api.running import INTERRUPTIBLE, PROGRAM, ROOT, SAMPLE, Cascade


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.run([*PROGRAM, *arguments], env=env, capture_output=True, check=False)


@pytest.mark.alone
def test_help_names_every_command_quickly() -> None:
    began = time.perf_counter()
    done = _run("--help")
    seconds = time.perf_counter() - began
    assert done.returncode == 0
    assert b"export" in done.stdout
    assert seconds < 2, "help must not import the loaders"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, api.cli\n"
        "heavy = {'networkx', 'pyvis', 'loaders', 'graph', 'viz', 'rich.progress'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == b"[]"


def test_no_arguments_print_the_help(cascade: Cascade) -> None:
    done = cascade()
    assert done.code == 0
    assert "Usage: cascade" in done.out


def test_version(cascade: Cascade) -> None:
    assert cascade("--version").out.startswith("directive-cascade 0.")


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_vietnamese_is_intact_in_any_locale(sample_store: str, locale: str) -> None:
    done = _run(
        "find", "son la", CASCADE_STORE=sample_store, LC_ALL=locale, PYTHONIOENCODING="ascii"
    )
    assert done.returncode == 0
    assert "Ủy ban nhân dân tỉnh Sơn La" in done.stdout.decode("utf-8")


def test_store_before_or_after_the_command(sample_store: str, cascade: Cascade) -> None:
    before = cascade("--store", sample_store, "find", "570")
    after = cascade("find", "570", "--store", sample_store)
    assert before == after
    assert before.code == 0


def test_store_option_wins_over_the_environment(
    sample_store: str, tmp_path: Path, cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASCADE_STORE", f"sqlite:///{tmp_path}/other.db")
    assert cascade("find", "570", "--store", sample_store).code == 0


def test_default_store_is_in_the_users_folder(
    tmp_path: Path, cascade: Cascade, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CASCADE_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert cascade("load", SAMPLE).code == 0
    assert (tmp_path / "directive-cascade" / "cascade.db").is_file()


def test_debug_shows_the_traceback(tmp_path: Path, cascade: Cascade) -> None:
    url = f"sqlite:///{tmp_path}"
    assert "Traceback" in cascade("find", "570", "--store", url, "--debug").err
    assert "Traceback" in cascade("--debug", "find", "570", "--store", url).err


def test_a_fault_of_our_own_is_one_line(
    cascade: Cascade, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("graph.open_store", broken)
    done = cascade("find", "570")
    assert done.code == 1
    assert "boom" in done.complaint
    assert "--debug" in done.complaint


def test_reader_that_leaves_is_no_error(sample_store: str) -> None:
    env = os.environ | {"PYTHONPATH": str(ROOT), "CASCADE_STORE": sample_store}
    program = subprocess.Popen(
        [*PROGRAM, "export"], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.read(1)
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    program.wait(30)


def test_interruption_is_quiet() -> None:
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    program = subprocess.Popen(
        [*INTERRUPTIBLE, "extract", "-"],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdin is not None
    assert program.stderr is not None
    program.stdin.write(b"no JSON\n")
    program.stdin.flush()
    assert b"line 1" in program.stderr.readline(), "it has not begun to read"
    program.send_signal(signal.SIGINT)
    _, rest = program.communicate(timeout=30)
    assert program.returncode == 130
    assert rest == b""
