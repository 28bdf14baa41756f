"""Refusing: why a text is no date, which characters are at fault, and what may be meant."""
