"""What one document says, with spans: the immutable record that leaves the loaders.

Offsets are half-open character positions in `Record.text`, the document's NFC text with personal
numbers masked; `text[start:end]` is the quoted passage. No record depends on another document, but
that of a certificate (sao y): it cites the document above it.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from loaders.positions import NOWHERE, Positions

Level = Literal["central", "province", "district", "commune"]
Kind = Literal[
    "government",
    "party",
    "assembly",
    "front",
    "ministry",
    "department",
    "committee",
    "office",
    "union",
    "court",
    "other",
]
Relation = Literal["implements", "amends", "replaces", "repeals", "references"]
Mode = Literal["orders", "mentions"]
Status = Literal["issued", "draft"]
Capacity = Literal["TM", "KT", "TL", "TUQ", "Q"]
Task = Literal["report", "act"]

RELATIONS: tuple[Relation, ...] = ("implements", "amends", "replaces", "repeals", "references")
"""Strongest first; `references` stands between two ends only where no other holds."""

SELF: Literal["self"] = "self"


class Issuer(Struct, frozen=True, cache_hash=True):
    """The body that issued a document, spelled out with its place.

    `superior` is the body directly above it on the authority line (handbook of the domain: UBND
    of a city -> UBND of its province), None at the top or where it is unknown. `rule` names the
    evidence that told the issuer, `confidence` in [0, 1] is how sure that evidence is.
    """

    name: str
    level: Level | None = None
    kind: Kind = "other"
    superior: str | None = None
    rule: str = ""
    confidence: float = 1.0


class Heading(Struct, frozen=True):
    """The facts of the document itself; dates are ISO, also partial (`2021-05`, `2021`)."""

    number: str | None = None
    symbol: str | None = None
    type: str | None = None
    date: str | None = None
    subject: str | None = None
    place: str | None = None
    urgency: str | None = None
    status: Status = "issued"
    issuer: Issuer | None = None


class Signatory(Struct, frozen=True):
    """Who signed: the name as printed, the office in sentence case, the innermost capacity."""

    name: str | None = None
    position: str | None = None
    capacity: Capacity | None = None


class Addressee(Struct, frozen=True):
    """One item after "Kính gửi"; `name` is spelled out, `group` marks a class of bodies."""

    text: str
    name: str
    group: bool
    start: int
    end: int


class Recipient(Struct, frozen=True):
    """One item under "Nơi nhận"; `role` is the printed purpose ("b/c", "t/h"), if any."""

    text: str
    name: str
    group: bool
    role: str | None
    start: int
    end: int


class Mention(Struct, frozen=True):
    """One place where the text names a document, by which rule it was read and how sure that is."""

    quote: str
    start: int
    end: int
    rule: str = ""
    confidence: float = 1.0


class Citation(Struct, frozen=True):
    """A cited document, once, with every mention of it in order.

    `date` is the complete date a mention gives, or the part of it ("2013"); `name` is the proper
    name of a law; `issuer` is spelled out where the context makes it certain. `rule` and
    `confidence` in [0, 1] are those of the surest mention.
    """

    number: str | None
    type: str | None
    date: str | None
    issuer: str | None
    name: str | None
    mentions: tuple[Mention, ...]
    rule: str = ""
    confidence: float = 1.0


class Edge(Struct, frozen=True):
    """A relation that the text asserts between itself (`"self"`) and cited documents (indexes).

    `start`/`end` span the sentence (clipped when very long) that proves it; `cue` is the word that
    decided, `rule` the rule's name, `confidence` in [0, 1].
    """

    source: int | Literal["self"]
    relation: Relation
    target: int | Literal["self"]
    cue: str
    start: int
    end: int
    rule: str
    confidence: float


class Authority(Struct, frozen=True):
    """A direction of an authority that names no document ("chỉ đạo của Thủ tướng Chính phủ")."""

    name: str
    cue: str
    relation: Literal["directed_by"]
    start: int
    end: int


class Measure(Struct, frozen=True):
    """A measure that the text orders or only mentions; `id` is from `vocabulary/measures.toml`."""

    id: str
    mode: Mode
    quote: str
    start: int
    end: int


class Deadline(Struct, frozen=True):
    """A time until when the text wants something done.

    `date` is the ISO day up to and including which it may be done. "trước ngày 10/5/2021" (before
    the day) means that day too: offices take what comes in on it as in time, and nobody is called
    late by the word. A month or a quarter ends with its last day, and "trước tháng 6" with the last
    of May. None where the text names no day: a `recurring` time ("trước ngày 25 hằng tháng"), or a
    term that counts from an event ("kể từ khi có kết quả") or in a text of unknown date.

    `days` is the length of a term ("trong vòng 3 ngày"; 24 hours a day, a week 7, a month 30),
    None for a date. A term counts from the day after its start, as Article 147 of the Civil Code
    has it, that of a month ends on the same day of a later month. `working` counts no Saturdays
    and Sundays; public holidays are not known here and count as other days.

    `what` is "report" where a report or results are to be sent, else "act". `start`/`end` span the
    clause that says so (clipped when long); `rule` names how it was read, `confidence` in [0, 1] is
    how sure that is.
    """

    date: str | None
    days: int | None
    working: bool
    recurring: bool
    what: Task
    quote: str
    start: int
    end: int
    rule: str = ""
    confidence: float = 1.0


class ReadingWarning(Struct, frozen=True):
    """Something a user should know about the reading; every code is documented."""

    code: str
    message: str


class Record(Struct, frozen=True):
    """Everything one document says.

    `index` is the position of the document in its source (a file may hold several); `sha256` is
    of the source's bytes. `is_document` is False for a text that is no administrative document:
    such a record has an empty heading and a `not-a-document` warning.
    `layout` is left out of what is written for a source that has no pages.
    """

    source: str
    sha256: str
    media_type: str
    index: int
    text: str
    document: Heading
    signatory: Signatory
    addressees: tuple[Addressee, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    citations: tuple[Citation, ...] = ()
    edges: tuple[Edge, ...] = ()
    authorities: tuple[Authority, ...] = ()
    measures: tuple[Measure, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    layout: Positions | UnsetType = UNSET

    @property
    def positions(self) -> Positions:
        """Where the text stands on the pages of its source."""
        return NOWHERE if self.layout is UNSET else self.layout

    @property
    def is_document(self) -> bool:
        """Whether the text is an administrative document at all."""
        return not any(w.code == "not-a-document" for w in self.warnings)

    def to_dict(self, *, with_text: bool = False) -> dict[str, Any]:
        """The record as JSON-ready mappings and lists; `text` only when asked.

        Where the source has pages, `pages` has the width and height of each in points, and
        everything with a span says `at` which boxes of them it stands.
        """
        result: dict[str, Any] = msgspec.to_builtins(self)
        text = result.pop("text")
        result.pop("layout", None)
        if self.positions:
            result["pages"] = [list(size) for size in self.positions.pages]
            _place(result, self.positions)
        if with_text:
            result["text"] = text
        return result

    def to_json(self) -> bytes:
        """The whole record, text included, as one line of JSON; `from_json` reads it back."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, data: bytes) -> Record:
        """The record that `to_json` wrote. Raises `msgspec.ValidationError` on anything else."""
        return msgspec.json.decode(data, type=cls)


def _place(value: Any, positions: Positions) -> None:
    """Adds to every mapping with a span, however deep, where on the pages it stands."""
    if isinstance(value, dict):
        for inner in value.values():
            _place(inner, positions)
        if "start" in value and "end" in value:
            boxes = positions.boxes(value["start"], value["end"])
            value["at"] = [box._asdict() for box in boxes]
    elif isinstance(value, list | tuple):
        for inner in value:
            _place(inner, positions)
