"""The steps from what was read to the graph, each a few Spark jobs from tables to tables."""
