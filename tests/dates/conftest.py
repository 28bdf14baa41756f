"""Properties here are not timed: the first example of a run pays for what is built on demand."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
