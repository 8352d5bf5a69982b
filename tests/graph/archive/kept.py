"""The tables of an archive made from a store, as far as questions read them."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graph import Store
from graph.archive import manifest
from graph.archive.manifest import Given, Maker, Manifest
from graph.archive.rows import document_row
from graph.archive.streams import arrow_schema
from graph.archive.tables import DOCUMENTS, RELATIONSHIPS
from graph.link import fault_of
from graph.store.said import packed_said


def kept(store: Store, folder: Path) -> str:
    """Writes `documents` and `relationships` as a build does; gives their folder."""
    documents = [
        document_row(node.document, node.known) | {"said": packed_said(node.said)}
        for node in store.every_node()
    ]
    links = [
        {
            "type": link.relation.upper(),
            "source": link.source,
            "source_label": "Document",
            "target": link.target,
            "target_label": "Document",
            "refused": fault_of(link) is not None,
            "asserted_by": link.evidence.asserted_by,
        }
        for link in store.every_link()
    ]
    for table, rows in ((DOCUMENTS, documents), (RELATIONSHIPS, links)):
        path = folder / table.name
        path.mkdir(parents=True)
        pq.write_table(
            pa.Table.from_pylist(rows, arrow_schema(table.schema)), path / "part.parquet"
        )
    given = Given(("store",), 1, 1, "0")
    complete = Manifest(given, Maker.of_today(keep_unknown=False), {}, complete=True)
    (folder / manifest.NAME).write_text(complete.encoded(), encoding="utf-8")
    return str(folder)
