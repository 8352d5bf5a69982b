"""The vocabulary, data with its sources: types, issuers, places, measures, cues."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from loaders.errors import VocabularyError


def text_of(file: str) -> str:
    """A file of the vocabulary as text."""
    return resources.files(__name__).joinpath(file).read_text(encoding="utf-8")


@cache
def toml(file: str) -> dict[str, Any]:
    """A TOML file of the vocabulary as plain data, read once and not to be changed.

    Raises `VocabularyError` if it is no TOML.
    """
    try:
        return tomllib.loads(text_of(file))
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(file, str(error)) from error
