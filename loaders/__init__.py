"""Reading documents: bytes to text, text to records with spans. Knows no store, graph or HTTP."""

from loaders.assemble import extract
from loaders.record import Record
from loaders.sources import read, read_all

__all__ = ["Record", "extract", "read", "read_all"]
