"""To whom a document goes, in the words of its issuer."""

from __future__ import annotations

from functools import cache

from benchmarks.archive.bodies import Body
from benchmarks.archive.wording import listed

LETTERS = ("công văn", "công điện")
"""The types that begin with their addressees; others list them in their foot."""


@cache
def addressees(body: Body) -> tuple[tuple[str, ...], ...]:
    """The lists of those to whom a body writes, one choice each."""
    choices = listed("addressees", body.orders_to)
    return tuple(tuple(filled(text, body) for text in names) for names in choices)


def filled(text: str, body: Body) -> str:
    """`text` with what a body calls its unit, the units below it and its committee."""
    home = body.home
    return text.format(unit=home.unit, below=home.below, committee=home.committee)
