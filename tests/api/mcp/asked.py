"""A call of every tool, and the command that asks the same."""

from __future__ import annotations

from typing import NamedTuple

ORDER = "570/CĐ-TTg"
PROVINCE = "2479/UBND-VXNV"
CITY = "756/UBND-VXNV"
WARD = "61/UBND-VP"


class Same(NamedTuple):
    """A call of a tool with its arguments, and a command that answers the same in JSON."""

    tool: str
    arguments: dict[str, object]
    command: tuple[str, ...] = ()


_ALL = {"limit": 1000}
_PROOFS = {"proofs": 100}
SAME = (
    Same("find", {"text": "dien bien phu siet chat"}, ("find", "dien bien phu siet chat")),
    Same("show", {"document": WARD, **_PROOFS}, ("show", WARD)),
    Same("show", {"document": "570/cd-ttg", "as_of": "2021-05-04", **_PROOFS},
         ("show", ORDER, "--as-of", "2021-05-04")),
    Same("explain", {"document": WARD}, ("explain", WARD)),
    Same("explain", {"document": CITY, "citation": "2479"}, ("explain", CITY, "2479")),
    Same("members", {"document": CITY}, ("members", CITY)),
    Same("compare", {"a": PROVINCE, "b": "35/KH-UBND", **_ALL}, ("diff", PROVINCE, "35/KH-UBND")),
    Same("resolve", {"text": f"Thực hiện {ORDER} và 1/UBND-XX"},
         ("resolve", f"Thực hiện {ORDER} và 1/UBND-XX")),
    Same("down", {"document": ORDER, **_PROOFS}, ("down", ORDER)),
    Same("down", {"document": ORDER, "depth": 1, "relation": "any", "as_of": "2021-05-05",
          **_PROOFS},
         ("down", ORDER, "--depth", "1", "--relation", "any", "--as-of", "2021-05-05")),
    Same("up", {"document": WARD, **_PROOFS}, ("up", WARD)),
    Same("path", {"source": ORDER, "target": WARD, **_PROOFS}, ("path", ORDER, WARD)),
    Same("coverage", {"document": ORDER, "level": "district"},
         ("coverage", ORDER, "--level", "district")),
    Same("coverage", {"document": ORDER, "units": "2025", **_ALL},
         ("coverage", ORDER, "--units", "2025")),
    Same("lag", {"document": ORDER}, ("lag", ORDER)),
    Same("reuse", {"document": ORDER}, ("reuse", ORDER)),
    Same("orders", {"level": "district", "of": "central"},
         ("coverage", "--level", "district", "--of", "central")),
    Same("measures", {"derived": True}, ("measure", "--derived")),
    Same("spread", {"measure": "quarantine", **_ALL}, ("measure", "quarantine")),
    Same("drift", {"document": ORDER, **_ALL, "measure": "mask"},
         ("measure", "mask", "--below", ORDER)),
    Same("wanted", {"relation": "references"}, ("wanted", "--relation", "references")),
    Same("gaps", {"limit": 20}, ("wanted", "--gaps")),
)  # fmt: skip
ALONE = (
    Same("text", {"document": WARD, "start": 40, "length": 400}),
    Same("drift", {"document": ORDER}),
    Same("statistics", {}),
)
"""Calls of which no command answers the very same."""
