"""Variables of the environment that are for the command alone."""

COMPLETE = "_LIBYATL_COMPLETE"
"""The environment variable by which a shell asks what can stand at the cursor."""
DEBUG = "LIBYATL_DEBUG"
"""The environment variable under which a fault of ours prints its traceback."""
