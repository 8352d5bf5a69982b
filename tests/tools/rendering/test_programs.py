from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from tests.tools.rendering.samples import SAMPLES
from tools.rendering import programs
from tools.rendering.__main__ import main
from tools.rendering.press import Press

NAME = "12-son-la-1105-ubnd-kgvx"
ONE = {NAME: SAMPLES[NAME]}


def _files(kind: str) -> bytes:
    try:
        return next(iter(Press(ONE).files(kind).values()))
    except programs.MissingProgram as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))


def _text(pdf: bytes) -> tuple[int, str]:
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    return len(pages), "\n".join(pages)


@pytest.mark.parametrize(("kind", "pages"), [("pdf", 1), ("pdf-large", 2), ("pdf-office", 1)])
def test_a_print_has_every_word(kind: str, pages: int) -> None:
    count, text = _text(_files(kind))
    assert count == pages
    shown = text.replace("\ufffe", "-")  # which pdfium gives for a hyphen at the end of a line
    pageless = shown.replace("\n2\r\n", "\n") if pages > 1 else shown
    assert _letters(pageless) == _letters(SAMPLES[NAME])


def _letters(text: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", text))


@pytest.mark.parametrize(("kind", "start"), [("doc", b"\xd0\xcf\x11\xe0"), ("rtf", b"{\\rtf1")])
def test_a_word_processor_saves_older_formats(kind: str, start: bytes) -> None:
    assert _files(kind).startswith(start)


def test_a_missing_program_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr("sys.argv", ["rendering", str(tmp_path), "--kinds", "html,doc"])
    with pytest.raises(
        SystemExit, match=r"^doc: soffice is not on the path: .*libreoffice-writer$"
    ):
        main()
    assert len(list((tmp_path / "html").iterdir())) == len(SAMPLES)


def test_an_unknown_kind_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.argv", ["rendering", str(tmp_path), "--kinds", "html,odt"])
    with pytest.raises(SystemExit):
        main()
    assert not list(tmp_path.iterdir())
