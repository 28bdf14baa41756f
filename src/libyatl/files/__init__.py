"""Files as a whole: what is written is written whole, or not at all."""
