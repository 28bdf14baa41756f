"""What follows for an event, in words: its days, and the clock times that say more than days."""

from __future__ import annotations

from libyatl.chronology import Chronology
from libyatl.dates.saying.moments_said import moments_in_words
from libyatl.views.words.date_words import derived_words, of_four


def follows_words(chronology: Chronology, place: int) -> str:
    """Return between which days, or moments, an event began and ended: as `derived_words` does."""
    if not chronology.layers(place):
        return derived_words(chronology.bounds(place))
    moments = chronology.moments(place)
    wall, offsets = moments.wall, moments.offsets or (None, None, None, None)
    return of_four(
        wall, lambda low, high: moments_in_words(wall[low], wall[high], offsets[low], offsets[high])
    )
