"""A first Neo4j of an archive: files for its own importer, and running that."""
