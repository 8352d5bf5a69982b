"""The single words of the patterns of cues: each with a phrase it is for and one without it."""

from __future__ import annotations

import pytest

from loaders.citations.cue_patterns import cue_patterns
from loaders.citations.cues import (
    amended_by_this,
    ceases,
    governing,
    is_prospective,
    passive_verb,
    replaced_by_this,
)


def _rule(phrase: str) -> str | None:
    found = governing(phrase)
    return found.rule if found else None


@pytest.mark.parametrize(
    ("phrase", "near_miss"),
    [
        ("theo chỉ đạo của bộ y tế tại ", "ghi chỉ đạo của bộ y tế tại "),
        ("theo đúng chỉ đạo của bộ y tế tại ", "theo kỹ chỉ đạo của bộ y tế tại "),
        ("theo ý kiến chỉ đạo của bộ y tế tại ", "theo lệ chỉ đạo của bộ y tế tại "),
        ("theo sự chỉ đạo của bộ y tế tại ", "theo sức chỉ đạo của bộ y tế tại "),
        ("theo tinh thần chỉ đạo của bộ y tế tại ", "theo tính chỉ đạo của bộ y tế tại "),
        ("triển khai chỉ đạo của bộ y tế tại ", "triển lãm chỉ đạo của bộ y tế tại "),
    ],
)
def test_a_direction_given_in_a_document(phrase: str, near_miss: str) -> None:
    assert _rule(phrase) == "direction-in"
    assert _rule(near_miss) != "direction-in"


@pytest.mark.parametrize("task", ["nhiệm vụ", "giải pháp", "nội dung", "chỉ tiêu", "mục tiêu"])
def test_tasks_set_in_a_document(task: str) -> None:
    assert _rule(f"thực hiện các {task} nêu tại ") == "assigned-in"
    assert _rule(f"thực hiện các x{task} nêu tại ") != "assigned-in"


@pytest.mark.parametrize(
    ("phrase", "near_miss"),
    [
        ("thực hiện việc được giao tại ", "thực hiện việc vừa giao tại "),
        ("thực hiện các nhiệm vụ trong ", "thực hiện các nhiệm vụ trên "),
        ("thực hiện việc đã giao tại ", "thực hiện việc nên giao tại "),
        ("thực hiện các nhiệm vụ tại ", "thực hiện đúng các nhiệm vụ tại "),
        ("thực hiện các nội dung tại ", "thực hiện các nội dung quy định tại "),
    ],
)
def test_what_was_assigned(phrase: str, near_miss: str) -> None:
    assert _rule(phrase) == "assigned-in"
    assert _rule(near_miss) != "assigned-in"


@pytest.mark.parametrize("words", ["cụm từ", "từ ngữ", "từ", "số thứ tự"])
def test_words_put_in_the_place_of_others(words: str) -> None:
    for verb in ("thay", "thay thế", "bỏ", "thay các", "bỏ một số"):
        assert _rule(f"{verb} {words} “a” trong ") == "amend"
    assert _rule(f"đọc {words} “a” trong ") != "amend"
    assert _rule(f"bỏ x{words} “a” trong ") != "amend"


@pytest.mark.parametrize("word", ["dừng", "ngừng", "đình chỉ", "thôi", "không", "chậm"])
def test_what_is_not_carried_out(word: str) -> None:
    for verb in ("thực hiện", "triển khai", "thi hành", "chấp hành"):
        assert _rule(f"{word} {verb} ") == "not-carried-out"
        assert _rule(f"{word} việc {verb} ") == "not-carried-out"
    assert _rule(f"x{word} thực hiện ") == "carry-out"


@pytest.mark.parametrize(
    "word",
    [
        "được", "nghiêm", "nghiêm túc", "kịp thời", "đầy đủ", "tốt", "quyết liệt", "tổ chức",
        "chủ động", "quan tâm",
    ],
)  # fmt: skip
def test_what_is_not_yet_carried_out_well(word: str) -> None:
    assert _rule(f"chưa {word} thực hiện ") == "not-carried-out"
    assert _rule(f"chưa {word}x thực hiện ") == "carry-out"


@pytest.mark.parametrize("verb", ["thực hiện", "triển khai"])
def test_grounds_of_carrying_out(verb: str) -> None:
    assert _rule(f"căn cứ {verb} ") == _rule(f"căn cứ để {verb} ") == "not-carried-out"
    assert _rule(f"căn cứ nên {verb} ") == "carry-out"


