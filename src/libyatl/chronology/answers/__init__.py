"""Answers: what is asked of what was solved: an order, a comparison, an explanation."""
