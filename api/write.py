"""Writing to the terminal: UTF-8 whatever the locale, JSON, CSV, and nothing interpreted."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from loaders import Record

_FORMULA = ("=", "+", "-", "@")


def speak_utf8() -> None:
    """Vietnamese stays intact in any locale; what UTF-8 cannot say (broken names) is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(message: str) -> None:
    """Write `message` as one line on standard error."""
    print(f"cascade: {plain(message)}", file=sys.stderr)


def plain(value: object) -> str:
    """`value` as one line in which no character steers the terminal; nothing for None.

    >>> plain("một\\nhai \\x1b[31mđỏ")
    'một hai �[31mđỏ'
    """
    if value is None:
        return ""
    line = " ".join(str(value).split())
    return line if line.isprintable() else "".join(c if c.isprintable() else "�" for c in line)


def quoted(words: str, page: int | None = None) -> str:
    """Words of a document in quotation marks, with their page where it is known.

    >>> quoted("Thực hiện Công điện", 2), quoted("Thực hiện")
    ('“Thực hiện Công điện” (p. 2)', '“Thực hiện”')
    """
    return f"“{words}”" if page is None else f"“{words}” (p. {page})"


def write_json(value: object) -> None:
    """Write `value` as indented JSON with Vietnamese letters as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def record_json(record: Record, *, with_text: bool, indent: int | None) -> str:
    """`record` as the JSON that `extract` shows: indented, or in one line for None."""
    return json.dumps(record.to_dict(with_text=with_text), ensure_ascii=False, indent=indent)


def write_csv(
    columns: Sequence[str], rows: Iterable[Mapping[str, Any]], to: TextIO | None = None
) -> None:
    """Write a header and `rows` as RFC 4180 CSV, by default to standard output.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, so that nothing
    from a document is calculated; JSON has the text unchanged.
    """
    writer = csv.writer(to or sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = plain(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