@pytest.mark.parametrize("word", ["trước đây", "sau", "gồm", "bao gồm", "cụ thể", "như sau"])
def test_documents_that_a_body_issued_and_the_text_lists(word: str) -> None:
    assert _rule(f"do bộ y tế ban hành, {word}: ") is None
    assert _rule(f"do bộ y tế ban hành, x{word}: ") == "base"


@pytest.mark.parametrize(
    "how",
    [
        "nghiêm", "nghiêm túc", "tốt", "đầy đủ", "kịp thời", "quyết liệt", "hiệu quả",
        "có hiệu quả", "đồng bộ", "nghiêm túc, đầy đủ", "kịp thời và đồng bộ",
    ],
)  # fmt: skip
def test_how_a_list_is_carried_out_whose_first_item_is_not_read(how: str) -> None:
    rest = "các công điện ngày 2/3 của bộ và "
    assert cue_patterns().unread.fullmatch(f" {how} {rest}")
    assert not cue_patterns().unread.fullmatch(f" {how}x {rest}")


@pytest.mark.parametrize(
    "kind",
    [
        "công điện", "công văn", "văn bản", "chỉ thị", "nghị quyết", "kết luận", "thông báo",
        "kế hoạch", "lời kêu gọi", "thư", "chương trình", "quyết định",
        "chỉ đạo", "ý kiến chỉ đạo", "sự chỉ đạo",
    ],
)  # fmt: skip
def test_a_first_item_that_is_not_read(kind: str) -> None:
    for before in (" ", " các ", " những "):
        assert cue_patterns().unread.fullmatch(f"{before}{kind} ngày 2/3 của bộ, các ")
    assert not cue_patterns().unread.fullmatch(f" {kind}x ngày 2/3 của bộ, các ")


@pytest.mark.parametrize("verb", ["đã", "có", "yêu cầu", "đề nghị", "giao", "ban hành", "xây dựng"])
def test_a_clause_behind_the_first_item(verb: str) -> None:
    assert not cue_patterns().unread.fullmatch(f" công văn ngày 2/3, sở {verb} nhà, ")
    assert cue_patterns().unread.fullmatch(f" công văn ngày 2/3, sở {verb}x nhà, ")


@pytest.mark.parametrize(
    "lead",
    [
        ",", " và", " (", " sau:", " sau đây:", " nhất là", ", đặc biệt là", " trọng tâm là",
        ", trong đó có", " như", " gồm", " cụ thể", ", cụ thể là", " tại", " gồm các:",
    ],
)  # fmt: skip
def test_what_leads_on_from_the_first_item(lead: str) -> None:
    assert cue_patterns().unread.fullmatch(f" công văn của bộ{lead} ")
    assert not cue_patterns().unread.fullmatch(f" công văn của bộ{lead}x ")
    assert not cue_patterns().unread.fullmatch(" công văn của bộ như sau: ")


@pytest.mark.parametrize("word", ["còn", "gặp", "vướng", "vẫn", "bởi", "do", "vì"])
def test_a_sentence_about_carrying_something_out(word: str) -> None:
    assert _rule(f"thực hiện dự án {word} việc ") == "far-carry-out"
    assert _rule(f"thực hiện dự án {word}x việc ") == "loose-carry-out"
    assert _rule(f"thực hiện dự án x{word} việc ") == "loose-carry-out"


@pytest.mark.parametrize(
    "word",
    ["và", "hoặc", "đồng thời", "các", "một số", "những", "nội dung", "quy định", "bổ sung"],
)
def test_what_leads_on_to_a_further_act(word: str) -> None:
    assert cue_patterns().chain.fullmatch(f" {word}, ")
    assert not cue_patterns().chain.fullmatch(f" {word}x, ")


@pytest.mark.parametrize(
    ("before", "near_miss"),
    [
        *(
            ("giao sở ", f"giao {word} ")
            for word in (
                "thông", "dịch", "tiếp", "lưu", "đất", "thừa", "khoán", "nhận", "ban", "rừng",
            )
        ),
        *(
            ("trình bộ ", f"{word} trình bộ ")
            for word in (
                "quy", "chương", "công", "lộ", "tờ", "quá", "giáo", "tiến", "giải", "hành",
                "thuyết",
            )
        ),
        ("rà soát ", "qua rà soát "),
        ("rà soát ", "sau khi rà soát "),
        ("rà soát ", "kết quả rà soát "),
    ],
)  # fmt: skip
def test_words_that_only_look_like_an_order(before: str, near_miss: str) -> None:
    assert is_prospective(f"{before}hoa ban mai ")
    assert not is_prospective(f"{near_miss}hoa ban mai ")


