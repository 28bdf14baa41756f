"""The curated chronology that comes with libyatl, wherever it is installed."""

from __future__ import annotations

from pathlib import Path

from libyatl.errors import InputError

CURATED_NAME = "data/events.yaml"
"""How the curated chronology is called in messages, wherever it lies."""


def curated_file() -> Path:
    """Return the path of the curated chronology.

    In a wheel it lies inside the package; in a checkout (and an editable install) in the
    project's own `data/`.

    Raises:
        InputError: the installation holds no such file.
    """
    package = Path(__file__).parent
    for candidate in (
        package / "data" / "events.yaml",
        package.parents[1] / "data" / "events.yaml",
    ):
        if candidate.is_file():
            return candidate
    raise InputError(
        "the curated chronology is missing", help="install libyatl again, or name a file with -f"
    )
