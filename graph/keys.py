"""Keys: readable ASCII names of documents, made from what is known of them.

A numbered document's key begins with its number, one without a number with its type or name; the
prefixes keep the kinds apart whatever a text prints, so that no text can take another's key.
"""

from __future__ import annotations

import hashlib
import re

from graph import identity
from graph.organs import slug

_LONGEST_PART = 96
_DATE_LIKE = re.compile(r"[0-9]{4}-[0-9]{2}")


def numbered(number: str, date: str | None, issuer: str | None) -> str:
    """The key of a numbered document; of `date` the part that tells it from its namesakes.

    >>> numbered("570/CĐ-TTg", "2021", "Thủ tướng Chính phủ")
    '570-cd-ttg-2021-thu-tuong-chinh-phu'
    >>> numbered("30/2020/NĐ-CP", "2020", "Chính phủ")
    '30-2020-nd-cp-chinh-phu'
    """
    key = identity.number_key(number)
    shown = None if date == identity.year_of(number, None) else date
    return _join(key if key[:1].isdigit() else f"so-{key}", shown, issuer)


def dated(kind: str, date: str, issuer: str) -> str:
    """The key of a document without a number.

    >>> dated("công điện", "2021-05-10", "Thường trực Tỉnh ủy Lào Cai")
    'cong-dien-2021-05-10-thuong-truc-tinh-uy-lao-cai'
    """
    return _join(kind, date, issuer)


def named(name: str, date: str | None) -> str:
    """The key of a law that is cited by its name.

    >>> named("Luật Thú y", "2015-06-19")
    'luat-thu-y-2015-06-19'
    """
    plain = slug(name)
    return _join("ten", plain, date) if _DATE_LIKE.search(plain) else _join(plain, date)


def counted(kind: str, counter: str, date: str | None, issuer: str) -> str:
    """The key of a document of which only the counter of its number is known."""
    return _join(kind, f"so-{counter}", (date or "")[:4], issuer)


def unnumbered(symbol: str | None, date: str | None, issuer: str | None, content: str) -> str:
    """The key of a document whose own number is blank, or that says too little of itself."""
    return _join("khong-so", symbol, (date or "")[:7], issuer, content[:8])


def cited(
    kind: str | None, number: str | None, date: str | None, issuer: str | None, at: str
) -> str:
    """The key of a citation that says too little to be looked for; `at` is where it stands."""
    mark = hashlib.sha256(at.encode()).hexdigest()[:8]
    return _join("trich-dan", kind, number, date, issuer, mark)


def distinguished(key: str, by: str) -> str:
    """`key` of one of several documents that would share it, told apart `by` something."""
    return _join(key, by)


def draft(key: str, content: str) -> str:
    """`key` of a draft, told apart by its content where the key does not do so itself.

    >>> draft("khong-so-ct-ubnd-2021-04-abcdef01", "abcdef0123")
    'khong-so-ct-ubnd-2021-04-abcdef01-du-thao'
    """
    mark = content[:8]
    return _join(key, "du-thao") if key.endswith(f"-{mark}") else _join(key, "du-thao", mark)


def _join(*parts: str | None) -> str:
    slugs = (slug(part) for part in parts if part)
    return "-".join(_bounded(part) for part in slugs if part)


def _bounded(part: str) -> str:
    if len(part) <= _LONGEST_PART:
        return part
    return (
        f"{part[: _LONGEST_PART - 9].rstrip('-')}-{hashlib.sha256(part.encode()).hexdigest()[:8]}"
    )
