"""Runs the notebooks from top to bottom and keeps what they print and draw.

    python tools/notebooks.py            # all of notebooks/
    python tools/notebooks.py FILE…

What differs between machines and runs (times, versions, how the kernel cut its output) is not kept,
and pictures are kept in 256 colours, a third of the bytes.
"""

from __future__ import annotations

import os
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbmake.nb_run import NotebookRun
from PIL import Image

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "notebooks"
SECONDS = 300
"""How long one cell may take."""

_VERSION = 4
"""Of the format."""

_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


class NotebookError(Exception):
    """A cell of a notebook raised an error, or took too long."""


def kept(file: Path) -> Any:
    """The notebook as it is kept."""
    return nbformat.read(file, _VERSION)


def run(file: Path) -> Any:
    """The notebook with the outputs of a new run in a new kernel, as it is kept.

    Raises `NotebookError`.
    """
    with _environment():
        result = NotebookRun(file, SECONDS).execute()
    if result.error is not None:
        raise NotebookError(f"{file.name}: {result.error.trace}")
    return cleaned(result.nb)


@contextmanager
def _environment() -> Iterator[None]:
    """The kernel sees these packages, and nobody's own settings of IPython."""
    before = dict(os.environ)
    with TemporaryDirectory() as folder:
        os.environ |= {"PYTHONPATH": str(ROOT), "IPYTHONDIR": folder}
        try:
            yield
        finally:
            os.environ.clear()
            os.environ |= before


def cleaned(notebook: Any) -> Any:
    """The same notebook without times and versions, and what is printed in one piece."""
    notebook.metadata = nbformat.from_dict(_METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
        if cell.cell_type == "code":
            cell.outputs = _joined(cell.outputs)
    for data in pictures(notebook):
        data["image/png"] = _smaller(data)
    return notebook


def pictures(notebook: Any) -> Iterator[Any]:
    """The data of every output that is a picture, in order; "image/png" has it in base64."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if "image/png" in output.get("data", ()):
                yield output.data


def picture_of(data: Any) -> Image.Image:
    """The picture itself."""
    return Image.open(BytesIO(b64decode(data["image/png"])))


def _smaller(data: Any) -> str:
    """The same picture with a palette, in base64."""
    written = BytesIO()
    picture_of(data).convert("RGB").quantize(256).save(written, "png", optimize=True)
    return b64encode(written.getvalue()).decode()


def _joined(outputs: Sequence[Any]) -> list[Any]:
    """The outputs, with pieces of one stream that follow each other put together."""
    joined: list[Any] = []
    for output in outputs:
        last = joined[-1] if joined else None
        if last and output.output_type == "stream" and last.get("name") == output.name:
            last.text += output.text
        else:
            joined.append(output)
    return joined


def main(arguments: Sequence[str]) -> int:
    """Runs the named notebooks, or all, and writes them; 1 if one fails, which stays as it was."""
    files = [Path(name) for name in arguments] or sorted(FOLDER.glob("*.ipynb"))
    for file in files:
        try:
            notebook = run(file)
        except NotebookError as error:
            print(error, file=sys.stderr)
            return 1
        nbformat.write(notebook, file)
        print(f"{file.name}: {file.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
