"""Records, documents and their parts as rows of the tables, and back."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from msgspec.structs import asdict

from graph.batch import CitationEntry, Entry, Filed, LinkEntry
from graph.claims import Claim, block_of, corner_of, decoded, doors_of
from graph.document import Document
from graph.model import Evidence
from graph.node import Known, Node, Passage
from graph.store.rows import mention
from graph.store.said import packed_said, unpacked_said
from loaders.record import ReadingWarning

Row = dict[str, Any]
"""A row of a table by its columns, as Arrow takes and gives it."""

_facts = itemgetter(*Document.__struct_fields__)


def record_row(entry: Entry, id_: int) -> Row:
    """The row of `records` for what was read, called `id_`."""
    source, index = entry.place
    return {
        "id": id_,
        "source": source,
        "index": index,
        "sha256": entry.sha256,
        "digest": entry.digest,
        "content": entry.content,
        "reader": entry.reader,
        "head": entry.head.digest,
        "data": entry.data,
        "said": packed_said(entry.said),
        "claims": [claim_row(item.claim, item.alias) for item in entry.filed],
        "citations": [
            {"position": item.position, "claim": item.claim.digest, **_words(item.passage)}
            for item in entry.citations
        ],
        "links": [
            {
                "source": item.source,
                "relation": item.relation,
                "target": item.target,
                "rule": item.rule,
                "confidence": item.confidence,
                **_words(item.passage),
            }
            for item in entry.links
        ],
    }


def claim_row(claim: Claim, alias: str) -> Row:
    """The row of `claims` but for the document that the claim means."""
    return {
        "digest": claim.digest,
        "block": block_of(claim),
        "corner": corner_of(claim),
        "doors": sorted(doors_of(claim)),
        "alias": alias,
        "has_issuer": claim.issuer is not None,
        "data": claim.encoded(),
    }


def entry_of_row(row: Mapping[str, Any]) -> Entry:
    """What was read, from its row of `records`: that of `graph.batch.entry_of`."""
    claims = {
        item["digest"]: Filed(decoded(item["data"], item["digest"]), item["alias"])
        for item in row["claims"]
    }
    return Entry(
        place=(row["source"], row["index"]),
        sha256=row["sha256"],
        data=row["data"],
        digest=row["digest"],
        content=row["content"],
        said=unpacked_said(row["said"]),
        filed=tuple(claims.values()),
        citations=tuple(
            CitationEntry(item["position"], claims[item["claim"]].claim, _passage(item))
            for item in row["citations"]
        ),
        links=tuple(
            LinkEntry(
                source=item["source"],
                relation=item["relation"],
                target=item["target"],
                passage=Passage(item["quote"], item["start"], item["end"], item["page"]),
                rule=item["rule"],
                confidence=item["confidence"],
            )
            for item in row["links"]
        ),
        reader=row["reader"],
    )


def document_row(document: Document, known: Known) -> Row:
    """The columns of `documents` that say what a document is."""
    return {
        **asdict(document),
        "kind": known.kind,
        "superior": known.superior,
        "candidates": [*known.candidates],
        "contents": [*known.contents],
        "conflicts": [asdict(conflict) for conflict in known.conflicts],
    }


def node_of_row(row: Mapping[str, Any]) -> Node:
    """The document of a row of `documents`, with what its leading text says."""
    return Node(document_of_row(row), known_of_row(row), unpacked_said(row["said"]))


def document_of_row(row: Mapping[str, Any]) -> Document:
    """The facts in a row of `documents`."""
    return Document(*_facts(row))


def known_of_row(row: Mapping[str, Any]) -> Known:
    """What is known of a document beside its facts, from its row of `documents`."""
    return Known(
        kind=row["kind"],
        superior=row["superior"],
        conflicts=tuple(ReadingWarning(**conflict) for conflict in row["conflicts"]),
        candidates=tuple(row["candidates"]),
        contents=tuple(row["contents"]),
    )


def mention_of_row(row: Mapping[str, Any]) -> Evidence | None:
    """The first mention in a row of `documents`, None without one."""
    first = row["mention"]
    if first is None:
        return None
    return mention(
        first["asserted_by"], first["quote"], first["start"], first["end"], first["page"]
    )


def _words(passage: Passage | None) -> Row:
    if passage is None:
        return {"quote": None, "start": None, "end": None, "page": None}
    return {
        "quote": passage.quote,
        "start": passage.start,
        "end": passage.end,
        "page": passage.page,
    }


def _passage(row: Mapping[str, Any]) -> Passage | None:
    if row["quote"] is None:
        return None
    return Passage(row["quote"], row["start"], row["end"], row["page"])
