"""The folder of a build: on this machine or in an object store, as Hadoop's file systems do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from loaders.spark import folders

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class Folder:
    """Names below `address`, a path or an address with a scheme that Spark can reach."""

    def __init__(self, spark: SparkSession, address: str) -> None:
        self._spark = spark
        self.address = address.rstrip("/") or "/"

    def at(self, name: str) -> str:
        """The address of what is called `name` here."""
        return f"{self.address}/{name}"

    def has(self, name: str) -> bool:
        """Whether there is something of this name."""
        return folders.exists(self._spark, self.at(name))

    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        store, place = folders.opened(self._spark, self.address)
        return not store.exists(place) or not store.listStatus(place)

    def drop(self, name: str) -> None:
        """Take away what has this name, with everything in it."""
        folders.removed(self._spark, self.at(name))

    def text(self, name: str) -> str:
        """The text of a file."""
        store, place = folders.opened(self._spark, self.at(name))
        stream: Any = store.open(place)
        try:
            return bytes(stream.readAllBytes()).decode()
        finally:
            stream.close()

    def write(self, name: str, text: str) -> None:
        """Write a file, wholly or not at all."""
        begun = self.at(f"_{name}.begun")
        store, place = folders.opened(self._spark, begun)
        # Checksums beside the files of a local disk would be files that nobody expects.
        store.setWriteChecksum(False)
        stream: Any = store.create(place, True)
        try:
            stream.write(text.encode())
        finally:
            stream.close()
        self.drop(name)
        folders.moved(self._spark, begun, self.at(name))
