"""Natural wordings of the archive that the reader still errs on, in their shortest form.

A row that begins to pass fails the suite: then its pattern leaves `truths.FAULTS`.
"""

from __future__ import annotations

from typing import Any

import pytest

from loaders import extract

fault = pytest.mark.xfail(strict=True, reason="the reader errs on this wording")

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
ABOUT = "V/v bảo đảm an toàn trường học"


def read(*body: str) -> dict[str, Any]:
    """A letter with this body, as read."""
    head = f"UBND HUYỆN BA BỂ\n{MOTTO}\n\nSố: 5/UBND-VX\n{ABOUT}\n\nBa Bể, ngày 12 tháng 8 năm 2021"
    text = "\n".join([head, "", "Kính gửi: Các đơn vị trực thuộc", "", *body, "", "CHỦ TỊCH", ""])
    return extract(text)[0].to_dict()


@fault
@pytest.mark.parametrize(
    ("item", "orders"),
    [
        # Who may come in restricts no travel.
        ("Thủ trưởng đơn vị không cho người không đeo khẩu trang vào trụ sở.", {"mask"}),
        # Officials ("cán bộ") that test are read as a test kit ("bộ").
        ("Trạm Y tế phân công cán bộ lấy mẫu ở chợ đầu mối.", {"testing"}),
        # Plans that are kept ready.
        ("UBND các xã sẵn sàng phương án sơ tán dân.", {"contingency_plan"}),
        ("UBND các xã chuẩn bị kịch bản cho tình huống xấu nhất.", {"contingency_plan"}),
    ],
)
def test_measures(item: str, orders: set[str]) -> None:
    record = read("UBND huyện yêu cầu:", f"1. {item}")
    assert {m["id"] for m in record["measures"] if m["mode"] == "orders"} == orders
