"""The graph of documents: records go in, cascades with their proof come out.

with open_store("sqlite:///cascade.db") as store:
    load(store, records)
    print(down(store, resolve_key(store, "570/CĐ-TTg")).to_dict())
"""

from __future__ import annotations

from graph.check import CheckReport, RefusedLink, check
from graph.citing import Citations, Cited
from graph.copy import copy
from graph.coverage import BodyCoverage, Coverage
from graph.document import Document, MeasureUse
from graph.drift.answer import Drift, MeasureCount, Spread
from graph.errors import (
    AmbiguousDocument,
    NoPath,
    NoRoom,
    NoText,
    NotYetKnown,
    StoreError,
    UnknownCitation,
    UnknownDocument,
    UnknownMeasure,
    UnknownOrganisation,
    UnknownPlace,
    UsageProblem,
)
from graph.export import export, export_jsonl
from graph.groups import Members
from graph.lag import Lag, Survival
from graph.listing import Filter, Page, Position
from graph.load import Failure, LoadReport, load, withdraw, withdraw_document
from graph.model import (
    Address,
    Answer,
    Cascade,
    CascadeDocument,
    CascadeEdge,
    DeadlineSaid,
    DocumentDetail,
    Evidence,
    RelatedDocument,
    Source,
)
from graph.overview import OrderCoverage, Overview
from graph.questions import (
    answers,
    citations,
    compare,
    coverage,
    documents,
    down,
    drift,
    explain,
    find,
    gaps,
    interlinked,
    keys_of,
    lag,
    measures,
    members,
    organisation,
    organisations,
    overview,
    path,
    place,
    places,
    resolve_key,
    reuse,
    show,
    spread,
    statistics,
    up,
    wanted,
)
from graph.questions.explain import Decision, Explanation, Refusal, Weighed
from graph.questions.gaps import Gap, Gaps
from graph.questions.statistics import Statistics
from graph.questions.wanted import Wanted, WantedDocument
from graph.register import Organisation, OrganisationDetail, Organisations, Places, PlaceSeen
from graph.reuse.answer import CascadeReuse, Comparison, EdgeReuse, LevelReuse, WithoutText
from graph.store import Store, open_store
from graph.survey import Survey, survey

__all__ = [
    "Address",
    "AmbiguousDocument",
    "Answer",
    "BodyCoverage",
    "Cascade",
    "CascadeDocument",
    "CascadeEdge",
    "CascadeReuse",
    "CheckReport",
    "Citations",
    "Cited",
    "Comparison",
    "Coverage",
    "DeadlineSaid",
    "Decision",
    "Document",
    "DocumentDetail",
    "Drift",
    "EdgeReuse",
    "Evidence",
    "Explanation",
    "Failure",
    "Filter",
    "Gap",
    "Gaps",
    "Lag",
    "LevelReuse",
    "LoadReport",
    "MeasureCount",
    "MeasureUse",
    "Members",
    "NoPath",
    "NoRoom",
    "NoText",
    "NotYetKnown",
    "OrderCoverage",
    "Organisation",
    "OrganisationDetail",
    "Organisations",
    "Overview",
    "Page",
    "PlaceSeen",
    "Places",
    "Position",
    "Refusal",
    "RefusedLink",
    "RelatedDocument",
    "Source",
    "Spread",
    "Statistics",
    "Store",
    "StoreError",
    "Survey",
    "Survival",
    "UnknownCitation",
    "UnknownDocument",
    "UnknownMeasure",
    "UnknownOrganisation",
    "UnknownPlace",
    "UsageProblem",
    "Wanted",
    "WantedDocument",
    "Weighed",
    "WithoutText",
    "answers",
    "check",
    "citations",
    "compare",
    "copy",
    "coverage",
    "documents",
    "down",
    "drift",
    "explain",
    "export",
    "export_jsonl",
    "find",
    "gaps",
    "interlinked",
    "keys_of",
    "lag",
    "load",
    "measures",
    "members",
    "open_store",
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
    "survey",
    "up",
    "wanted",
    "withdraw",
    "withdraw_document",
]
