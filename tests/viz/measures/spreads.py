"""What the pages of measures are tried on."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

import graph
from graph.document import MeasureUse
from graph.drift.answer import Between, Day, Group, Mover, Spread, Tally
from graph.model import Cascade
from loaders import Record, read_all
from tests.viz.cascades import ADDRESS, END, IMAGE, SCRIPT, cascade, document, edge

SAMPLE = Path(__file__).parents[3] / "examples" / "covid-2021"


def load_sample(store: graph.Store) -> str:
    """The key of the order of the sample documents, which are loaded."""
    graph.load(store, [one for one in read_all([str(SAMPLE)]) if isinstance(one, Record)])
    return graph.resolve_key(store, "570/CĐ-TTg")


def below() -> Cascade:
    """Six documents in force, a draft and a cited one; masks from the top, sanctions from below."""
    mask = MeasureUse("mask", "orders", "đeo khẩu trang")
    seen = MeasureUse("mask", "mentions", "khẩu trang")
    fine = MeasureUse("sanctions", "orders", "xử phạt")
    rarely = MeasureUse("testing", "mentions", "xét nghiệm")
    return cascade(
        [
            document("1/TTg", "central", "2021-05-02", depth=0, lag=0, measures=[mask]),
            document("2/UBND", "province", "2021-05-03", lag=1, measures=[seen, mask, rarely]),
            document("3/UBND", "district", "2021-05-06", lag=4, measures=[mask, fine]),
            document("4/UBND", "commune", "2021-05-06", lag=4, measures=[mask]),
            document("5/UBND", "commune", "2021-05", lag=None, measures=[mask]),
            document("6/UBND", None, "2021-05-12", lag=10, measures=[seen]),
            document("7/UBND", "commune", "2021-05-06", lag=4, measures=[mask, fine],
                     status="draft"),
            document("8/UBND", "province", "2021-05-06", lag=4, status="cited"),
        ],
        [edge("2/UBND", "1/TTg")],
    )  # fmt: skip


def spread() -> Spread:
    """A measure that came from the top and reached two provinces; one document has no day."""
    first = Mover("1-ttg", "1/TTg", "2021-05-02", "Thủ tướng Chính phủ", "central", None)
    later = Mover("3-ubnd", "3/UBND", "2021-05-20", "UBND tỉnh Sơn La", "province", "tỉnh Sơn La")
    kept = Tally(kept=3, added=1)
    return Spread(
        measure="mask", vi="đeo khẩu trang", en="masks", root=None, as_of="2021-08-31",
        derived=False, documents=90, orders=5, mentions=2, bodies=4, own=1, introduced=1,
        changes=kept, unread=0, drafts=0, first=first, named=first,
        levels=(
            Group("central", 9, 1, 0, 1, 0, Tally(), first),
            Group("province", 81, 4, 2, 3, 1, kept, later),
        ),
        between=(Between("central", "province", kept), Between("province", None, Tally(dropped=7))),
        provinces=(
            Group("tỉnh Sơn La", 40, 4, 1, 3, 1, kept, later),
            Group(None, 50, 1, 1, 1, 0, Tally(), first),
        ),
        depths=(),
        days=(
            Day("2021-05-02", 1, 0, 1), Day("2021-05-20", 2, 0, 2), Day("2021-07", 4, 1, 3),
            Day(None, 5, 2, 4),
        ),
        steps=(),
    )  # fmt: skip


ATTACK = SCRIPT + IMAGE + END + ADDRESS


def hostile_spread() -> Spread:
    """A spread whose every text tries to be markup."""
    mover = Mover(ATTACK, ATTACK, "2021-05-02", ATTACK, "central", ATTACK)
    group = Group(ATTACK, 9, 1, 0, 1, 0, Tally(), mover)
    return replace(
        spread(), measure=ATTACK, vi=ATTACK, en=ATTACK, first=mover, named=mover, provinces=(group,)
    )


def unnamed() -> Spread:
    """A measure that no document names."""
    return replace(
        spread(), orders=0, mentions=0, bodies=0, introduced=0, first=None, named=None,
        levels=(), between=(), provinces=(), days=(),
    )  # fmt: skip
