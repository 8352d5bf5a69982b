"""A pool of awkward invented documents: everything that makes resolution depend on the whole."""

from __future__ import annotations

from loaders.record import Issuer, Record
from tests.graph.builders import PM, Cited, committee, party, record

LAO_CAI = committee("tỉnh Lào Cai", "province", "Chính phủ")
HA_GIANG = committee("tỉnh Hà Giang", "province", "Chính phủ")


def commune(superior: str) -> Issuer:
    """The committee of a commune whose name two districts share."""
    return committee("xã Tân Thành", "commune", f"Ủy ban nhân dân huyện {superior}")


LETTER = Cited("30/UBND-VX", "công văn", "2021-03-01", "Ủy ban nhân dân tỉnh Lào Cai")
UNDATED = Cited("30/UBND-VX", "công văn", None, "Ủy ban nhân dân tỉnh Lào Cai")
NO_ISSUER = Cited("30/UBND-VX", "công văn", "2021-03-01", None)
BARE = Cited("30/UBND-VX", None, None, None)
WRONG_DAY = Cited("30/UBND-VX", "công văn", "2021-03-11", "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai")
OTHER_TYPE = Cited("30/UBND-VX", "thông báo", "2021-03-01", "Ủy ban nhân dân tỉnh Lào Cai")
OTHER_YEAR = Cited("30/UBND-VX", "công văn", "2020-03-01", "Ủy ban nhân dân tỉnh Lào Cai")
OTHER_PROVINCE = Cited("30/UBND-VX", "công văn", "2021-03-01", "Ủy ban nhân dân tỉnh Hà Giang")
UNPLACED = Cited("30/UBND-VX", "công văn", "2021-03-01", "Ủy ban nhân dân tỉnh")
COUNTER = Cited("30", "công văn", "2021", "Ủy ban nhân dân tỉnh Lào Cai")
DAY_ONLY = Cited(None, "công văn", "2021-03-01", "Ủy ban nhân dân tỉnh Lào Cai")
MONTH_ONLY = Cited(None, "công văn", "2021-03", "Ủy ban nhân dân tỉnh Lào Cai")
LAW = Cited(None, "luật", None, None, "Luật Phòng bệnh")
DATED_LAW = Cited(None, "luật", "2018-06-15", None, "Luật Phòng bệnh")
NUMBERED_LAW = Cited("27/2018/QH14", "luật", "2018-06-15", "Quốc hội", "Luật Phòng bệnh")
OTHER_DAY_LAW = Cited(None, "luật", "2018-05-02", None, "Luật Phòng bệnh")
UNDATED_LAW = Cited("27/2018/QH14", "luật", None, None, None)
PARTY = Cited("41-CV/TU", "công văn", "2022-02-02", "Ban Thường vụ Tỉnh ủy Lào Cai")
PARTY_DOUBT = Cited("41-CV/TU", "công văn", "2020-02-02", "Tỉnh ủy Lào Cai")
COMMUNE = Cited("7/UBND", "công văn", "2021-04-04", "Ủy ban nhân dân xã Tân Thành")


def citing(name: str, *cited: Cited, date: str = "2021-05-05") -> Record:
    """A department's letter that cites; its number is its own."""
    issuer = Issuer("Sở Y tế tỉnh Lào Cai", "province", "department", None)
    return record(f"{name}.txt", f"{len(name)}{ord(name[-1])}/SYT-NV", date, issuer, *cited)


def versions() -> dict[str, list[Record]]:
    """The pool, by source: each source has one version or more, of which one is in force."""
    pool = [
        record("thirty.txt", "30/UBND-VX", "2021-03-01", LAO_CAI, UNDATED),
        record("thirty.txt", "30/UBND-VX", "2021-03-02", LAO_CAI, more="Bản đính chính."),
        record("copy.txt", "30/UBND-VX", "2021-03-01", LAO_CAI, UNDATED),
        record("other.txt", "30/UBND-VX", "2021-03-01", HA_GIANG, LETTER),
        record("unread.txt", "30/UBND-VX", "2021-03-01", None, more="Không có cơ quan."),
        record("unread.txt", "30/UBND-VX", "2020-03-01", None, more="Không có cơ quan."),
        record("draft.txt", "30/UBND-VX", "2021-03-01", LAO_CAI, status="draft"),
        record("blank.txt", None, "2021-03", LAO_CAI, LETTER, symbol="UBND-VX"),
        record("plain.txt", None, "2021-03-01", LAO_CAI, PARTY_DOUBT, more="Không số."),
        record("first.txt", "7/UBND", "2021-04-04", commune("Bát Xát"), LETTER),
        record("second.txt", "7/UBND", "2021-04-04", commune("Bảo Thắng"), UNDATED),
        record("law.txt", "27/2018/QH14", "2018-06-15", Issuer("Quốc hội", "central", "assembly"),
               type="luật", subject="Phòng bệnh"),
        record("party.txt", "41-CV/TU", "2022-02-03", party("Tỉnh ủy Lào Cai"), PARTY),
        record("order.txt", "5/CĐ-TTg", "2021-02-01", PM, type="công điện"),
        citing("a", LETTER, LAW),
        citing("b", UNDATED, BARE, DATED_LAW),
        citing("c", NO_ISSUER, COUNTER, PARTY),
        citing("d", WRONG_DAY, OTHER_TYPE, COMMUNE),
        citing("e", OTHER_YEAR, OTHER_PROVINCE, NUMBERED_LAW),
        citing("f", UNPLACED, DAY_ONLY),
        citing("g", MONTH_ONLY, LAW, date="2017-01-01"),
        citing("g", BARE, PARTY_DOUBT, date="2020-12-31"),
        citing("h", DAY_ONLY, NUMBERED_LAW, COUNTER),
        citing("i", OTHER_DAY_LAW, UNDATED_LAW),
    ]  # fmt: skip
    by_source: dict[str, list[Record]] = {}
    for item in pool:
        by_source.setdefault(item.source, []).append(item)
    return by_source
