"""The interfaces to the outside: the command line `cascade`."""
