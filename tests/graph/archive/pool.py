"""Records of all that a store may hold, whatever words are in them."""

from __future__ import annotations

from msgspec.structs import replace

from loaders.assemble import extract
from loaders.record import Issuer, ReadingWarning, Record
from tests.graph import awkward, story
from tests.graph.builders import Cited, committee, record
from tests.graph.synthetic import cascade
from tests.loaders.samples import LETTER

STRANGE = 'a "b"; c, \\ \\" d\te \x01\x0b\x1f\x7f \u2028\x85 🙂\nnext "line"\r\nlast;'


def strange() -> list[Record]:
    """Documents whose words have everything that a CSV may trip over."""
    issuer = committee("tỉnh Lào Cai", "province", "Chính phủ")
    law = Cited(None, "luật", "2018-06-15", None, f"Luật {STRANGE}")
    warnings = [ReadingWarning("date-conflict", STRANGE), ReadingWarning("excerpt", "; \n,")]
    return [
        record("s/1.txt", "1/UBND-VX", "2021-07-01", issuer, law, subject=STRANGE,
               to=[("Các sở, ngành; \"tỉnh\"", True)], signed="Nguyễn \"Văn\" A",
               copies=[("Tỉnh ủy Lào Cai", "b/c;\n\"k\"")], warnings=warnings),
        record("s/ 2,\"x\".txt", "2/UBND-VX", "2021-07-02", issuer, law, subject="",
               place=" Lào Cai "),
        record("s/3.txt", "3/A\\B", "2021-07-03", Issuer("Hội \"A\"; B", None, "other"),
               Cited("2/UBND-VX", "công văn", "2021-07-02", issuer.name),
               Cited("4/UBND-VX", "công văn", "2022-07-02", issuer.name)),
    ]  # fmt: skip


def pool() -> list[Record]:
    """All that a store may hold."""
    read = [*story.five(), *(versions[0] for versions in awkward.versions().values()), *strange()]
    return [replace(item, index=0) for item in read]


def large_pool() -> list[Record]:
    """Awkward documents in their latest versions, a story and a cascade; of some there are copies,
    and two were read from texts."""
    distinct = [*story.five(), *(versions[-1] for versions in awkward.versions().values())]
    copied = [*story.five(), *distinct[5::3]]
    copies = [replace(item, source=f"copy/{item.source}") for item in copied]
    return [*distinct, *copies, *read_twice(), *cascade(0, 200)]


def read_twice() -> list[Record]:
    """One letter in two files that differ in white space."""
    texts = [(f"read/{n}.txt", LETTER + "\n" * n) for n in range(2)]
    return [item for source, text in texts for item in extract(text, source=source)]
