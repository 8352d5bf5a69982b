"""A letter and certificates of its copies, in the forms of Decree 30/2020 and of the Party."""

from __future__ import annotations

ORIGINAL = """ỦY BAN NHÂN DÂN
TỈNH SƠN LA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 1107/UBND-KGVX
V/v trực phòng dịch dịp nghỉ lễ

Sơn La, ngày 04 tháng 5 năm 2021

Kính gửi: UBND các huyện, thành phố

Thực hiện Công điện số 570/CĐ-TTg ngày 02/5/2021 của Thủ tướng Chính phủ, UBND tỉnh yêu cầu:

1. Người vào chợ phải đeo khẩu trang.

2. UBND các huyện báo cáo trước ngày 10/5/2021./.

Nơi nhận:
- Như trên;
- Thường trực Tỉnh ủy (b/c);
- Lưu: VT, KGVX.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

(Đã ký)

Quàng Văn Mẫu
"""

PAPER = """
ỦY BAN NHÂN DÂN
HUYỆN YÊN CHÂU

Số: 12/SY-UBND

SAO Y

Yên Châu, ngày 06 tháng 5 năm 2021

Nơi nhận:
- UBND các xã, thị trấn;
- Lưu: VT.

TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG

Lò Thị Thử
"""
"""The certificate of a copy on paper."""

LINE = "SAO Y; UBND huyện Yên Châu; Thời gian ký: 06/05/2021 09:15:22 +07:00\n"
"""The certificate of a copy with a digital signature."""
