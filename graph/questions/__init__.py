"""The questions that a graph answers; each sees one state of the store."""

from __future__ import annotations

from graph.questions.answers import answers
from graph.questions.cascade import down, interlinked, path, up
from graph.questions.citing import citations
from graph.questions.coverage import coverage
from graph.questions.detail import show
from graph.questions.drift import drift
from graph.questions.explain import explain
from graph.questions.find import find
from graph.questions.gaps import gaps
from graph.questions.holding import keys_of
from graph.questions.lag import lag
from graph.questions.listing import documents
from graph.questions.members import members
from graph.questions.overview import overview
from graph.questions.reference import resolve_key
from graph.questions.register import organisation, organisations, place, places
from graph.questions.reuse import compare, reuse
from graph.questions.spread import measures, spread
from graph.questions.statistics import statistics
from graph.questions.wanted import wanted

__all__ = [
    "answers",
    "citations",
    "compare",
    "coverage",
    "documents",
    "down",
    "drift",
    "explain",
    "find",
    "gaps",
    "interlinked",
    "keys_of",
    "lag",
    "measures",
    "members",
    "organisation",
    "organisations",
    "overview",
    "path",
    "place",
    "places",
    "resolve_key",
    "reuse",
    "show",
    "spread",
    "statistics",
    "up",
    "wanted",
]
