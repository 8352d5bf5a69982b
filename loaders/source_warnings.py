"""What a user should know about how a file was read; every code is listed in `SOURCE_WARNINGS`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from loaders.record import ReadingWarning

SOURCE_WARNINGS: Final = {
    "recognised": "pages were recognised from pictures, letters may be wrong",
    "poor-scan": "a picture is too poor to be read surely; scan it again at 300 dpi",
    "old-encoding": "letters were decoded from an encoding from before Unicode",
}
"""Every warning code with what it means."""

_MOST_NAMED: Final = 20
_OLD_ENCODINGS: Final = {
    "tcvn3": "TCVN3 (.VnTime)",
    "vni": "VNI",
    "vps": "VPS",
    "viscii": "VISCII",
    "windows-1258": "Windows-1258",
}


def source_warning(code: str, detail: str = "") -> ReadingWarning:
    """The warning with a code of `SOURCE_WARNINGS`, and what of this file it is about."""
    meaning = SOURCE_WARNINGS[code]
    return ReadingWarning(code, f"{meaning}: {detail}" if detail else meaning)


def old_encoding(*encodings: str) -> ReadingWarning:
    """The warning that letters were decoded; `encodings` are those met, at least one.

    >>> old_encoding("vni").message
    'letters were decoded from an encoding from before Unicode: VNI'
    """
    names = (_OLD_ENCODINGS[encoding] for encoding in sorted(set(encodings)))
    return source_warning("old-encoding", ", ".join(names))


def pages_named(pages: Iterable[int], of: int) -> str:
    """Some of the pages of a file in words.

    >>> pages_named([1, 2], of=2), pages_named([3], of=4), pages_named(range(1, 30), of=30)[-21:]
    ('all pages', 'page 3', '18, 19, 20 and 9 more')
    """
    chosen = list(pages)
    if len(chosen) == of:
        return "all pages"
    more = f" and {len(chosen) - _MOST_NAMED} more" if len(chosen) > _MOST_NAMED else ""
    word = "page" if len(chosen) == 1 else "pages"
    return f"{word} {', '.join(map(str, chosen[:_MOST_NAMED]))}{more}"
