from __future__ import annotations

import io
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from loaders.errors import ReaderFault, UnreadableSource
from tests.tools.rendering.samples import SAMPLES
from tools import fuzz_files
from tools.fuzz_files import Broken, outcome
from tools.mutation import MOST_BYTES, mutated, regrown
from tools.rendering.packing import zipped
from tools.rendering.press import Press

TEXT = next(iter(SAMPLES.values()))
PACKED = zlib.compress(b"".join(b"%d 7 Td (abc) Tj " % place for place in range(60)))
PDF = b"%%PDF-1.7\n1 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n%%%%EOF" % (
    len(PACKED),
    PACKED,
)

ROOT = Path(__file__).parents[2]


def _mutants(data: bytes, count: int = 200) -> list[bytes]:
    return [mutated([data], Random(seed)) for seed in range(count)]  # noqa: S311


@pytest.mark.parametrize("data", [TEXT.encode(), PDF, zipped({"a.xml": TEXT, "b": TEXT[::-1]})])
def test_a_seed_makes_the_same_mutant_again(data: bytes) -> None:
    mutants = _mutants(data)
    assert mutants == _mutants(data)
    assert len(set(mutants)) > 150
    assert sum(mutant == data for mutant in mutants) < 10
    assert all(0 < len(mutant) <= MOST_BYTES for mutant in mutants)


def test_what_a_word_file_packs_is_damaged_inside() -> None:
    (docx, *_) = Press(SAMPLES).files("docx").values()
    opened = 0
    for mutant in _mutants(docx):
        try:
            opened += ZipFile(io.BytesIO(mutant)).testzip() is None
        except Exception:  # noqa: S112 - any damage of the archive itself
            continue
    assert 100 < opened < 190


def test_xml_is_mostly_regrown_in_good_form() -> None:
    xml = b"<a><b x='1'>c</b><d><e/><e/></d></a>"
    for seed in range(100):
        grown = regrown(xml, Random(seed))  # noqa: S311
        assert ElementTree.fromstring(grown).tag in {"a", "b", "d", "e"}  # noqa: S314
    assert any(regrown(b"no xml", Random(x)) != b"no xml" for x in range(5))  # noqa: S311


def test_streams_of_a_pdf_are_damaged_inside() -> None:
    sound = 0
    for mutant in _mutants(PDF):
        found = re.search(rb"/Length (\d+)>>\nstream\n", mutant)
        if found:
            packed = mutant[found.end() : found.end() + int(found[1])]
            sound += packed != PACKED and _inflates(packed)
    assert sound > 100


def _inflates(packed: bytes) -> bool:
    try:
        zlib.decompress(packed)
    except zlib.error:
        return False
    return True


def test_outcomes_of_sound_and_unsound_files(tmp_path: Path) -> None:
    assert outcome(TEXT.encode(), tmp_path / "a.txt") == "read"
    assert outcome(b"", tmp_path / "b.txt") == "refused"
    assert outcome(b"\x00\x01" * 500, tmp_path / "c.txt") == "refused"


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("keeps its reader busy for more than 60 s without a page read", "too slow"),
        ("makes its reader crash (signal 11)", "crashed"),
        ("needs more than the 2,048 MB of memory of one file", "too much memory"),
        ("is encrypted", "refused"),
    ],
)
def test_outcomes_by_what_ended_the_reading(
    reason: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzz_files, "read_items", lambda _: [UnreadableSource("a", reason)])
    assert outcome(b"x", tmp_path / "a.txt") == told


def test_faults_and_errors_break_the_promise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(_: object) -> Iterator[UnreadableSource]:
        yield ReaderFault("a.txt", "meets an error")

    monkeypatch.setattr(fuzz_files, "read_items", fault)
    with pytest.raises(Broken, match="meets an error"):
        outcome(b"x", tmp_path / "a.txt")
    monkeypatch.setattr(fuzz_files, "read_items", lambda _: 1 / 0)
    with pytest.raises(Broken, match="ZeroDivisionError"):
        outcome(b"x", tmp_path / "a.txt")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc")
def test_the_memory_of_processes_that_were_started_is_seen() -> None:
    """In a process that has started no others before."""
    code = (
        "import subprocess, sys, time\n"
        "from tools.fuzz_files import peak\n"
        "child = [sys.executable, '-c', \"data = b'x' * (100 << 20); input()\"]\n"
        "with subprocess.Popen(child, stdin=subprocess.PIPE) as process:\n"
        "    deadline = time.monotonic() + 20\n"
        "    while peak() < 100 << 20 and time.monotonic() < deadline:\n"
        "        time.sleep(0.02)\n"
        "    print(peak())\n"
        "    process.communicate(b'\\n')\n"
    )
    seen = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=60, cwd=ROOT
    )
    assert 100 << 20 <= int(seen.stdout) < 400 << 20
