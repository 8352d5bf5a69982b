"""Reading archives that outgrow one machine: the loaders as a step of Apache Spark."""
