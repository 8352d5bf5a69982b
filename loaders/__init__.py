"""Reading documents: bytes to text, text to records with spans. Knows no store, graph or HTTP."""

from loaders.assemble import extract
from loaders.parallel import read_all
from loaders.record import Record
from loaders.sources import read

__all__ = ["Record", "extract", "read", "read_all"]
