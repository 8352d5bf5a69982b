"""What holds for the file of every page: nothing from outside, and documents never as markup."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from html.parser import HTMLParser

from tests.viz.remote import REMOTE

_LOADING = {"link", "img", "iframe", "base", "object", "embed", "image", "use"}


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def is_self_contained(html: str) -> None:
    """Nothing is loaded, linked elsewhere, styled or run but what the policy has the hash of."""
    assert not REMOTE.findall(html)
    tags = Elements(html).tags
    assert not [tag for tag, _ in tags if tag in _LOADING]
    attributes = [(name, value or "") for _, own in tags for name, value in own.items()]
    assert not [n for n, _ in attributes if n in ("src", "style", "srcset") or n.startswith("on")]
    assert not [v for n, v in attributes if n == "href" and not v.startswith("#")]
    policy = next(own["content"] or "" for _, own in tags if "http-equiv" in own)
    parts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    parts += re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert "default-src 'none'" in policy
    assert re.findall(r"'sha256-[^']+'", policy) == [_hash(part) for part in parts]


def is_text_only(html: str) -> None:
    """Of the attacks of `tests.viz.cascades` none is an element."""
    for raw in ("<script>window.hacked", "<img", "</script><script>window"):
        assert raw not in html


def same_bytes_in_every_process(expression: str, imports: str, html: str) -> None:
    """What `expression` gives after `imports` is `html` under other hash seeds, too."""
    program = f"import hashlib; {imports}; print(hashlib.sha256({expression}.encode()).hexdigest())"
    found = {hashlib.sha256(html.encode()).hexdigest()}
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed},
        )  # fmt: skip
        found.add(done.stdout.strip())
    assert len(found) == 1


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
