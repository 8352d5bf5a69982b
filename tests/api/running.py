"""What the tests of the command line share: a finished command, and letters to load."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "covid-2021"

PROGRAM = [sys.executable, "-c", "from api.cli import main; main()"]
INTERRUPTIBLE = [
    sys.executable,
    "-c",
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from api.cli import main; main()",
]
"""The program as on a terminal, also where the tests run in the background, without Ctrl-C."""

ORDER = "Công điện số 12/CĐ-TTg ngày 01/9/2021 của Thủ tướng Chính phủ"


@dataclass(frozen=True, slots=True)
class Done:
    """One finished command."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def complaint(self) -> str:
        """The one line on standard error; fails the test if there are more or none."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]


Cascade = Callable[..., Done]
"""Calls the command `cascade` with the given arguments."""


def letter(
    place: str, number: str, *, subject: str = "phòng, chống bão", cites: str = ORDER
) -> str:
    """A letter of the people's committee of the district `place` that carries out `cites`."""
    return f"""ỦY BAN NHÂN DÂN
HUYỆN {place.upper()}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}
V/v {subject}

{place}, ngày 03 tháng 9 năm 2021

Kính gửi: UBND các xã, thị trấn

Thực hiện {cites}, UBND huyện yêu cầu:

1. Các xã tuyên truyền cho người dân biết hướng đi của bão.
2. Báo cáo kết quả trước ngày 05/9/2021./.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Đinh Văn Mẫu
"""
