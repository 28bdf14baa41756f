"""The chronologies that come with libyatl, wherever it is installed."""

from __future__ import annotations

from pathlib import Path

from libyatl.errors import InputError

CURATED_NAME = "built-in events.yaml"
"""How the curated chronology is called in messages where no file was named: no path leads to it.

`libyatl examples events` prints it, and `libyatl examples` says where it lies.
"""


def curated_file() -> Path:
    """Return the path of the curated chronology.

    Raises:
        InputError: the installation holds no such file.
    """
    return _folder() / "events.yaml"


def examples() -> dict[str, Path]:
    """Find the chronologies that come with libyatl, to be read with `load`.

    Returns:
        The path of each by its name, in the order of their names.

    Raises:
        InputError: the installation holds none.
    """
    return {path.stem: path for path in sorted(_folder().glob("*.yaml"))}


def _folder() -> Path:
    """Return the folder where they lie.

    In a wheel it is inside the package; in a checkout (and an editable install) it is the
    project's own `data/`.
    """
    package = Path(__file__).parent
    for folder in (package / "data", package.parents[1] / "data"):
        if (folder / "events.yaml").is_file():
            return folder
    raise InputError(
        "the curated chronology is missing", help="install libyatl again, or name a file with -f"
    )
