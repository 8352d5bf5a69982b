"""Where things are kept when nobody says otherwise."""

from __future__ import annotations


def default_store() -> str:
    """The address of the store in the user's data folder."""
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('directive-cascade', appauthor=False) / 'cascade.db'}"
