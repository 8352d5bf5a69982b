"""Where passages stand on the pages of the file that a text was read from, for answers in JSON."""

from __future__ import annotations

from typing import Any

from loaders.passages import Passage
from loaders.record import Record


def told(record: Record, passage: Passage) -> dict[str, Any]:
    """The passage of a record as mapping, with its boxes as `at` where the file has pages."""
    mapping = passage._asdict()
    if record.positions:
        boxes = record.positions.boxes(passage.start, passage.end)
        mapping["at"] = [box._asdict() for box in boxes]
    return mapping


def pages_of(record: Record) -> dict[str, Any]:
    """Width and height of each page in points as `pages`; nothing where the file has none."""
    return {"pages": [*record.positions.pages]} if record.positions else {}
