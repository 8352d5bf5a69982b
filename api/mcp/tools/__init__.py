"""The tools, a module each for what they are about; every one only asks the store."""
