"""What each route answers, for the documentation and for clients that are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from api.jobs import Item, Job
from api.jobs.job import Counts, Failure
from api.rest.shapes import Shape, many, maybe, of, shape
from graph import register
from graph.check import CheckReport as Checked
from graph.citing import Citations as Resolved
from graph.coverage import Coverage as Covered
from graph.coverage import Totals
from graph.document import Document, MeasureUse
from graph.drift import answer as drifting
from graph.groups import Members as GroupMembers
from graph.lag import Ends, Hop
from graph.lag import Lag as Lagging
from graph.model import Cascade as Walked
from graph.model import CascadeDocument as Step
from graph.model import CascadeEdge, Source
from graph.model import DocumentDetail as Detail
from graph.overview import OrderCoverage as OneOrder
from graph.overview import Overview as AllOrders
from graph.questions.explain import Decision, Weighed
from graph.questions.explain import Explanation as Explained
from graph.questions.gaps import Gaps as Open
from graph.questions.statistics import Statistics as Counted
from graph.questions.statistics import Use
from graph.questions.wanted import Wanted as Missing
from graph.questions.wanted import WantedDocument as MissingOne
from graph.reuse import answer as reusing
from graph.reuse import model as shared
from loaders.passages import Group
from loaders.record import Issuer


@dataclass
class Page:
    """A page of a list; `next` is the `cursor` of the next one, null on the last."""

    items: list[object]
    next: str | None


DocumentItem = shape(Document, "DocumentItem")
DocumentPage = shape(Page, "DocumentPage", items=many(DocumentItem))
Citations = shape(Resolved, "CitationList")
MeasureUsed = shape(MeasureUse)
Edge = shape(CascadeEdge)
CascadeDocument = shape(
    Step, "CascadeDocument", leave=("outline",), **of(DocumentItem), measures=many(MeasureUsed)
)
Cascade = shape(Walked, documents=many(CascadeDocument))
shape(Source, "DocumentSource")
DocumentDetail = shape(
    Detail,
    leave=("document", "issuer"),
    **of(DocumentItem),
    kind=str | None,
    superior=str | None,
)

_Totals = shape(Totals, "CoverageTotals")
_Group = shape(Totals, "CoverageGroup", name=str | None)
Coverage = shape(
    Covered,
    totals=_Totals,
    by_level=many(_Group),
    by_province=many(_Group),
    by_sector=many(_Group),
)
OrderCoverage = shape(
    OneOrder, "OrderCoverage", leave=("order", "totals"), **of(DocumentItem), **of(_Totals)
)
Overview = shape(AllOrders, orders=many(OrderCoverage))


class DaysCount(Shape):
    """How often something took so many days."""

    days: int
    count: int


class Spell(Shape):
    """How many days something took; `unknown` counts those of which a date is missing."""

    count: int
    unknown: int
    median: float | None
    p90: float | None
    least: int | None
    most: int | None
    distribution: list[DaysCount]


_Hop = shape(Hop, "LagHop", leave=("spell",), **of(Spell))
_Ends = shape(Ends, "LagEnds", leave=("spell",), **of(Spell))
Lag = shape(Lagging, leave=("horizon", "steps"), hops=many(_Hop), ends=many(_Ends))

shape(drifting.Tally, "ChangeCounts")
for _struct in (drifting.Group, drifting.Between, drifting.Day, drifting.Step):
    shape(_struct, f"Spread{_struct.__name__}")
Spread = shape(drifting.Spread)
Drift = shape(drifting.Drift)
MeasureCount = shape(drifting.MeasureCount)

shape(shared.Passage, "SharedPassage")
_Portion = shape(shared.Portion)
Comparison = shape(
    reusing.Comparison,
    leave=("reuse",),
    passages=many(shape(shared.Passage)),
    reused_of_a=_Portion,
    reused_of_b=_Portion,
)
CascadeReuse = shape(reusing.CascadeReuse)

_Weighed = shape(Weighed, leave=("document",), **of(DocumentItem), reason=str)
_Decision = shape(Decision, candidates=many(_Weighed), reason=str)
Explanation = shape(Explained, decisions=many(_Decision))
_Wanted = shape(MissingOne, "WantedDocument", leave=("document",), **of(DocumentItem))
Wanted = shape(Missing, documents=many(_Wanted))
Gaps = shape(Open, "GapList")
CheckReport = shape(Checked, ok=bool)
_Body = shape(Issuer, "Body", leave=("rule", "confidence"))
Members = shape(GroupMembers, bodies=many(_Body))

_Organisation = shape(register.Organisation)
OrganisationPage = shape(Page, "OrganisationPage", items=many(_Organisation))
OrganisationDetail = shape(
    register.OrganisationDetail, leave=("organisation",), **of(_Organisation)
)
Place = shape(register.PlaceSeen, "Place", held=int, cited=int)
PlacePage = shape(Page, "PlacePage", items=many(Place))
shape(Use, "UseCounts")
Statistics = shape(Counted)


class PageBox(Shape):
    """A part of a page, in points (1/72 inch) from its top left; pages count from 1."""

    page: int
    left: int
    top: int
    right: int
    bottom: int


class MarkedPassage(Shape):
    """A passage of a text that means something, at half-open character offsets."""

    group: Group
    start: int
    end: int
    label: str = Field(description="A type, a measure's id, a part in the document, or a task.")
    meaning: str = Field(description="What it names: a number, a mode, a body, a day.")
    rule: str | None
    confidence: float | None
    at: list[PageBox] = maybe(
        "Where the passage stands on the pages of the file, a box for each printed line. Left out "
        "for a text without pages."
    )


class DocumentText(Shape):
    """A text that was read as the document, personal numbers masked, with its passages."""

    source: str
    index: int
    sha256: str
    media_type: str
    text: str
    passages: list[MarkedPassage]
    pages: list[list[int]] = maybe(
        "Width and height of each page of the file in points. Left out where it has none."
    )


class DocumentTexts(Shape):
    """All texts that were read as one document; none for one that is only cited."""

    key: str
    texts: list[DocumentText]


class Written(Shape):
    """What became of a text: its documents' keys, and how they were taken in."""

    status: Literal["new", "updated", "unchanged"]
    keys: list[str]
    new: int
    updated: int
    unchanged: int
    skipped: int


