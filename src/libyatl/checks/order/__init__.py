"""Checks of order: what dates and relations imply when they are taken together."""
