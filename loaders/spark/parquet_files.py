"""Parquet files on disk: tables with a document a row, as text or as the bytes of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from loaders.errors import UnreadableSource
from loaders.files import told_name, unopened

SOURCE, TEXT, CONTENT = "source", "text", "content"
"""Columns: the name of the document, its text, or the bytes of a file of any format."""
_ROWS: Final = 64
"""Rows in memory at once; they may hold whole files."""


def document_columns(names: Iterable[str], path: str) -> tuple[str, str]:
    """The columns to be read: the name's and either the text's or the bytes'.

    Raises `UnreadableSource` where the table has not both.
    """
    found = set(names)
    having = next((name for name in (TEXT, CONTENT) if name in found), None)
    if SOURCE in found and having:
        return SOURCE, having
    reason = f"has the columns {', '.join(sorted(found)) or '(none)'}"
    remedy = f"a table of documents has {SOURCE!r}, and {TEXT!r} or {CONTENT!r}; rename them"
    raise UnreadableSource(told_name(path), reason, remedy)


def group_sizes(path: str) -> list[int]:
    """Bytes of each row group, unpacked; 0 where it has no rows.

    Raises `UnreadableSource` for a file that is no Parquet or lacks a column.
    """
    with _Opened(path) as file:
        document_columns(file.schema_arrow.names, path)
        groups = map(file.metadata.row_group, range(file.metadata.num_row_groups))
        return [group.total_byte_size if group.num_rows else 0 for group in groups]


def rows_of(path: str, group: int) -> Iterator[tuple[str | None, str | None, bytes | None]]:
    """Source, text and bytes of the rows in a group, None for what is not there.

    Raises `UnreadableSource` where the file cannot be read.
    """
    with _Opened(path) as file:
        source, having = document_columns(file.schema_arrow.names, path)
        for batch in file.iter_batches(_ROWS, row_groups=[group], columns=[source, having]):
            names, values = batch.column(source), batch.column(having)
            for name, value in zip(names.to_pylist(), values.to_pylist(), strict=True):
                told = None if name is None else str(name)
                yield (told, *_text_or_bytes(value))


def _text_or_bytes(value: Any) -> tuple[str | None, bytes | None]:
    return (None, value) if isinstance(value, bytes) else (value, None)


class _Opened:
    """A Parquet file; what Arrow raises while it is open becomes `UnreadableSource`."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> Any:
        import pyarrow as pa  # noqa: PLC0415 - only with the extra `spark`
        from pyarrow import parquet  # noqa: PLC0415

        self._errors = (pa.ArrowException, OSError)
        try:
            self._stream = open(self._path, "rb")  # noqa: PTH123 - a name of any bytes
        except OSError as error:
            raise self._told(error) from error
        try:
            return parquet.ParquetFile(self._stream)
        except self._errors as error:
            self._stream.close()
            raise self._told(error) from error

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self._stream.close()
        if isinstance(error, self._errors):
            raise self._told(error) from error

    def _told(self, error: BaseException) -> UnreadableSource:
        path = told_name(self._path)
        if isinstance(error, OSError) and error.errno:
            return unopened(path, error)
        reason = f"is a Parquet file that is cut off or damaged ({str(error).splitlines()[0]})"
        return UnreadableSource(path, reason, "fetch it again or write it anew")
