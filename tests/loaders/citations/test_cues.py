"""The vocabularies of cues and laws keep their own rules."""

from __future__ import annotations

import re
from typing import Any

import pytest

from loaders.citations.cues import ceases, governing, is_prospective, no_type_forms, passive_verb
from loaders.citations.gaps import main_clause, new_clause
from loaders.citations.law_names import LAW_TYPES, name_end
from loaders.fold import lower
from loaders.record import RELATIONS
from loaders.vocabulary import toml

CUES = toml("cues.toml")


def test_sources_are_cited() -> None:
    assert CUES["source"] and toml("laws.toml")["source"]


def test_no_form_stands_twice() -> None:
    forms = [form for cue in CUES["cue"] for form in cue.get("forms", ())]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize("cue", CUES["cue"], ids=lambda cue: cue["id"])
def test_cue_matches_and_refuses(cue: dict[str, Any]) -> None:
    assert cue["relation"] in RELATIONS
    assert cue["matches"] and cue["refuses"]
    for text in cue["matches"]:
        found = governing(_before_number(text))
        assert found is not None and found.rule.removeprefix("loose-") == cue["id"], text
    for text in cue["refuses"]:
        found = governing(_before_number(text))
        assert found is None or found.rule != cue["id"], text


def _before_number(text: str) -> str:
    """What stands in front of the citation that ends a sample text."""
    return re.sub(
        r"(?:công văn|công điện|nghị định|quyết định|thông tư|thông báo)? ?số$", "", lower(text)
    )


def test_other_patterns_match_and_refuse() -> None:
    for text in CUES["passive"]["matches"]:
        assert passive_verb(lower(text)), text
    for text in CUES["passive"]["refuses"]:
        assert passive_verb(text) is None, text
    for text in CUES["ceases"]["matches"]:
        assert ceases(text, by_itself=True), text
    for text in CUES["ceases"]["refuses"]:
        assert not ceases(text, by_itself=True), text
    for text in CUES["prospective"]["matches"]:
        assert is_prospective(text), text
    for text in CUES["prospective"]["refuses"]:
        assert not is_prospective(lower(text)), text
    for text in CUES["clause"]["matches"]:
        assert new_clause(lower(text)) or main_clause(lower(text)), text
    for text in CUES["clause"]["refuses"]:
        assert not new_clause(lower(text)) and not main_clause(lower(text)), text
    assert all(
        any(form.strip() in text for form in no_type_forms()) for text in CUES["no_type"]["matches"]
    )


LAWS = toml("laws.toml")["law"]


def test_law_names_are_unique_and_found() -> None:
    assert [law["type"] for law in LAWS] == list(LAW_TYPES)
    for law in LAWS:
        assert len(law["names"]) == len({lower(name) for name in law["names"]})
        for name in law["names"]:
            text = f"{name} ngày 01/01/2020"
            assert name_end(text, lower(text), law["type"], 0) == len(name), name


def test_unknown_law_needs_a_capital_and_an_end() -> None:
    text = "Thuyền trưởng và thủy thủ số 12/2030/QH18"
    assert name_end(text, lower(text), "luật", 0) == text.index(" số")
    assert name_end("này có hiệu lực", "này có hiệu lực", "luật", 0) is None
