"""Pages as tests read them: their links, numbers, headings, words, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"meta", "link", "input", "br", "img", "hr"}
BLOCKS = {"td", "th", "li", "br", "dt", "dd", "p", "h1", "h2", "h3", "option"}
"""Elements that begin on a line of their own."""
HEADINGS = ("h1", "h2", "h3", "h4")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a page: what it is, the REST call that gives it, and its place in the answer."""

    value: str
    url: str
    at: str


@dataclass(slots=True)
class Seen:
    """What stands on a page."""

    language: str = ""
    title: str = ""
    links: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    landmarks: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    ids: list[str] = field(default_factory=list)
    fields: list[dict[str, str]] = field(default_factory=list)
    labelled: set[str] = field(default_factory=set)
    scopeless: int = 0
    scripts: list[str] = field(default_factory=list)
    words: str = ""


def seen(html: str) -> Seen:
    """What stands on the page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.seen.words = " ".join("".join(reader.text).split())
    reader.seen.title = "".join(reader.title)
    assert not reader.open, reader.open
    return reader.seen


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.text: list[str] = []
        self.title: list[str] = []
        self.open: list[str] = []
        self._number: tuple[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.seen.tags.add(tag)
        self.seen.attributes |= told.keys()
        if tag not in VOID:
            self.open.append(tag)
        if tag in BLOCKS:
            self.text.append(" ")
        self._take(tag, told)
        if "id" in told:
            self.seen.ids.append(told["id"])
        if tag in HEADINGS:
            self.seen.headings.append(int(tag[1]))
        self._take_form(tag, told)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, tag
        if tag == "a":
            self._number = None

    def handle_data(self, data: str) -> None:
        (self.title if self.open[-1:] == ["title"] else self.text).append(data)

    def _take(self, tag: str, told: dict[str, str]) -> None:
        match tag:
            case "html":
                self.seen.language = told.get("lang", "")
            case "a":
                self.seen.links.append(told["href"])
                self._number = (told["href"], told["data-at"]) if "data-at" in told else None
            case "data":
                assert self._number is not None, f"{told} leads to no REST call"
                self.seen.numbers.append(Number(told["value"], *self._number))
            case "th":
                self.seen.scopeless += "scope" not in told
            case "script":
                self.seen.scripts.append(told.get("src", "inline"))
            case "main" | "header" | "footer" | "nav" | "search":
                self.seen.landmarks.append(tag)

    def _take_form(self, tag: str, told: dict[str, str]) -> None:
        if tag == "form":
            self.seen.actions.append(told["action"])
        elif tag == "label":
            self.seen.labelled.add(told["for"])
        elif tag in ("input", "select", "textarea") and told.get("type") != "hidden":
            self.seen.fields.append(told)


def at(answer: Any, pointer: str) -> Any:
    """What stands in a JSON answer at a pointer (RFC 6901); of a list, how long it is."""
    for part in pointer.split("/")[1:]:
        answer = answer[int(part) if isinstance(answer, list) else part]
    return len(answer) if isinstance(answer, list) else answer
