"""Where the recogniser's data are found, and what is said where a part is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image

from loaders.errors import UnreadableSource
from loaders.formats.recognise import engine, recognised


@pytest.fixture(autouse=True)
def _made_anew() -> None:
    engine.engine.cache_clear()


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    with pytest.raises(UnreadableSource, match="tesserocr") as caught:
        recognised(Image.new("L", (9, 9)), 200)
    assert caught.value.remedy == "pip install 'directive-cascade[ocr]'"
    assert "\n" not in str(caught.value)


def test_missing_data_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    monkeypatch.setattr(engine, "_FOLDERS", (f"{tmp_path}/*",))
    with pytest.raises(UnreadableSource, match="Vietnamese") as caught:
        recognised(Image.new("L", (9, 9)), 200)
    assert "apt-get install tesseract-ocr-vie" in caught.value.remedy


@pytest.mark.parametrize("below", ["", "tessdata"])
def test_the_named_folder_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, below: str
) -> None:
    (tmp_path / below).mkdir(exist_ok=True)
    (tmp_path / below / "vie.traineddata").touch()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert engine.data_folder() == tmp_path / below


def test_the_newest_version_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for version in "45":
        (tmp_path / version).mkdir()
        (tmp_path / version / "vie.traineddata").touch()
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setattr(engine, "_FOLDERS", (f"{tmp_path}/*",))
    assert engine.data_folder() == tmp_path / "5"


def test_the_recogniser_is_made_once() -> None:
    assert engine.engine() is engine.engine()
