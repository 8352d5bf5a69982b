"""The vocabularies of cues and laws keep their own rules."""

from __future__ import annotations

import re
from typing import Any

import pytest

from loaders.citations.cue_patterns import cue_patterns
from loaders.citations.cues import (
    amended_by_this,
    directed_forms,
    governing,
    leading,
    no_type_forms,
)
from loaders.citations.law_names import LAW_TYPES, name_end
from loaders.fold import lower
from loaders.record import RELATIONS
from loaders.vocabulary import toml

CUES = toml("cues.toml")


def test_sources_are_cited() -> None:
    assert CUES["source"] and toml("laws.toml")["source"]


def test_no_form_stands_twice() -> None:
    forms = [form for cue in CUES["cue"] for form in cue.get("forms", ())]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize("cue", CUES["cue"], ids=lambda cue: cue["id"])
def test_cue_matches_and_refuses(cue: dict[str, Any]) -> None:
    assert cue["relation"] in RELATIONS
    assert cue["matches"] and cue["refuses"]
    for text in cue["matches"]:
        found = governing(_before_number(text))
        assert found is not None and found.rule.removeprefix("loose-") == cue["id"], text
    for text in cue["refuses"]:
        found = governing(_before_number(text))
        assert found is None or found.rule != cue["id"], text


@pytest.mark.parametrize("cue", CUES["cue"], ids=lambda cue: cue["id"])
def test_no_form_of_a_cue_is_read_as_another(cue: dict[str, Any]) -> None:
    for form in cue.get("forms", ()):
        found = governing(form + " ")
        assert found is not None and (found.rule, found.cue) == (cue["id"], form)


def _before_number(text: str) -> str:
    """What stands in front of the citation that ends a sample text."""
    return re.sub(
        r"(?:công văn|công điện|nghị định|quyết định|thông tư|thông báo)? ?số$", "", lower(text)
    )


def test_words_that_lead_on_to_a_further_act() -> None:
    for text in CUES["chain"]["matches"]:
        assert cue_patterns().chain.fullmatch(lower(text)), text
    for text in CUES["chain"]["refuses"]:
        assert not cue_patterns().chain.fullmatch(lower(text)), text


def test_phrases_of_no_type_match() -> None:
    for text in CUES["no_type"]["matches"]:
        assert any(form.strip() in text for form in no_type_forms()), text
    for text in CUES["no_type"]["refuses"]:
        assert not any(form.strip() in lower(text) for form in no_type_forms()), text


@pytest.mark.parametrize("word", CUES["transparent"]["implements"])
def test_words_that_break_no_tie(word: str) -> None:
    phrase = re.sub(r"\(\?:([^|)]*)[^)]*\)\?", r"\1", word)
    found = governing(f"thực hiện {phrase} ")
    assert found is not None and found.rule == "carry-out"
    found = governing(f"thực hiện {phrase}x ")
    assert found is not None and found.rule == "loose-carry-out"


def test_amended_by_this() -> None:
    for text in CUES["amended"]["matches"]:
        assert amended_by_this(lower(text), by_itself=True), text
        assert amended_by_this(lower(text), by_itself=False) == ("nay " in text), text
    for text in CUES["amended"]["refuses"]:
        assert not amended_by_this(lower(text), by_itself=True), text


@pytest.mark.parametrize("pattern", ["predicated", "unread"])
def test_what_stands_behind_carrying_out(pattern: str) -> None:
    compiled = re.compile(CUES[pattern]["pattern"])
    ask = compiled.fullmatch if pattern == "unread" else compiled.search
    assert all(ask(text) for text in CUES[pattern]["matches"])
    assert not any(ask(text) for text in CUES[pattern]["refuses"])


LAWS = toml("laws.toml")["law"]


def test_law_names_are_unique_and_found() -> None:
    assert [law["type"] for law in LAWS] == list(LAW_TYPES)
    for law in LAWS:
        assert len(law["names"]) == len({lower(name) for name in law["names"]})
        for name in law["names"]:
            text = f"{name} ngày 01/01/2020"
            assert name_end(text, lower(text), law["type"], 0) == len(name), name


def test_unknown_law_needs_a_capital_and_an_end() -> None:
    text = "Thuyền trưởng và thủy thủ số 12/2030/QH18"
    assert name_end(text, lower(text), "luật", 0) == text.index(" số")
    assert name_end("này có hiệu lực", "này có hiệu lực", "luật", 0) is None


