"""The version, from which the package's own is built."""

__version__ = "0.1.0"
