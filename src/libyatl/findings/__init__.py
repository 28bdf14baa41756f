"""Findings: what is wrong, and where, and a page on each code."""
