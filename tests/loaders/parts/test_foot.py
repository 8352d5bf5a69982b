"""The foot: copies and signature one after the other, side by side, in tables, with appendices."""

from __future__ import annotations

import pytest

from loaders.fold import lower
from loaders.parts.foot import Foot, read_foot

BODY = "Các đơn vị báo cáo trước ngày 20 hằng tháng để Sở tổng hợp theo quy định hiện hành./.\n"


def foot(text: str) -> Foot:
    whole = BODY + text
    return read_foot(whole, lower(whole), 0)


LIST = "Nơi nhận:\n- Như trên;\n- UBND tỉnh (b/c);\n- Sở Y tế;\n- Lưu: VT, NVY.\n"
SIGNATURE = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\nLê Thị An\n"
BESIDE = """Nơi nhận:                       TM. ỦY BAN NHÂN DÂN
- Như trên;                        KT. CHỦ TỊCH
- UBND tỉnh (b/c);                PHÓ CHỦ TỊCH
- Sở Y tế;
- Lưu: VT, NVY.                    Lê Thị An
"""
ROW = (
    "| Nơi nhận: - Như trên; - UBND tỉnh (b/c); - Sở Y tế; - Lưu: VT, NVY. |"
    " TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Thị An |\n"
)
ROWS = """|Nơi nhận:            |      TM.ỦY BAN NHÂN DÂN     |
|- Như trên;          |KT.CHỦ TỊCH                  |
|                     |PHÓ CHỦ TỊCH                 |
|- UBND tỉnh (b/c);   |(đã ký)                      |
|- Sở Y tế;           |Lê Thị An                    |
|- Lưu: VT            |                             |
"""
CLOSE = """Nơi nhận:  TM. ỦY BAN NHÂN DÂN
- Như trên;  KT. CHỦ TỊCH
- UBND tỉnh (b/c) PHÓ CHỦ TỊCH
- Sở Y tế;
- Lưu: VT, NVY. Lê Thị An
"""
TABS = """Nơi nhận:\tTM. ỦY BAN NHÂN DÂN
- UBND tỉnh (b/c);\tKT.CHỦ TỊCH
- Sở Y tế;\tPHÓ CHỦ TỊCH
- Lưu VT.\tLê Thị An
"""
ELECTRONIC = "Người ký: Sở Y tế\nEmail: a@b.vn\nCơ quan: Tỉnh\nThời gian ký: 06.04.2023 15:42:07\n"
BROKEN = (
    "Nơi nhận: - UBND tỉnh (b/c); - Sở\n\nY tế; - Lưu: VT. | TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"
    " PHÓ\n\nCHỦ TỊCH Lê Thị\n\nAn\n"
)


@pytest.mark.parametrize(
    "text",
    [
        LIST + SIGNATURE,
        SIGNATURE + LIST,
        LIST + ELECTRONIC + SIGNATURE,
        BESIDE,
        ROW,
        ROWS,
        TABS,
        BROKEN,
        LIST.replace("Nơi nhận:", "**Nơi nhận:**\n\nGửi bản điện tử:\n") + SIGNATURE,
        LIST.replace("- ", "") + SIGNATURE,
        "Nơi nhận: Như trên; UBND tỉnh (b/c); Sở Y tế; Lưu VT.\n" + SIGNATURE,
        LIST.replace(";", ",") + SIGNATURE.replace("TM.", "T/M").replace("KT.", "K/T"),
        LIST.replace("- ", "> - ").replace("Nơi", "> Nơi") + SIGNATURE,
        LIST.replace("- ", "* ") + SIGNATURE,
        LIST.replace("- ", "\\- ").replace(";", ";\\") + SIGNATURE,
        LIST.replace("Lưu", "Luru") + SIGNATURE,
        LIST.replace("- ", "▪ ") + SIGNATURE,
        LIST.replace("- ", "-\n") + SIGNATURE,
        LIST.replace("Nơi nhận:", "### Nơi  nhận :") + SIGNATURE,
        LIST.replace("Nơi nhận:", "- Nơi nhận:") + SIGNATURE,
        LIST.replace("- Sở", "\n2\n\n- Sở") + SIGNATURE,
        CLOSE,
    ],
)
def test_copies_and_signature_wherever_they_stand(text: str) -> None:
    found = foot(text)
    assert [(item.text, item.role) for item in found.recipients] == [
        ("UBND tỉnh (b/c)", "b/c"),
        ("Sở Y tế", None),
    ]
    assert (found.name, found.position, found.capacity) == ("Lê Thị An", "Phó Chủ tịch", "KT")
    assert found.signature[0].replace(" ", "").endswith("ỦYBANNHÂNDÂN")
    assert found.appendix_start is None
    assert (BODY + text)[: found.body_end].strip(" \n|*>#-") == BODY.strip()


