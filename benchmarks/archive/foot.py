"""What stands below a text: who gets copies, who signs."""

from __future__ import annotations

from benchmarks.archive.addressing import LETTERS, addressees
from benchmarks.archive.papers import Dice, Paper
from benchmarks.archive.truth import Truth
from benchmarks.archive.wording import listed

_TOLD_WHY = 0.3
"""Share of the lists in feet that say what for."""


def foot(paper: Paper, dice: Dice, truth: Truth) -> list[str]:
    """Copies and signature, mostly in this order."""
    copies, signed = _copies(paper, dice, truth), _signature(paper, dice)
    return [*copies, *signed]


def _copies(paper: Paper, dice: Dice, truth: Truth) -> list[str]:
    body = paper.entry.body
    end = "," if body.is_party else ";"
    items = ["Như trên"] if paper.entry.type in LETTERS else _recipients(paper, dice, truth)
    items += [f"{one.entry.body.called[0]} (b/c)" for one in paper.carries_out]
    above = [one.entry.body.name for one in paper.carries_out]
    if (
        body.home.is_shared and body.superior not in above
    ):  # it tells which of the districts this is
        items.append(f"{body.superior} (b/c)")
    if body.is_party:
        kept = (
            f"Lưu Văn phòng {body.home.committee}."
            if body.home.committee != "Đảng ủy"
            else "Lưu Đảng ủy."
        )
    else:
        has_unit = paper.entry.type == "công văn" and "-" in paper.symbol and dice.chance(0.6)
        kept = f"Lưu: VT, {paper.symbol.rpartition('-')[2]}." if has_unit else "Lưu: VT."
    return ["", "Nơi nhận:", *(f"- {item}{end}" for item in dict.fromkeys(items)), f"- {kept}"]


def _recipients(paper: Paper, dice: Dice, truth: Truth) -> list[str]:
    """Those who carry out a document without addressees; a decision names nobody in particular."""
    others = "Các cơ quan, đơn vị liên quan"
    if paper.entry.type == "quyết định":
        return [others]
    names = truth.sent_to = dice.pick(addressees(paper.entry.body))
    why = " (t/h)" if dice.chance(_TOLD_WHY) else ""
    return [*(f"{name}{why}" for name in names), others]


def _signature(paper: Paper, dice: Dice) -> list[str]:
    """On whose behalf, in which office, by whom."""
    body, by_deputy = paper.entry.body, dice.chance(0.6)
    lines = [""]
    if (body.collective and paper.entry.type not in ("công điện", "chỉ thị")) or body.is_party:
        lines.append(f"{'T/M' if body.is_party else 'TM.'} {body.collective}")
    if by_deputy and not body.is_party:
        lines.append(f"KT. {body.head}")
    lines += [body.deputy if by_deputy else body.head, ""]
    return [*lines, _name(dice) if dice.chance(0.8) else "(Đã ký)"]


def _name(dice: Dice) -> str:
    return " ".join(dice.pick(listed("names", part)) for part in ("family", "middle", "given"))
