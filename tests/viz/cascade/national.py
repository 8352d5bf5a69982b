"""A cascade of three provinces that is large enough to be folded, and who did not answer it."""

from __future__ import annotations

from typing import get_args

from graph.coverage import BodyCoverage, Coverage, State, Totals
from graph.document import MeasureUse
from graph.model import Cascade
from tests.viz.cascades import cascade, chain, document, edge

ROOT = "18/CĐ-TTg"
PROVINCES = ("tỉnh Bắc Kạn", "tỉnh Sơn La", "tỉnh Điện Biên")
SILENT = "tỉnh Cà Mau"
"""Was told to act; nothing of it is held."""


def national(communes: int = 140) -> tuple[Cascade, Coverage]:
    """A telegram, three provinces, a district of each, and so many communes of every district."""
    documents = [document(ROOT, "central", issuer="Thủ tướng Chính phủ", depth=0, lag=0)]
    edges, bodies = [], []
    for i, province in enumerate(PROVINCES):
        upper, middle = f"{i}1/UBND-VX", f"{i}2/UBND-VP"
        name = f"Ủy ban nhân dân {province}"
        uses = [MeasureUse("inspection", "orders", "kiểm tra")] * i
        documents.append(
            document(upper, "province", "2021-05-04", issuer=name, lag=2, measures=uses)
        )
        documents.append(
            document(middle, "district", "2021-05-06", lag=4, depth=2,
                     issuer=f"Ủy ban nhân dân huyện Số {i}", status=("issued", "draft", "cited")[i])
        )  # fmt: skip
        edges += [edge(upper, ROOT), edge(middle, upper), edge(middle, ROOT, "references")]
        bodies.append(body(name, "province", province, upper, day=2, told_by=ROOT))
        for nth in range(communes):
            own = f"{nth}/UBND-{i}"
            where = f"Ủy ban nhân dân xã {nth}"
            documents.append(document(own, "commune", "2021-05-09", issuer=where, lag=7, depth=3))
            edges.append(edge(own, middle))
            if nth % 4 == i:
                edges.append(edge(own, upper, ("references", "amends", "replaces")[i]))
    bodies.append(body(f"Ủy ban nhân dân {SILENT}", "province", SILENT, told_by=ROOT, held=False))
    for nth in range(9):
        bodies.append(
            body(f"Ủy ban nhân dân xã im {nth}", "commune", PROVINCES[0], told_by="02/UBND-VP")
        )
    for nth in range(2):
        bodies.append(
            body(
                f"Ủy ban nhân dân xã lặng {nth}",
                "commune",
                PROVINCES[1],
                told_by="12/UBND-VP",
                held=nth > 0,
            )
        )
    return cascade(documents, edges), coverage(bodies)


def told() -> tuple[Cascade, Coverage]:
    """A small cascade, not folded, of which a heap of bodies and one by itself did not answer."""
    some = chain()
    bodies = [
        body(f"Ủy ban nhân dân xã {n}", "commune", "tỉnh Bắc Kạn", told_by="756/UBND-VXNV")
        for n in range(8)
    ]
    bodies.append(body("Bộ Y tế", "central", None, told_by="570/CĐ-TTg", held=False))
    return some, coverage(bodies)


def body(
    name: str, level: str, province: str | None, document_: str | None = None, *,
    told_by: str, day: int | None = None, held: bool = True,
) -> BodyCoverage:  # fmt: skip
    """A body that was told to act, and did with this document, else did not."""
    state: State = "acted" if document_ else "not_acted" if held else "not_in_corpus"
    return BodyCoverage(
        name, name.removeprefix("Ủy ban nhân dân "), level, True, state, document_, document_, None,
        day, told_by, "committee", None, province, "general",
    )  # fmt: skip


def coverage(bodies: list[BodyCoverage]) -> Coverage:
    """The coverage that these bodies make."""
    count = {state: sum(b.state == state for b in bodies) for state in get_args(State)}
    totals = Totals(
        len(bodies), count["acted"], count["not_acted"], count["not_in_corpus"], 0, None
    )
    return Coverage(ROOT, "central", None, "2021", tuple(bodies), totals, (), ())
