from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).parents[2] / "benchmarks/gains.py"


def document(*numbers: str, relation: str = "implements") -> dict[str, Any]:
    citations = [{"number": n, "name": None, "type": "công văn", "date": None} for n in numbers]
    edges = [{"source": "self", "relation": relation, "target": i} for i, _ in enumerate(numbers)]
    return {"source": "in/a.txt", "index": 0, "citations": citations, "edges": edges}


def compared(folder: Path, before: dict[str, Any], after: dict[str, Any]) -> tuple[int, str]:
    for name, record in (("before", before), ("after", after)):
        Path(folder, name).write_text(json.dumps(record) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, SCRIPT, folder / "before", folder / "after"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def test_gains_and_losses_are_listed(tmp_path: Path) -> None:
    status, shown = compared(tmp_path, document("1/A-B", "2/A-B"), document("2/A-B", "3/A-B"))
    assert status == 1
    assert shown.splitlines() == [
        "- a.txt citation 1/A-B",
        "- a.txt edge self implements 1/A-B",
        "+ a.txt citation 3/A-B",
        "+ a.txt edge self implements 3/A-B",
        "2 gained, 2 lost",
    ]


def test_a_changed_relation_is_one_of_each(tmp_path: Path) -> None:
    status, shown = compared(tmp_path, document("1/A-B", relation="references"), document("1/A-B"))
    assert (status, shown.splitlines()[-1]) == (1, "1 gained, 1 lost")


def test_nothing_changed(tmp_path: Path) -> None:
    assert compared(tmp_path, document("1/A-B"), document("1/A-B")) == (0, "0 gained, 0 lost\n")
