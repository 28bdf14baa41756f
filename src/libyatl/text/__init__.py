"""Texts: made harmless, folded, counted, and measured in the cells of a terminal."""
