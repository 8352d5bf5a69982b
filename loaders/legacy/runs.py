"""Runs of text whose font a file names."""

from __future__ import annotations

from loaders.legacy.fonts import encoding_of_font, is_font_of_capitals
from loaders.legacy.mend import reads_as_unicode, reads_better
from loaders.legacy.tables import decoded


def in_font(text: str, font: str) -> tuple[str, str | None]:
    """A run of text in a font as it was meant, and the old encoding that it was in, if any.

    Unicode in an old font, which programs show in another one, stays where its letters tell it.

    >>> in_font("nh©n d©n", ".VnTimeH")
    ('NHÂN DÂN', 'tcvn3')
    >>> in_font("thực hiện", ".VnTime"), in_font("nh©n", "Arial")
    (('thực hiện', None), ('nh©n', None))
    """
    encoding = encoding_of_font(font)
    if encoding is None:
        return text, None
    capitals = is_font_of_capitals(font)
    if text.isascii():
        return (text.upper() if capitals else text), None
    if reads_as_unicode(text):
        return text, None
    new = decoded(text, encoding)
    if reads_better(text, new):
        return text, None
    return (new.upper() if capitals else new), encoding
