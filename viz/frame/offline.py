"""What every page shares: one file that asks for nothing, and documents that stay text.

What a document says is escaped text, or JSON in a block that browsers do not run and that the
page's script writes as text only. A Content-Security-Policy (W3C CSP Level 3) with the hashes of
the page's own scripts and style refuses whatever else might try to run or load.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, FunctionLoader, Template
from markupsafe import Markup, escape

from viz.frame.files import asset
from viz.frame.labels import Label, labels

_UNSAFE = re.compile(r"//|[<>&\u2028\u2029\ud800-\udfff]")


def render(
    room: str,
    *,
    scripts: Sequence[str],
    styles: Sequence[str],
    data: Mapping[str, Any],
    later: Mapping[str, Any] | None = None,
    words: Mapping[str, Label] | None = None,
    **values: Any,
) -> str:
    """The page of a `room` of `viz` around `data`, in the frame that all pages share.

    `scripts` and `styles` are texts, those of the frame come before them. `later` holds what the
    page reads only when it is asked for, by the id of its block. `words` are labels beside those of
    the room. The template `assets/page.html` of the room also gets `values` and the labels;
    whatever is no `Markup` is escaped in it.
    """
    scripts = [asset("frame/words.js"), *scripts]
    style = "".join([asset("frame/style.css"), *styles])
    said = {**labels(room), **(words or {})}
    blocks = {"data": {**data, "labels": said}, **(later or {})}
    return _template(f"{room}/page.html").render(
        policy=_policy(scripts, style),
        style=Markup(style),  # noqa: S704  (our own files)
        scripts=[Markup(script) for script in scripts],  # noqa: S704  (our own files)
        blocks={id_: _json(block) for id_, block in blocks.items()},
        label=said,
        **values,
    )


def inert(text: str) -> Markup:
    """`text` escaped; a document that names a web address must not look as if the page linked."""
    valid = text.encode("utf-8", "replace").decode("utf-8")
    return Markup(str(escape(valid)).replace("//", "/&#47;"))  # noqa: S704


def _json(data: Mapping[str, Any]) -> Markup:
    """`data` as JSON that cannot end its block, and in which no address reads like a link."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(_UNSAFE.sub(_escaped, text))  # noqa: S704


def _escaped(found: re.Match[str]) -> str:
    return "/\\u002f" if found[0] == "//" else f"\\u{ord(found[0]):04x}"


def _policy(scripts: Sequence[str], style: str) -> str:
    run = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {run}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FunctionLoader(asset), autoescape=True, keep_trailing_newline=True
    )
    return environment.get_template(name)
