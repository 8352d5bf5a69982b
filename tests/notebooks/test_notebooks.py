"""The notebooks run, say what they are kept with, and do no more than call the packages."""

from __future__ import annotations

import ast
import json
import re
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import graph
import loaders
import viz
from tools.notebooks import FOLDER, NotebookError, kept, main, picture_of, pictures, run

FILES = sorted(FOLDER.glob("*.ipynb"))
OWN = {"graph": graph, "loaders": loaders, "viz": viz}
OTHERS = {"pandas", "matplotlib"} | sys.stdlib_module_names


def _code(notebook: Any) -> Iterator[Any]:
    return (cell for cell in notebook.cells if cell.cell_type == "code")


def _tree(file: Path) -> ast.Module:
    sources = "\n".join(cell.source for cell in _code(kept(file)))
    return ast.parse(re.sub(r"^%matplotlib inline$", "", sources, flags=re.MULTILINE))


def _texts(notebook: Any) -> list[list[dict[str, Any]]]:
    """What the outputs of each cell say, pictures apart."""
    return [
        [
            {name: value for name, value in output.items() if name != "data"}
            | {kind: said for kind, said in output.get("data", {}).items() if kind != "image/png"}
            for output in cell.outputs
        ]
        for cell in _code(notebook)
    ]


def _sizes(notebook: Any) -> list[tuple[int, int]]:
    return [picture_of(data).size for data in pictures(notebook)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_new_run_says_and_draws_what_iskept(file: Path) -> None:
    old, new = kept(file), run(file)
    advice = "run `make notebooks`, look at the pictures, and see whether the text still holds"
    assert _texts(new) == _texts(old), advice
    assert _sizes(new) == _sizes(old), advice


def test_there_are_the_three_notebooks() -> None:
    assert [file.name[:2] for file in FILES] == ["1_", "2_", "3_"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
class TestKept:
    """What is kept in a file, without running it."""

    def test_every_cell_ran_in_order(self, file: Path) -> None:
        counts = [cell.execution_count for cell in _code(kept(file))]
        assert counts == list(range(1, len(counts) + 1))

    def test_nothing_complains(self, file: Path) -> None:
        outputs = [output for cell in _code(kept(file)) for output in cell.outputs]
        assert {output.get("name") for output in outputs} <= {None, "stdout"}

    def test_nothing_tells_of_the_machine(self, file: Path) -> None:
        notebook = kept(file)
        assert not any(cell.metadata for cell in notebook.cells)
        assert notebook.metadata.language_info == {"name": "python"}
        said = json.dumps([cell.get("outputs", []) for cell in notebook.cells], ensure_ascii=False)
        assert not re.findall(r"(?:/(?:tmp|home|root|work|Users|var)/|[A-Z]:\\\\)[^ \"]*", said)

    def test_pictures_are_small(self, file: Path) -> None:
        sizes = [len(b64decode(data["image/png"])) for data in pictures(kept(file))]
        assert len(sizes) >= 4 and max(sizes) < 150_000
        assert file.stat().st_size < 700_000

    def test_only_the_packages_and_what_draws_are_imported(self, file: Path) -> None:
        for node in ast.walk(_tree(file)):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
                assert all(n in OWN or n.split(".")[0] in OTHERS for n in names), names
            elif isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] in OTHERS, node.module

    def test_only_public_functions_are_called(self, file: Path) -> None:
        for node in ast.walk(_tree(file)):
            if not isinstance(node, ast.Attribute):
                continue
            assert not node.attr.startswith("_"), node.attr
            if isinstance(node.value, ast.Name) and node.value.id in OWN:
                assert node.attr in OWN[node.value.id].__all__, f"{node.value.id}.{node.attr}"

    def test_nothing_is_defined_that_belongs_in_a_package(self, file: Path) -> None:
        definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        assert not [node for node in ast.walk(_tree(file)) if isinstance(node, definitions)]


def _notebook(folder: Path, *sources: str) -> Path:
    empty: dict[str, Any] = {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
    }
    cells = [{**empty, "id": f"c{i}", "source": source} for i, source in enumerate(sources)]
    file = folder / "small.ipynb"
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    file.write_text(json.dumps(notebook), encoding="utf-8")
    return file


def test_what_is_printed_is_kept_in_one_piece(tmp_path: Path) -> None:
    source = "import sys\nfor i in range(3):\n    print(i)\n    sys.stdout.flush()"
    file = _notebook(tmp_path, source)
    assert main([str(file)]) == 0
    (cell,) = kept(file).cells
    assert [output.text for output in cell.outputs] == ["0\n1\n2\n"]
    assert cell.metadata == {}


def test_a_failing_notebook_is_told_and_stays_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _notebook(tmp_path, "1 / 0")
    before = file.read_bytes()
    with pytest.raises(NotebookError, match=r"small\.ipynb"):
        run(file)
    assert main([str(file)]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert file.read_bytes() == before
