"""Tesseract with Vietnamese in this process: where its data lie, and what to install without it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from loaders.errors import UnreadableSource

INSTALL_PACKAGES: Final = "pip install 'directive-cascade[ocr]'"
INSTALL_DATA: Final = (
    "apt-get install tesseract-ocr-vie (Debian, Ubuntu; elsewhere put vie.traineddata into a "
    "folder and name it in TESSDATA_PREFIX)"
)

_PICTURE = "the picture"
_LANGUAGE = "vie"
_VARIABLES = {
    "debug_file": os.devnull,
    # Where text is looked for everywhere, its removal of noise takes a third of the semicolons and
    # many tone marks for specks.
    "enable_noise_removal": "0",
    # Letters of other languages that use the same alphabet; Vietnamese has none of them.
    "tessedit_char_blacklist": "ÐðäÄåÅöÖüÜëËïÏÿçÇñÑøØæÆœŒßþÞîÎûÛ€¢£¥§®©™¬",
}
_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",  # Debian, Ubuntu
    "/usr/share/tessdata",  # Arch, Alpine, openSUSE
    "/usr/share/tesseract/tessdata",  # Fedora
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
)


@cache
def engine() -> Any:
    """The recogniser of this process, made when first asked for and kept: a `PyTessBaseAPI`.

    Raises `UnreadableSource` when a part of it is missing, with the command that installs it.
    """
    # One page is one thread's work: many pages are read by many processes. The limit counts only
    # when it is set before the library is loaded.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        import tesserocr  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise missing_packages() from error
    tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
    return tesserocr.PyTessBaseAPI(
        path=f"{data_folder()}{os.sep}",
        lang=_LANGUAGE,
        oem=tesserocr.OEM.LSTM_ONLY,
        variables=_VARIABLES,
    )


def data_folder() -> Path:
    """The folder that holds the recogniser's Vietnamese data.

    Raises `UnreadableSource` when there is none, with the command that installs them.
    """
    for folder in _folders():
        if (folder / f"{_LANGUAGE}.traineddata").is_file():
            return folder
    reason = "cannot be read without tesseract's data for Vietnamese"
    raise UnreadableSource(_PICTURE, reason, INSTALL_DATA)


def missing_packages(source: str = _PICTURE) -> UnreadableSource:
    """The error for packages that have to be installed first."""
    reason = "cannot be read without the packages tesserocr and pillow"
    return UnreadableSource(source, reason, INSTALL_PACKAGES)


def _folders() -> Iterator[Path]:
    if named := os.environ.get("TESSDATA_PREFIX"):
        yield Path(named)
        yield Path(named) / "tessdata"
    for pattern in _FOLDERS:
        # The newest version first, where there are several.
        yield from sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
