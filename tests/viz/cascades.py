"""Cascades built by hand: what the pictures are tried on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from graph.coverage import BodyCoverage, Coverage, State, totals_of
from graph.document import Document, DocumentStatus, MeasureUse, Outline
from graph.model import Cascade, CascadeDocument, CascadeEdge, Evidence
from viz.provinces.tiles import tiles

SCRIPT = "<script>window.hacked=1</script>"
IMAGE = '"><img src=x onerror="window.hacked=2">'
END = "</script><script>window.hacked=3</script>"
ADDRESS = (
    "src=//evil.example/x href='https://evil.example' @import '//evil.example' url(//evil.example)"
)


def document(
    key: str,
    level: str | None,
    day: str | None = "2021-05-02",
    *,
    number: str | None = None,
    issuer: str | None = "Ủy ban nhân dân",
    place: str | None = None,
    subject: str | None = "phòng, chống dịch",
    status: DocumentStatus = "issued",
    type_: str | None = "công văn",
    depth: int = 1,
    lag: int | None = None,
    measures: Sequence[MeasureUse] = (),
) -> CascadeDocument:
    """A document in a cascade; `key` also serves as its number unless `number` says otherwise."""
    shown = key if number is None else number or None
    heading = Document(key, shown, None, type_, day, subject, issuer, level, place, status)
    said = [(use.id, use.mode, use.quote, 0, 0, use.page) for use in measures]
    return CascadeDocument(Outline.of(heading, msgspec.json.encode(said)), depth, lag)


def edge(source: str, target: str, relation: str = "implements", quote: str = "") -> CascadeEdge:
    """An edge with one proof by its source."""
    text = quote or f"Thực hiện {target}, đơn vị yêu cầu các cơ quan trực thuộc tổ chức triển khai."
    return CascadeEdge(
        source, relation, target, (Evidence(source, text, 0, len(text), "cue", 0.98),)
    )


def cascade(documents: Sequence[CascadeDocument], edges: Sequence[CascadeEdge]) -> Cascade:
    """A downward cascade whose root is the first document; edges come in the fixed order."""
    ordered = sorted(edges, key=lambda e: (e.source, e.relation, e.target))
    return Cascade(documents[0].document.key, "down", None, tuple(documents), tuple(ordered))


def chain() -> Cascade:
    """The Prime Minister's telegram, a province that is only cited, a city that acts."""
    orders = [
        MeasureUse("inspection", "orders", "tăng cường kiểm tra việc chấp hành"),
        MeasureUse("communication", "orders", "đẩy mạnh tuyên truyền"),
        MeasureUse("5k", "mentions", "quy định 5K"),
    ]
    return cascade(
        [
            document("570/CĐ-TTg", "central", issuer="Thủ tướng Chính phủ", type_="công điện",
                     depth=0, lag=0, subject=None, status="cited"),
            document("2479/UBND-VXNV", "province", "2021-05-03", place="Bắc Kạn", lag=1,
                     issuer="Ủy ban nhân dân tỉnh Bắc Kạn", status="cited", subject=None),
            document("756/UBND-VXNV", "district", "2021-05-04", place="Bắc Kạn", depth=2, lag=2,
                     issuer="Ủy ban nhân dân thành phố Bắc Kạn", measures=orders,
                     subject="triển khai chỉ đạo của tỉnh về phòng, chống dịch"),
        ],
        [
            edge("2479/UBND-VXNV", "570/CĐ-TTg"),
            edge("756/UBND-VXNV", "2479/UBND-VXNV"),
            edge("756/UBND-VXNV", "570/CĐ-TTg", "references"),
        ],
    )  # fmt: skip


_PROVINCES = {
    "Bắc Kạn": ("Bạch Thông", "Chợ Mới", "Na Rì"),
    "Điện Biên": ("Mường Ảng", "Tuần Giáo", "Điện Biên Đông"),
}
_LEVELS = ("central", "province", "district", "commune")
_MEASURES = ("5k", "mask", "quarantine", "inspection", "sanctions", "bluezone", "vaccination")


def country() -> Cascade:
    """Twenty-five documents on four levels in two provinces, with every relation and status."""
    start = date(2021, 5, 2)
    documents = [_at("570/CĐ-TTg", "central", start, 0, "Thủ tướng Chính phủ", None)]
    edges = []
    number = 800
    for province, districts in _PROVINCES.items():
        party = f"{number // 4}-CV/TU"
        letter = f"{number * 3}/UBND-VXNV"
        documents.append(_at(party, "province", start, 1, f"Tỉnh ủy {province}", province))
        documents.append(
            _at(letter, "province", start, 2, f"Ủy ban nhân dân tỉnh {province}", province)
        )
        edges += [edge(party, "570/CĐ-TTg"), edge(letter, party)]
        edges.append(edge(letter, "570/CĐ-TTg", "references"))
        for district in districts:
            number += 17
            own = f"{number}/UBND-VP"
            body = f"Ủy ban nhân dân huyện {district}"
            documents.append(_at(own, "district", start, 3 + number % 4, body, province))
            edges.append(edge(own, letter))
            for nth in range(1 + number % 2):
                commune = f"{nth + 5}{number % 10}/UBND"
                key = f"{commune}-{number}"
                where = f"Ủy ban nhân dân xã {district} {nth + 1}"
                documents.append(_at(key, "commune", start, 6 + nth, where, province, commune))
                edges.append(edge(key, own))
    documents += [
        document("31/KH-BCĐ", "province", "2021-05-09", place="Điện Biên", status="draft", lag=7,
                 issuer="Ban Chỉ đạo phòng, chống dịch tỉnh Điện Biên", type_="kế hoạch"),
        document("tg-2021-05-10", "province", "2021-05-10", place="Bắc Kạn", number="", lag=8,
                 issuer="Thường trực Tỉnh ủy Bắc Kạn", type_="công điện"),
        document("12/KH-BCD", None, None, issuer=None, status="cited", type_="kế hoạch"),
        document("583/CĐ-TTg", "central", "2021-05-05", issuer="Thủ tướng Chính phủ", lag=3,
                 type_="công điện"),
        document("31/QĐ-BYT", "central", "2021-05-07", issuer="Bộ Y tế", lag=5, status="cited",
                 type_="quyết định"),
    ]  # fmt: skip
    edges += [
        edge("31/KH-BCĐ", "570/CĐ-TTg"),
        edge("tg-2021-05-10", "583/CĐ-TTg"),
        edge("tg-2021-05-10", "570/CĐ-TTg", "replaces"),
        edge("583/CĐ-TTg", "570/CĐ-TTg", "amends"),
        edge("31/QĐ-BYT", "583/CĐ-TTg", "repeals"),
        edge("12/KH-BCD", "31/KH-BCĐ"),
    ]
    return cascade(documents, edges)


