"""Vietnamese in fonts from before Unicode (TCVN3, VNI, VPS, VISCII): text as it was meant."""

from loaders.legacy.fonts import encoding_of_font, is_font_of_capitals
from loaders.legacy.mend import WINDOWS_1258, decoded_bytes, mended
from loaders.legacy.runs import in_font
from loaders.legacy.tables import ENCODINGS, decoded, encoded

__all__ = [
    "ENCODINGS",
    "WINDOWS_1258",
    "decoded",
    "decoded_bytes",
    "encoded",
    "encoding_of_font",
    "in_font",
    "is_font_of_capitals",
    "mended",
]
