"""The tables of an archive: what Parquet holds between the steps, and what each column means.

They are the interface to pandas, Polars, DuckDB and Spark SQL as much as to our own steps:
`docs/scale.md` shows them, and a test compares. A change of any column is a new `VERSION`.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

VERSION: Final = 1
"""Of names, columns and types; the manifest of a build tells it."""


class Column(Struct, frozen=True):
    """A column with its type in Spark's words; nothing is promised of null but what `says`."""

    name: str
    type: str
    says: str


class Table(Struct, frozen=True):
    """A folder of Parquet files; rows are in no particular order."""

    name: str
    says: str
    columns: tuple[Column, ...]

    @property
    def schema(self) -> str:
        """All columns as Spark reads a schema (DDL)."""
        return ", ".join(f"`{column.name}` {column.type}" for column in self.columns)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in their order."""
        return tuple(column.name for column in self.columns)


def _table(name: str, says: str, *columns: tuple[str, str, str]) -> Table:
    return Table(name, says, tuple(Column(*column) for column in columns))


_CLAIM = (
    "digest string, block string, corner string, doors array<string>, alias string, "
    "has_issuer boolean, data binary"
)
_PASSAGE = "quote string, `start` int, `end` int, page int"

RECORDS: Final = _table(
    "records",
    "What was read, a row for each text, unresolved.",
    ("id", "bigint", "Names the record in this build: partition * 2^24 + its place there."),
    ("source", "string", "The file, member of an archive, or line, as the input names it."),
    ("index", "int", "The place of the text in its source, from 0."),
    ("sha256", "string", "Digest of the source's bytes, hexadecimal; empty where there were none."),
    ("digest", "string", "Tells whether anything that was read differs."),
    ("content", "string", "Tells whether the words differ, white space aside."),
    ("reader", "string", "The edition of the reading code and its vocabulary."),
    ("head", "string", "The digest of the claim that the heading makes."),
    ("data", "binary", "The whole record as JSON, compressed (`graph.packing`)."),
    ("said", "binary", "What the text says beside its identity, packed likewise."),
    ("claims", f"array<struct<{_CLAIM}>>", "What it claims of documents: its own claim first."),
    (
        "citations",
        f"array<struct<position int, claim string, {_PASSAGE}>>",
        "The cited documents by position, with the first words that mention each.",
    ),
    (
        "links",
        "array<struct<source int, relation string, target int, rule string, confidence double, "
        f"{_PASSAGE}>>",
        "Relations between two positions; -1 is the text itself.",
    ),
)

FAILURES: Final = _table(
    "failures",
    "What was not read, a row for each file, member or line.",
    ("source", "string", "What could not be read."),
    ("kind", "string", "`unreadable`; `skipped` is no administrative document; `replaced` came "
     "under the same name as another text."),
    ("reason", "string", "Why, in one line, and what to do."),
)  # fmt: skip

CLAIMS: Final = _table(
    "claims",
    "What any text claims of any document, each claim once, and what it means.",
    ("digest", "string", "Names the claim."),
    ("block", "string", "Where it is resolved."),
    ("corner", "string", "The part of a number's block to which it belongs, null without one."),
    ("doors", "array<string>", "Blocks where claims that say less may find its document."),
    ("alias", "string", "The key that this claim alone would give its document."),
    ("has_issuer", "boolean", "Whether it names an issuer."),
    ("data", "binary", "The claim as a JSON array."),
    ("document", "string", "The key of the document that it means."),
    ("home", "string", "The block or corner in which that was decided."),
    ("founded", "boolean", "Whether the document was founded there, not found elsewhere."),
    ("candidates", "array<string>", "Of an unresolved one: keys of documents that it may mean."),
)

DOCUMENTS: Final = _table(
    "documents",
    "The documents of the graph: issued, drafts, and those that are only cited.",
    ("key", "string", "Names the document everywhere."),
    ("number", "string", "As printed."),
    ("symbol", "string", "What follows the counter."),
    ("type", "string", "The type of document (công điện, quyết định, …)."),
    ("date", "string", "ISO, maybe partial."),
    ("subject", "string", "What it is about; of a law that is only cited its name."),
    ("issuer", "string", "The issuing body."),
    ("level", "string", "The body's level."),
    ("place", "string", "The place that the heading prints before the date."),
    ("status", "string", "`issued`, `draft` or `cited`."),
    ("kind", "string", "The kind of the issuing body; `other` without one."),
    ("superior", "string", "The body above the issuing one."),
    ("block", "string", "The block in which the document was founded."),
    ("record", "bigint", "`records.id` of the text that leads; null of what is only cited."),
    ("said", "binary", "What the leading text says (`records.said`)."),
    ("aliases", "array<string>", "Other keys under which mentions know it, sorted."),
    ("candidates", "array<string>", "Keys of documents that an unresolved one may be."),
    ("contents", "array<string>", "Digests of the texts that were read as it."),
    ("conflicts", "array<struct<code string, message string>>", "What citations say otherwise."),
    (
        "mention",
        f"struct<asserted_by string, {_PASSAGE}>",
        "Of what is only cited: its first mention in a text that names its issuer.",
    ),
    ("names", "binary", "Bodies, people, groups and measures that its text names (for stores)."),
)

NODES: Final = _table(
    "nodes",
    "Bodies, classes of bodies, people, places and measures: what several documents name.",
    ("label", "string", "`Organisation`, `Group`, `Person`, `Place` or `Measure`."),
    ("key", "string", "Names the node among those of its label."),
    ("name", "string", "As documents write it."),
    ("level", "string", "Of bodies and places."),
    ("kind", "string", "Of bodies."),
    ("jurisdiction", "string", "Of groups: the body whose class it is."),
    ("valid_from", "string", "The day from which a body or place existed, where that is known."),
    ("valid_to", "string", "The day until which it did."),
    ("told", "string", "What documents tell of it, and how many (JSON, for stores)."),
)

RELATIONSHIPS: Final = _table(
    "relationships",
    "What stands in which relation, with the words that prove it.",
    ("type", "string", "As in the graph: `IMPLEMENTS`, `ISSUED_BY`, `PART_OF`, …"),
    ("source", "string", "The key of the node where it begins."),
    ("source_label", "string", "That node's label."),
    ("target", "string", "The key of the node where it ends."),
    ("target_label", "string", "That node's label."),
    ("refused", "boolean", "Whether chronology refuses what the text asserts."),
    ("asserted_by", "string", "The document whose text says so; null where tables do."),
    ("quote", "string", "The words."),
    ("start", "int", "Where they begin in that text, in characters."),
    ("end", "int", "Where they end."),
    ("page", "int", "The page on which they begin, null where the file has none."),
    ("rule", "string", "The rule that read them."),
    ("confidence", "double", "How sure it is, in [0, 1]; null where tables say so."),
    ("position", "string", "Of `SIGNED_BY`: the office."),
    ("capacity", "string", "Of `SIGNED_BY`: in which capacity."),
    ("role", "string", "Of `COPIED_TO`: the printed purpose."),
    ("since", "string", "Of `SUCCEEDED_BY`: the day."),
    ("valid_from", "string", "As in `nodes`."),
    ("valid_to", "string", "As in `nodes`."),
)

TABLES: Final = (RECORDS, FAILURES, CLAIMS, DOCUMENTS, NODES, RELATIONSHIPS)
SCHEMAS: Final = {table.name: table.schema for table in TABLES}
"""The columns of each table by its name, as Spark reads a schema."""
