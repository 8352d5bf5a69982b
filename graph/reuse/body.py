"""What of a document is its own saying: the body, and in it no names of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.parts.addressees import read_addressees
from loaders.parts.foot import read_foot
from loaders.parts.head import read_head
from loaders.record import Record

Span = tuple[int, int]

_ABOUT = re.compile(r"[\s,*_]{1,4}(?:v/v|về)\s")
_LONGEST = 400
"""Characters of a subject that is told behind the name of a document."""
_END = re.compile(r"[.;:()“”\"]|\n[^\S\n]*\n|,(?=\s+[A-ZĐÀ-Ỹ])")


def body_of(text: str, lowered: str) -> tuple[Span, ...]:
    """The spans behind head and Kính gửi and before the foot, and what is attached behind that.

    `text` is one document as its record has it, `lowered` the same in lower case.

    >>> text = "Số: 1/UBND\\nKính gửi: Sở Y tế.\\n\\nTrực Tết./.\\n\\nNơi nhận:\\n- Lưu: VT."
    >>> [text[start:end].strip() for start, end in body_of(text, text.lower())]
    ['Trực Tết./.']
    """
    head = read_head(text, lowered)
    _, start = read_addressees(text, lowered, head.end)
    foot = read_foot(text, lowered, start)
    body = (start, max(start, foot.body_end))
    return (body,) if foot.appendix_start is None else (body, (foot.appendix_start, len(text)))


def names_of(record: Record) -> Iterator[Span]:
    """Where `record` names documents, with what they are about, and whom it is sent to."""
    lowered = record.text.lower()
    for citation in record.citations:
        for mention in citation.mentions:
            yield mention.start, _subject_end(record.text, lowered, mention.end)
    yield from ((item.start, item.end) for item in record.addressees)
    yield from ((item.start, item.end) for item in record.recipients)


def _subject_end(text: str, lowered: str, end: int) -> int:
    """Where the subject ends that follows the name which ends at `end` ("… về việc …, UBND …")."""
    about = _ABOUT.match(lowered, end)
    if about is None:
        return end
    limit = min(len(text), about.end() + _LONGEST)
    closing = _END.search(text, about.end(), limit)
    return closing.start() if closing else limit
