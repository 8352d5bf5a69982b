"""Every cue of the vocabulary makes an order or a mention, and a word beside it does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from loaders.measures.vocabulary import document, spellings
from tests.loaders.measures.test_search import modes

LIST = "\nUBND xã yêu cầu các thôn thực hiện như sau:\n\n1. {}"
SECTIONS = "UBND xã kết luận:\nI. {}\n1. Các thôn\nKiểm tra 12 hộ.\nII. NHIỆM VỤ\n1. Trực ban."
LETTER = "Thực hiện Công văn số 31/SYT-NV"

# What the cue does, a text with a gap for it, what its text says and what it says without the cue.
CUES = [
    ("openings", "Xã {}:\n\n1. Kiểm tra chợ.", "orders"),
    ("tasks", "Phòng họp.\nI. {}\nKiểm tra chợ.", "orders"),
    ("narrative", LIST.format("{} xã kiểm tra chợ."), "mentions"),
    ("undone", LIST.format("Các xã {} kiểm tra chợ."), "mentions"),
    ("undone_ends", LIST.format("Các xã đã họp {} kiểm tra chợ."), "orders"),
    ("withheld", LIST.format("Các xã {} kiểm tra chợ."), "mentions"),
    ("lifted", LIST.format("Các xã {} kiểm tra chợ."), "mentions"),
    ("stopped", LIST.format("Các xã {} kiểm tra chợ."), "mentions"),
    ("suspended", LIST.format("Các xã kiểm tra {} việc."), "mentions"),
    ("limited", LIST.format("Các xã kiểm tra chợ {} năm."), "mentions"),
    ("titles", LIST.format(LETTER + " của Sở {} kiểm tra chợ."), "mentions"),
    ("title_ends", LIST.format(LETTER + " về họp, {} kiểm tra chợ."), "orders"),
    ("request", "Trời mưa, {} kiểm tra chợ.", "orders"),
    ("report", SECTIONS, "mentions"),
]
OTHER = {"orders": "mentions", "mentions": "orders"}
NAMES_OF_BODIES = {"đoàn", "cuộc", "ban"}
"""Last words of cues that make a name of their own with "kiểm tra" ("đoàn kiểm tra")."""


def _rows() -> Iterator[tuple[str, str, str]]:
    for key, text, mode in CUES:
        cues = document()["cues"][key]
        for cue in spellings(cues if isinstance(cues, list) else cues["phrases"]):
            if cue.rpartition(" ")[2] not in NAMES_OF_BODIES:
                yield text, cue, mode


@pytest.mark.parametrize(("text", "cue", "mode"), list(_rows()))
def test_a_cue(text: str, cue: str, mode: str) -> None:
    assert modes(text.format(cue)).get("inspection") == mode
    other = " ".join("x" + word[::-1] for word in cue.split())
    assert modes(text.format(other)).get("inspection") == OTHER[mode]
