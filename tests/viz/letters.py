"""Letters that are read for the page of what was read: one in order, one that attacks."""

from __future__ import annotations

from msgspec.structs import replace

from loaders import Record, extract
from tests.viz.cascades import ADDRESS, END, IMAGE, SCRIPT

ORDER = "Công điện số 812/CĐ-TTg ngày 01/9/2021 của Thủ tướng Chính phủ"
PROVINCE = "Công văn số 3310/UBND-KT ngày 02/9/2021 của UBND tỉnh"


def letter(number: str = "45/UBND-KT", *, body: str = "", subject: str | None = None) -> Record:
    """What is read in a letter of a district; `body` comes before its two measures."""
    text = f"""UBND TỈNH SƠN LA
ỦY BAN NHÂN DÂN
HUYỆN YÊN CHÂU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}
V/v {subject or f"triển khai {PROVINCE} thực hiện {ORDER}"}

Yên Châu, ngày 03 tháng 9 năm 2021

Kính gửi:
- UBND các xã, thị trấn;
- Phòng Y tế huyện.

Theo chỉ đạo của Chủ tịch UBND tỉnh, {body} UBND huyện yêu cầu:

1. Các xã tuyên truyền cho người dân, nội dung bám sát Công điện số 812/CĐ-TTg.
2. Phòng Y tế kiểm tra việc đeo khẩu trang./.

Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Đinh Văn Mẫu
"""
    return extract(text, source=f"{number.replace('/', '-')}.txt")[0]


def province() -> Record:
    """The letter of the province that `letter` cites."""
    text = f"""ỦY BAN NHÂN DÂN
TỈNH SƠN LA

Số: 3310/UBND-KT
V/v thực hiện {ORDER}

Sơn La, ngày 02 tháng 9 năm 2021

Kính gửi: UBND các huyện

Thực hiện {ORDER}, UBND tỉnh yêu cầu các huyện báo cáo./.
"""
    return extract(text, source="3310.txt")[0]


def hostile() -> Record:
    """A letter whose subject, source and sentences are markup, addresses and half a character."""
    attacks = f"{SCRIPT} {IMAGE} {END} {ADDRESS} \x00\u2028\ue000 &lt;b&gt; {{{{ 7*7 }}}}"
    record = letter(subject=f"phòng {SCRIPT}{IMAGE} dịch", body=f"{attacks} thực hiện {ORDER},")
    text = record.text.replace("\ue000", "\ud800")
    return replace(record, text=text, source="<script>x</script>.txt")
