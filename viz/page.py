"""The page around the picture: one HTML file that asks for nothing and trusts no document.

Everything that a document says travels as JSON in a block that browsers do not run, and the
page's script writes it as text only. A Content-Security-Policy (W3C CSP Level 3) with the hashes
of the page's own scripts and style refuses whatever else might try to run or load.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup, escape

from graph.model import Cascade
from viz.labels import labels, measure_names
from viz.picture import name, picture

_ASSETS = Path(__file__).parent / "assets"
_SCRIPTS = ("words.js", "state.js", "cards.js", "draw.js", "panel.js", "list.js", "page.js")
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_UNSAFE = re.compile(r"//|[<>&\u2028\u2029\ud800-\udfff]")


def cascade_page(cascade: Cascade) -> str:
    """One HTML page that shows `cascade`; equal cascades give equal text. Write it as UTF-8."""
    scripts = [_library(), *(_asset(file) for file in _SCRIPTS)]
    style = _asset("style.css")
    return _template().render(
        title=_title(cascade),
        policy=_policy(scripts, style),
        style=Markup(style),  # noqa: S704  (our own file)
        scripts=[Markup(script) for script in scripts],  # noqa: S704  (our own files)
        data=_json(_data(cascade)),
        label=labels(),
    )


def _data(cascade: Cascade) -> dict[str, Any]:
    used = {use.id for item in cascade.documents for use in item.measures}
    return {
        **cascade.to_dict(),
        "picture": picture(cascade),
        "labels": labels(),
        "measures": measure_names(used),
    }


def _title(cascade: Cascade) -> Markup:
    root = next(item.document for item in cascade.documents if item.document.key == cascade.root)
    text = " · ".join(filter(None, (name(root), root.issuer, root.number and root.date)))
    text = text.encode("utf-8", "replace").decode("utf-8")
    # A document that names a web address must not look as if the page linked to it.
    return Markup(escape(text).replace("//", "/&#47;"))  # noqa: S704


def _json(data: dict[str, Any]) -> Markup:
    """`data` as JSON that cannot end its block, and in which no address reads like a link."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(_UNSAFE.sub(_escaped, text))  # noqa: S704


def _escaped(found: re.Match[str]) -> str:
    return "/\\u002f" if found[0] == "//" else f"\\u{ord(found[0]):04x}"


def _policy(scripts: list[str], style: str) -> str:
    run = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {run}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(file: str) -> str:
    return (_ASSETS / file).read_text(encoding="utf-8")


@cache
def _library() -> str:
    """The vis-network that pyvis brings, without the address of a source map that nobody has.

    Read as text, so that line ends are the ones that browsers hash.
    """
    spec = find_spec("pyvis")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pyvis")
    text = Path(spec.submodule_search_locations[0], _VIS).read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL=")[0]


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_ASSETS), autoescape=True, keep_trailing_newline=True
    )
    return environment.get_template("page.html")