class Removed(Shape):
    """What was taken out: so many texts of a document, and whether others cite it still."""

    key: str
    texts: int
    still_cited: bool


class BatchProgress(Shape):
    """How many lines or files are through, of about how many."""

    done: int
    total: int | None


shape(Counts, "BatchCounts")
shape(Failure, "BatchFailure")
Batch = shape(Job, "Batch", leave=("finished_items", "total_items"), progress=BatchProgress)
BatchItem = shape(Item, "BatchItem", leave=("position",))
BatchPage = shape(Page, "BatchPage", items=many(Batch))
BatchItemPage = shape(Page, "BatchItemPage", items=many(BatchItem))


class Health(Shape):
    """That the process answers."""

    status: Literal["up"]


class Readiness(Shape):
    """That the store answers, and its state."""

    status: Literal["ready"]
    documents: int
    version: str


class ProblemKind(Shape):
    """A kind of problem that the server tells of."""

    name: str
    status: int
    title: str
    meaning: str


class ValidationFault(Shape):
    """What was wrong at one place of a request."""

    where: str
    what: str


class Problem(Shape):
    """What went wrong (RFC 9457): `detail` says it in one line, and what to do."""

    type: str = Field(examples=["/problems/unknown-document"])
    title: str
    status: int
    detail: str
    nearest: list[str] | None = Field(default=None, description="What comes closest.")
    candidates: list[str] | None = Field(default=None, description="Keys of the documents it fits.")
    errors: list[ValidationFault] | None = None
