"""Mail and saved pages: what files there are in them."""

from __future__ import annotations

import random
from email import policy
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from loaders.errors import UnreadableSource
from loaders.formats.mail import MAX_BYTES, MAX_DEPTH, MAX_PARTS, Part, parts
from tests.loaders.samples import LETTER

NOTE = "Kính gửi các đồng chí,\n\nXin gửi văn bản kèm theo.\n\nTrân trọng./."


def message(body: str = NOTE, subtype: str = "plain") -> EmailMessage:
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = "Văn thư <vanthu@example.vn>"
    mail["To"] = "tonghop@example.vn"
    mail["Subject"] = "Gửi văn bản"
    mail.set_content(body, subtype=subtype)
    return mail


def attach(mail: EmailMessage, name: str, data: bytes = b"%PDF-1.4") -> None:
    mail.add_attachment(data, maintype="application", subtype="pdf", filename=name)


def names(data: bytes) -> list[str]:
    return [part.name for part in parts(data, "a.eml")]


def test_the_files_come_in_order_and_the_covering_letter_does_not() -> None:
    mail = message()
    attach(mail, "Công văn số 12.pdf", b"one")
    attach(mail, "Phụ lục.pdf", b"two")
    assert parts(mail.as_bytes(), "a.eml") == [
        Part("Công văn số 12.pdf", b"one"),
        Part("Phụ lục.pdf", b"two"),
    ]


def test_a_letter_that_is_a_document_comes_with_the_files() -> None:
    mail = message(LETTER)
    attach(mail, "Phụ lục.pdf")
    letter, file = parts(mail.as_bytes(), "a.eml")
    assert letter.name == "body.txt"
    assert letter.data.decode("utf-8-sig").replace("\r\n", "\n").strip() == LETTER.strip()
    assert file.name == "Phụ lục.pdf"


def test_a_message_without_files_is_its_text() -> None:
    assert names(message().as_bytes()) == ["body.txt"]
    assert names(message("<p>Kính gửi</p>", "html").as_bytes()) == ["body.html"]


def test_of_two_ways_to_show_a_text_the_richer_one_comes() -> None:
    mail = message()
    mail.add_alternative("<p>Kính gửi</p>", subtype="html")
    assert names(mail.as_bytes()) == ["body.html"]


def test_pictures_of_a_text_are_no_files() -> None:
    mail = message("<p>Kính gửi <img src=cid:logo></p>", "html")
    mail.add_related(b"\x89PNG", "image", "png", cid="<logo>")
    attach(mail, "Tờ trình.pdf")
    assert names(mail.as_bytes()) == ["Tờ trình.pdf"]


def test_a_message_in_a_message_is_a_file() -> None:
    inner = message()
    attach(inner, "12.pdf")
    mail = message()
    mail.add_attachment(inner)
    (part,) = parts(mail.as_bytes(), "a.eml")
    assert part.name.endswith(".eml")
    assert names(part.data) == ["12.pdf"]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1258"])
def test_a_text_is_given_in_utf_8(charset: str) -> None:
    mail = MIMEText("Sở Y tế".replace("ế", "ê\u0301").replace("ở", "ơ\u0309"), "plain", charset)
    (part,) = parts(mail.as_bytes(), "a.eml")
    assert part.data.decode("utf-8-sig").startswith("Sơ\u0309 Y tê\u0301")


@pytest.mark.parametrize("charset", ["", "x-none", "base64", "\x00", "utf-8\u00e9"])
def test_a_text_that_does_not_say_its_charset_is_given_as_it_is(charset: str) -> None:
    data = f"Content-Type: text/plain; charset={charset}\n\n".encode() + b"S\xe8 5"
    assert parts(data, "a.eml") == [Part("body.txt", b"S\xe8 5")]


