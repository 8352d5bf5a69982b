"""The copy list: where it ends, and what a scan left in its items."""

from __future__ import annotations

import pytest

from loaders.parts.copies import is_noise
from tests.loaders.parts.test_foot import foot


@pytest.mark.parametrize(
    ("lines", "recipients", "signature"),
    [
        ("- Sở Y tế;\n- Lưu: VT.\n- Phòng Dân tộc", ["Sở Y tế"], ()),
        ("- Sở Y tế;\n- Lưu trữ tỉnh;\n- Lưu: VT.", ["Sở Y tế", "Lưu trữ tỉnh"], ()),
        ("- Sở Y tế;\n- Lưu học sinh;\n- Lưu: VT.", ["Sở Y tế", "Lưu học sinh"], ()),
        ("- Sở Y tế;\n- Lưu vực sông Mã;\n- Lưu: VT.", ["Sở Y tế", "Lưu vực sông Mã"], ()),
        ("- Sở Y tế; PHÓ CHỦ TỊCH\n- Lưu: VT.", ["Sở Y tế"], ("PHÓ CHỦ TỊCH",)),
        ("- Sở Y tế; phó chủ tịch\n- Lưu: VT.", ["Sở Y tế; phó chủ tịch"], ()),
        ("- Sở Y tế; ~^ a\n- Lưu: VT.", ["Sở Y tế"], ()),
        (
            "- Sở Y tế;\n- Lưu: VT.\nTM. UBND\n- KT. CHỦ TỊCH\n",
            ["Sở Y tế"],
            ("TM. UBND", "KT. CHỦ TỊCH"),
        ),
        (
            "- Sở Y tế;\n- CHỦ TỊCH UBND TỈNH;\n- Lưu: VT.\nTM. UBND\n",
            ["Sở Y tế", "CHỦ TỊCH UBND TỈNH"],
            ("TM. UBND",),
        ),
        ("- Sở Y tế;\nˆ\n- Lưu: VT.", ["Sở Y tế"], ()),
        ("- Sở Y tế; Sở Xây dựng\n- Lưu: VT.", ["Sở Y tế; Sở Xây dựng"], ()),
    ],
)
def test_copies(lines: str, recipients: list[str], signature: tuple[str, ...]) -> None:
    found = foot(f"Nơi nhận:\n{lines}\n")
    assert [item.text for item in found.recipients] == recipients
    assert found.signature == signature


@pytest.mark.parametrize(
    ("stamp", "near_miss"),
    [
        ("Người ký: Sở Y tế", "Người kế nhiệm"),
        ("Email: soyte", "Emails"),
        ("Cơ quan : Tỉnh", "Cơ quan tỉnh"),
        ("Thời gian ký: 08:00", "Thời gian họp"),
        ("Ký bởi: Sở Y tế", "Kỷ luật"),
        ("( Đã ký", "Đã họp"),
        ("(Ký tên)", "Kỷ niệm"),
        ("(ký và đóng dấu)", "(kỳ họp)"),
        ("(chữ ký)", "(chữ viết)"),
        ("Ký tên, đóng dấu", "Ký túc xá"),
    ],
)
def test_stamps(stamp: str, near_miss: str) -> None:
    assert is_noise(stamp)
    assert not is_noise(near_miss)
