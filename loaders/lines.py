"""JSON lines, from standard input or a file: one text a line, with the name of its source."""

from __future__ import annotations

import io
import select
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec
from msgspec import Struct

from loaders.errors import UnreadableSource
from loaders.text import MAX_BYTES, SourceText, given

_BLOCK = 1 << 16
"""Bytes asked for at once: what a pipe holds, and more than a reader keeps back in its buffer."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 0.3
"""Seconds of silence after which the caller gets a turn: at first, and after a long silence."""


_STANDARD_INPUT = "standard input"


class Line(Struct, frozen=True):
    """One line of the input; `where` names it in errors."""

    where: str
    data: bytes


class _Text(Struct):
    """What a line has to hold."""

    source: str
    text: str


_DECODER = msgspec.json.Decoder(_Text)


def lines(
    stdin: BinaryIO | None, name: str = _STANDARD_INPUT
) -> Iterator[Line | UnreadableSource | None]:
    """The lines that are not blank, and None now and then while the sender is silent.

    A program that sends a line and waits for its answer must get it: with None the caller can
    hand out what it has, before it waits again. A stream without any gives one error, and so does
    a line longer than `MAX_BYTES`, which is never in memory as a whole. `name` is what errors call
    the stream.
    """
    count = 0
    empty = True
    for data in _split(stdin) if stdin else ():
        if data is None:
            yield None
            continue
        count += 1
        where = f"{name}, line {count}"
        if len(data) > MAX_BYTES:
            empty = False
            reason = f"is longer than the {MAX_BYTES / 1e6:.0f} MB of one line"
            yield UnreadableSource(where, reason, "give one document a line")
        elif data.strip():
            empty = False
            yield Line(where, data)
    if empty:
        yield UnreadableSource(name, "is empty", 'send lines of {"source", "text"}')


def line_text(line: Line) -> SourceText:
    """The text of one line.

    Raises `UnreadableSource` when it is no object with source and text, or the text is none.
    """
    try:
        item = _DECODER.decode(line.data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        remedy = 'give one object a line: {"source": "…", "text": "…"}'
        reason = "is no JSON object with source and text"
        raise UnreadableSource(line.where, reason, remedy) from error
    return given(item.text, item.source)


def _split(stdin: BinaryIO) -> Iterator[bytes | None]:
    """The lines of `stdin` without their ends, only the beginning of too long ones; None for each
    pause."""
    read: Callable[[int], bytes] = getattr(stdin, "read1", stdin.read)
    begun: list[bytes] = []  # the pieces of a line whose end has not come
    length = 0
    while True:
        pause = _FIRST_PAUSE
        while _silent(stdin, pause):
            yield None
            pause = min(2 * pause, _LONGEST_PAUSE)
        block = read(_BLOCK)
        if not block:
            break
        *ended, last = block.split(b"\n")
        if ended:
            yield b"".join((*begun, ended[0]))
            yield from ended[1:]
            begun.clear()
            length = 0
        if length <= MAX_BYTES:
            begun.append(last)
            length += len(last)
    if rest := b"".join(begun):
        yield rest


def _silent(stdin: BinaryIO, seconds: float) -> bool:
    """Whether nothing comes for `seconds`; False at the end, and where nobody can tell."""
    if not isinstance(stdin, io.BufferedReader):  # in memory, or with a buffer of its own
        return False
    try:
        return not select.select([stdin], [], [], seconds)[0]
    except OSError:  # Windows can ask sockets only
        return False
