from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "examples/covid-2021/03-tp-bac-kan-756-ubnd-vxnv.txt").read_text(encoding="utf-8")
LETTER = {"number": "2479/UBND-VXNV", "type": "công văn", "date": "2021-05-03", "issuer": None}
ORDER = {"number": "570/CĐ-TTg", "type": "công điện", "date": "2021-05-02", "issuer": None}
TRUE = [
    ["self", "implements", "2479/UBND-VXNV"],
    ["2479/UBND-VXNV", "implements", "570/CĐ-TTg"],
    ["self", "references", "570/CĐ-TTg"],
]


def calibrated(folder: Path, edges: list[list[str]]) -> tuple[int, str]:
    gold: dict[str, Any] = {"citations": [LETTER, ORDER], "edges": edges}
    document = {"id": "one", "text": TEXT, "gold": gold}
    Path(folder, "one.json").write_text(json.dumps(document), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks/calibration.py", folder],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return done.returncode, done.stdout


def test_right_edges_are_counted(tmp_path: Path) -> None:
    status, shown = calibrated(tmp_path, TRUE)
    assert status == 0
    assert shown.splitlines()[-1].split()[-1] == "1.000"
    assert "carry-out" in shown


def test_wrong_confident_edges_fail(tmp_path: Path) -> None:
    status, shown = calibrated(tmp_path, [["self", "references", "2479/UBND-VXNV"]])
    assert status == 1
    assert shown.splitlines()[-1].split()[-1] == "0.000"
