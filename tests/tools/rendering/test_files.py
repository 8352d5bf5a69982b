from __future__ import annotations

import io
import re
import tarfile
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from html import unescape
from zipfile import ZipFile

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.tools.rendering.samples import SAMPLES
from tools.rendering import office_web, scan, web, word
from tools.rendering.form import Form, form
from tools.rendering.press import Press

NAME = "12-son-la-1105-ubnd-kgvx"
LETTER = form(SAMPLES[NAME])


def _words(form: Form) -> Counter[str]:
    return Counter(" ".join(form.lines()).split())


def _text(markup: str) -> str:
    return unescape(re.sub("<[^>]+>", " ", re.sub("</(?:p|w:p)>", " ", markup)))


def _document_xml(docx: bytes) -> str:
    return ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()


@pytest.mark.parametrize("name", SAMPLES)
def test_web_pages_and_word_files_have_every_word(name: str) -> None:
    letter = form(SAMPLES[name])
    assert Counter(_text(web.document(letter)).split()) == _words(letter)
    xml = _document_xml(word.docx(letter))
    runs = re.sub("</w:t></w:r><w:r>.*?<w:t[^>]*>", "", xml)
    assert Counter(_text(runs).split()) == _words(letter)


@pytest.mark.parametrize("hand", [word.PLAIN, word.Hand(counted=True)], ids=["plain", "counted"])
@pytest.mark.parametrize("name", SAMPLES)
def test_web_pages_of_a_word_processor_have_every_word(name: str, hand: word.Hand) -> None:
    letter = form(SAMPLES[name])
    page = office_web.saved_page(letter, hand).decode("cp1252").partition("WordSection1>")[2]
    assert Counter(_text(page).split()) == _words(letter)


@pytest.mark.parametrize("portal", [web.portal, web.old_portal])
def test_the_page_of_a_portal_has_more_than_the_document(portal: Callable[[Form], str]) -> None:
    words = Counter(_text(portal(LETTER)).split())
    assert words > _words(LETTER)


def test_a_word_file_may_leave_numbers_to_the_word_processor() -> None:
    xml = _document_xml(word.docx(LETTER, word.Hand(counted=True)))
    assert xml.count("<w:numPr>") == sum(bool(p.number) for p in LETTER.body) + 5
    assert "UBND các huyện Mộc Châu" in xml and "1. UBND các huyện" not in xml


def test_capitals_may_be_typed_small() -> None:
    xml = _document_xml(word.docx(LETTER, word.Hand(capped=True)))
    assert "ủy ban nhân dân" in xml and "ỦY BAN NHÂN DÂN" not in xml


def test_archives_and_mails_have_the_files() -> None:
    press = Press({NAME: SAMPLES[NAME]})
    docx = word.docx(LETTER)
    archive = press.files("zip")["documents.zip"]
    assert ZipFile(io.BytesIO(archive)).read(f"{NAME}.docx") == docx
    with tarfile.open(fileobj=io.BytesIO(press.files("tar")["documents.tar"])) as tar:
        member = tar.extractfile(f"{NAME}.docx")
        assert member and member.read() == docx
    mail = message_from_bytes(press.files("eml")[f"{NAME}.eml"], policy=default)
    (attached,) = mail.iter_attachments()
    assert attached.get_content() == docx and attached.get_filename() == f"{NAME}.docx"


@pytest.mark.parametrize(
    "kind",
    [
        "html",
        "html-word",
        "html-portal",
        "html-old-portal",
        "docx",
        "docx-counted",
        "eml",
        "zip",
        "tar",
    ],
)
def test_the_same_texts_give_the_same_bytes(kind: str) -> None:
    assert Press(SAMPLES).files(kind) == Press(SAMPLES).files(kind)


def _page() -> Image.Image:
    page = Image.new("L", (800, 600), 255)
    ImageDraw.Draw(page).rectangle((100, 100, 700, 110), fill=0)
    return page


def test_scans_are_the_same_for_a_seed_and_differ_for_another() -> None:
    first, again, other = (
        scan.png(scan.scanned(_page(), scan.LEVELS["usual"], seed)) for seed in (1, 1, 2)
    )
    assert first == again != other


def test_harder_scans_are_farther_from_the_print() -> None:
    clean = np.asarray(_page(), dtype=float)
    harm = [
        np.abs(np.asarray(scan.scanned(_page(), wear, 1), dtype=float) - clean).mean()
        for wear in scan.LEVELS.values()
    ]
    assert harm == sorted(harm) and harm[0] > 0


def test_scans_know_their_resolution() -> None:
    for data in (scan.png(_page()), scan.jpeg(_page(), scan.LEVELS["usual"]), scan.tiff([_page()])):
        assert round(Image.open(io.BytesIO(data)).info["dpi"][0]) == scan.DPI


def test_a_scanned_pdf_has_pages_without_text() -> None:
    data = scan.pdf([_page(), _page()], scan.LEVELS["usual"])
    again = scan.pages(data)
    assert [page.size for page in again] == [(800, 600)] * 2
    assert data == scan.pdf([_page(), _page()], scan.LEVELS["usual"])
