"""The whole graph of documents in arrays, for questions over everything."""

from __future__ import annotations

from graph.survey.keep import survey
from graph.survey.snapshot import LEVELS, MODES, STATUSES, Addressed, Survey
from graph.survey.tables import Lists, Texts

__all__ = [
    "LEVELS",
    "MODES",
    "STATUSES",
    "Addressed",
    "Lists",
    "Survey",
    "Texts",
    "survey",
]
