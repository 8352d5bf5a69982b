"""What a server is told: by the environment (`CASCADE_…`), or by whoever makes the application."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from limits import parse
from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from api.defaults import default_store

_SHORTEST_KEY = 12
_SQLITE = "sqlite:///"
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]{64}")
DIGEST = "sha256:"
"""What goes before the digest of a key that is not told itself."""


class Settings(BaseSettings):
    """How the application serves; every field may come from `CASCADE_` and its name.

    Raises `pydantic.ValidationError` for values that make no sense.
    """

    model_config = SettingsConfigDict(env_prefix="CASCADE_", frozen=True, extra="ignore")

    store: str = Field(default_factory=default_store)
    """The address of the store, as `graph.open_store` takes it."""
    api_keys: Annotated[tuple[str, ...], NoDecode] = Field(default=(), repr=False)
    """Who may write: keys, or `sha256:` and the hexadecimal digest of one, separated by commas."""
    rate_limit: str = "600/minute"
    """How many writes one key may ask for, in each process of the server."""
    max_document: int = Field(default=8_000_000, ge=1_000)
    """Bytes of one request that is no batch."""
    max_batch: int = Field(default=512_000_000, ge=1_000)
    """Bytes of one batch."""
    body_patience: float = Field(default=20.0, gt=0)
    """Seconds that a client may pause inside a request's body."""
    concurrency: int = Field(default=8, ge=1, le=64)
    """How many questions a process asks its store at once; others wait for their turn."""
    waiting: float = Field(default=20.0, gt=0)
    """Seconds that a question waits for its turn before it is told to come again."""
    jobs: Path | None = None
    """The folder in which batches wait and are told of; by default beside a SQLite store."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """What is logged on standard error."""
    telemetry: bool = False
    """Whether traces go out by OpenTelemetry (needs the extra `telemetry`)."""

    @field_validator("api_keys", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return (
            tuple(filter(None, (key.strip() for key in value.split(","))))
            if isinstance(value, str)
            else value
        )

    @field_validator("api_keys")
    @classmethod
    def _strong(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        if any(len(key) < _SHORTEST_KEY for key in keys):
            raise ValueError(f"a key needs at least {_SHORTEST_KEY} characters")
        return keys

    @field_validator("api_keys")
    @classmethod
    def _digests(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        found = [key.removeprefix(DIGEST) for key in keys if key.startswith(DIGEST)]
        if not all(_HEXADECIMAL.fullmatch(digest) for digest in found):
            raise ValueError(f"{DIGEST} is followed by 64 hexadecimal digits")
        return keys

    @field_validator("rate_limit")
    @classmethod
    def _rate(cls, rate: str) -> str:
        try:
            parse(rate)
        except ValueError:
            raise ValueError("is no rate; write it like 600/minute") from None
        return rate

    @property
    def jobs_folder(self) -> Path:
        """The folder in which batches wait and are told of."""
        if self.jobs is not None:
            return self.jobs
        if self.store.startswith(_SQLITE):
            file = Path(self.store.removeprefix(_SQLITE)).expanduser()
            return file.with_name(f"{file.name}-jobs")
        from platformdirs import user_data_path

        return user_data_path("directive-cascade", appauthor=False) / "jobs"
