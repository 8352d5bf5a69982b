"""How fast PDF files with a text layer are read, in pages a second on one core.

    python -m benchmarks.formats.pdf [--pages 60] [--runs 5]

Chromium prints a document of full pages, about 620 words each. Prints the median of the runs, of
all steps and of opening the file and its pages alone, which is the library's part.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from statistics import median

import pypdfium2

from loaders.formats.pdf import read
from tools.rendering.programs import browser, printed

_PARAGRAPH = (
    "Thực hiện Công văn số {0}/UBND-VX ngày 05 tháng 5 năm 2021 của Ủy ban nhân dân tỉnh về việc "
    "phòng, chống dịch tại bến xe, chợ và trường học, Ủy ban nhân dân huyện yêu cầu các phòng, ban "
    "và Ủy ban nhân dân các xã khai báo y tế, đeo khẩu trang, giữ khoảng cách và báo cáo trước "
    "ngày 10 tháng 5 năm 2021."
)
_STYLE = (
    "@page { size: A4; margin: 20mm 15mm 20mm 30mm } body { font: 13pt serif; text-align: justify }"
)


def document(pages: int) -> bytes:
    """A PDF of about so many full pages."""
    paragraphs = "".join(f"<p>{_PARAGRAPH.format(number)}</p>" for number in range(9 * pages))
    with browser() as running:
        return printed(running, f"<style>{_STYLE}</style>{paragraphs}")


def seconds(work: Callable[[], object], runs: int) -> float:
    """The median of the processor's time that `work` takes, after one run to warm up."""
    work()
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return median(times)


def library(data: bytes) -> None:
    """Open the file and the text layer of each page."""
    with pypdfium2.PdfDocument(data) as opened:
        for page in opened:
            page.get_textpage().close()
            page.close()


def main() -> None:
    """Prints one line for each measurement."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    data = document(options.pages)
    script = read(data, "benchmark.pdf")
    pages = len(script.positions.pages)
    print(f"{pages} pages, {len(script.text.split()) / pages:.0f} words a page")
    for name, work in (
        ("read", lambda: read(data, "benchmark.pdf")),
        ("library alone", lambda: library(data)),
    ):
        print(f"{name:>14}: {pages / seconds(work, options.runs):7.1f} pages/s")


if __name__ == "__main__":
    main()
