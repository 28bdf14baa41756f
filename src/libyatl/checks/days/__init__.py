"""Checks of dates: what a day, a year or the order of a file says that may not be meant."""
