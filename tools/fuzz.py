"""Reads damaged documents for a while and stops at the first that breaks a promise.

    python tools/fuzz.py [--seconds 60] [--seed 1]

The promises: no text makes the reader raise anything but `UnreadableSource`; every span quotes its
text; masking a masked text changes nothing; reading takes less than SLOWEST seconds a megabyte.
A text that breaks one is written to fuzz-SEED.txt, with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from pathlib import Path
from random import Random

from loaders import Record, extract
from loaders.errors import UnreadableSource
from loaders.mask import mask
from loaders.record import Measure, Mention

SAMPLES = Path(__file__).parents[1] / "examples/covid-2021"
SLOWEST = 20.0
"""Seconds a megabyte: the worst damage seen is far below, a quadratic step far above."""
PIECES = (
    "Công văn số 12/UBND-VX ngày 02/3/2021 của UBND tỉnh", "Luật Đất đai và ", "số 12/UBND-VX, ",
    "được sửa đổi, bổ sung bởi ", "chỉ đạo của ", "Kính gửi:\n", "Nơi nhận:\n- ",
    "TM. ỦY BAN NHÂN DÂN\n",
    "\n\n", "  ", "| ", "**", "0912 345 678", "a@b.vn", "Điều 1. ", "; ", "“", "ỦY BAN NHÂN DÂN\n",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "Số: /UBND\n", "ngày    tháng 5 năm 2021",
    "\u0301", "Ð", "\ufeff",
)  # fmt: skip


def damaged(texts: list[str], random: Random) -> str:
    """A sample with parts cut, repeated, moved and foreign pieces put in; seldom a long one."""
    text = random.choice(texts)
    for _ in range(random.randint(1, 12)):
        first, last = sorted(random.randrange(len(text) + 1) for _ in range(2))
        part = text[first:last]
        match random.randrange(5):
            case 0:
                text = text[:first] + text[last:]
            case 1:
                text = text[:first] + part * 2 + text[last:]
            case 2:
                text = text[:first] + random.choice(PIECES) * random.randint(1, 40) + text[first:]
            case 3:
                text = text[:first] + part[::-1] + text[last:]
            case _:
                text = text[:first] + part.upper() + text[last:]
        text = text[:20_000] or "x"
    return text * random.choice((1,) * 40 + (20,))


def broken_promise(text: str) -> str | None:
    """What is wrong with the reading of `text`, or None."""
    began = time.process_time()
    try:
        records = extract(text)
    except UnreadableSource:
        return None
    except Exception:
        return traceback.format_exc()
    seconds = time.process_time() - began
    if seconds > 0.5 + SLOWEST * len(text.encode("utf-8", "surrogatepass")) / 1e6:
        return f"{seconds:.1f} s for {len(text)} characters"
    return next(filter(None, map(_wrong_span, records)), None)


def _wrong_span(record: Record) -> str | None:
    mentions = [mention for citation in record.citations for mention in citation.mentions]
    quoted: list[Mention | Measure] = [*mentions, *record.measures]
    for item in quoted:
        if record.text[item.start : item.end] != item.quote:
            return f"{item} does not quote its text"
    if any(not 0 <= edge.start <= edge.end <= len(record.text) for edge in record.edges):
        return "an edge points outside the text"
    return None if mask(record.text) == record.text else "masking is not stable"


def main() -> None:
    """Runs for the time asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    seed, end = options.seed, time.monotonic() + options.seconds
    while time.monotonic() < end:
        text = damaged(texts, Random(seed))  # noqa: S311 - no secret
        wrong = broken_promise(text)
        if wrong:
            target = Path(f"fuzz-{seed}.txt")
            target.write_text(text, encoding="utf-8", errors="surrogatepass")
            sys.exit(f"seed {seed}: {wrong}\nthe text is in {target}")
        seed += 1
    print(f"{seed - options.seed} texts read, no promise broken")


if __name__ == "__main__":
    main()
