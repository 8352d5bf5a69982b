"""One request for a page: its language, its addresses, the store behind it, and the page itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Query, Request
from starlette.responses import Response

from api.explorer.links import Links
from api.explorer.render import HTML, SAFE, Values, written
from api.explorer.words import Language, Words, language_of
from api.rest.answering import Ask, Asking
from graph import Store


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
