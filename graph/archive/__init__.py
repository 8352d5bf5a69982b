"""Archives that outgrow one machine: the same steps over tables, run by Apache Spark."""
