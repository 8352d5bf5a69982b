"""Encodings from before Unicode: their tables, their fonts, and texts in them."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

import pytest

from loaders.legacy import (
    ENCODINGS,
    decoded,
    decoded_bytes,
    encoded,
    encoding_of_font,
    is_font_of_capitals,
    mended,
)
from loaders.legacy.fonts import words
from loaders.legacy.syllables import is_syllable
from loaders.legacy.tables import letters

SAMPLES = sorted((Path(__file__).parents[3] / "examples/covid-2021").glob("*.txt"))
TONES = "\u0300\u0301\u0303\u0309\u0323"
LETTERS = sorted(
    {
        unicodedata.normalize("NFC", base + tone)
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for tone in ("", *TONES)
    }
    - set("aeiouyAEIOUY")
    | {"đ", "Đ"}
)


def old_bytes(text: str) -> bytes:
    """The bytes that Windows-1252 takes for these characters."""
    return b"".join(c.encode("latin-1") if ord(c) < 0xA0 else c.encode("cp1252") for c in text)


def sample(path: Path) -> str:
    return unicodedata.normalize("NFC", path.read_text("utf-8"))


def test_the_table_has_every_letter_of_vietnamese() -> None:
    assert sorted(letters()) == LETTERS
    assert len(LETTERS) == 134


@pytest.mark.parametrize("column", ["vni", "vps", "viscii"])
def test_no_two_letters_share_a_code(column: str) -> None:
    codes = [row[column] for row in letters().values()]
    assert all(codes)
    assert len(set(codes)) == len(codes)


def test_tcvn3_has_the_small_letters_and_seven_capitals() -> None:
    codes = {letter: row["tcvn3"] for letter, row in letters().items() if row["tcvn3"]}
    assert len(codes) == len(set(codes.values())) == 67 + 7
    assert {letter for letter in codes if letter.isupper()} == set("ĂÂÊÔƠƯĐ")
    more = [row["vn2"] for row in letters().values() if row["vn2"]]
    assert not set(more) & set(codes.values())


@pytest.mark.parametrize(("encoding", "name"), [("tcvn3", "TCVN5712-1"), ("viscii", "VISCII")])
def test_the_table_agrees_with_the_c_library(encoding: str, name: str) -> None:
    iconv = Path("/usr/bin/iconv")
    if not iconv.exists():
        pytest.skip("there is no iconv")
    for letter, row in letters().items():
        code = bytes.fromhex(row[encoding] or row["vn2" if encoding == "tcvn3" else encoding])
        if not code:
            continue
        # the C library may join a letter with what follows, so each stands before a full stop
        command = [str(iconv), "-f", name, "-t", "UTF-8"]
        run = subprocess.run(command, input=code + b".", capture_output=True, check=True)
        assert run.stdout.decode() == f"{letter}.", letter


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_letter_comes_back(letter: str, encoding: str) -> None:
    western = encoded(letter, encoding)
    capitals = letter.isupper()
    for text in (western, old_bytes(western).decode("latin-1")):
        assert decoded(text, encoding, capitals) == letter


def test_punctuation_of_windows_stays_in_tcvn3() -> None:
    assert (
        decoded("\x93Ch\u00ad¬ng tr×nh\x94 – “®\u00adîc”…", "tcvn3") == "“Chương trình” – “được”…"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("céng hßa x· héi chñ nghÜa viÖt nam", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ],
)
def test_a_font_of_capitals_raises_all_letters(text: str, expected: str) -> None:
    assert decoded(text, "tcvn3", capitals=True) == expected


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("COÄNG HOØA XAÕ HOÄI", "vni", "CỘNG HÒA XÃ HỘI"),
        ("Ñoäc laäp - Töï do", "vni", "Độc lập - Tự do"),
        ("nghò quyeát kyø hoïp", "vni", "nghị quyết kỳ họp"),
        ("h-íng dÉn, TT-BTC, nh- trªn", "tcvn3", "hướng dẫn, TT-BTC, như trên"),
        ("5 \u03bc\u00b5", "tcvn3", "5 àà"),
        ("ph\x02¬ng \ufffeu tiªn, h\u2010íng", "tcvn3", "phương ưu tiên, hướng"),
        ("\uf0a7\uf069\uf0d2\uf075 5", "tcvn3", "Điều 5"),
        ("\uf0d1ie\uf0e0u", "vni", "Điều"),
    ],
)
def test_words(text: str, encoding: str, expected: str) -> None:
    assert decoded(text, encoding) == expected


@pytest.mark.parametrize("font", words()["font"], ids=lambda font: str(font["encoding"]))
def test_names_of_fonts(font: dict[str, object]) -> None:
    examples, others = font["examples"], font["others"]
    assert isinstance(examples, list)
    assert isinstance(others, list)
    for name in examples:
        assert encoding_of_font(name) == font["encoding"]
        assert encoding_of_font(f"ABCDEF+{name}-BoldItalic") == font["encoding"]
        assert encoding_of_font(f"'{name}'") == font["encoding"]
    for name in others:
        assert encoding_of_font(name) != font["encoding"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (".VnTimeH", True),
        ("ABCDEF+.VnArialH,Bold", True),
        (".VNTIMEH", True),
        ("VI Times Hoa", True),
        (".VnTime", False),
        ("VNI-Times", False),
        ("Gotham H", False),
    ],
)
def test_fonts_of_capitals(name: str, expected: bool) -> None:
    assert is_font_of_capitals(name) is expected


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:2])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_samples_come_back(path: Path, encoding: str) -> None:
    text = sample(path)
    western = encoded(text, encoding)
    data = old_bytes(western)
    assert mended(western) == (text, encoding)
    assert mended(data.decode("latin-1")) == (text, encoding)
    assert decoded_bytes(data) == (text, encoding)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:2])
def test_unicode_stays(path: Path) -> None:
    text = sample(path)
    for form in ("NFC", "NFD"):
        whole = unicodedata.normalize(form, text)
        assert mended(whole) == (whole, None)
        for line in whole.splitlines():
            assert mended(line) == (line, None)


@pytest.mark.parametrize(
    "text",
    [
        "Le général « élu » a été reçu à l'hôtel ; où est le cœur naïf ?",
        "L'œuvre, dès août, coûte 5 € ; la fête, l'île, Noël, déjà, forêt, sœur.",
        "Müller aß Käse in Köln. Die Größe der Bäume überraschte; Äpfel, Öl, Übung.",
        "Microsoft® and Word© are trademarks™ — “quoted” … ‘so’; 5 µm, 30 °C, N° 12.",
        "El niño español mañana; corazón, acción, pingüino, ¿qué? ¡Sí!",
        "São João não é avô; coração, ações, pão, mãe, lã.",
        "På svenska: så två år på ö, får nå, åt, än, när, för, också.",
        "· Alpha\n· Beta\n· Gamma\n§ 5, ¶ 6, ½, ¼",
        "QUYẾT ÐỊNH của Ðảng ủy; Ðiện Biên, Ðà Nẵng",
        "Café, naïve façade, crème brûlée, rôle",
        "Gửi ông Müller ở Köln (Đức) về dự án «Nước sạch»: 5 µg/m³, 25 °C ± 2 °C.",
        "",
        "©",
    ],
)
def test_other_languages_stay(text: str) -> None:
    assert mended(text) == (text, None)


def test_lines_typed_small_in_a_font_of_capitals_are_raised() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
        "V/v phòng dịch\ntại bến xe và chợ\n\nKính gửi: Sở Y tế;\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    )
    typed = "\n".join(
        line[:3] + line[3:].lower()
        if line.startswith("TM")
        else line.lower()
        if line.isupper()
        else line
        for line in text.split("\n")
    )
    assert mended(encoded(typed, "tcvn3")) == (text, "tcvn3")


def test_each_line_of_a_mixed_text_is_read_as_it_was_meant() -> None:
    text = "Uỷ ban nhân dân tỉnh Hà Giang\nSố: 12/QĐ-UBND\nthực hiện và triển khai các việc"
    lines = text.split("\n")
    old = encoded(lines[0], "tcvn3")
    foreign = "Le général a été élu à la majorité"
    mixed = "\n".join((old, *lines[1:], foreign))
    assert mended(mixed) == (f"{text}\n{foreign}", "tcvn3")


def test_a_word_of_unicode_in_an_old_line_stays() -> None:
    old = encoded("thực hiện phòng chống dịch tại", "tcvn3")
    assert mended(f"{old} huyện Mộc Châu") == (
        "thực hiện phòng chống dịch tại huyện Mộc Châu",
        "tcvn3",
    )


@pytest.mark.parametrize(
    "data", [b"", b"only ASCII", b"\xff\xfe\x00\x01", bytes(range(256)), b"\xe9t\xe9 d\xe9j\xe0"]
)
def test_bytes_that_read_as_no_vietnamese_give_nothing(data: bytes) -> None:
    assert decoded_bytes(data) is None


@pytest.mark.parametrize("word", ["quốc", "giếng", "gì", "ươm", "khuỷu", "nghiệp", "THỦY", "xoong"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", "été", "für", "tạnǵ", "nghiêngs", "q", "cõng1", "bàc"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
