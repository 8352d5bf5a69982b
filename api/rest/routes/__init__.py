"""The routes of the server, a module each for what they are about."""
