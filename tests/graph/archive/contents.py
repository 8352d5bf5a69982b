"""What the tables of a SQLite store say, ids aside: for comparing two stores."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

# Each table as its rows with names in place of ids; of copies any may lead. Bodies and lists that
# no document has any more may stay in a store that has changed.
_TABLES = {
    "documents": "SELECT key, block FROM documents",
    "outlines": """SELECT d.key, o.number, o.printed, o.date, o.status, o.outline, o.known,
        r.digest, o.said, b.key, b.issuer, t.name, p.name, l.name FROM outlines o
        JOIN documents d ON d.id = o.id LEFT JOIN records r ON r.id = o.record
        LEFT JOIN bodies b ON b.id = o.body LEFT JOIN tags t ON t.id = o.type
        LEFT JOIN tags p ON p.id = o.place LEFT JOIN tags l ON l.id = o.level""",
    "bodies": "SELECT key, issuer FROM bodies WHERE id IN (SELECT body FROM outlines)",
    "tags": "SELECT name, documents FROM tags WHERE documents > 0",
    "tagged": """SELECT t.name, d.key FROM tagged x JOIN tags t ON t.id = x.tag
        JOIN documents d ON d.id = x.document""",
    "words": """SELECT w.term, d.key, w.offset FROM said w JOIN documents d ON d.id = w.doc""",
    "claims": """SELECT c.digest, c.block, c.corner, c.alias, c.has_issuer, c.data, d.key
        FROM claims c JOIN documents d ON d.id = c.document""",
    "doors": "SELECT o.door, o.day, c.digest FROM doors o JOIN claims c ON c.id = o.claim",
    "records": """SELECT r.source, r.position, r.sha256, r.digest, r.content, c.digest, r.reader,
        t.data FROM records r JOIN claims c ON c.id = r.head JOIN texts t ON t.id = r.id""",
    "citations": """SELECT r.source, r.position, x.id & 1048575, c.digest, x.quote, x.start, x.stop,
        x.page FROM citations x JOIN records r ON r.id = x.id >> 20
        JOIN claims c ON c.id = x.claim""",
    "passages": """SELECT r.source, r.position, x.id & 1048575, x.quote, x.start, x.stop, x.page
        FROM passages x JOIN records r ON r.id = x.id >> 20""",
    "links": """SELECT r.source, r.position, x.id & 1048575, s.key, x.relation, t.key,
        x.source_position, x.target_position, x.passage & 1048575, x.passage >> 20 = r.id, x.rule,
        x.confidence FROM links x JOIN records r ON r.id = x.id >> 20
        JOIN documents s ON s.id = x.source JOIN documents t ON t.id = x.target""",
    "schema": "SELECT type, name, tbl_name, sql FROM sqlite_master",
    "versions": "SELECT version, name FROM migrations",
    "owner": "SELECT application_id FROM pragma_application_id",
}
_WHOLE = ("documents", "outlines", "claims", "doors", "records", "citations", "passages", "links")


def contents(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each table, sorted; whoever joins what is not there would lose rows and fails."""
    connection = sqlite3.connect(file)
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.said USING fts5vocab(main, words, instance)")
        found = {
            table: sorted(connection.execute(sql).fetchall(), key=repr)
            for table, sql in _TABLES.items()
        }
        for table in _WHOLE:
            ((many,),) = connection.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            assert len(found[table]) == many, table
        return found
    finally:
        connection.close()
