"""Documents in the official form for tests; wording and signatories are invented."""

LETTER = """ỦY BAN NHÂN DÂN
HUYỆN CHỢ MỚI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 88/UBND-VX
V/v phòng dịch tại bến xe

Chợ Mới, ngày 05 tháng 5 năm 2021

Kính gửi:
- Phòng Y tế huyện;
- UBND các xã, thị trấn.

Thực hiện Công văn số 2479/UBND-VXNV ngày 03/5/2021 của UBND tỉnh thực hiện Công điện số \
570/CĐ-TTg ngày 02/5/2021 của Thủ tướng Chính phủ, UBND huyện yêu cầu:

1. Hành khách phải đeo khẩu trang và khai báo y tế trước khi lên xe.

2. Phòng Y tế tăng cường kiểm tra, xử phạt người vi phạm; việc gấp gọi ông Hoàng Văn Tư theo số \
điện thoại 0912 345 678, thư hoangvantu@example.vn.

Nơi nhận:
- Như trên;
- TT Huyện ủy (b/c);
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lý Thị Mai
"""

PROSE = "Sáng nay trời nắng đẹp, bà con ra đồng từ sớm và hẹn nhau chiều về uống chè."
