from __future__ import annotations

import threading
from pathlib import Path

import pytest

from api.jobs import Conflict, IdempotencyKeys, InFlight, Replay, Started
from api.jobs import idempotency as module


@pytest.fixture
def keys(tmp_path: Path) -> IdempotencyKeys:
    return IdempotencyKeys(tmp_path)


def started(keys: IdempotencyKeys, owner: str = "o", key: str = "k", what: str = "f") -> str:
    begun = keys.begin(owner, key, what)
    assert isinstance(begun, Started)
    return begun.token


def test_an_answer_is_given_again(keys: IdempotencyKeys, tmp_path: Path) -> None:
    token = started(keys)
    assert keys.begin("o", "k", "f") == InFlight()
    keys.finish(token, 202, b"{}", "application/json", "/batches/1")
    again = IdempotencyKeys(tmp_path).begin("o", "k", "f")
    assert again == Replay(202, b"{}", "application/json", "/batches/1")


def test_another_request_with_the_key_is_a_conflict(keys: IdempotencyKeys) -> None:
    token = started(keys)
    assert keys.begin("o", "k", "other") == Conflict()
    keys.finish(token, 201, b"", "text/plain")
    assert keys.begin("o", "k", "other") == Conflict()


def test_owners_have_their_own_keys(keys: IdempotencyKeys) -> None:
    assert started(keys, "one") != started(keys, "two")


def test_what_came_to_nothing_may_be_tried_again(keys: IdempotencyKeys) -> None:
    keys.abandon(started(keys))
    token = started(keys)
    keys.finish(token, 200, b"", "text/plain")
    keys.abandon(token)  # too late
    assert isinstance(keys.begin("o", "k", "f"), Replay)


def test_answers_and_lost_requests_expire(
    keys: IdempotencyKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr("api.jobs.idempotency.time.time", lambda: clock[0])
    lost = started(keys, key="lost")
    keys.finish(started(keys), 200, b"1", "text/plain")
    clock[0] += module.IN_FLIGHT_SECONDS - 1
    assert keys.begin("o", "lost", "f") == InFlight()
    clock[0] += 2
    second = started(keys, key="lost")
    keys.finish(lost, 200, b"late", "text/plain")
    assert keys.begin("o", "lost", "f") == InFlight()
    keys.finish(second, 200, b"2", "text/plain")
    assert isinstance(keys.begin("o", "k", "f"), Replay)
    clock[0] += module.KEPT_SECONDS
    started(keys)


def test_one_of_many_at_once_starts(keys: IdempotencyKeys) -> None:
    found: list[object] = []
    threads = [
        threading.Thread(target=lambda: found.append(keys.begin("o", "k", "f"))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(item, Started) for item in found) == 1
    assert found.count(InFlight()) == 7
