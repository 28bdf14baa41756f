"""Entries: the grammar of an event and of what it names, whatever format they are written in."""
