"""Opening a database: an empty one is made ours, an imported or older one gets what it lacks."""

from __future__ import annotations

from graph.store.neo4j_imported import HalfImport, take_over
from graph.store.neo4j_indexes import Watch, make_indexes
from graph.store.neo4j_schema import OLDER, VERSION, Ask


class ForeignDatabase(Exception):  # noqa: N818
    """The database holds something, but nothing of ours."""


class OtherSchema(Exception):  # noqa: N818
    """The database was written by another version of the program, whose schema is `version`."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


def migrate(ask: Ask, watch: Watch) -> None:
    """Make a database ours that is empty or was imported; two processes may do so at once.

    Raises `ForeignDatabase`, `OtherSchema` and `HalfImport` before anything is changed, and
    `FailedIndex`.
    """
    filled = ask("MATCH (n) RETURN count(n) AS nodes")[0]["nodes"]
    # Asked last, because another process may be making the database ours at this moment.
    version, imported = _state(ask)
    if version == VERSION:
        return
    if version not in (0, *OLDER):
        raise OtherSchema(version)
    if filled and not version:
        raise ForeignDatabase
    if imported is not None:
        try:
            take_over(ask, imported, watch)
        except HalfImport:
            if _state(ask)[0] != VERSION:  # else another process was quicker, and adds more
                raise
    make_indexes(ask, watch)
    ask(
        "MERGE (gate:CascadeStore {name: 'gate'}) ON CREATE SET gate.started = 0 "
        "MERGE (state:CascadeStore {name: 'state'}) "
        "ON CREATE SET state.finished = 0, state.records = 0, state.token = randomUUID() "
        # The same files may have been imported elsewhere, too: that is another store.
        "SET state.token = coalesce(state.token, randomUUID()), "
        f"state.version = {VERSION} REMOVE state.imported"
    )


def _state(ask: Ask) -> tuple[int, str | None]:
    """The version, 0 in an empty database, and what an import should have brought, if any."""
    found = ask(
        "MATCH (state:CascadeStore {name: 'state'}) "
        "RETURN state.version AS version, state.imported AS imported"
    )
    return (int(found[0]["version"]), found[0]["imported"]) if found else (0, None)
