"""The questions that a graph answers; each sees one state of the store."""

from __future__ import annotations

from graph.questions.answers import answers
from graph.questions.cascade import down, interlinked, path, up
from graph.questions.detail import show
from graph.questions.explain import explain
from graph.questions.find import find
from graph.questions.members import members
from graph.questions.reference import resolve_key
from graph.questions.reuse import compare, reuse

__all__ = [
    "answers",
    "compare",
    "down",
    "explain",
    "find",
    "interlinked",
    "members",
    "path",
    "resolve_key",
    "reuse",
    "show",
    "up",
]
