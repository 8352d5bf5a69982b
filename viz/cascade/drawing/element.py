"""Elements of an SVG document (W3C SVG 2); whatever text they are given stays text."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from viz.cascade.characters import allowed

_NAMESPACE = "http://www.w3.org/2000/svg"


def put(
    parent: Element, tag: str, text: str | None = None, /, **attributes: str | float | None
) -> Element:
    """A new element at the end of `parent`; `stroke_width=2` is its `stroke-width`.

    Lengths are written to a hundredth of a unit; attributes that are None are left out.
    """
    element = SubElement(
        parent,
        tag,
        {
            name.replace("_", "-"): allowed(value) if isinstance(value, str) else number(value)
            for name, value in attributes.items()
            if value is not None
        },
    )
    if text is not None:
        element.text = allowed(text)
    return element


def number(length: float) -> str:
    """A length, written short.

    >>> number(12.0), number(-0.001), number(0.126)
    ('12', '0', '0.13')
    """
    if length == int(length):
        return str(int(length))
    text = f"{length:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def points(*pairs: tuple[float, float]) -> str:
    """Points as paths and polygons take them."""
    return " ".join(f"{number(x)} {number(y)}" for x, y in pairs)


def document(root: Element) -> str:
    """The text of a whole document around the element `root`.

    No address can be told from one that would be loaded: as on the pages, the two strokes in it
    are not written next to each other.
    """
    text = tostring(root, encoding="unicode").replace("//", "/&#47;")
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="{_NAMESPACE}"'
    return head + text.removeprefix("<svg") + "\n"
