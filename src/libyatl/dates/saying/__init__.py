"""Saying: a date in words."""
