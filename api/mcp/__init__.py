"""The questions of the graph as read-only tools for assistants (Model Context Protocol)."""
