"""A question that is a tool: the function that answers it, and what clients are told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A tool: `ask` takes the store and what the assistant says, and gives an `answer`.

    The tool has the name, the parameters and the docstring of `ask`.
    """

    title: str
    ask: Callable[..., Answer]
    answer: type[BaseModel]
