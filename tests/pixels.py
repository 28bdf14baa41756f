"""Whether a PNG can be made here."""

from __future__ import annotations

import pytest

from libyatl.errors import UsageError
from libyatl.views.vector.png import png


def see_png() -> None:
    """Skip the test where resvg-py is not installed, or no font is."""
    try:
        png('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
    except UsageError as missing:
        pytest.skip(str(missing))
