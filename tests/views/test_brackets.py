"""The bracket of what nothing settles: the same whichever way a timeline is read."""

from __future__ import annotations

from itertools import pairwise

import libyatl
from libyatl.views import UNICODE
from libyatl.views.terminal.headings import entries
from libyatl.views.words.labels import Labels


def test_brackets_join_the_same_neighbours_in_reverse() -> None:
    whole = libyatl.load()
    upward, downward = (
        joined(libyatl.select(whole, undated="exclude", reverse=reverse))
        for reverse in (False, True)
    )
    assert upward == downward
    assert {True, False} == set(upward.values())


def joined(selection: libyatl.Selection) -> dict[frozenset[str], bool]:
    """Return for each two neighbours whether a bracket joins them."""
    drawn = pairwise(entries(selection, Labels(selection, UNICODE)))
    return {
        frozenset((one.event.id, other.event.id)): one.ties and other.tied for one, other in drawn
    }
