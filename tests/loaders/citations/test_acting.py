"""Whether the text itself amends, replaces or repeals, or tells of an act of others."""

from __future__ import annotations

import pytest

from loaders.citations.cues import ceases, is_prospective, passive_verb, replaced_by_this
from loaders.citations.gaps import main_clause, new_clause
from loaders.fold import lower
from loaders.vocabulary import toml

CUES = toml("cues.toml")


def test_the_samples_of_the_vocabulary() -> None:
    for text in CUES["passive"]["matches"]:
        assert passive_verb(lower(text)), text
    for text in CUES["passive"]["refuses"]:
        assert passive_verb(text) is None, text
    for text in CUES["ceases"]["matches"]:
        assert ceases(text, by_itself=True), text
    for text in CUES["ceases"]["refuses"]:
        assert not ceases(text, by_itself=True), text
    for text in CUES["prospective"]["matches"]:
        assert is_prospective(text), text
    for text in CUES["prospective"]["refuses"]:
        assert not is_prospective(lower(text)), text
    for text in CUES["clause"]["matches"]:
        assert new_clause(lower(text)) or main_clause(lower(text)), text
    for text in CUES["clause"]["refuses"]:
        assert not new_clause(lower(text)) and not main_clause(lower(text)), text


PROSPECTIVE = [
    ("dự thảo nghị quyết ", "nghị quyết "),
    ("đề nghị bộ ", "theo đề nghị của bộ, "),
    ("kiến nghị ", "theo nghị quyết "),
    ("đề xuất ", "theo đề xuất của bộ, "),
    ("trình chính phủ ", "trình tự "),
    ("trình ủy ban ", "quy trình "),
    ("trình hội đồng ", "chương trình "),
    ("trình bộ ", "công trình "),
    ("trình tỉnh ", "lộ trình "),
    ("trình sở ", "tờ trình "),
    ("trình huyện ", "quá trình "),
    ("trình xã ", "giáo trình "),
    ("trình ủy ban ", "trình độ "),
    ("trình ủy ban ", "trình bày "),
    ("trình ủy ban ", "trình diện "),
    ("trình ủy ban ", "trình duyệt "),
    ("bộ sẽ ", "bộ đã "),
    ("tham mưu ", "tham gia "),
    ("nghiên cứu ", "cứu hộ "),
    ("giao sở tư pháp ", "sở giao thông vận tải "),
    ("giao phòng tư pháp ", "phòng đã bàn giao hồ sơ, "),
    ("giao bộ tư pháp ", "được giao quyền, "),
    ("giao viện dân tộc ", "cuộc họp giao ban tháng, "),
    ("rà soát, ", "soát vé, "),
    ("chủ trì ", "chủ tịch "),
    ("phối hợp ", "phối giống "),
    ("có trách nhiệm ", "chịu trách nhiệm "),
    ("khẩn trương ", "công điện khẩn "),
    ("góp ý ", "góp vốn "),
    ("thẩm định ", "thẩm quyền "),
    ("xin ý kiến ", "có ý kiến "),
    ("lấy ý kiến ", "cho ý kiến "),
    ("không ", "không họp và "),
    ("chưa ", "chưa họp và "),
]


@pytest.mark.parametrize(("before", "near_miss"), PROSPECTIVE)
def test_an_act_that_is_only_announced(before: str, near_miss: str) -> None:
    assert is_prospective(before)
    assert not is_prospective(near_miss)


