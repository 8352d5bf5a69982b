"""Names of bodies in running text and on lines: classes, sessions, unions, clauses, speakers."""

from __future__ import annotations

import pytest

from loaders.bodies.home import Home
from loaders.bodies.names import match_body, spelled
from loaders.bodies.national import National, national_bodies
from loaders.bodies.printed import sentence
from loaders.bodies.ranks import kind_of
from loaders.bodies.speaker import level_spoken

WARD = Home(
    province="tỉnh Bắc Kạn",
    district="thành phố Bắc Kạn",
    commune="phường Đức Xuân",
    level="commune",
    date="2021-05-04",
    body="Ủy ban nhân dân phường Đức Xuân",
)


@pytest.mark.parametrize(
    ("phrase", "near_miss"),
    [
        ("UBND các phường", "UBND phường"),
        ("UBND mọi phường", "UBND mới phường"),
        ("UBND từng phường", "UBND tầng phường"),
        ("UBND những phường", "Đội 2a phường"),
        ("UBND 12 phường", "Ban Chỉ đạo 12 phường"),
    ],
)
def test_a_class_of_bodies_gets_no_place(phrase: str, near_miss: str) -> None:
    assert not spelled(phrase, WARD).endswith("Đức Xuân")
    assert spelled(near_miss, WARD).endswith("Đức Xuân")


@pytest.mark.parametrize(
    ("line", "full"),
    [
        ("QUỐC HỘI KHÓA XV", "Quốc hội"),
        ("Quốc hội khoá 15", "Quốc hội"),
        ("HỘI ĐỒNG NHÂN DÂN KHÓA XV", "Hội đồng nhân dân khóa XV"),
        ("— SỞ Y TẾ ----", "Sở Y tế"),
        ("SỞ Y TẾ -", "Sở Y tế"),
        ("TỈNH ĐOÀN LÀO CAI", "Tỉnh đoàn Lào Cai"),
        ("ỦY BAN NHÂN DÂN QUAN LONG BIEN", "Ủy ban nhân dân quận Long Biên"),
        ("BAN CHỈ HUY QUAN SU LONG BIEN", "Ban Chỉ huy quan su long bien"),
    ],
)
def test_a_line_in_sentence_case(line: str, full: str) -> None:
    assert sentence(line).full == full


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ban Chấp hành Đoàn tỉnh Lào Cai", "union"),
        ("Ban Thường vụ Hội Nông dân tỉnh Lào Cai", "union"),
        ("Ban Chấp hành Liên đoàn Lao động tỉnh Lào Cai", "union"),
        ("Ban Thường vụ Công đoàn ngành", "union"),
        ("Ban Chấp hành Tổng hội", "union"),
        ("Ban Chấp hành Đảng bộ tỉnh Lào Cai", "party"),
    ],
)
def test_the_organs_of_unions_are_none_of_the_party(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Bộ Y tế và Bộ Tư pháp về thuốc", "Bộ Y tế và Bộ Tư pháp"),
        ("Bộ Y tế và Bộ Tư pháp yêu cầu", "Bộ Y tế"),
        ("Bộ Y tế và Bộ Tư pháp hướng dẫn", "Bộ Y tế và Bộ Tư pháp"),
        ("Bộ Y tế, Bộ Tư pháp về thuốc", "Bộ Y tế, Bộ Tư pháp"),
        ("Bộ Y tế, Bộ Tư pháp hướng dẫn", "Bộ Y tế"),
        ("Bộ Y tế, Bộ Tư pháp đã họp", "Bộ Y tế"),
        ("Sở Y tế, Sở Xây dựng về thuốc", "Sở Y tế"),
        ("Ủy ban Quốc gia về trẻ em tại", "Ủy ban Quốc gia về trẻ em"),
        ("Ủy ban Quốc gia về thực hiện nhiệm vụ", "Ủy ban Quốc gia"),
        ("Ban Thường vụ huyện ủy", "Ban Thường vụ"),
        ("Ban Thường vụ Huyện ủy họp", "Ban Thường vụ Huyện ủy"),
        ("Thường trực các xã", "Thường trực"),
        ("Phòng Tài chính - Kế hoạch và các xã", "Phòng Tài chính - Kế hoạch"),
        ("Sở Nông nghiệp và Môi trường báo tin", "Sở Nông nghiệp và Môi trường"),
    ],
)  # fmt: skip
def test_where_a_body_ends(text: str, body: str) -> None:
    end = match_body(text, 0)
    assert end is not None and text[:end] == body


@pytest.mark.parametrize("body", national_bodies(), ids=lambda body: body.name)
def test_national_names_are_found_whole(body: National) -> None:
    for name in (body.name, *body.aliases):
        if len(name) > 3 or name in {"TTg", "BYT"}:
            assert match_body(f"{name} họp", 0) == len(name), name


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("Kính gửi: Ủy ban nhân dân các huyện", "province"),
        ("Kính gửi: Ủy ban nhân dân các quận", "province"),
        ("Kính gửi: Các Sở, ban, ngành", "province"),
        ("Kính gửi: các phòng, ban", "district"),
        ("Kính gửi: UBND các xã", "district"),
        ("Kính gửi: UBND 12 phường", "district"),
        ("Kính gửi: Ủy ban nhân dân huyện", None),
        ("Kính gửi: Các cơ sở", None),
        ("Kính gửi: các xã viên", None),
    ],
)
def test_the_level_at_which_a_text_speaks(body: str, level: str | None) -> None:
    assert level_spoken(body) == level
