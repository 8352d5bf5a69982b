"""How measures change on their way through the documents: the arrays, the counting, the answers."""