def test_spans_quote_the_text() -> None:
    whole = BODY + LIST
    for item in foot(LIST).recipients:
        assert whole[item.start : item.end].startswith(item.text[:6])


def test_items_run_on() -> None:
    found = foot(
        "Nơi nhận:\n- VP: CVP, các PCVP,\nTrung tâm Thông tin;\n- Các phòng: KT, TH;\n"
        "  Ban Tiếp công dân;\n- Lưu: VT.\nCHỦ TỊCH\nLê Thị An\n"
    )
    assert [item.text for item in found.recipients] == [
        "VP: CVP, các PCVP, Trung tâm Thông tin",
        "Các phòng: KT, TH; Ban Tiếp công dân",
    ]


def test_a_name_with_a_dash_runs_on() -> None:
    found = foot(
        "Nơi nhận:\n- Đài Phát thanh\n- Truyền hình tỉnh;\n- Lưu: VT.\nCHỦ TỊCH\nLê Thị An\n"
    )
    assert [item.text for item in found.recipients] == ["Đài Phát thanh - Truyền hình tỉnh"]


def test_archive_line_is_no_copy_but_an_archive_office_is() -> None:
    found = foot("Nơi nhận:\n- Lưu trữ tỉnh;\n- TT. Lưu trữ;\n- Lưu Văn thư\n")
    assert [item.text for item in found.recipients] == ["Lưu trữ tỉnh", "TT. Lưu trữ"]


@pytest.mark.parametrize("head", ["PHỤ LỤC\nDANH SÁCH", "QUY ĐỊNH\nVề quản lý"])
def test_an_appendix_follows(head: str) -> None:
    text = f"{LIST}{SIGNATURE}\n{head}\n(Kèm theo Quyết định số 5/QĐ-UBND)\nĐiều 1. Phạm vi\n"
    found = foot(text)
    assert found.appendix_start is not None
    assert (BODY + text)[found.appendix_start :].startswith(head)
    assert found.name == "Lê Thị An"


def test_an_appendix_without_copies_before_it() -> None:
    text = SIGNATURE + "\nPHỤ LỤC\n" + "Nội dung của phụ lục, dòng dài.\n" * 40
    found = foot(text)
    assert found.name == "Lê Thị An"
    assert found.appendix_start is not None
    assert (BODY + text)[found.appendix_start :].startswith("PHỤ LỤC")


def test_a_signature_alone() -> None:
    found = foot("HIỆU TRƯỞNG\n\n\nLê Thị An\n")
    assert (found.name, found.position, found.capacity) == ("Lê Thị An", "Hiệu trưởng", None)
    assert found.recipients == ()


@pytest.mark.parametrize(
    ("text", "position", "capacity"),
    [
        ("Chủ tịch\n\n(Đã ký)\n\nLê Thị An\n", "Chủ tịch", None),
        ("TM. ỦY BAN NHÂN DÂN\nPhó Chủ tịch\nLÊ THỊ AN\n", "Phó Chủ tịch", "TM"),
        ("TM. Chính phủ\nThủ tướng\nLê Thị An\n\n" + LIST, "Thủ tướng", "TM"),
        (LIST + "TM. Chính phủ\nThủ tướng\nLê Thị An\n", "Thủ tướng", "TM"),
        ("KT. Bộ trưởng\nThứ trưởng\nLê Thị An\n", "Thứ trưởng", "KT"),
    ],
)
def test_a_signature_in_small_letters(text: str, position: str, capacity: str | None) -> None:
    found = foot(text)
    assert (found.name or "").title() == "Lê Thị An"
    assert (found.position, found.capacity) == (position, capacity)
    assert (BODY + text)[: found.body_end].startswith(BODY.strip())


def test_no_foot() -> None:
    found = foot("Hết.\n")
    assert (found.recipients, found.name, found.signature) == ((), None, ())
    assert found.body_end == len((BODY + "Hết.\n").rstrip())


