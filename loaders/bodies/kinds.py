"""Kinds of administrative units (Constitution 2013, Article 110): their levels and committees."""

from __future__ import annotations

from loaders.record import Level

LEVELS: dict[str, Level] = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
"""The level that the kind alone fixes; a "thành phố" may be a province or stand below one."""

COMMITTEE_UNITS = {
    "tỉnh": "tỉnh",
    "thành": "thành phố",
    "huyện": "huyện",
    "quận": "quận",
    "thị": "thị xã",
}
"""First word of a Party committee's name ("Thị ủy") -> the kind of its unit."""
