"""How deep the tests look: `make test` draws a part of what `make test-all` goes through."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar
from zlib import crc32

ALL = os.environ.get("LIBYATL_DEPTH") == "all"
"""Whether everything is looked at; `make test-all` sets it."""
LONGER = "LIBYATL_EXAMPLES" in os.environ
"""Whether somebody looks for what breaks a property, and draws anew each time."""
EXAMPLES = int(os.environ.get("LIBYATL_EXAMPLES", "400" if ALL else "40"))
"""So many examples are drawn for a property."""

Thing = TypeVar("Thing")
_SOURCE = Path(__file__).parents[1] / "src" / "libyatl"


def drawn(things: Sequence[Thing], count: int) -> list[Thing]:
    """Return all things, or as many as `count` of them where not all are looked at.

    What is drawn hangs on the source of libyatl alone: each change of it looks at another
    part, and whoever has the same source looks at the same.
    """
    return list(things) if ALL else some(things, count)


def some(things: Sequence[Thing], count: int) -> list[Thing]:
    """Return as many as `count` of the things, at any depth."""
    if len(things) <= count:
        return list(things)
    return random.Random(seed_of_source()).sample(list(things), count)


def seed_of_source() -> int:
    """Return a number that hangs on the source of libyatl alone."""
    seed = 0
    for path in sorted(_SOURCE.rglob("*.py")):
        seed = crc32(path.read_bytes(), seed)
    return seed
