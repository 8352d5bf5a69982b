"""The words of the pages: there in both languages, with the same gaps, and none to spare."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from api.explorer import words
from api.explorer.routes.coverage import STATES
from api.rest.problems import KINDS
from graph.drift.answer import CHANGES
from graph.explanation import AGAINST, RULES
from graph.questions.gaps import KINDS as GAPS
from loaders.record import RELATIONS, Kind, Task
from loaders.warnings import WARNINGS

ROOM = Path(words.__file__).parent
OWN: dict[str, dict[str, str]] = json.loads((ROOM / "labels.json").read_text(encoding="utf-8"))
USED = "\n".join(
    file.read_text(encoding="utf-8")
    for folder, ends in (("templates", "*.html"), (".", "*.py"), ("routes", "*.py"))
    for file in sorted((ROOM / folder).glob(ends))
)


def test_every_word_is_there_in_both_languages() -> None:
    for key, said in OWN.items():
        assert list(said) == ["en", "vi"], key
        assert _gaps(said["en"]) == _gaps(said["vi"]), key
        assert all(text == text.strip() != "" for text in said.values()), key


def _gaps(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


def test_every_word_is_used() -> None:
    assert [key for key in OWN if not _is_used(key)] == []


def _is_used(key: str) -> bool:
    plain = key.removesuffix(".one")
    group = plain.rpartition(".")[0]
    named = f'"{plain}"' in USED or f"'{plain}'" in USED
    put_together = f'"{group}." ~' in USED or f'called("{group}"' in USED
    by_macro = re.search(rf'choice\([^)]*"{re.escape(group)}", "f-', USED) is not None
    return named or put_together or by_macro


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("problem", KINDS),
        ("problem.hint", KINDS),
        ("warning", WARNINGS),
        ("rule", RULES),
        ("against", AGAINST),
        ("gap", GAPS),
        ("change", CHANGES),
        ("kind", get_args(Kind)),
        ("task", get_args(Task)),
        ("state", STATES),
        ("relation", (*RELATIONS, "any")),
        ("level", ("central", "province", "district", "commune", "unknown")),
        ("status", ("issued", "draft", "cited")),
    ],
)
def test_every_value_of_a_vocabulary_has_a_word(group: str, values: object) -> None:
    assert isinstance(values, (dict, tuple)) or hasattr(values, "keys")
    missing = [value for value in values if f"{group}.{value}" not in words.labels()]  # type: ignore[attr-defined]
    assert missing == []
