"""One module a command: it translates its arguments and delegates to the other packages."""
