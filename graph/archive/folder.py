"""The folder of a build: on this machine or in an object store, as Hadoop's file systems do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class Folder:
    """Names below `address`, a path or an address with a scheme that Spark can reach."""

    def __init__(self, spark: SparkSession, address: str) -> None:
        self._java: Any = spark._jvm
        self.address = address.rstrip("/") or "/"
        settings = spark._jsc.hadoopConfiguration()  # type: ignore[attr-defined]
        self._files: Any = self._path("").getFileSystem(settings)
        # Checksums beside the files of a local disk would be files that nobody expects.
        self._files.setWriteChecksum(False)

    def at(self, name: str) -> str:
        """The address of what is called `name` here."""
        return f"{self.address}/{name}"

    def has(self, name: str) -> bool:
        """Whether there is something of this name."""
        return bool(self._files.exists(self._path(name)))

    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        root = self._path("")
        return not self._files.exists(root) or not self._files.listStatus(root)

    def drop(self, name: str) -> None:
        """Take away what has this name, with everything in it."""
        self._files.delete(self._path(name), True)

    def text(self, name: str) -> str:
        """The text of a file."""
        stream = self._files.open(self._path(name))
        try:
            return bytes(stream.readAllBytes()).decode()
        finally:
            stream.close()

    def write(self, name: str, text: str) -> None:
        """Write a file, wholly or not at all."""
        beginning = self._path(f"_{name}.begun")
        stream = self._files.create(beginning, True)
        try:
            stream.write(text.encode())
        finally:
            stream.close()
        target = self._path(name)
        self._files.delete(target, False)
        self._files.rename(beginning, target)

    def _path(self, name: str) -> Any:
        return self._java.org.apache.hadoop.fs.Path(self.at(name) if name else self.address)
