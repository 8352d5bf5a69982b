"""The symbols of document numbers: what follows the counter and the year."""

from __future__ import annotations

import re

_GLUED = re.compile(
    r"\A(NQ|QĐ|CT|KH|TB|BC|TTr|CV|NĐ|TT|QC|CTr|HD|CĐ)"
    r"(UBND|UB|HĐND|TTg|CP|VPCP|BCĐ|TTCP|NHNN|UBDT"
    r"|B(?:TC|YT|NV|XD|CT|CA|QP|TP|NG|GDĐT|KHĐT|TNMT|GTVT|NN|NNPTNT|TTTT|LĐTBXH|VHTTDL|KHCN|NNMT))"
    r"\Z"
)
_LOST = re.compile(r"(?<=[A-Za-zĐđ]) {1,2}(?=[A-ZĐ]{2})")


def with_dash(symbol: str) -> str:
    """`symbol` with the dash that a converter lost between a kind and a body.

    >>> with_dash("QĐUBND"), with_dash("TT-TTCP")
    ('QĐ-UBND', 'TT-TTCP')
    """
    return _GLUED.sub(r"\1-\2", symbol) if symbol.isalpha() else symbol


def with_lost_dash(symbol: str) -> str:
    """A printed symbol with a hyphen for the blanks in whose place a scan lost it.

    >>> with_lost_dash("UBND KGVX"), with_lost_dash("QĐ- UBND")
    ('UBND-KGVX', 'QĐ- UBND')
    """
    return _LOST.sub("-", symbol) if " " in symbol else symbol
