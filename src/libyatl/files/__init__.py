"""Files: their bytes in, and whole files out, or none."""