def _at(
    key: str, level: str, start: date, lag: int, issuer: str, *where: str | None
) -> CascadeDocument:
    """A document `lag` days after `start` with some measures; `where` is (place, number)."""
    place, number = (*where, None, None)[:2]
    chosen = [m for i, m in enumerate(_MEASURES) if (lag + len(key) + i * i) % 3 == 0]
    uses = [
        MeasureUse(m, "mentions" if i % 3 == 2 else "orders", f"yêu cầu {m}")
        for i, m in enumerate(chosen)
    ]
    day = date.fromordinal(start.toordinal() + lag).isoformat()
    return document(key, level, day, number=number, issuer=issuer, place=place, lag=lag,
                    depth=_LEVELS.index(level), measures=uses)  # fmt: skip


_SILENT_EVERY = 10
_DISTRICTS = 8


def nation() -> tuple[Cascade, Coverage]:
    """The 63 provinces below one telegram: 457 documents, and whom they tell without an answer.

    Every tenth province does not answer; in the others one district of eight does not.
    """
    start = date(2021, 5, 2)
    documents = [_at("570/CĐ-TTg", "central", start, 0, "Thủ tướng Chính phủ", None)]
    edges, bodies = [], []
    for i, tile in enumerate(tiles()):
        province, key = tile.full_names[0], f"{i + 100}/UBND-VX"
        body = f"Ủy ban nhân dân {province}"
        acts = i % _SILENT_EVERY != _SILENT_EVERY - 1
        bodies.append(told(body, "province", province, "570/CĐ-TTg", key if acts else None, lag=2))
        if not acts:
            continue
        documents.append(_at(key, "province", start, 2, body, province))
        edges.append(edge(key, "570/CĐ-TTg"))
        for nth in range(_DISTRICTS):
            name, own = f"Ủy ban nhân dân huyện {tile.name} {nth}", f"{nth}/UBND-{i + 100}"
            answers = nth < _DISTRICTS - 1
            bodies.append(
                told(name, "district", province, key, own if answers else None, lag=4 + nth)
            )
            if answers:
                documents.append(_at(own, "district", start, 4 + nth, name, province))
                edges.append(edge(own, key))
    return cascade(documents, edges), coverage(bodies)


def told(
    name: str, level: str, province: str, by: str, document: str | None, *, lag: int
) -> BodyCoverage:
    """A body that `by` tells to act, with its answer."""
    day = date.fromordinal(date(2021, 5, 2).toordinal() + lag).isoformat() if document else None
    state: State = "acted" if document else "not_acted"
    days = lag if document else None
    return BodyCoverage(
        name, province, level, True, state, document, document, day, days, by, "government", None,
        province, "government",
    )  # fmt: skip


def coverage(bodies: Sequence[BodyCoverage], root: str = "570/CĐ-TTg") -> Coverage:
    """The coverage with these bodies."""
    return Coverage(root, None, None, None, tuple(bodies), totals_of(bodies), (), ())


def hostile() -> Cascade:
    """Documents whose every text tries to be markup."""
    attack = SCRIPT + IMAGE + END + ADDRESS
    use = MeasureUse("x" + SCRIPT, "orders", attack)
    return cascade(
        [
            document("1/UBND-A", "central", number=f"1/UBND-A{SCRIPT}", issuer=IMAGE + ADDRESS,
                     subject=attack, place=attack, type_=attack, depth=0, lag=0),
            document("9999/UBND-VXNV", "province", issuer=attack, place=attack, subject=attack,
                     measures=[use], lag=1),
        ],
        [edge("9999/UBND-VXNV", "1/UBND-A", quote=f"Thực hiện {attack}")],
    )  # fmt: skip


def wide(count: int) -> Cascade:
    """A root with `count` documents on three levels below it."""
    documents = [document("root", "central", depth=0, lag=0)]
    edges = []
    for i in range(1, count):
        above = 0 if i < 12 else i // 12
        level = "province" if i < 12 else "district" if i < 132 else "commune"
        documents.append(
            _at(f"{i}/UBND-VX", level, date(2021, 5, 3), i % 20, f"Ủy ban số {i}", None)
        )
        edges.append(edge(f"{i}/UBND-VX", "root" if above == 0 else f"{above}/UBND-VX"))
    return cascade(documents, edges)
