"""Names and subjects that break a careless writer of one format or another."""

from __future__ import annotations

from loaders.record import Issuer, Record
from tests.graph.builders import Cited, record

HOSTILE = (
    '"; DROP TABLE documents; --',
    "d'Arc \\' \\\\' \\",
    r"\u0027\u005c\u0027 \\u0041 \n \x41",
    "<script>alert(1)</script> ]]> &lt; &amp; <!-- <![CDATA[",
    "dòng một\ndòng hai\r\ndòng ba\rdòng bốn\tcột",
    "chuông\x07 và \x00 \x1b[31m \x0b \x7f \x85",
    "\ufffe\uffff \ufeff \u2028 \u2029",
    "📜 \U0010ffff \u202exa nâv \u200f\u200d",
    "',\n} MATCH (n) DETACH DELETE n; //",
    "=HYPERLINK(1)",
    " @SUM(A1)",
    "\t=1+1",
    "'=1",
    'a,b;c|d "e"',
    "{{ 7*7 }} ${jndi} %s {0}",
    "_:blank <http://x/> @en ^^xsd:date",
)


def records(texts: tuple[str, ...] = HOSTILE) -> list[Record]:
    """An order and, for each text, an answer that says it wherever a name may stand."""
    order = Cited("1/UBND", "công văn", "2021-05-01", "Ủy ban nhân dân tỉnh Lào Cai")
    body = Issuer("Ủy ban nhân dân tỉnh Lào Cai", "province", "government", "Chính phủ")
    first = record("order.txt", order.number, order.date, body)
    return [first, *(_answer(number, text, order) for number, text in enumerate(texts))]


def _answer(number: int, text: str, order: Cited) -> Record:
    said = text.strip() or "trống"
    return record(
        f"{number}.txt",
        f"{number + 2}/SYT",
        "2021-05-02",
        Issuer(f"Sở {said}", "province", "department", f"Chính phủ {said}"),
        order,
        type=f"công văn {said}",
        subject=text,
        place=said,
        to=[(f"Các sở {said}", True), (f"Hội {said}", False)],
        copies=[(f"Ban {said}", said)],
        authority=f"Tổng cục {said}",
        signed=f"Ông {said}",
        measures=[("5k", "orders")],
    )
