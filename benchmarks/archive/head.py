"""What stands over a text: letterhead, motto, number, day, subject, in several arrangements."""

from __future__ import annotations

from benchmarks.archive.papers import Dice, Paper, printed

_STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_ABOUT = {"công điện": "Về việc {}", "chỉ thị": "Về việc {}", "kết luận": "về {}",
          "quyết định": "Về việc {}"}  # fmt: skip


def head(paper: Paper, dice: Dice, subject: str) -> list[str]:
    """The lines over the address or the body."""
    return (
        _party_head(paper, dice, subject)
        if paper.entry.body.is_party
        else _state_head(paper, dice, subject)
    )


def _state_head(paper: Paper, dice: Dice, subject: str) -> list[str]:
    body = paper.entry.body
    letterhead = dice.pick(body.letterheads)
    motto = (*_STATE, "---------------") if dice.chance(0.3) else _STATE
    top = [*motto, "", *letterhead] if dice.chance(0.15) else [*letterhead, *motto]
    urgency = ["HỎA TỐC"] if paper.entry.type == "công điện" and dice.chance(0.3) else []
    number = dice.pick(("Số: {}", "Số: {}", "Số: {}", "Số {}", "Số : {}")).format(
        paper.entry.number
    )
    day = f"{body.place}, ngày {_day(paper)}"
    if paper.entry.type != "công văn":
        return [*top, *urgency, number, day, "", *_title(paper, subject)]
    about = f"V/v {subject}"
    if dice.chance(0.7):
        return [*top, "", number, about, "", day]
    return [*top, "", number, day, "", about]


def _party_head(paper: Paper, dice: Dice, subject: str) -> list[str]:
    body = paper.entry.body
    number = f"Số {paper.entry.number}"
    day = f"{body.place}, ngày {_day(paper)}"
    top = dice.pick(body.letterheads)
    if paper.entry.type != "công văn":
        return [*top, number, "", _PARTY, "", day, "", *_title(paper, subject)]
    about = subject[0].upper() + subject[1:]
    if dice.chance(0.7):
        return [*top, number, about, "", _PARTY, "", day]
    return [*top, number, "", _PARTY, day, "", about]


def _title(paper: Paper, subject: str) -> list[str]:
    """The name of the type and the subject below it."""
    entry = paper.entry
    lines = [entry.type.upper()]
    if entry.body.code == "TW":
        lines.append("CỦA BAN BÍ THƯ")
    about = _ABOUT.get(entry.type)
    return [*lines, about.format(subject) if about else subject[0].upper() + subject[1:]]


def _day(paper: Paper) -> str:
    return printed(paper.entry.day)[2]
