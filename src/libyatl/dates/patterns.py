"""Regular expressions by their text, each compiled when it is first used: not at the start."""

from __future__ import annotations

import re
from functools import cache

pattern = cache(re.compile)
"""Returns the compiled expression; `(?i)` in it is the flag, which costs nothing to look up."""
