"""Whoever reads the head of a timeline knows for each event which sources tell of it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import depths
import pytest
from chronology.histories import event

from libyatl import Source, Timeline, parse_date
from libyatl.query import Both, Selection
from libyatl.query.selection import select_where
from libyatl.views import UNICODE, Page, view

TITLES = {"s": "Article", "t": "Book", "u": "Diary", "v": "Logbook"}
PUBLISHED = {"s": "2017-08", "t": "2016", "u": "2018-01-02", "v": "2017"}
SOURCES = {
    id: Source(id, title=title, published=parse_date(PUBLISHED[id])) for id, title in TITLES.items()
}


def drawn(rnd: random.Random) -> Selection:
    """Return some events that cite sources in any spelling, and a part of what is known of them."""
    events = []
    for number in range(rnd.randint(2, 7)):
        cited = rnd.choices("stuv", (6, 2, 1, 1), k=rnd.choice((0, 1, 1, 1, 2, 3)))
        names = [rnd.choice((id, TITLES[id], TITLES[id].upper())) for id in cited]
        events.append(
            event(
                f"e{number}",
                rnd.choice(("", "2017", "2017-05-03")),
                sources=names,
                status=rnd.choice(("occurred", "planned")),
            )
        )
    return select_where(
        Timeline(events=tuple(events), sources=SOURCES),
        Both(()),
        published=rnd.choice((None, parse_date("2017-01"), parse_date("2017-09"))),
        limit=rnd.choice((None, 3)),
        group_by=rnd.choice((None, "source", "status")),
    )


def told(selection: Selection, width: int | None) -> Iterator[tuple[str, set[str]]]:
    """Yield the events that a timeline shows, each with the sources that it says to tell of it.

    Where none are usual, those of what stands below the rail may be left to the card.
    """
    lines = list(view("timeline")(selection, Page(width, UNICODE)))
    rows = ["".join(piece.text for piece in line) for line in lines]
    head = rows[0] if rows and "named" in rows[0] else ""
    named = re.search("source: (.*), unless", head)
    usual = set(named[1].split("; ")) if named else set()
    starts = [
        number for number, line in enumerate(lines) if any(piece.style == "title" for piece in line)
    ]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=False):
        title = next(piece.text for piece in lines[start] if piece.style == "title")
        text = " ".join(rows[start : end if "" not in rows[start:end] else rows.index("", start)])
        found = re.search("‹(also )?(.*?)›", text)
        if found:
            yield title, set(found[2].split("; ")) | (usual if found[1] else set())
        elif named or "no source" in head + text:
            yield title, set() if "no source" in text else usual


@pytest.mark.parametrize("number", range(depths.EXAMPLES))
@pytest.mark.parametrize("width", [None, 120, 200])
def test_the_sources_that_are_read_are_those_that_are_cited(number: int, width: int | None) -> None:
    selection = drawn(random.Random(f"usual {number}"))
    cited = {
        each.title: {SOURCES[selection.names.sources.key(of.source)].title for of in each.sources}
        for each in selection.events
    }
    for title, sources in told(selection, width):
        assert sources == cited[title], title
