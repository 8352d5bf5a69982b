from __future__ import annotations

import gc

import pytest

from loaders.garbage import without_collecting


@without_collecting
def collecting(*, fail: bool = False) -> bool:
    if fail:
        raise LookupError
    return gc.isenabled()


def test_collecting_waits_for_the_answer() -> None:
    assert gc.isenabled()
    assert not collecting()
    assert gc.isenabled()


def test_collecting_goes_on_after_an_error() -> None:
    with pytest.raises(LookupError):
        collecting(fail=True)
    assert gc.isenabled()


def test_who_switched_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        assert not collecting()
        assert not gc.isenabled()
    finally:
        gc.enable()
