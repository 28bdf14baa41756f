"""The solver: graphs of whole numbers, which know nothing of events."""
