"""Coverages built by hand: what the page of a coverage is tried on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from graph.coverage import BodyCoverage, Coverage, Reach, State, totals_of
from graph.document import Document
from loaders.bodies import places
from tests.viz.cascades import ADDRESS, END, IMAGE, SCRIPT

ORDER = Document(
    "570-cd-ttg-2021", "570/CĐ-TTg", "CĐ-TTg", "công điện", "2021-05-02",
    "giữ nghiêm kỷ cương trong phòng, chống dịch", "Thủ tướng Chính phủ", "central", None, "issued",
)  # fmt: skip
_STATES: tuple[State, ...] = ("acted", "not_acted", "not_in_corpus")


def body(
    name: str,
    level: str | None,
    province: str | None,
    state: State,
    *,
    day: str | None = None,
    addressed: bool = True,
    superior: str | None = None,
    by: str | None = None,
) -> BodyCoverage:
    """A body; one that acted did so on `day` with a document that is called after it."""
    acted = state == "acted"
    lag = (date.fromisoformat(day) - date(2021, 5, 2)).days if acted and day else None
    return BodyCoverage(
        name=name, place=None, level=level, addressed=addressed, state=state,
        document=f"key of {name}" if acted else None, number=f"1/{name}" if acted else None,
        date=day if acted else None, lag_days=lag,
        addressed_by=(by or ORDER.key) if addressed else None,
        kind="government", superior=superior, province=province, sector="",
    )  # fmt: skip


def coverage(
    bodies: Sequence[BodyCoverage],
    *,
    units: str | None = None,
    unlisted: tuple[str, ...] = (),
    reach: tuple[Reach, ...] = (),
) -> Coverage:
    """What became of the order, by these bodies."""
    return Coverage(ORDER.key, None, None, units, tuple(bodies), totals_of(bodies), reach, unlisted)


def small() -> Coverage:
    """Five provinces in all the ways that one can look, two ministries and a body without place."""
    bac_kan, son_la = "tỉnh Bắc Kạn", "tỉnh Sơn La"
    return coverage(
        [
            body("Bộ Y tế", "central", None, "acted", day="2021-05-05"),
            body("Bộ Công an", "central", None, "not_in_corpus"),
            body("UBND tỉnh Bắc Kạn", "province", bac_kan, "acted", day="2021-05-03"),
            body("UBND thành phố Bắc Kạn", "district", bac_kan, "acted", day="2021-05-04"),
            body("UBND huyện Chợ Mới", "district", bac_kan, "not_acted"),
            body("UBND huyện Na Rì", "district", bac_kan, "not_in_corpus"),
            body("UBND phường Đức Xuân", "commune", bac_kan, "acted", day="2021-05-13",
                 superior="UBND thành phố Bắc Kạn", by="key of UBND thành phố Bắc Kạn"),
            body("UBND tỉnh Sơn La", "province", son_la, "acted", day="2021-05-02"),
            body("Công an tỉnh Sơn La", "province", son_la, "acted", addressed=False),
            body("UBND tỉnh Điện Biên", "province", "tỉnh Điện Biên", "not_acted"),
            body("UBND tỉnh Hà Giang", "province", "tỉnh Hà Giang", "not_in_corpus"),
            body("Sở Y tế Lạng Sơn", "province", "tỉnh Lạng Sơn", "acted", addressed=False,
                 day="2021-06-01"),
            body("UBND xã Tân Lập", "commune", None, "not_acted"),
        ],
        unlisted=("các cơ quan, đơn vị",),
        reach=(Reach("province", 63, 4, 2), Reach("district", 705, 3, 1)),
    )  # fmt: skip


def hostile() -> Coverage:
    """A coverage whose every text tries to be markup."""
    attack = SCRIPT + IMAGE + END + ADDRESS
    return coverage(
        [
            body(attack, "province", "tỉnh " + attack, "acted", day="2021-05-03",
                 superior=attack, by=attack),
            body(attack, attack, "tỉnh Sơn La", "not_acted", superior=attack, by=attack),
        ],
        unlisted=(attack,),
    )  # fmt: skip


def country(communes: int = 170) -> Coverage:
    """Every province of 2021 with its committee and so many communes."""
    bodies = []
    for nth, place in enumerate(places.provinces("2021-05-02")):
        for number in range(communes + 1):
            state = _STATES[(number * number + nth) % 3]
            day = (date(2021, 5, 3) + timedelta(days=(number * 7 + nth) % 40)).isoformat()
            bodies.append(
                body(
                    f"Ủy ban nhân dân xã Tân Lập {number} của {place.full_name}",
                    "commune" if number else "province",
                    place.full_name,
                    state,
                    day=day,
                    addressed=state != "acted" or number % 11 != 3,
                    superior=f"Ủy ban nhân dân huyện số {number // 15} {place.full_name}",
                )
            )
    return coverage(bodies)
