"""Which documents the texts of records are."""

from __future__ import annotations

from collections.abc import Iterable

from graph.claims import block_of, content_of, head_claim
from graph.questions.state import in_one_state
from graph.store.base import Store
from loaders.record import Record


@in_one_state
def keys_of(store: Store, records: Iterable[Record]) -> tuple[str | None, ...]:
    """The key of the document that each record is, None for one that is not in the store."""
    heads = [head_claim(record, content_of(record.text)) for record in records]
    residents = store.claims().residents({block_of(head) for head in heads})
    return tuple(residents.get(block_of(head), {}).get(head) for head in heads)
