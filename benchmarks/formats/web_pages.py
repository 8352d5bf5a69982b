"""Speed of reading web pages, beside parsing alone.

    python benchmarks/formats/web_pages.py [--megabytes 40] [--profile]

Makes pages as browsers save them, of 50 to 500 kB: documents of two to eighty pages in the form of
a word processor, a portal, or bare elements, with the scripts, style sheets, menus, lists of other
documents and comments that sites put around them. One core reads all of them, bytes to text; in the
same run the parser alone goes over the same bytes, so that the ratio holds on any machine.
"""

from __future__ import annotations

import argparse
import cProfile
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from random import Random

from selectolax.lexbor import LexborHTMLParser

from loaders.formats.html import read
from tools.rendering.form import Form, form
from tools.rendering.office_web import saved_page
from tools.rendering.web import document, page

SAMPLES = Path(__file__).parents[2] / "examples/covid-2021"

_SCRIPT = (
    "window.site=window.site||{{}};site.m{n}=function(a,b){{if(a<b&&site.q{n}){{return a.map("
    "function(x){{return x*{n}+b}})}}document.getElementById('x{n}').className='on';}};\n"
)
_RULE = ".b{n} .item-{n}:hover > a{{color:#{n:03x};padding:{n}px 0;background:url(/i/{n}.png)}}\n"
_LINK = (
    '<li class="item-{n}"><a class="b{n}" href="/van-ban/{n}?ref=menu" title="Văn bản {n}">'
    "<span>Quyết định số {n}/QĐ-UBND về việc giao nhiệm vụ năm {n}</span></a></li>\n"
)


def long_form(forms: Sequence[Form], paragraphs: int) -> Form:
    """The first document with as many paragraphs as asked for, from all in turn."""
    body = [paragraph for shape in forms for paragraph in shape.body]
    first = forms[0]
    return Form(
        mark=first.mark,
        issuer=first.issuer,
        motto=first.motto,
        reference=first.reference,
        dated=first.dated,
        body=tuple(islice(cycle(body), paragraphs)),
        copies=first.copies,
        signature=first.signature,
        name=first.name,
    )


def saved(shape: Form, weight: int) -> bytes:
    """The page of a site around a document, with `weight` scripts, rules and links."""
    numbers = range(weight)
    scripts = "".join(_SCRIPT.format(n=n) for n in numbers)
    rules = "".join(_RULE.format(n=n) for n in numbers)
    links = "".join(_LINK.format(n=n) for n in numbers)
    return (
        f"<!doctype html><html><head><meta charset=utf-8><style>{rules}</style>"
        f"<script>{scripts}</script></head><body><header><nav><ul>{links}</ul></nav></header>"
        f'<main><div class="content">{document(shape)}</div><h3>Văn bản liên quan</h3>'
        f"<ul>{links}</ul></main><script>{scripts}</script><footer>© Cổng thông tin</footer>"
        "</body></html>"
    ).encode()


def pages(seed: int = 1) -> list[bytes]:
    """The pages that are measured."""
    forms = [form(path.read_text("utf-8")) for path in sorted(SAMPLES.glob("*.txt"))]
    chance = Random(seed)  # noqa: S311 - no secret
    made: list[bytes] = []
    for place in range(30):
        shape = long_form(forms[place % len(forms) :] + forms, chance.randint(20, 500))
        made.append(saved(shape, chance.randint(50, 300)))
        made.append(saved_page(shape) if place % 2 else page(shape).encode())
    return [data for data in made if 50_000 <= len(data) <= 500_000]


def rate(work: Callable[[bytes], object], items: Sequence[bytes]) -> float:
    """Megabytes a second of processor time."""
    began = time.process_time()
    for item in items:
        work(item)
    return sum(map(len, items)) / (time.process_time() - began) / 1e6


def main() -> None:
    """Prints both rates."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=40)
    parser.add_argument("--profile", action="store_true", help="where the time goes")
    options = parser.parse_args()
    some = pages()
    times = max(1, options.megabytes * 1_000_000 // sum(map(len, some)))
    sizes = sorted(map(len, some))
    print(f"{len(some)} pages of {sizes[0] / 1e3:.0f} to {sizes[-1] / 1e3:.0f} kB, {times} times")
    profile = cProfile.Profile()
    if options.profile:
        profile.enable()
    reading = rate(lambda data: read(data, "page.html"), some * times)
    profile.disable()
    parsing = rate(LexborHTMLParser, some * times)
    print(f"reading {reading:.1f} MB/s, parsing alone {parsing:.1f} MB/s")
    if options.profile:
        profile.print_stats("tottime")


if __name__ == "__main__":
    main()
