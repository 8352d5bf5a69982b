from __future__ import annotations

from pathlib import Path
from random import Random

from tools.kill_loads import kill_loads


def test_a_few_kills_break_no_promise(tmp_path: Path) -> None:
    random = Random(3)  # noqa: S311
    outcome = kill_loads(tmp_path, kills=4, documents=400, random=random)
    assert outcome.broken == ()
    assert outcome.kills == 4