def test_flowed_lines_are_joined() -> None:
    data = b"Content-Type: text/plain; charset=utf-8; format=flowed\n\nmot \nhai\nba"
    assert parts(data, "a.eml")[0].data.decode("utf-8-sig") == "mot hai\nba"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="C:\\\\x\\\\a.pdf"', "a.pdf"),
        ('attachment; filename="..."', "part-1.pdf"),
        ('attachment; filename="a\x01b?.pdf"', "ab.pdf"),
        ("attachment; filename*=UTF-8''C%C3%B4ng%20v%C4%83n.pdf", "Công văn.pdf"),
        ("attachment; filename*0*=UTF-8''C%C3%B4ng; filename*1=.pdf", "Công.pdf"),
        ("attachment; filename==?utf-8?B?Q8O0bmcucGRm?=", "Công.pdf"),
        ('attachment; filename="=?utf-8?Q?C=C3=B4ng.pdf?="', "Công.pdf"),
        ("attachment; filename*=x-none''%FF%FE.pdf", "ÿþ.pdf"),
        ('attachment; filename="gpj\u202efdp.exe"', "gpjfdp.exe"),
        (f'attachment; filename="{"a" * 300}.pdf"', "a" * 116 + ".pdf"),
        ("attachment", "part-1.pdf"),
    ],
)
def test_names_are_safe(header: str, name: str) -> None:
    data = f"Content-Type: application/pdf\nContent-Disposition: {header}\n\nx".encode()
    found = names(data)
    assert found == [name]


def test_no_two_files_share_a_name() -> None:
    mail = message()
    for name in ("a.pdf", "A.pdf", "a.pdf", "b"):
        attach(mail, name)
    assert names(mail.as_bytes()) == ["a.pdf", "A (2).pdf", "a (3).pdf", "b"]


def test_a_saved_page_is_the_page() -> None:
    page = MIMEMultipart("related", type="text/html")
    page["From"] = "<Saved by Blink>"
    page["Snapshot-Content-Location"] = "https://example.vn/vb/12"
    html = MIMEText(f"<html><body>{LETTER}</body></html>", "html", "utf-8")
    html["Content-Location"] = "https://example.vn/vb/12"
    style = MIMEText("p { margin: 0 }", "css")
    style["Content-Location"] = "https://example.vn/a.css"
    page.attach(html)
    page.attach(style)
    (part,) = parts(page.as_bytes(), "a.mhtml")
    assert part.name == "page.html"
    assert "HUYỆN CHỢ MỚI" in part.data.decode("utf-8-sig")


def test_signatures_and_invitations_are_no_files() -> None:
    mail = message()
    attach(mail, "a.pdf")
    mail.add_attachment(
        b"x", maintype="application", subtype="pkcs7-signature", filename="smime.p7s"
    )
    mail.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="moi.ics")
    assert names(mail.as_bytes()) == ["a.pdf"]


def nested(depth: int) -> bytes:
    mail: MIMEMultipart | MIMEApplication = MIMEApplication(b"x", name="a.pdf")
    for level in range(depth):
        outer = MIMEMultipart(boundary=f"b{level}")
        outer.attach(mail)
        mail = outer
    return mail.as_bytes()


def test_parts_may_stand_in_parts_up_to_the_limit() -> None:
    assert names(nested(MAX_DEPTH)) == ["a.pdf"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (nested(MAX_DEPTH + 1), "deep"),
        (
            b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (i, i)
                     for i in range(3000)),
            "deep",
        ),
        (
            b"Content-Type: multipart/mixed; boundary=b\n\n"
            + b"--b\nContent-Type: text/plain\n\nx\n" * (MAX_PARTS + 1),
            "parts",
        ),
        (b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 50_000, "parts"),
        (b"Subject: x\n\n", "without text"),
        (b"", "without text"),
        (bytes(MAX_BYTES + 1), "MB"),
        (
            b"Content-Type: application/ms-tnef; name=winmail.dat\n\n\x78\x9f\x3e\x22abc",
            "winmail.dat",
        ),
    ],
    ids=["deep", "deeper", "parts", "boundaries", "no text", "empty", "large", "winmail"],
)  # fmt: skip
def test_what_cannot_be_read_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as caught:
        parts(data, "a.eml")
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_broken_messages_raise_nothing_else() -> None:
    mail = message(LETTER)
    attach(mail, "Công văn.pdf")
    mail.add_attachment(message())
    whole = mail.as_bytes()
    chance = random.Random(5)  # noqa: S311
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            place = chance.randrange(len(data))
            match chance.randrange(3):
                case 0:
                    data[place] = chance.randrange(256)
                case 1:
                    del data[place : place + chance.randrange(40)]
                case _:
                    data[place:place] = chance.choice(
                        [b"=?utf-8?B?", b"\x00", b";", b"*0*=", b"\n--", b'"', b"charset=rot13\n"]
                    )
        try:
            found = parts(bytes(data), "a.eml")
        except UnreadableSource:
            continue
        assert all(part.name and "/" not in part.name for part in found)
