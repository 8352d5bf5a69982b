"""A spaCy pipe around the one extractor: records, spans and entities of Vietnamese documents.

Needs the extra `directive-cascade[spacy]`. With it installed, spaCy finds the pipe by its name.
A user's own rules stand before or behind it; what stands first keeps its entities:

>>> import spacy
>>> nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
>>> ruler = nlp.add_pipe("entity_ruler")
>>> ruler.add_patterns([{"label": "VẬT TƯ", "pattern": "khẩu trang"}])
>>> _ = nlp.add_pipe("directive_cascade", after="entity_ruler")
>>> doc = nlp("Thực hiện Công điện số 570/CĐ-TTg ngày 02/5/2021 phát khẩu trang cho người dân")
>>> [(ent.text, ent.label_) for ent in doc.ents]
[('Công điện số 570/CĐ-TTg ngày 02/5/2021', 'công điện'), ('khẩu trang', 'VẬT TƯ')]
>>> [span.kb_id_ for span in doc.spans["citations"]], doc._.record.citations[0].date
(['570/CĐ-TTg'], '2021-05-02')
>>> doc.spans["citations"][0]._.rule, doc.spans["citations"][0]._.confidence
('number-date-code', 0.97)

The record's offsets count in its own `text`, the normal form with personal numbers masked; spans
count in `doc.text`, which is as it was given: who stores or shows a `Doc` masks for himself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from loaders.assemble import extract, places_of
from loaders.errors import CascadeError
from loaders.offsets import Offsets
from loaders.passages import GROUPS, Group, passages
from loaders.record import Record


class MissingExtra(CascadeError, ImportError):  # noqa: N818 - named for what it is about
    """A part of this project that needs an extra which is not installed."""


try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans
except ModuleNotFoundError as error:
    if error.name != "spacy":
        raise
    raise MissingExtra(
        "the spaCy pipe needs spaCy, which is not installed",
        "install it with: pip install 'directive-cascade[spacy]'",
    ) from None

NAME = "directive_cascade"
ENTITIES: tuple[Group, ...] = ("citations", "measures", "organisations")
"""What becomes entities where nothing else is asked for: a deadline is a whole clause, which as the
longest would leave no room for those inside it."""
_KEY = ("._.", "records", None, None)
"""Where spaCy itself would keep `doc._.records`; as bytes, for a `Doc` stores no other objects."""
_ASSIGNS = [
    "doc.ents", "doc.spans", "doc._.record", "doc._.records", "span._.rule", "span._.confidence",
]  # fmt: skip


class DirectiveCascade:
    """The pipe: reads `doc.text` with `loaders.extract` and writes down what it found.

    - `doc._.records`: the `Record` of each document in the text, `doc._.record` the first; `()` and
      None for a blank text. They survive `to_bytes`, `DocBin(store_user_data=True)`, `n_process`.
    - `doc.spans["citations"]`: every mention of a document; label: its type, "văn bản" where that
      is unknown; `kb_id_`: its number, else the name of the law.
    - `doc.spans["measures"]`: label: the measure's id; `kb_id_`: "orders" or "mentions".
    - `doc.spans["organisations"]`: labels ISSUER, ADDRESSEE, RECIPIENT, AUTHORITY; `kb_id_`: the
      full name. An ISSUER is the lines of the letterhead, an AUTHORITY the whole direction.
    - `doc.spans["deadlines"]`: the clauses that set one; label: "report" or "act"; `kb_id_`: the
      last day ("2021-05-10"), "" where the text names none.
    - `doc.ents`: the spans of the groups in `ents` (without it, of all but the deadlines), without
      overlap, the longest first; entities of earlier pipes stay, what overlaps them is left out.

    - `span._.rule`, `span._.confidence`: by which rule a mention, the ISSUER or a deadline was
      read, and how sure that is, in [0, 1]; None on other spans.

    A span that ends inside a token is widened to the whole token, never dropped.
    """

    def __init__(self, ents: Iterable[str] = ENTITIES) -> None:
        self.ents = tuple(ents)
        if unknown := sorted(set(self.ents).difference(GROUPS)):
            raise CascadeError(
                f"{NAME}: ents has no group {', '.join(unknown)}", f"choose of {', '.join(GROUPS)}"
            )

    def __call__(self, doc: Doc) -> Doc:
        """`doc` itself, annotated. Raises `UnreadableSource` for a text beyond the longest."""
        text = doc.text  # spaCy joins it from the tokens each time
        records = extract(text) if text.strip() else []
        doc.user_data[_KEY] = msgspec.json.encode(records)  # type: ignore[index] # keys are tuples
        spans: dict[str, list[Span]] = {group: [] for group in GROUPS}
        for group, span in _spans(doc, records, Offsets.of(text)):
            spans[group].append(span)
        for group, found in spans.items():
            doc.spans[group] = found
        doc.ents = _entities(doc, [span for group in self.ents for span in spans[group]])
        return doc


@Language.factory(NAME, default_config={"ents": list(ENTITIES)}, assigns=_ASSIGNS)
def make(nlp: Language, name: str, ents: list[str]) -> DirectiveCascade:
    """The pipe for `nlp.add_pipe("directive_cascade", config={"ents": [...]})`.

    Raises `CascadeError` where `ents` names a group of spans that there is not.
    """
    return DirectiveCascade(ents)


def _spans(doc: Doc, records: list[Record], offsets: Offsets) -> Iterator[tuple[str, Span]]:
    """The passages of all records as spans of `doc`, with their groups."""
    places = places_of(doc.text) if len(records) > 1 else [((0, 0),)] * len(records)
    for record, place in zip(records, places, strict=True):
        for passage in passages(record):
            first, last = _position(place, passage.start), _position(place, passage.end - 1)
            start, end = offsets.span(first, last + 1)
            span = doc.char_span(
                start,
                end,
                label=passage.label,
                kb_id=passage.meaning,
                alignment_mode="expand",
            )
            if span is not None:  # None is only for what lies outside the text
                if passage.rule is not None:
                    span._.rule, span._.confidence = passage.rule, passage.confidence
                yield passage.group, span


def _position(place: Sequence[tuple[int, int]], offset: int) -> int:
    """Where the character at `offset` of a record stands in the text; `place` are its spans."""
    for start, end in place[:-1]:
        if offset < end - start:
            return start + offset
        offset -= end - start
    return place[-1][0] + offset


def _entities(doc: Doc, found: list[Span]) -> list[Span]:
    """The entities that `doc` has, and of `found` the longest that leave them alone."""
    before = list(doc.ents)
    taken = {token for ent in before for token in range(ent.start, ent.end)}
    free = (span for span in found if taken.isdisjoint(range(span.start, span.end)))
    return before + filter_spans(free)


def _records(doc: Doc) -> tuple[Record, ...]:
    data = doc.user_data.get(_KEY)  # type: ignore[call-overload] # keys are tuples
    return _decode(data) if data else ()


def _record(doc: Doc) -> Record | None:
    return next(iter(_records(doc)), None)


@lru_cache(maxsize=64)
def _decode(data: bytes) -> tuple[Record, ...]:
    return msgspec.json.decode(data, type=tuple[Record, ...])


Span.set_extension("rule", default=None, force=True)
Span.set_extension("confidence", default=None, force=True)
Doc.set_extension("records", getter=_records, force=True)
Doc.set_extension("record", getter=_record, force=True)
