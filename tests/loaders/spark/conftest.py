"""The tests of reading with Spark share the session of all tests."""

from tests.sparks import spark

__all__ = ["spark"]
