"""The tables of answers: what became of all orders, and how all measures spread."""

from __future__ import annotations

from typing import Final

from graph.archive.tables import Column, Table


def _table(name: str, says: str, *columns: tuple[str, str, str]) -> Table:
    return Table(name, says, tuple(Column(*column) for column in columns))


_ORDER = ("order", "string", "The key of the order.")
_ROW = ("row", "int", "The place of the row in the answer about that order, from 0.")
_SPELL = (
    ("days", "array<int>", "How many days it took, sorted, an entry each time."),
    ("unknown", "int", "How often a date is missing or not complete."),
    ("median", "double", "The middle one of `days`, null without any."),
    ("p90", "double", "Within so many days nine of ten were done."),
)

ORDERS: Final = _table(
    "orders",
    "What became of each order: a document that others carry out and that carries out none.",
    ("order", "string", "Its key."),
    ("number", "string", "As printed."),
    ("date", "string", "ISO, maybe partial."),
    ("issuer", "string", "The issuing body."),
    ("level", "string", "The body's level."),
    ("status", "string", "`issued`, `draft` or `cited`."),
    ("documents", "int", "How many documents stand below it."),
    ("addressed", "int", "How many bodies it tells to act, itself or through others."),
    ("acted", "int", "How many of these acted."),
    ("not_acted", "int", "How many did not."),
    ("not_in_corpus", "int", "Of how many no document at all is held."),
    ("unaddressed", "int", "How many bodies acted without being told."),
    ("median_lag_days", "double", "Of the addressed bodies that acted on a known day."),
    ("observed_until", "string", "The last day of which the documents below it know."),
    ("horizon", "int", "The days from its date until then."),
    (
        "reach",
        "array<struct<level string, units int, addressed int, acted int>>",
        "For each level below the issuer's the units that exist, were told, and acted.",
    ),
    ("unlisted", "array<string>", "Classes of bodies of which no table lists all members."),
)

COVERAGE: Final = _table(
    "coverage",
    "Who was to carry out an order, and who did: a row for each order and body.",
    _ORDER,
    _ROW,
    ("name", "string", "The body."),
    ("place", "string", "The unit in which it sits."),
    ("level", "string", "Its level."),
    ("addressed", "boolean", "Whether it is told to act."),
    ("state", "string", "`acted`, `not_acted` or `not_in_corpus`."),
    ("document", "string", "The key of its first document below the order."),
    ("number", "string", "That document's number."),
    ("date", "string", "That document's date."),
    ("lag_days", "int", "The days from the order to it."),
    ("addressed_by", "string", "The key of the first document that tells it to act."),
    ("kind", "string", "What kind of body it is."),
    ("superior", "string", "The body above it."),
    ("province", "string", "The unit at the top in which it sits."),
    ("sector", "string", "Its field."),
)

HOPS: Final = _table(
    "hops",
    "How long it took from documents of one level to those of another that carry them out.",
    _ORDER,
    _ROW,
    ("above", "string", "The upper level."),
    ("below", "string", "The lower level."),
    *_SPELL,
)

ENDS: Final = _table(
    "ends",
    "How long it took from an order to the first answers of the bodies of a level.",
    _ORDER,
    _ROW,
    ("level", "string", "The level of the addressed bodies."),
    ("addressed", "int", "How many there are."),
    ("waiting", "int", "How many have not answered."),
    ("not_in_corpus", "int", "Of how many nothing is held."),
    *_SPELL,
)

DUES: Final = _table(
    "dues",
    "The deadlines that an order sets, or a document below it.",
    _ORDER,
    _ROW,
    ("document", "string", "The key of the document that sets it."),
    ("date", "string", "The last day."),
    ("what", "string", "`report` or `act`."),
    ("quote", "string", "Its words."),
    ("start", "int", "Where they begin in that document's text, in characters."),
    ("end", "int", "Where they end."),
    ("told", "int", "How many bodies it binds."),
    ("in_time", "int", "How many of these acted until then."),
    ("late", "int", "How many acted later."),
    ("waiting", "int", "How many have not answered."),
    ("unknown", "int", "Of how many no day or no document is known."),
    ("page", "int", "The page on which the words begin, null where the file has none."),
)

LATE: Final = _table(
    "late",
    "Who acted after a deadline.",
    _ORDER,
    _ROW,
    ("name", "string", "The body."),
    ("level", "string", "Its level."),
    ("document", "string", "The key of its first document below the order."),
    ("date", "string", "That document's date."),
    ("deadline", "string", "The last day that it had."),
    ("deadline_of", "string", "The key of the document that set it."),
    ("days_late", "int", "The days from the deadline to the document."),
)

_CHANGES = "struct<kept int, tightened int, loosened int, dropped int, added int>"
_MOVER = (
    "struct<key string, number string, `date` string, issuer string, level string, province string>"
)
_GROUP = (
    "struct<name string, documents int, orders int, mentions int, bodies int, introduced int, "
    f"changes {_CHANGES}, `first` {_MOVER}>"
)

SPREAD: Final = _table(
    "spread",
    "How each measure spread over all documents, also those that nobody names.",
    ("measure", "string", "Its id."),
    ("vi", "string", "What it is called in Vietnamese."),
    ("en", "string", "What it is called in English."),
    ("category", "string", "What kind of measure it is."),
    ("since", "string", "The day of the national act that introduced it."),
    ("parts", "array<string>", "The measures that it consists of."),
    ("documents", "int", "How many documents are in force."),
    ("orders", "int", "How many of these order it."),
    ("mentions", "int", "How many only mention it."),
    ("bodies", "int", "How many bodies order it."),
    ("own", "int", "How many documents name it and carry out nothing."),
    ("introduced", "int", "How many carry out documents none of which names it."),
    ("changes", _CHANGES, "What became of it between two documents in force."),
    ("unread", "int", "Other edges of it: those with an end that is only cited."),
    ("drafts", "int", "And those with an end that is a draft."),
    ("first", _MOVER, "The earliest document that orders it."),
    ("named", _MOVER, "The earliest document that names it."),
    ("levels", f"array<{_GROUP}>", "By level, from the centre down."),
    (
        "between",
        f"array<struct<above string, below string, changes {_CHANGES}>>",
        "From the documents of one level to those of another.",
    ),
    ("provinces", f"array<{_GROUP}>", "By province, in the order of names."),
    (
        "days",
        "array<struct<`date` string, orders int, mentions int, bodies int>>",
        "How far it had spread by the end of each day, those without one last.",
    ),
)

STEPS: Final = _table(
    "steps",
    "The edges along which each measure travelled, the earliest ones.",
    ("measure", "string", "Its id."),
    ("row", "int", "The place among the steps of the measure, from 0."),
    ("change", "string", "`kept`, `tightened`, `loosened`, `dropped` or `added`."),
    ("source", "string", "The key of the document that carries out."),
    ("source_mode", "string", "Whether it `orders` or `mentions` the measure; null for neither."),
    ("source_date", "string", "Its date."),
    ("source_level", "string", "Its level."),
    ("source_province", "string", "Its province."),
    ("target", "string", "The key of the document that is carried out."),
    ("target_mode", "string", "As `source_mode`."),
    ("target_level", "string", "Its level."),
)

OF_ORDERS: Final = (ORDERS, COVERAGE, HOPS, ENDS, DUES, LATE)
OF_MEASURES: Final = (SPREAD, STEPS)
ANSWERS: Final = (*OF_ORDERS, *OF_MEASURES)
