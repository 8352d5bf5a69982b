"""One request for a page: its language, its addresses, the store behind it, and the page itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Query, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import Response

from api.explorer.links import Links
from api.explorer.matches import marked
from api.explorer.views import VIEWS
from api.explorer.words import Language, Words, language_of
from api.rest.answering import Ask, Asking
from graph import Document, Store
from loaders.measures.vocabulary import kinds

HTML = "text/html; charset=utf-8"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SAFE = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""The headers of every page."""
_UNSEEN = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]")
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Visit:
    """Shows pages in one language, each of one state of the store."""

    ask: Ask
    words: Words
    links: Links

    def on(self, as_of: str | None) -> Visit:
        """The same visit among pages that tell only what was known on a day."""
        return replace(self, links=replace(self.links, as_of=as_of))

    def show(self, template: str, question: Callable[[Store], Values]) -> Response:
        """The page of what the question gives, or 304 where the browser has it."""
        ask = replace(self.ask, form=self.ask.form + self.words.language.encode())
        answer = ask(
            question, lambda values: written(template, self.words, self.links, values), media=HTML
        )
        answer.headers.update({**SAFE, "Vary": "Accept, Accept-Language"})
        return answer


def written(template: str, words: Words, links: Links, values: Values) -> bytes:
    """A page as it is sent."""
    page = _environment().get_template(template)
    text = page.render(**values, words=words, say=words.say, links=links, views=VIEWS)
    return text.encode("utf-8", "replace")


def told_by(request: Request) -> tuple[Words, Links]:
    """The language that a request asks for, and the addresses as seen from its page."""
    asked = request.query_params.get("lang")
    language = language_of(asked, request.headers.get("accept-language", ""))
    root = request.scope.get("root_path", "")
    links = Links(
        root=root,
        path=quote(request.scope["path"].removeprefix(root), safe="/"),
        query=tuple(request.query_params.items()),
        kept={"lang": language} if asked == language else {},
    )
    return Words(language), links


async def _visit(
    request: Request, ask: Asking, lang: Annotated[Language | None, Query()] = None
) -> Visit:
    return Visit(ask, *told_by(request))


Visiting = Annotated[Visit, Depends(_visit)]
"""A parameter of every route that shows a page."""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
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
