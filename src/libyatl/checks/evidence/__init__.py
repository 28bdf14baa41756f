"""Checks of evidence: how what is told is known, and from whom."""
