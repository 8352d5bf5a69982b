"""What several reading processes gain: documents a second and memory, for `extract` and `load`.

    python benchmarks/workers.py [--documents 20000] [--texts FOLDER]

Makes so many letters of the sample, or of the texts in a folder, with changed numbers in a
temporary folder, and reads a quarter of them, then all, with one process and with one a core. "MB"
is the peak of the largest process; that it does not grow with the documents shows that they are not
kept.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).parents[1]
CASCADE = [sys.executable, "-c", "from api.cli import main; main()"]
_COUNTER = re.compile(r"(?<!\d)\d{2,4}(?=/[A-ZĐ]|-[A-Z]{2})")
_STEP = 7
_A_FOLDER = 400
_UNIT = 1024 if sys.platform != "darwin" else 1
"""Bytes in a unit of `ru_maxrss`."""


def renumbered(text: str, by: int) -> str:
    """`text` with every document number in it, its own and the cited ones, so much higher."""
    return _COUNTER.sub(lambda number: str(int(number[0]) + by), text)


def make_letters(texts: list[str], folder: Path, first: int, last: int) -> None:
    """Writes the letters `first` to `last`: the texts again and again, each time other numbers."""
    for number in range(first, last):
        text = renumbered(texts[number % len(texts)], number // len(texts) * _STEP)
        file = folder / f"{number // _A_FOLDER:04}" / f"{number:06}.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


def measure(*arguments: str, stdin: BinaryIO | None = None) -> tuple[float, float]:
    """Seconds that the command took, and megabytes of its largest process."""
    began = time.perf_counter()
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*CASCADE, *arguments], env=env, stdin=stdin, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"cascade {arguments[0]} ended with status {process.returncode}")
    return time.perf_counter() - began, usage.ru_maxrss * _UNIT / 1e6


def main() -> None:
    """Prints one line a command, size and number of processes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--texts", type=Path, default=ROOT / "examples" / "covid-2021")
    options = parser.parse_args()
    whole = options.documents
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.texts.glob("*.txt"))]
    if not texts:
        sys.exit(f"{options.texts} holds no .txt files")
    print(f"{'':<10}{'documents':>10}{'workers':>9}{'seconds':>9}{'a second':>10}{'MB':>7}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "letters"
        folder.mkdir()
        made = 0
        for count in (whole // 4, whole):
            make_letters(texts, folder, made, count)
            made = count
            for workers in ("1", str(os.cpu_count())):
                store = f"sqlite:///{name}/{count}-{workers}.db"
                for command in (["extract", "--format=jsonl"], ["load", f"--store={store}"]):
                    seconds, memory = measure(*command, str(folder), f"--workers={workers}")
                    row = f"{command[0]:<10}{count:>10}{workers:>9}{seconds:>9.1f}"
                    print(f"{row}{count / seconds:>10.0f}{memory:>7.0f}", flush=True)


if __name__ == "__main__":
    main()
