"""The texts of the sample corpus by name."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parents[3] / "examples/covid-2021"

SAMPLES = {path.stem: path.read_text("utf-8") for path in sorted(_FOLDER.glob("*.txt"))}
