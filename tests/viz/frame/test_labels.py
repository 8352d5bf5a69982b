"""Every word of the page exists in both languages and is used."""

from __future__ import annotations

import re
from pathlib import Path

import viz
from loaders.record import RELATIONS
from viz.cascade.rows import LEVELS
from viz.frame.labels import labels, measure_names

VIZ = Path(viz.__file__).parent
ROOMS = tuple(sorted(file.parents[1].name for file in VIZ.glob("*/assets/labels.json")))


def test_every_label_has_both_languages_with_the_same_values() -> None:
    for key, label in labels(*ROOMS).items():
        assert label.keys() == {"en", "vi"}, key
        assert all(text.strip() for text in label.values()), key
        assert _values(label["en"]) == _values(label["vi"]), key


def test_levels_relations_and_statuses_have_words() -> None:
    needed = {f"level.{level}" for level in LEVELS}
    needed |= {f"{voice}.{r}" for r in RELATIONS for voice in ("relation", "passive")}
    needed |= {f"status.{s}" for s in ("issued", "draft", "cited", "root")}
    needed |= {f"title.{d}" for d in ("down", "up", "path")}
    assert needed <= labels("cascade").keys()


def test_the_page_uses_only_labels_that_exist() -> None:
    families = {key.partition(".")[0] for key in labels(*ROOMS)}
    pattern = re.compile(r'"((?:%s)\.\w+)"' % "|".join(sorted(families)))  # noqa: UP031
    for room in ROOMS:
        files = [
            file for file in (VIZ / room / "assets").iterdir() if file.suffix in (".js", ".html")
        ]
        text = "".join(file.read_text(encoding="utf-8") for file in files)
        used = set(pattern.findall(text))
        assert used <= labels(room).keys(), room


def test_measures_come_in_the_order_of_the_vocabulary_and_unknown_ones_last() -> None:
    found = measure_names({"zzz_new", "vaccination", "5k", "mask"})
    assert [item["id"] for item in found] == ["5k", "mask", "vaccination", "zzz_new"]
    assert found[-1]["en"] == found[-1]["vi"] == "Zzz new"
    assert found[1]["vi"] == "Đeo khẩu trang"


def _values(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))
