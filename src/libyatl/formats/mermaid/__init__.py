"""Mermaid: a `timeline` that pages and documents draw, as GitHub and Obsidian do.

entity_codes.py  texts in which nothing is syntax
writer.py        a selection as a diagram
"""
