"""Statements: what a date, a relation, a length and a source each say, as constraints."""
