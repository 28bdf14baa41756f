"""YAML, the format in which a chronology is kept."""
