"""Keeping surveys: the newest of a store in the process, and beside the store's file on disk."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock

from graph.store.base import Store
from graph.survey.snapshot import Survey

_NEWEST: dict[str, Survey] = {}
"""The survey of each store that was taken last, by the store's URL."""
_MANY = 4
"""Stores whose surveys are kept in the process."""
_WORTH_KEEPING = 5000
"""Documents from which on reading a survey takes less time than making it."""
_ONE_AT_A_TIME = Lock()


def survey(store: Store) -> Survey:
    """All documents of `store` as they are now, in arrays: see `Survey`.

    It is taken once for every state of the store: the process keeps the newest, and a store in a
    large file has it in another one beside (`archive.db-survey`), which may be deleted at any time.
    """
    return store.read(lambda: _present(store))


def _present(store: Store) -> Survey:
    version = store.version()
    with _ONE_AT_A_TIME:
        found = _NEWEST.pop(store.url, None)
        if found is None or found.version != version:
            found = _taken(store, version)
        _NEWEST[store.url] = found  # the last one now
        while len(_NEWEST) > _MANY:
            del _NEWEST[next(iter(_NEWEST))]
    return found


def _taken(store: Store, version: str) -> Survey:
    """The survey of this version: as it is kept on disk, or made and kept there."""
    from graph.survey.build import built  # noqa: PLC0415 - NumPy takes time to load
    from graph.survey.file import keep, kept  # noqa: PLC0415

    file = store.file
    if file is None:
        return built(store, version)
    path = file.with_name(f"{file.name}-survey")
    found = kept(path, version)
    if found is None:
        found = built(store, version)
        if found.count >= _WORTH_KEEPING:
            with suppress(OSError):  # no room, or no right to write there: the process has it
                keep(found, path, like=file)
    return found
