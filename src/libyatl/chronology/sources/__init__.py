"""Sources in time: when each was published, and from whom it has what it tells."""
