"""Texts: made harmless, folded, and measured in the cells of a terminal."""
