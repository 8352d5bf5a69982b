"""Questions over everything: the very functions of `graph`, run by Spark over the tables."""