@pytest.mark.parametrize(
    "behind",
    [
        ",", " và", " một", " nhiều", " các", " điều", " khoản", " điểm", " nội", " lần", " năm",
        " toàn", " tại", " theo", " bởi", " bằng", " lại", " phần",
    ],
)  # fmt: skip
def test_what_may_follow_a_verb_in_the_passive(behind: str) -> None:
    assert passive_verb(f" được sửa đổi{behind} hoa theo ")
    assert passive_verb(" được sửa đổi hoa theo ") is None


@pytest.mark.parametrize(
    ("gap", "near_miss"),
    [
        (" được sửa đổi, bổ sung tại ", " xđược sửa đổi, bổ sung tại "),
        (" bị bãi bỏ một phần bằng ", " bịt bãi bỏ một phần bằng "),
        (" hủy bỏ bởi ", " xhủy bỏ bởi "),
        (" huỷ bỏ bởi ", " huỷ bỏ của bộ bởi "),
        (" và các nghị định sửa đổi, bổ sung: ", " và các nghị định ban hành: "),
        (" và luật sửa đổi, thay thế (", " và thư sửa đổi, thay thế ("),
        (" (đã sửa đổi theo ", " (mới sửa đổi theo "),
    ],
)
def test_the_passive(gap: str, near_miss: str) -> None:
    assert passive_verb(gap)
    assert passive_verb(near_miss) is None


@pytest.mark.parametrize("others", ["các", "những", "mọi"])
@pytest.mark.parametrize("what", ["quy định", "văn bản", "nội dung"])
def test_what_else_ceases_or_is_amended(others: str, what: str) -> None:
    for ask, verb in ((ceases, "đều bãi bỏ"), (amended_by_this, "được sửa đổi như sau")):
        assert not ask(f" vẫn áp dụng, {others} {what} khác {verb}", by_itself=True)
        assert ask(f" vẫn áp dụng, {others}x {what} khác {verb}", by_itself=True)
        assert ask(f" vẫn áp dụng, {others} {what[:3]} khác {verb}", by_itself=True)


@pytest.mark.parametrize("verb", ["bãi bỏ", "hủy bỏ", "huỷ bỏ"])
def test_verbs_that_end_the_force_of_a_document(verb: str) -> None:
    for voice in ("được", "bị", "đều", "nay", "nay được", "nay bị", "nay xin"):
        assert ceases(f" {voice} {verb}.", by_itself=True)
        assert not ceases(f" {voice}x {verb}.", by_itself=True)
    assert not ceases(f" hiện nay {verb}.", by_itself=True)


@pytest.mark.parametrize(
    "verb", ["sửa đổi", "bổ sung", "điều chỉnh", "sửa đổi, bổ sung", "điều chỉnh, bổ sung"]
)
def test_verbs_that_amend_a_document(verb: str) -> None:
    for words in (f"được {verb} như sau", f"nay {verb} lại thành", f"nay xin {verb} như sau"):
        assert amended_by_this(f" {words}", by_itself=True)
        assert not amended_by_this(f" x{words}", by_itself=True)
    assert not amended_by_this(f" hiện nay {verb} như sau", by_itself=True)
    assert not amended_by_this(f" được {verb} thì họp", by_itself=True)


def test_a_document_replaced_by_this_one() -> None:
    assert replaced_by_this(" được thay thế bằng quyết định này") == ("replaces", "thay thế")
    assert replaced_by_this(" được bãi bỏ bởi quyết định này") == ("repeals", "bãi bỏ")
    assert replaced_by_this(" được thay thế bằng quyết định nàyx") is None


@pytest.mark.parametrize("voice", ["", "được ", "xin "])
def test_an_act_of_the_text_itself(voice: str) -> None:
    assert amended_by_this(f" nay {voice}sửa đổi như sau", by_itself=False)
    assert not amended_by_this(" được sửa đổi như sau", by_itself=False)
    assert ceases(f" nay {voice}bãi bỏ.", by_itself=False)
    assert ceases(" nay bị bãi bỏ.", by_itself=False)
    assert not ceases(" bị bãi bỏ.", by_itself=False)
