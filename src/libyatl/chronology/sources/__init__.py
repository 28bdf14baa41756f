"""Sources in time: when each was published, from whom it has it, what had been told by a day."""
