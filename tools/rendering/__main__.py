"""Renders the sample corpus into the kinds of files that offices have.

    python -m tools.rendering OUT [--kinds pdf,docx] [--seed 1] [--wear usual] [--texts FOLDER]

Each kind gets a folder in OUT. Without --kinds all are made.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.rendering.press import KINDS, Press
from tools.rendering.programs import MissingProgram
from tools.rendering.scan import LEVELS

SAMPLES = Path(__file__).parents[2] / "examples/covid-2021"


def main() -> None:
    """Writes the files, and says how many of which kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--kinds", default=",".join(KINDS), help=f"of {', '.join(KINDS)}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wear", choices=LEVELS, default="usual")
    parser.add_argument("--inked", action="store_true", help="stamps and signatures on scans")
    parser.add_argument("--texts", type=Path, default=SAMPLES, help="folder of .txt files")
    options = parser.parse_args()
    kinds = options.kinds.split(",")
    if unknown := set(kinds) - set(KINDS):
        parser.error(f"no such kind: {', '.join(sorted(unknown))}")
    texts = {path.stem: path.read_text("utf-8") for path in sorted(options.texts.glob("*.txt"))}
    press = Press(texts, seed=options.seed, wear=options.wear, inked=options.inked)
    for kind in kinds:
        try:
            files = press.files(kind)
        except MissingProgram as error:
            sys.exit(f"{kind}: {error}")
        folder = options.out / kind
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        print(f"{kind}: {len(files)} files")


if __name__ == "__main__":
    main()
