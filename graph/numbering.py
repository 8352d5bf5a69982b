"""Whose counter a number belongs to: the body that its symbol fixes, else the one that is named."""

from __future__ import annotations

from functools import lru_cache

from graph.identity import symbol_of
from graph.organs import body
from loaders.bodies.names import classify, from_symbol


@lru_cache(maxsize=65536)
def national_issuer(number: str | None) -> str | None:
    """The national body (or joint bodies) that a number's symbol fixes, None for local codes.

    >>> national_issuer("30/2020/NĐ-CP"), national_issuer("756/UBND-VXNV")
    ('Chính phủ', None)
    """
    symbol = symbol_of(number) if number else None
    return from_symbol(symbol) if symbol else None


@lru_cache(maxsize=65536)
def counting_body(number: str | None, issuer: str | None) -> str | None:
    """The body in whose register a document stands, None where neither number nor issuer tells.

    A national code outweighs another central body that a text names: a notice TB-VPCP is the
    Government Office's though it conveys the Prime Minister's words. A local body outweighs the
    code, because local organs use some of the letters too (BTC, an organising committee).
    """
    national = national_issuer(number)
    if issuer is None:
        return body(national) if national else None
    if national is not None and classify(issuer).level == "central":
        return body(national)
    return body(issuer)
