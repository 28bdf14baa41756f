"""Checks of names: who is meant, in which spelling, and by which entry."""
