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
    DeadlineSaid,
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
    interlinked,
    members,
    path,
    resolve_key,
    show,
    up,
)
from graph.questions.explain import Decision, Explanation, Refusal, Weighed
from graph.store import Store, open_store

__all__ = [
    "Address",
    "AmbiguousDocument",
    "Answer",
    "Cascade",
    "CascadeDocument",
    "CascadeEdge",
    "CheckReport",
    "DeadlineSaid",
    "Decision",
    "Document",
    "DocumentDetail",
    "Evidence",
    "Explanation",
    "Failure",
    "LoadReport",
    "MeasureUse",
    "Members",
    "NoPath",
    "Refusal",
    "RefusedLink",
    "RelatedDocument",
    "Source",
    "Store",
    "StoreError",
    "UnknownCitation",
    "UnknownDocument",
    "UsageProblem",
    "Weighed",
    "answers",
    "check",
    "copy",
    "down",
    "explain",
    "export_jsonl",
    "find",
    "interlinked",
    "load",
    "members",
    "open_store",
    "path",
    "resolve_key",
    "show",
    "up",
    "withdraw",
]
