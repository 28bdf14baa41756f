"""What an engine does not read: its reason, for who reads the file in memory instead."""

from __future__ import annotations


class Declined(Exception):
    """A table is odd in its structure, and is read in memory; the text says how."""
