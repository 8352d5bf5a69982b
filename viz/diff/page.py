"""Two texts side by side with what one took over from the other: a page as `viz.frame.offline`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from graph.document import Document
from graph.reuse import Passage, Portion, Span
from graph.reuse.answer import Comparison
from viz.frame.files import asset
from viz.frame.offline import inert, render


def diff_page(comparison: Comparison) -> str:
    """One HTML page with both texts; a passage in the one leads to its place in the other.

    Words that differ inside a passage are marked, each text's own words are plain. Equal
    comparisons give equal text. Write it as UTF-8.
    """
    reuse = comparison.reuse
    return render(
        "diff",
        scripts=[asset("diff/diff.js")],
        styles=[asset("diff/diff.css")],
        data={"passages": [_facts(passage) for passage in reuse.passages]},
        sides=[
            {
                "side": side,
                "name": inert(_name(document)),
                "share": _share(portion),
                "words": portion.words,
                "reused": portion.reused,
                "text": Markup("").join(_marked(text, _parts(reuse.passages, side))),
            }
            for side, document, portion, text in (
                ("a", comparison.a, reuse.a, comparison.text_a),
                ("b", comparison.b, reuse.b, comparison.text_b),
            )
        ],
    )


def _facts(passage: Passage) -> dict[str, object]:
    return {
        "words": passage.words,
        "similarity": passage.similarity,
        "verbatim": passage.verbatim,
        "moved": passage.moved,
    }


def _name(document: Document) -> str:
    return (
        " · ".join(filter(None, (document.number or document.type, document.issuer, document.date)))
        or document.key
    )


def _share(portion: Portion) -> str:
    return "–" if portion.share is None else f"{100 * portion.share:.0f} %"


Part = tuple[int, Span, Sequence[Span]]
"""A passage's index, its place in one text, and the words there that differ."""


def _parts(passages: Sequence[Passage], side: str) -> list[Part]:
    """The passages in the order of one text."""
    found: list[Part] = []
    for index, passage in enumerate(passages):
        if side == "a":
            found.append((index, passage.a, [part.a for part in passage.differences]))
        else:
            found.append((index, passage.b, [part.b for part in passage.differences]))
    return sorted(found, key=lambda part: part[1].start)


def _marked(text: str, parts: Sequence[Part]) -> Iterator[Markup]:
    """The text as HTML: passages and differing words around escaped text."""
    at = 0
    for index, whole, differing in parts:
        yield inert(text[at : whole.start])
        yield Markup('<mark data-passage="{}" tabindex="0" role="button">').format(index)
        at = whole.start
        for part in differing:
            if part.quote:
                yield inert(text[at : part.start])
                yield Markup('<span class="differs">{}</span>').format(inert(part.quote))
                at = part.end
        yield inert(text[at : whole.end])
        yield Markup("</mark>")
        at = whole.end
    yield inert(text[at:])
