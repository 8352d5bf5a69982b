"""Speed of reading word processors' files: .docx, .doc and .rtf of two to three pages.

    python benchmarks/formats/word.py [--rounds 20]

Makes documents of 40 paragraphs in the official form, as .docx also in an old font and with counted
numbers, and has LibreOffice save them as .docx (with the style sheet, theme and lists of a real
program), .doc and .rtf. One core reads all of each kind, bytes to text, again and again; printed
are the median of the rounds in documents a second, and the slowest document's milliseconds.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from types import ModuleType

from msgspec.structs import replace

from loaders.formats import doc, docx, rtf
from tools.rendering import old_fonts, word
from tools.rendering.form import Form, form
from tools.rendering.programs import MissingProgram, converted

SAMPLES = Path(__file__).parents[2] / "examples/covid-2021"
PARAGRAPHS = 40


def forms() -> list[Form]:
    """The documents, each a head and a foot of the sample corpus around paragraphs of all of it."""
    samples = [form(path.read_text("utf-8")) for path in sorted(SAMPLES.glob("*.txt"))]
    body = cycle(paragraph for shape in samples for paragraph in shape.body)
    return [replace(shape, body=tuple(islice(body, PARAGRAPHS))) for shape in samples]


def measured(reader: ModuleType, files: Mapping[str, bytes], rounds: int) -> tuple[float, float]:
    """Documents a second (median of the rounds), and the most milliseconds of one document."""
    rates: list[float] = []
    slowest = 0.0
    for _ in range(rounds):
        times: list[float] = []
        for name, data in files.items():
            began = time.process_time()
            reader.read(data, name)
            times.append(time.process_time() - began)
        rates.append(len(times) / sum(times))
        slowest = max(slowest, *times)
    return median(rates), 1000 * slowest


def main() -> None:
    """Prints a line for each kind of file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    shapes = forms()
    hands = {
        "docx": word.PLAIN,
        "docx, counted": word.Hand(counted=True, capped=True),
        "docx, .VnTime": word.Hand(coded=old_fonts.tcvn3),
    }
    kinds: dict[str, tuple[ModuleType, Mapping[str, bytes]]] = {
        kind: (docx, {f"{i}.docx": word.docx(shape, hand) for i, shape in enumerate(shapes)})
        for kind, hand in hands.items()
    }
    typed = kinds["docx, counted"][1]
    try:
        for kind, reader, ending in (
            ("docx of LibreOffice", docx, "docx:MS Word 2007 XML"),
            ("doc of LibreOffice", doc, "doc"),
            ("rtf of LibreOffice", rtf, "rtf"),
        ):
            kinds[kind] = reader, converted(typed, ending)
    except MissingProgram as error:
        print(f"without LibreOffice's files: {error}", file=sys.stderr)
    for kind, (reader, files) in kinds.items():
        rate, slowest = measured(reader, files, options.rounds)
        size = sum(map(len, files.values())) / len(files) / 1000
        print(f"{kind:22} {size:5.0f} kB {rate:7.0f} documents/s, slowest {slowest:.1f} ms")


if __name__ == "__main__":
    main()
