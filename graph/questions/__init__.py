"""The questions that a graph answers; each sees one state of the store."""

from __future__ import annotations

from graph.questions.answers import answers
from graph.questions.cascade import down, interlinked, path, up
from graph.questions.detail import show
from graph.questions.explain import explain
from graph.questions.find import find
from graph.questions.gaps import gaps
from graph.questions.members import members
from graph.questions.reference import resolve_key
from graph.questions.wanted import wanted

__all__ = [
    "answers",
    "down",
    "explain",
    "find",
    "gaps",
    "interlinked",
    "members",
    "path",
    "resolve_key",
    "show",
    "up",
    "wanted",
]
