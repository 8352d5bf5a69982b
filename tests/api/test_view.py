"""`cascade view --as`: each page of an order, with the options that belong to it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from api.options import ViewChoice
from api.views import VIEWS
from tests.api.running import Cascade
from tests.viz.written import is_self_contained

ORDER = "570/CĐ-TTg"


def _drawn(cascade: Cascade, folder: Path, *arguments: str) -> tuple[str, str]:
    """What is said, and the page."""
    file = folder / "page.html"
    done = cascade("view", ORDER, "-o", file, *arguments)
    assert (done.code, done.err) == (0, "")
    return done.out, file.read_text(encoding="utf-8")


def _block(html: str, id_: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{id_}">(.*?)</script>', html)
    assert found
    return json.loads(found[1])


def test_every_choice_is_a_page_and_takes_a_day() -> None:
    assert set(VIEWS) == set(ViewChoice)
    assert all("as_of" in view.takes for view in VIEWS.values())


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("choice", VIEWS)
def test_each_page_is_one_file_that_needs_nothing(
    choice: str, tmp_path: Path, cascade: Cascade
) -> None:
    said, html = _drawn(cascade, tmp_path, "--as", choice)
    assert str(tmp_path / "page.html") in said
    assert ORDER in html
    assert list(tmp_path.iterdir()) == [tmp_path / "page.html"]
    if choice not in ("cascade", "up"):  # these bring a library whose text mentions addresses
        is_self_contained(html)


@pytest.mark.usefixtures("sample")
def test_without_as_it_is_the_cascade(tmp_path: Path, cascade: Cascade) -> None:
    assert _drawn(cascade, tmp_path) == _drawn(cascade, tmp_path, "--as", "cascade")


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "arguments", [(), ("--level", "district"), ("--units", "2025"), ("--as-of", "2021-05-06")]
)
def test_coverage_has_the_bodies_of_the_question(
    arguments: tuple[str, ...], tmp_path: Path, cascade: Cascade
) -> None:
    said, html = _drawn(cascade, tmp_path, "--as", "coverage", *arguments)
    told = cascade("coverage", ORDER, "--format", "json", *arguments).json()
    shown = [body for row in _block(html, "bodies")["rows"].values() for body in row]
    assert said.startswith(f"{len(told['bodies'])} bodies drawn")
    assert sorted((b[0], b[4] or "", b[6]) for b in shown) == sorted(
        (b["name"], b["number"] or b["document"] or "", b["lag_days"]) for b in told["bodies"]
    )
    assert "units.2025" in html if "2025" in arguments else "63 provinces" in html


@pytest.mark.usefixtures("sample")
def test_measures_take_depth_and_day(tmp_path: Path, cascade: Cascade) -> None:
    counts = []
    for arguments in ((), ("--depth", "1"), ("--as-of", "2021-05-03")):
        said, html = _drawn(cascade, tmp_path, "--as", "measures", *arguments)
        told = cascade("down", ORDER, "--format", "json", *arguments).json()["documents"]
        counts.append(len(told))
        assert said.startswith(f"{len(told)} documents drawn")
    assert len(set(counts)) == 3
    assert '<time data-date="2021-05-03">' in html


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as", "coverage", "--depth", "1"], "--depth is not for --as coverage"),
        (["--as", "coverage", "--relation", "any"], "--relation is not for --as coverage"),
        (["--as", "measures", "--level", "district"], "--level is not for --as measures"),
        (["--units", "2025"], "--units is not for --as cascade"),
        (["--as", "map"], "'map' is not one of"),
        (["--as", "coverage", "--level", "state"], "'state' is not one of"),
        (["--as", "coverage", "--as-of", "soon"], "is no date"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_line(
    arguments: list[str], said: str, tmp_path: Path, cascade: Cascade
) -> None:
    done = cascade("view", ORDER, "-o", tmp_path / "page.html", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.complaint
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("sample")
def test_the_name_of_the_file_tells_its_form(tmp_path: Path, cascade: Cascade) -> None:
    for name, begin in (("a.svg", "<svg"), ("a.SVG", "<svg"), ("a.graphml", "<graphml")):
        done = cascade("view", ORDER, "-o", tmp_path / name)
        assert (done.code, done.out) == (0, f"11 documents drawn in {tmp_path / name}\n")
        assert begin in (tmp_path / name).read_text("utf-8")


@pytest.mark.usefixtures("sample")
def test_an_svg_speaks_vietnamese(tmp_path: Path, cascade: Cascade) -> None:
    assert cascade("view", ORDER, "-o", tmp_path / "a.svg", "--language", "vi").code == 0
    assert "Trung ương" in (tmp_path / "a.svg").read_text("utf-8")


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "a.svg", "--as", "text"), "--as text is a page"),
        (("-o", "a.html", "--open", "all"), "--open and --language are for -o FILE.svg"),
        (("-o", "a.graphml", "--language", "vi"), "--open and --language are for -o FILE.svg"),
    ],
)
def test_what_does_not_go_together_is_refused(
    arguments: tuple[str, ...], said: str, cascade: Cascade
) -> None:
    done = cascade("view", ORDER, *arguments)
    assert done.code == 2
    assert said in done.err
    assert not Path(arguments[1]).exists()
