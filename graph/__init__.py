"""The graph of documents: records go in, cascades with their proof come out.

with open_store("sqlite:///cascade.db") as store:
    load(store, records)
    print(down(store, resolve_key(store, "570/CĐ-TTg")).to_dict())
"""

from __future__ import annotations

from graph.check import CheckReport, RefusedLink, check
from graph.copy import copy
from graph.document import Document, MeasureUse
from graph.errors import (
    AmbiguousDocument,
    NoPath,
    NotYetKnown,
    StoreError,
    UnknownCitation,
    UnknownDocument,
    UsageProblem,
)
from graph.export import export_jsonl
from graph.groups import Members
from graph.load import Failure, LoadReport, load, withdraw
from graph.model import (
    Address,
    Answer,
    Cascade,
    CascadeDocument,
    CascadeEdge,
    DocumentDetail,
    Evidence,
    RelatedDocument,
    Source,
)
from graph.questions import (
    answers,
    down,
    explain,
    find,
    gaps,
    interlinked,
    members,
    path,
    resolve_key,
    show,
    up,
    wanted,
)
from graph.questions.explain import Decision, Explanation, Refusal, Weighed
from graph.questions.gaps import Gap, Gaps
from graph.questions.wanted import Wanted, WantedDocument
from graph.store import Store, open_store

__all__ = [
    "Address",
    "AmbiguousDocument",
    "Answer",
    "Cascade",
    "CascadeDocument",
    "CascadeEdge",
    "CheckReport",
    "Decision",
    "Document",
    "DocumentDetail",
    "Evidence",
    "Explanation",
    "Failure",
    "Gap",
    "Gaps",
    "LoadReport",
    "MeasureUse",
    "Members",
    "NoPath",
    "NotYetKnown",
    "Refusal",
    "RefusedLink",
    "RelatedDocument",
    "Source",
    "Store",
    "StoreError",
    "UnknownCitation",
    "UnknownDocument",
    "UsageProblem",
    "Wanted",
    "WantedDocument",
    "Weighed",
    "answers",
    "check",
    "copy",
    "down",
    "explain",
    "export_jsonl",
    "find",
    "gaps",
    "interlinked",
    "load",
    "members",
    "open_store",
    "path",
    "resolve_key",
    "show",
    "up",
    "wanted",
    "withdraw",
]
