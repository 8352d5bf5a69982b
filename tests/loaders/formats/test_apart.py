"""A file that makes its reader hang, crash or take too much memory costs that process alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from loaders.errors import ReaderFault, UnreadableSource
from loaders.formats import apart
from loaders.formats.apart import called

READER = "tests.loaders.formats.misbehaving:read"


def asked(what: str) -> list[str]:
    return called(READER, list[str], what.encode(), "a.pdf")


def told(what: str) -> str:
    with pytest.raises(UnreadableSource) as caught:
        asked(what)
    assert type(caught.value) is UnreadableSource
    return str(caught.value)


def test_it_is_another_process_and_it_is_kept() -> None:
    first, second = asked("one"), asked("two")
    assert (first[0], second[0]) == ("one", "two")
    assert first[1] == second[1] != str(os.getpid())


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("crash", "a.pdf: makes its reader crash (signal 11); open it with the program"),
        ("memory", "a.pdf: needs more than the 2,048 MB of memory of one file"),
        ("depth", "a.pdf: is nested too deeply"),
        ("refused", "a.pdf: is encrypted; save it without a password"),
    ],
)
def test_what_goes_wrong_is_told_and_the_next_file_read(what: str, words: str) -> None:
    assert told(what).startswith(words)
    assert asked("next")[0] == "next"


@pytest.mark.alone
def test_one_that_hangs_is_ended() -> None:
    code = (
        "from loaders.formats import apart, pulse\n"
        "pulse.PATIENCE = 1\n"
        "apart._CHILD = 'from loaders.formats import pulse; pulse.PATIENCE = 1; ' + apart._CHILD\n"
        "from tests.loaders.formats.test_apart import asked, told\n"
        "print(told('hang'))\n"
        "print(asked('slow, but alive')[0])\n"
    )
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines() == [
        "a.pdf: keeps its reader busy for more than 1 s without a page read; open it with the "
        "program that made it, save it anew, and load that",
        "slow, but alive",
    ]
    assert time.monotonic() - began < 30


def test_an_error_that_nobody_foresaw_is_told_with_its_trace() -> None:
    with pytest.raises(ReaderFault, match=r"a\.pdf: meets an error of this program \(KeyError"):
        asked("fault")
    assert asked("next")[0] == "next"


def test_what_libraries_print_disturbs_nobody() -> None:
    assert asked("noise")[0] == "noise"


def test_what_a_file_gives_does_not_depend_on_those_before() -> None:
    asked("one")
    assert asked("crash after others")[0] == "crash after others"


def test_threads_share_a_few_processes() -> None:
    with ThreadPoolExecutor(12) as threads:
        answers = list(threads.map(asked, map(str, range(60))))
    assert [answer[0] for answer in answers] == [str(n) for n in range(60)]
    assert len({answer[1] for answer in answers}) <= max(2, os.cpu_count() or 1)


def test_no_process_outlives_the_one_that_asked() -> None:
    code = (
        "import os, signal\n"
        "from tests.loaders.formats.test_apart import asked\n"
        "print(asked('x')[1], flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    child = int(done.stdout)
    for _ in range(100):
        if not _runs(child):
            return
        time.sleep(0.05)
    pytest.fail("the process that reads is still there")


def _runs(process: int) -> bool:
    """Whether it runs; one that has ended and is not yet waited for does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
        return state.rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture(autouse=True)
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Processes for this test alone: what they have read before makes a difference."""
    own = apart._Pool(max(2, os.cpu_count() or 1))
    monkeypatch.setattr(apart, "_pool", own)
    yield
    own.close()
