"""The folder of a build: on this machine or in an object store, as Hadoop's file systems do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from loaders.spark import folders

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_BEGUN: Final = ".begun"
"""Ends the name of a file that may not be whole."""


class Folder:
    """Names below `address`, a path or an address with a scheme that Spark can reach."""

    def __init__(self, spark: SparkSession, address: str) -> None:
        self._spark = spark
        self.address = address.rstrip("/") or "/"

    def at(self, name: str) -> str:
        """The address of what is called `name` here."""
        return f"{self.address}/{name}"

    def has(self, name: str) -> bool:
        """Whether there is a file of this name, as it was written last."""
        return any(folders.exists(self._spark, path) for path in (self._done(name), self.at(name)))

    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        store, place = folders.opened(self._spark, self.address)
        if not store.exists(place):
            return True
        names = [str(one.getPath().getName()) for one in store.listStatus(place)]
        return all(name.endswith(_BEGUN) for name in names)

    def drop(self, name: str) -> None:
        """Take away what has this name, with everything in it."""
        folders.removed(self._spark, self.at(name))

    def text(self, name: str) -> str:
        """The text of a file that is there."""
        if folders.exists(self._spark, self._done(name)):  # its writer ended too early
            self._put(name)
        store, place = folders.opened(self._spark, self.at(name))
        stream: Any = store.open(place)
        try:
            return bytes(stream.readAllBytes()).decode()
        finally:
            stream.close()

    def write(self, name: str, text: str) -> None:
        """Write a file, wholly or not at all, also where the writer ends in the middle."""
        begun = self.at(f"_{name}{_BEGUN}")
        store, place = folders.opened(self._spark, begun)
        # Checksums beside the files of a local disk would be files that nobody expects.
        store.setWriteChecksum(False)
        stream: Any = store.create(place, True)
        try:
            stream.write(text.encode())
        finally:
            stream.close()
        folders.moved(self._spark, begun, self._done(name))
        self._put(name)

    def _put(self, name: str) -> None:
        """Give what is written its name; from here on the text before it does not count."""
        folders.removed(self._spark, self.at(name))
        folders.moved(self._spark, self._done(name), self.at(name))

    def _done(self, name: str) -> str:
        return self.at(f"_{name}.done")
