"""Words that stand in for those of a picture, so that many damaged pictures can be opened soon.

Nothing but `tools/fuzz_files.py --stand-in` uses this: what it gives is no reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loaders.formats import apart
from loaders.formats.recognise import page
from loaders.formats.recognise.words import Seen

if TYPE_CHECKING:
    from PIL.Image import Image

_LINE: Final = "Điều 1. Thay thế Thông tư số 01/2020/TT-BTC ngày 01 tháng 01 năm 2020"


def install() -> None:
    """From now on, processes that are started to read files recognise nothing."""
    apart._CHILD = "from tools.stand_in import serve; serve()"


def serve() -> None:
    """Answer as `loaders.formats.apart.serve`, with the stand-in at the recogniser's place."""
    vars(page).update(engine=lambda: None, seen=seen)
    apart.serve()


def seen(image: Image, dpi: float) -> list[Seen]:
    """The same words for every picture, in one line across it."""
    words = _LINE.split()
    step = max(1, image.width // len(words))
    bottom = max(1, min(image.height, round(dpi / 6)))
    return [
        Seen(word, place * step, 0, (place + 1) * step, bottom, 90.0)
        for place, word in enumerate(words)
    ]
