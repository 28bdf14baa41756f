"""The words in which views say an event, its date and its order."""