def test_a_listed_place_of_delivery_is_no_foot() -> None:
    text = "- Nơi nhận: kho của Sở.\n" + LIST + SIGNATURE
    assert [item.text for item in foot(text).recipients] == ["UBND tỉnh (b/c)", "Sở Y tế"]


def test_the_words_inside_a_sentence_are_no_foot() -> None:
    text = "Hàng giao tại nơi nhận: kho của Sở.\n" + LIST + SIGNATURE
    assert [item.text for item in foot(text).recipients] == ["UBND tỉnh (b/c)", "Sở Y tế"]


SEVERAL = ["Sở Y tế", "Các trường học", "Đảng ủy, UBND xã"]


@pytest.mark.parametrize(
    "text",
    [
        "Nơi nhận: GIÁM ĐỐC\n- Sở Y tế; 3 NAA\n- Các trường học; á\n- Đảng ủy, UBND xã. Ư\n",
        "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; + PHÓ GIÁM ĐỐC\n- Sở Y tế; ⁄⁄2\n"
        "- Các trường học;. 2/4\n- Đảng ủy, UBND xã;\n- Lưu: VT.\n",
        "Nơi nhận:\n- Sở Y tế;\nCác trường học;\n- Đảng ủy, UBND xã;\n- Lưu: VT.\n",
        "Nơi nhận:\n- Sở Y tế;\nNAA\n- Các trường học;\n~ J\n- Đảng ủy, UBND xã;\n- Lưu: VT.\n",
        "Nơi nhận: KT. GIÁM ĐỐC\n- Sở Y tế;\n- Các trường PHÓ GIÁM ĐỐC\nhọc;\n"
        "- Đảng ủy, UBND xã;\n- Lưu: VT.\n",
        "Căn cứ Quy chế làm việc của            Nơi nhận:\n"
        "Sở; theo đề nghị của                   - Sở Y tế;\n"
        "Chánh Văn phòng.                       - Các trường học;\n"
        "QUYẾT ĐỊNH:                            - Đảng ủy, UBND xã;\n"
        "Điều 1. Nay lập Tổ tư vấn.             - Lưu: VT.\n",
    ],
)
def test_lists_as_scanners_give_them(text: str) -> None:
    found = foot(text + "\nLê Thị An\n")
    assert [item.text for item in found.recipients] == SEVERAL


def test_places_in_a_wrapped_item_are_no_signatory() -> None:
    found = foot(
        "Nơi nhận: GIÁM ĐỐC\n- Sở Y tế các tỉnh: Hà Nam,\nSơn La,\nĐiện Biên;\n- Lưu: VT.\n"
        "Lê Thị An\n"
    )
    assert [item.text for item in found.recipients] == [
        "Sở Y tế các tỉnh: Hà Nam, Sơn La, Điện Biên"
    ]
    assert found.name == "Lê Thị An"


@pytest.mark.parametrize("opening", ["Nơi nhận", "Noi nhan", "Mới nhận", "Nơi nhậm", "NƠI NHẬN"])
def test_the_words_over_the_copies_as_scanned(opening: str) -> None:
    found = foot(f"{opening}:\n- Sở Y tế;\n- Sở Nội vụ.\n")
    assert [copy.text for copy in found.recipients] == ["Sở Y tế", "Sở Nội vụ"]
    assert foot(f"x{opening}:\n- Sở Y tế;\n- Sở Nội vụ.\n").recipients == ()


@pytest.mark.parametrize(
    "line",
    [
        "Như trên", "Như kính gửi", "Như các điều 1, 2", "Như điều 2", "Như mục 2", "Như khoản 2",
        "Như thành phần", "Nhu tren", "Gửi bản giấy", "Bản điện tử",
    ],
)  # fmt: skip
def test_a_line_of_the_copies_that_names_nobody(line: str) -> None:
    assert [c.text for c in foot(f"Nơi nhận:\n- {line};\n- Sở Y tế.\n").recipients] == ["Sở Y tế"]
    assert len(foot(f"Nơi nhận:\n- X{line};\n- Sở Y tế.\n").recipients) == 2


@pytest.mark.parametrize("marker", ["TUQ", "T/UQ", "TM", "T/M", "KT", "K/T", "TL", "T/L"])
def test_a_signature_above_an_appendix(marker: str) -> None:
    text = "%s. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thị An\n\n" + "PHỤ LỤC\n" + BODY * 12
    found = foot(text % marker)
    assert found.name == "Lê Thị An" and found.appendix_start is not None
    assert foot(text % f"X{marker}").name is None