PASSIVE: list[tuple[str, str, str]] = [
    ("amends", " được sửa đổi bởi ", " được ban hành bởi "),
    ("amends", " bị đính chính tại ", " bị đình chỉ tại "),
    ("amends", " được quốc hội bổ sung theo ", " được quốc hội; bổ sung theo "),
    ("replaces", " đã được thay thế một phần bằng các ", " đã được thay thế, các "),
    ("replaces", " được thay một phần bởi ", " được thay người theo "),
    ("repeals", " được huỷ bỏ tại ", " được huỷ bỏ. Họp tại "),
    ("repeals", " được bãi bỏ toàn bộ theo ", " được bãi bỏ toàn bộ và gửi "),
    ("amends", " về thuế sửa đổi, bổ sung bởi ", " về thuế sửa đổi, bổ sung tại "),
    ("amends", " quy chế sửa đổi bởi ", " sửa đổi quy chế của bộ bởi "),
    ("amends", " quy chế sửa đổi bởi ", " sửa đổi quy chế kèm theo luật bởi "),
    ("amends", " và các luật sửa đổi: ", " và các luật mới: "),
    ("amends", ", nghị định sửa đổi, bổ sung (", ", nghị định sửa đổi, họp ("),
    ("amends", " (thông tư bổ sung: ", " (phụ lục bổ sung: "),
    ("replaces", " và các quyết định thay thế: ", " và các quyết định thay thế "),
    ("amends", " và nghị quyết sửa đổi, thay thế: ", " và nghị quyết hủy, thay thế: "),
    ("amends", " và văn bản điều chỉnh: ", " và văn bản đã điều chỉnh: "),
    ("amends", " (đã sửa đổi theo ", " (đã đọc và sửa đổi theo "),
    ("amends", ", sửa đổi lần 2 tại ", ", sửa đổi điều lệ của hội tại "),
    ("repeals", " bãi bỏ bằng ", " bãi bỏ quy chế kèm theo "),
]


@pytest.mark.parametrize(("relation", "gap", "near_miss"), PASSIVE)
def test_the_next_document_acts_on_the_one_before(relation: str, gap: str, near_miss: str) -> None:
    found = passive_verb(gap)
    assert found is not None and found[0] == relation
    assert passive_verb(near_miss) is None


@pytest.mark.parametrize(
    ("behind", "near_miss"),
    [
        (CUES["replaced"]["matches"][0], CUES["replaced"]["refuses"][0]),
        (" được bãi bỏ bằng nghị quyết này", " được bãi bỏ bằng nghị quyết nay"),
        (" được thay thế bằng văn bản này", " được sửa đổi bằng văn bản này"),
        (" về phí được thay thế bởi luật này", " về phí. Được thay thế bởi luật này"),
    ],
)
def test_replaced_by_this(behind: str, near_miss: str) -> None:
    assert replaced_by_this(lower(behind))
    assert replaced_by_this(lower(near_miss)) is None


@pytest.mark.parametrize(
    ("behind", "near_miss", "by_itself"),
    [
        (" hết hiệu lực kể từ ngày luật này có hiệu lực", " hết hiệu lực từ nay", False),
        (" không còn hiệu lực từ 01/7", " còn hiệu lực từ 01/7", True),
        (" hết hiệu lực từ 01/7", " đã hết hiệu lực từ 01/7", True),
        (" hết hiệu lực", " có hết hiệu lực", True),
        (" về phí hết hiệu lực", " về phí; hết hiệu lực", True),
        (" hết hiệu lực thi hành", " hết hiệu lực thi hành khi bị thay thế", True),
        (" chấm dứt hiệu lực từ 01/7", " tạm ngưng hiệu lực từ 01/7", True),
        (" hết hiệu lực thi hành", " hết hiệu lực theo luật số 5", True),
        (" hết hiệu lực từ 01/7", " hết hiệu lực bởi luật số 5", True),
        (" hết hiệu lực từ 01/7", " hết hiệu lực do có luật số 5", True),
        (" hết hiệu lực từ 01/7", " hết hiệu lực tại điều 5", True),
        (" hết hiệu lực từ ngày ký", " hết hiệu lực từ ngày ", True),
        (" hết hiệu lực từ nay", " hết hiệu lực từ khi có luật", True),
        (" hết hiệu lực kể từ ngày ký", " hết hiệu lực kể từ ngày ", True),
    ],
)
def test_ceases(behind: str, near_miss: str, by_itself: bool) -> None:
    assert ceases(behind, by_itself=by_itself)
    assert not ceases(near_miss, by_itself=by_itself)
