"""Places, and the bodies that issue and receive documents: their names, level, kind, superior."""
