"""Text as XML can hold it."""

from __future__ import annotations

import re

# XML 1.0, production 2: these cannot be written, not even escaped. Carriage returns could, but
# readers make line ends of them.
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    r"""`text` without the characters that XML 1.0 refuses or changes.

    >>> allowed("Chỉ thị\x00 16\r\n")
    'Chỉ thị 16\n'
    """
    return _FORBIDDEN.sub("", text)
