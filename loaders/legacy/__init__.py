"""Vietnamese in fonts from before Unicode (TCVN3, VNI, VPS, VISCII): text as it was meant."""

from loaders.legacy.fonts import encoding_of_font, is_font_of_capitals
from loaders.legacy.mend import decoded_bytes, mended
from loaders.legacy.tables import ENCODINGS, decoded, encoded

__all__ = [
    "ENCODINGS",
    "decoded",
    "decoded_bytes",
    "encoded",
    "encoding_of_font",
    "is_font_of_capitals",
    "mended",
]
