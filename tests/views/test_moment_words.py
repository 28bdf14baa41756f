"""What follows for an event beside clocks, in words."""

from __future__ import annotations

import pytest
from chronology.histories import event, source, timeline

from libyatl.chronology import resolve
from libyatl.model import Event
from libyatl.views.words.moment_words import follows_words

C = event("c", "2017-07-25T14:30")
E = event("e", "2017-07-25T19:00")


@pytest.mark.parametrize(
    ("x", "words"),
    [
        (event("x"), ""),
        (event("x", "2017-07-25"), "25 July 2017"),
        (event("x", "2017-07-25", after="c"), "25 July 2017, from 14:30"),
        (event("x", "2017-07-25", before="e"), "25 July 2017, by 19:00"),
        (event("x", after="c", before="e"), "between 14:30 and 19:00 on 25 July 2017"),
        (
            event("x", "2017-07-25/2017-07-26", after="c"),
            "between 25 July 2017, 14:30 and 26 July 2017",
        ),
        (event("x", after="c"), "on or after 25 July 2017, 14:30"),
        (event("x", before="e"), "by 25 July 2017, 19:00"),
        (event("x", with_="c"), "25 July 2017, 14:30"),
        (event("x", with_="s"), "25 July 2017, 20:00:05"),
        (event("x", with_="z"), "25 July 2017, 20:00:05 UTC"),
        (event("x", after="e", before="s"), "between 19:00:00 and 20:00:05 on 25 July 2017"),
        (
            event("x", after=("z", "within 2 hours")),
            "begun between 20:00:05 and 22:00:05 UTC on 25 July 2017",
        ),
        (event("x", after="z", before="n"), "between 20:00:05 and 22:00 UTC on 25 July 2017"),
        (
            event("x", after="n", before="p"),
            "between 25 July 2017, 22:00 UTC and 26 July 2017, 03:00 UTC",
        ),
        (
            event("x", sources=["r"], lasted="1 hour"),
            "begun by 25 July 2017, 20:00:05, ended by 25 July 2017, 21:00:05",
        ),
    ],
)
def test_what_follows_beside_clocks(x: Event, words: str) -> None:
    others = [
        C,
        E,
        event("s", "2017-07-25T20:00:05"),
        event("z", "2017-07-25T20:00:05Z"),
        event("n", "2017-07-25T18:00-04:00"),
        event("p", "2017-07-26T05:00+02:00"),
    ]
    named = {relation.event for relation in x.relations}
    chronicle = timeline(
        x,
        *(other for other in others if other.id in named),
        sources=[source("r", "2017-07-25T20:00:05")],
    )
    assert follows_words(resolve(chronicle), 0) == words
