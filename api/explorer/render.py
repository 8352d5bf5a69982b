"""Answers as pages: the templates, what these may call, and the headers of every page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.explorer.links import Links
from api.explorer.matches import marked
from api.explorer.views import VIEWS
from api.explorer.words import Words
from api.rest import headers
from graph import Document
from loaders.measures.vocabulary import kinds

HTML = "text/html; charset=utf-8"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SAFE = {"Content-Security-Policy": _POLICY, **headers.SAFE}
"""The headers of every page."""
_UNSEEN = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]")
Values = Mapping[str, Any]


def written(template: str, words: Words, links: Links, values: Values) -> bytes:
    """A page as it is sent."""
    page = _environment().get_template(template)
    text = page.render(**values, words=words, say=words.say, links=links, views=VIEWS)
    return text.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    environment.filters["capital"] = _capital
    environment.globals.update(
        name_of=_name_of, spoken=_spoken, measure_of=_measure_of, marked=marked
    )
    return environment


def _visible(value: object) -> object:
    """Without signs that are not seen but turn the words around them."""
    return _UNSEEN.sub("�", value) if type(value) is str else value


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _name_of(document: Document, words: Words) -> str:
    """The document's number, else its type and date, else its key."""
    if document.number:
        return document.number
    named = [document.type and _capital(document.type), document.date and words.day(document.date)]
    return " ".join(filter(None, named)) or document.key


def _spoken(key: str, near: Iterable[Document], words: Words) -> str:
    """The name of the document with this key where it is among those at hand, else the key."""
    return next((_name_of(document, words) for document in near if document.key == key), key)


def _measure_of(id_: str, words: Words) -> str:
    """The name of a measure, its id spelled out where the vocabulary does not know it."""
    kind = kinds().get(id_)
    return _capital(getattr(kind, words.language) if kind else id_.replace("_", " "))
