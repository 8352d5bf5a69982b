"""A cascade of any size: one order, provinces that carry it out, districts below them."""

from __future__ import annotations

from loaders.record import Record
from tests.graph.builders import PM, Cited, committee, record

PROVINCES = 60


def cascade(first: int, last: int) -> list[Record]:
    """Documents `first` to `last` of one endless cascade below 611/CĐ-TTg.

    Document 0 is the order, the next sixty are its provinces', all others their districts'.
    """
    return [_document(position) for position in range(first, last)]


def _document(position: int) -> Record:
    order = Cited("611/CĐ-TTg", "công điện", "2021-06-02", PM.name)
    if position == 0:
        return record("0.txt", order.number, order.date, PM, type="công điện")
    if position <= PROVINCES:
        return record(f"{position}.txt", f"{position}/UBND-VX", "2021-06-03",
                      committee(f"tỉnh T{position}", "province"), order,
                      measures=[("mask", "orders")])  # fmt: skip
    above = position % PROVINCES + 1
    letter = Cited(f"{above}/UBND-VX", "công văn", "2021-06-03", f"Ủy ban nhân dân tỉnh T{above}")
    return record(f"{position}.txt", f"{position}/UBND-VP", f"2021-06-{4 + position % 25:02}",
                  committee(f"huyện H{position}", "district", letter.issuer),
                  letter, Cited(order.number, order.type, order.date, order.issuer, by=0),
                  measures=[("inspection", "orders"), ("mask", "orders")])  # fmt: skip
