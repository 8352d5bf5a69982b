"""Answers and pages about texts of files with pages tell where their words stand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

import msgspec
import pytest
from starlette.testclient import TestClient

from api.cli import main
from api.mcp.tools.documents import text
from api.rest import Settings, create_app, models
from graph import down, load, open_store
from tests.graph import story
from tests.graph.builders import on_pages

KEY, ORDER = story.CITY_KEY, story.ORDER_KEY


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store with the story as from files with short pages."""
    url = f"sqlite:///{tmp_path_factory.mktemp('pages')}/cascade.db"
    with open_store(url) as opened:
        load(opened, [on_pages(record, 5) for record in story.five()])
    return url


@pytest.fixture(scope="module")
def client(store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    told = {"store": store, "log_level": "error", "jobs": tmp_path_factory.mktemp("jobs")}
    app = create_app(Settings.model_validate(told))
    with TestClient(app, headers={"Accept-Language": "en"}) as found:
        yield found


def test_a_text_tells_its_pages_and_the_boxes_of_its_passages(client: TestClient) -> None:
    told = client.get(f"/documents/{KEY}/text").json()
    models.DocumentTexts.model_validate(told)
    positions = on_pages(story.city(), 5).positions
    (only,) = told["texts"]
    assert only["pages"] == [[595, 842]] * len(positions.pages)
    for passage in only["passages"]:
        boxes = positions.boxes(passage["start"], passage["end"])
        assert passage["at"] == [box._asdict() for box in boxes] != []


def test_a_cascade_has_the_pages_however_it_is_written(client: TestClient, store: str) -> None:
    told = client.get(f"/documents/{ORDER}/down").json()
    models.Cascade.model_validate(told)
    with open_store(store) as opened:
        cascade = down(opened, ORDER)
    assert told == json.loads(msgspec.json.encode(cascade.to_dict()))
    assert all(proof["page"] for edge in told["edges"] for proof in edge["evidence"])


@pytest.mark.parametrize(
    ("question", "shape"),
    [("", "DocumentDetail"), ("/explanation", "Explanation"), ("/lag", "Lag")],
)
def test_answers_have_the_documented_form(client: TestClient, question: str, shape: str) -> None:
    key = ORDER if question == "/lag" else KEY
    told = client.get(f"/documents/{key}{question}").json()
    getattr(models, shape).model_validate(told)
    assert '"page":' in json.dumps(told)


def test_an_assistant_reads_the_boxes_too(store: str) -> None:
    with open_store(store) as opened:
        answer = text(opened, KEY)
    assert all(passage["at"] for passage in answer["passages"])


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"documents/{KEY}", "page 2"),
        (f"documents/{KEY}/explanation", "page 2"),
        (f"documents/{ORDER}/down", "page 2"),
        (f"documents/{ORDER}/lag", "page 3"),
    ],
)
def test_the_explorer_tells_the_page(client: TestClient, path: str, words: str) -> None:
    answer = client.get(f"/explorer/{quote(path)}")
    assert answer.status_code == 200
    assert words in answer.text


def test_the_view_of_a_text_draws_its_pages(client: TestClient) -> None:
    answer = client.get(f"/views/{KEY}/text").text
    assert 'data-page="2"' in answer
    assert '"sheets":{"pages":[[595,842]' in answer


def test_the_command_line_tells_the_page(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command, key in (("show", KEY), ("explain", KEY), ("lag", ORDER)):
        with pytest.raises(SystemExit):
            main([command, key, "--store", store])
        assert "(p. " in capsys.readouterr().out
