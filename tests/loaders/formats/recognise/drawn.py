"""Pictures of pages for tests, drawn line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import matplotlib
from PIL import Image, ImageDraw, ImageFont

LINES: Final = (
    "Số: 12/QĐ-UBND",
    "Tam Nông, ngày 05 tháng 5 năm 2021",
    "Căn cứ Luật Tổ chức chính quyền địa phương;",
    "Giao Phòng Y tế huyện thực hiện khai báo y tế;",
    "Các xã, thị trấn báo cáo kết quả trước ngày 10.",
)
FONT: Final = Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSerif.ttf"
LEFT, TOP, LEADING = 90, 100, 24
"""Points: where the first line begins, and from line to line."""


def page(*lines: str, dpi: int = 200, mode: str = "L") -> Image.Image:
    """A page of A4 with lines of 14 points, white where nothing is printed."""
    image = Image.new(mode, (round(8.27 * dpi), round(11.69 * dpi)), "white")
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT, 14 * dpi / 72)
    for place, line in enumerate(lines or LINES):
        at = (LEFT * dpi / 72, (TOP + LEADING * place) * dpi / 72)
        pen.text(at, line, "black", font)
    return image
