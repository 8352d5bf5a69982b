"""An invented story: an order, a province, its city; a Party telegram without a number."""

from __future__ import annotations

from loaders.record import Record
from tests.graph.builders import PM, Cited, committee, party, record

ORDER = Cited("611/CĐ-TTg", "công điện", "2021-06-02", "Thủ tướng Chính phủ")
PROVINCE = Cited("1477/UBND-VX", "công văn", "2021-06-03", "Ủy ban nhân dân tỉnh Lào Cai")
TELEGRAM = Cited(None, "công điện", "2021-06-10", "Thường trực Tỉnh ủy Hà Giang")
PARTY_LETTER = Cited("215-CV/TU", "công văn", "2021-06-11", "Ban Thường vụ Thành ủy Hà Giang")

ORDER_KEY = "611-cd-ttg-2021-thu-tuong-chinh-phu"
PROVINCE_KEY = "1477-ubnd-vx-2021-uy-ban-nhan-dan-tinh-lao-cai"
CITY_KEY = "388-ubnd-vx-2021-uy-ban-nhan-dan-thanh-pho-lao-cai"
TELEGRAM_KEY = "cong-dien-2021-06-10-thuong-truc-tinh-uy-ha-giang"


def city() -> Record:
    """A city's letter that carries out the province's, which carries out the order."""
    issuer = committee("thành phố Lào Cai", "district", "Ủy ban nhân dân tỉnh Lào Cai")
    ordered_by = Cited(ORDER.number, ORDER.type, ORDER.date, ORDER.issuer, by=0)
    return record(
        "lao-cai/388.txt",
        "388/UBND-VX",
        "2021-06-04",
        issuer,
        PROVINCE,
        ordered_by,
        subject="triển khai Công văn số 1477/UBND-VX",
        place="Lào Cai",
        measures=[("inspection", "orders"), ("5k", "mentions")],
        to=[("Các phòng, ban thành phố", True), ("Ủy ban nhân dân phường Kim Tân", False)],
        copies=[("Thường trực Thành ủy Lào Cai", "b/c")],
        authority="Ban Chỉ đạo tỉnh",
        signed="Lê Thị Minh",
        due=["2021-06-20"],
    )


def telegram() -> Record:
    """A Party telegram whose heading has no number."""
    return record(
        "ha-giang/cong-dien.txt",
        None,
        "2021-06-10",
        party("Thường trực Tỉnh ủy Hà Giang"),
        type="công điện",
        subject="tăng cường phòng, chống dịch bệnh",
        place="Hà Giang",
        measures=[("mask", "orders")],
    )


def blank() -> Record:
    """A city's letter with blank counter and day that carries out the telegram."""
    return record(
        "ha-giang/so-trong.txt",
        None,
        "2021-06",
        committee("thành phố Hà Giang", "district", "Ủy ban nhân dân tỉnh Hà Giang"),
        TELEGRAM,
        PARTY_LETTER,
        symbol="UBND-VP",
        subject="đẩy mạnh phòng dịch trên địa bàn",
        place="Hà Giang",
    )


def province() -> Record:
    """The province's own letter, which arrives after others cited it."""
    return record(
        "lao-cai/1477.txt",
        "1477/UBND-VX",
        "2021-06-03",
        committee("tỉnh Lào Cai", "province", "Chính phủ"),
        ORDER,
        subject="tiếp tục phòng, chống dịch",
        place="Lào Cai",
        measures=[("communication", "orders")],
        signed="Trần Văn Sơn",
    )


def order() -> Record:
    """The order itself."""
    return record(
        "trung-uong/611.txt",
        "611/CĐ-TTg",
        "2021-06-02",
        PM,
        type="công điện",
        subject="nâng cao hiệu quả phòng, chống dịch",
        place="Hà Nội",
        measures=[("5k", "orders")],
    )


def five() -> list[Record]:
    """The whole story but for the province's own letter, which stays a stub, and a lone one."""
    return [order(), city(), telegram(), blank(), alone()]


def alone() -> Record:
    """A Party letter of the term before, which nothing else of the story touches."""
    cited = Cited("2911-CV/TU", "công văn", "2020-07-28", "Tỉnh ủy Lào Cai")
    return record(
        "lao-cai/905.txt", "905-CV/TU", "2020-07-29", party("Thành ủy Lào Cai", "district"), cited
    )
