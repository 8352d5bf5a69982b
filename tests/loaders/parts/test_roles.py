"""Roles of copies, and their vocabulary."""

from __future__ import annotations

import pytest

from loaders.parts.roles import VOCABULARY, role_of
from loaders.vocabulary import toml

DATA = toml(VOCABULARY)


@pytest.mark.parametrize(("text", "role"), DATA["matches"])
def test_matches(text: str, role: str) -> None:
    assert role_of(text) == role


@pytest.mark.parametrize("text", DATA["refuses"])
def test_refuses(text: str) -> None:
    assert role_of(text) is None


def test_every_form_is_understood_once() -> None:
    forms = [form for entry in DATA["role"] for form in entry["forms"]]
    assert len(forms) == len(set(forms))
    for entry in DATA["role"]:
        for form in entry["forms"]:
            assert role_of(f"UBND tỉnh (để {form})") == entry["id"], form
    assert DATA["source"]