# What the words before a citation say, and the same words with another outcome.
GOVERNING: list[tuple[str, str, str | None, str, str | None]] = [
    ("neutral: in force", "về hiệu lực thi hành của ", None, "về việc thi hành ", "carry-out"),
    ("neutral: came into force", "ngày hiệu lực thi hành của ", None, "thi hành ", "carry-out"),
    ("neutral: enforcement of judgments", "về thi hành án của ", None, "thi hành ", "carry-out"),
    ("neutral: scope", "phạm vi điều chỉnh của ", None, "điều chỉnh ", "amend"),
    ("neutral: subjects", "về đối tượng điều chỉnh của ", None, "về điều chỉnh ", "amend"),
    ("neutral: responsibility", "chịu trách nhiệm thi hành ", None, "thi hành ", "carry-out"),
    ("neutral: a revised law", "luật thú y (sửa đổi) ", None, "(sửa đổi ", "amend"),
    ("neutral, marks lost", "pham vi dieu chinh cua ", None, "dieu chinh ", "amend"),
    ("marks lost: carry out", "quan triet ", "carry-out", "quan trac ", None),
    ("marks lost: amend", "sua doi, bo sung ", "amend", "sua nha ", None),
    ("marks lost: replace", "thay the ", "replace", "thay thau ", None),
    ("marks lost: repeal", "huy bo ", "repeal", "can cu ", None),
    ("inside a word", "bãi bỏ ", "repeal", "bãi bỏng ", None),
    ("new words put in", "thay cụm từ “sở” tại ", "amend-attached", "thay cụm đèn tại ", "base"),
    ("an old cue", "này thay ", "replace", "này thay: ", None),
    ("replaced contents", "thay các nội dung ", "replace", "thay các bóng đèn ", None),
    ("out of force, a list", "hết hiệu lực từ nay: ", "repeal", "hết hiệu lực từ nay ", None),
    ("no longer in force", "không còn hiệu lực: ", "repeal", "có hiệu lực: ", None),
    ("nothing between", "thực hiện nghiêm túc, đầy đủ ", "carry-out", "thực hiện tại ", "base"),
    ("other words between", "thực hiện việc bán vé ", "loose-carry-out",
     "thực hiện việc bán vé, đón khách ", "far-carry-out"),
    ("many words between", f"thực hiện {'việc ' * 17}", "loose-carry-out",
     f"thực hiện {'việc ' * 18}", "far-carry-out"),
    ("a first item without number", "thực hiện lời kêu gọi ngày 30/3 của tổng bí thư và ",
     "loose-carry-out", "thực hiện phòng dịch, chống hạn và ", "far-carry-out"),
    ("a first item before a comma", "thực hiện các công điện ngày 2/3 của bộ, các ",
     "loose-carry-out", "thực hiện các việc ngày 2/3 của bộ, các ", "far-carry-out"),
    ("through an attachment", "sửa đổi quy chế ban hành kèm theo ", "amend-attached",
     "sửa đổi mức thu theo ", "base"),
    ("through issued under", "bãi bỏ quy chế ban hành theo ", "repeal-attached",
     "bãi bỏ quy chế lập theo ", "base"),
    ("through a place", "bãi bỏ mức thu nêu tại ", "repeal-attached",
     "bãi bỏ mức thu nêu trong ", "base"),
    ("provisions are carried out", "thực hiện một số quy định của ", "loose-carry-out",
     "thực hiện theo một số quy định của ", "base"),
    ("no provisions between", "thực hiện các quy định của ", "loose-carry-out",
     "thực hiện việc quy định của ", "base"),
    ("a direction", "thực hiện đúng tinh thần chỉ đạo của bộ y tế tại ", "direction-in",
     "thực hiện đúng tinh thần của bộ y tế tại ", "base"),
    ("a conclusion", "theo kết luận trực tiếp tại ", "direction-in", "theo kế hoạch tại ", "base"),
    ("a request with commas", "theo yêu cầu của bộ y tế tại ", "direction-in",
     "theo yêu cầu của bộ y tế, họp tại ", "base"),
    ("an assignment", "triển khai việc đã giao cho sở tại ", "assigned-in",
     "triển khai việc đã làm cho sở tại ", "base"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "rule", "near_miss", "other"),
    [row[1:] for row in GOVERNING],
    ids=[row[0] for row in GOVERNING],
)
def test_governing(phrase: str, rule: str | None, near_miss: str, other: str | None) -> None:
    found, missed = governing(phrase), governing(near_miss)
    assert (found.rule if found else None) == rule
    assert (missed.rule if missed else None) == other


@pytest.mark.parametrize(
    ("list_head", "near_miss"),
    [
        ("thực hiện lời kêu gọi", "về việc thực hiện lời kêu gọi"),
        ("- triển khai thư", "ngày 3 triển khai thư"),
        (" • căn cứ thư", "có căn cứ thư"),
    ],
)
def test_a_list_begins_with_its_cue(list_head: str, near_miss: str) -> None:
    assert leading(list_head) is not None
    assert leading(near_miss) is None


@pytest.mark.parametrize(
    ("phrase", "near_miss"),
    [
        (CUES["directed"]["matches"][0], CUES["directed"]["refuses"][0]),
        ("theo hướng dẫn của Bộ Y tế", "theo Hướng dẫn 05 của Bộ Y tế"),
    ],
)
def test_directed(phrase: str, near_miss: str) -> None:
    assert any(form in lower(phrase) for form in directed_forms())
    assert not any(form in lower(near_miss) for form in directed_forms())
