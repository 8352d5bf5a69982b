"""Rows of the tables say all that records and documents do."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.archive.rows import document_row, entry_of_row, node_of_row, record_row
from graph.archive.tables import DOCUMENTS, RECORDS
from graph.batch import entry_of
from graph.store import open_store
from graph.store.said import packed_said
from loaders.assemble import extract
from loaders.record import Record
from tests.loaders.samples import LETTER, PROSE


@pytest.mark.parametrize("text", [LETTER, PROSE])
def test_a_record_comes_back_from_its_row(text: str) -> None:
    entry = entry_of(_read(text), reader="0123456789abcdef")
    row = record_row(entry, 7)
    assert tuple(row) == RECORDS.names
    assert entry_of_row(row) == entry


def test_a_document_comes_back_from_its_row(tmp_path: Path) -> None:
    from graph.load import load

    with open_store(f"sqlite:///{tmp_path}/one.db") as store:
        load(store, [_read(LETTER)])
        for node in store.every_node():
            row = document_row(node.document, node.known) | {"said": packed_said(node.said)}
            assert row.keys() <= set(DOCUMENTS.names)
            assert node_of_row(row) == node


def _read(text: str) -> Record:
    (record,) = extract(text, source="letter.txt")
    return record
