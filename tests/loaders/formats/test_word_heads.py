"""Heads and feet as people lay them out in a word processor, read alike."""

from __future__ import annotations

import pytest

from loaders import Record, extract
from loaders.formats import docx
from tests.loaders.formats.word_files import docx as file
from tests.loaders.formats.word_files import p, r, table

BODIES, MOTTO = (
    "ỦY BAN NHÂN DÂN\nHUYỆN TAM NÔNG",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
)
NUMBER, DATED = "Số: 12/QĐ-UBND", "Tam Nông, ngày 05 tháng 5 năm 2021"
TAB, BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"


def _broken(lines: str) -> str:
    """The lines as one paragraph."""
    first, second = lines.split("\n")
    return p(first, BREAK, second)


_BOX = f"<w:r><w:pict><w:txbxContent>{p(DATED)}</w:txbxContent></w:pict></w:r>"
_MOTTO = MOTTO.split("\n", maxsplit=1)[0]
_LEFT, _RIGHT = [*BODIES.split("\n"), "____", NUMBER], [*MOTTO.split("\n"), "_______", DATED]

HEADS = {
    "two rows": table((BODIES, MOTTO), (NUMBER, DATED)),
    "one row": table((f"{BODIES}\n____\n{NUMBER}", f"{MOTTO}\n_______\n{DATED}")),
    "a row of rules": table((BODIES, MOTTO), ("____", "_______"), (NUMBER, DATED)),
    "a column between": table((BODIES, "", MOTTO), (NUMBER, "", DATED)),
    "lines around": table((BODIES, MOTTO), (NUMBER, DATED), borders=True),
    "a row for each line": table(*zip(_LEFT, _RIGHT, strict=True)),
    "two tables": table((BODIES, MOTTO)) + p("") + table((NUMBER, DATED)),
    "tabs": "".join(p(a, TAB, b) for a, b in zip(_LEFT, _RIGHT, strict=True)),
    "breaks": table((_broken(BODIES), _broken(MOTTO)), (NUMBER, DATED)),
    "breaks, lines around": table((_broken(BODIES), _broken(MOTTO)), (NUMBER, DATED), borders=True),
    "capitals typed small": table(
        (p(r("Ủy ban nhân dân", "<w:caps/>")) + p(r("huyện Tam Nông", "<w:caps/>")), MOTTO),
        (NUMBER, DATED),
    ),
    "a text box": table((f"{BODIES}\n{NUMBER}", p(_MOTTO, _BOX) + p("Độc lập"))),
}
COPIES = ("Nơi nhận:", "- Như Điều 3;", "- UBND tỉnh (b/c);", "- Lưu: VT, YT.", "")
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Nguyễn Văn An")
FEET = {
    "one row": (("\n".join(COPIES), "\n".join(SIGNATURE)),),
    "a row for each line": tuple(zip(COPIES, SIGNATURE, strict=True)),
    "a row for each copy": (
        (COPIES[0], "\n".join(SIGNATURE)),
        *((copy, "") for copy in COPIES[1:]),
    ),
}
BODY = "".join(
    map(p, (
        "QUYẾT ĐỊNH", "Về việc thành lập Tổ trực cấp cứu dịp Tết",
        "ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", "QUYẾT ĐỊNH:",
        "Điều 1. Giao Phòng Y tế thực hiện.", "Điều 3. Phòng Y tế chịu trách nhiệm thi hành./.",
    ))
)  # fmt: skip


def _read(document: str) -> Record:
    script = docx.read(file(document), "a.docx")
    (record,) = extract(script.text)
    return record


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_a_head_is_read_in_every_layout(head: str) -> None:
    document = _read(head + BODY + table(*FEET["one row"])).document
    assert document.issuer is not None
    found = (document.number, document.date, document.place, document.issuer.name, document.subject)
    assert found == (
        "12/QĐ-UBND",
        "2021-05-05",
        "Tam Nông",
        "Ủy ban nhân dân huyện Tam Nông",
        "thành lập Tổ trực cấp cứu dịp Tết",
    )


@pytest.mark.parametrize("borders", [False, True])
@pytest.mark.parametrize("foot", FEET.values(), ids=FEET.keys())
def test_a_foot_is_read_in_every_layout(foot: tuple[tuple[str, str], ...], borders: bool) -> None:
    record = _read(HEADS["two rows"] + BODY + table(*foot, borders=borders))
    assert [recipient.text for recipient in record.recipients] == ["UBND tỉnh (b/c)"]
    signed = record.signatory
    assert signed is not None
    assert (signed.name, signed.position, signed.capacity) == (
        "Nguyễn Văn An",
        "Phó Chủ tịch",
        "KT",
    )
