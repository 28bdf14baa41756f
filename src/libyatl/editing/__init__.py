"""Editing: changes of the bytes of files, at their places and nowhere else."""
