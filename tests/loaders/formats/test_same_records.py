"""The sample corpus in every kind of file says what its plain texts say."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders import Record, extract, read
from tests.loaders.formats.same import differences, facts, said, share
from tests.tools.rendering.samples import SAMPLES
from tools.rendering.press import Press
from tools.rendering.programs import MissingProgram

ALIKE = (
    "text-tcvn3", "text-vni",
    "html", "html-word", "html-tcvn3", "html-vni", "html-portal", "html-old-portal",
    "pdf", "pdf-large", "pdf-office",
    "docx", "docx-counted", "docx-tcvn3", "docx-vni",
    "doc", "doc-counted", "doc-tcvn3", "doc-vni",
    "rtf", "rtf-counted", "rtf-tcvn3", "rtf-vni",
)  # fmt: skip
ENOUGH = 0.97


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(SAMPLES)


def _records(press: Press, kind: str, folder: Path) -> Iterator[list[Record]]:
    """What is read from each document as a file of the kind."""
    try:
        files = press.files(kind)
    except MissingProgram as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))
    for name, data in files.items():
        path = folder / name
        path.write_bytes(data)
        yield list(read(path))


@pytest.fixture(scope="module")
def told() -> list[list[Record]]:
    """What the plain texts say."""
    return [extract(text) for text in SAMPLES.values()]


@pytest.mark.parametrize("kind", ALIKE)
def test_a_kind_of_file_says_what_the_texts_say(
    kind: str, press: Press, told: list[list[Record]], tmp_path: Path
) -> None:
    found = list(_records(press, kind, tmp_path))
    wrong = [
        f"{name} {difference}"
        for name, texts, files in zip(SAMPLES, told, found, strict=True)
        for difference in differences(list(map(said, texts)), list(map(said, files)))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("seed", [1, 2])
def test_scans_say_nearly_what_the_texts_say(
    seed: int, told: list[list[Record]], tmp_path: Path
) -> None:
    found = list(_records(Press(SAMPLES, seed=seed), "pdf-scan", tmp_path))
    assert [len(records) for records in found] == [1] * len(SAMPLES)
    assert share([facts(r) for (r,) in told], [facts(r) for (r,) in found]) >= ENOUGH


@pytest.mark.parametrize("kind", ["png", "jpeg", "tiff"])
def test_pictures_say_nearly_what_the_texts_say(kind: str, tmp_path: Path) -> None:
    few = dict(list(SAMPLES.items())[:2])
    found = list(_records(Press(few, wear="light"), kind, tmp_path))
    told = [extract(text) for text in few.values()]
    assert share([facts(r) for (r,) in told], [facts(r) for (r,) in found]) >= ENOUGH


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_archives_say_what_their_documents_say(
    kind: str, press: Press, told: list[list[Record]], tmp_path: Path
) -> None:
    (found,) = _records(press, kind, tmp_path)
    assert [said(record) for record in found] == [said(record) for (record,) in told]


def test_mails_say_what_their_attachments_say(
    press: Press, told: list[list[Record]], tmp_path: Path
) -> None:
    for (text,), mail in zip(told, _records(press, "eml", tmp_path), strict=True):
        (document,) = (record for record in mail if record.is_document)
        assert said(document) == said(text)
