"""Documents as a store tells them: what `show` gives of a key, and the texts behind it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from graph import DocumentDetail, load, open_store, show
from loaders import Record
from tests.viz.letters import hostile, letter, province

Stored = tuple[DocumentDetail, list[Record]]

DUE = "UBND huyện gửi danh sách về Sở Y tế trước ngày 10/9/2021;"


def stored(number: str, records: Sequence[Record]) -> Stored:
    """The document of that number in a store of `records`."""
    with open_store("sqlite:///:memory:") as store:
        load(store, records)
        (key,) = [n.document.key for n in store.every_node() if n.document.number == number]
        return show(store, key), store.texts(key)


def district() -> Stored:
    """A letter that carries out those of the province and of the Prime Minister."""
    return stored("45/UBND-KT", [letter(body=DUE), province()])


def provincial() -> Stored:
    """A letter that another one carries out."""
    return stored("3310/UBND-KT", [letter(), province()])


def telegram() -> Stored:
    """An order that is only cited."""
    return stored("812/CĐ-TTg", [letter(), province()])


def attacking() -> Stored:
    """A letter whose every text is markup."""
    record = hostile()
    return stored("45/UBND-KT", [replace(record, text=record.text.replace("\ud800", " "))])
