"""What the picture says in one language: its words, dates, days and the names of documents."""

from __future__ import annotations

from typing import Literal

from graph.document import Document
from viz.frame.labels import labels

Language = Literal["en", "vi"]
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHORT = (("Ủy ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"))
"""How Vietnamese offices themselves shorten these names."""


class Words:
    """The words of one `language`; as `frame/assets/words.js`."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._labels = labels("cascade")

    def say(self, key: str, **values: object) -> str:
        """The phrase under this key with the values in their places; the key if there is none."""
        if key not in self._labels:
            return key
        return self._labels[key][self.language].format(**values)

    def date(self, day: str | None) -> str:
        """A date, which may lack its day or month."""
        if not day:
            return self.say("unknown")
        parts = day.split("-")[::-1]
        month = parts[-2] if len(parts) > 1 else ""
        if self.language == "vi" or not (month.isdecimal() and 1 <= int(month) <= 12):
            return "/".join(parts)
        return " ".join([*(str(int(d)) for d in parts[:-2]), _MONTHS[int(month) - 1], parts[-1]])

    def lag(self, days: int) -> str:
        """How many days after the first document."""
        if days == 0:
            return self.say("lag.same")
        key = "lag.one" if abs(days) == 1 else "lag.many"
        return ("−" if days < 0 else "+") + self.say(key, days=abs(days))

    def name(self, document: Document) -> str:
        """What a document is called: its number, else type and date, else its key."""
        if document.number:
            return document.number
        typed = capital(document.type or "")
        dated = self.date(document.date) if document.date else ""
        return " ".join(filter(None, (typed, dated))) or document.key

    def line(self, document: Document) -> str:
        """The document in a line: name, issuer, date."""
        dated = self.date(document.date) if document.number and document.date else ""
        return " · ".join(filter(None, (self.name(document), document.issuer, dated)))

    def level(self, level: str | None) -> str:
        """The level if it is one that the picture knows, else "unknown"."""
        return level if level and f"level.{level}" in self._labels else "unknown"


def capital(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def short(body: str) -> str:
    """The name of a body in its usual short form."""
    for long, brief in _SHORT:
        body = body.replace(long, brief, 1)
    return body
