"""Months with counts, where a page has too many events to list them."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.query import Selection
from libyatl.query.period_counts import Counts, Stretch, counted
from libyatl.query.periods import PERIODS
from libyatl.views.vector.elements import escaped
from libyatl.views.words.count_words import not_counted, number_words, silence_words
from libyatl.views.words.parting import without_year

MOST = 20_000
"""More events than these are not listed."""


def are_counted(selection: Selection) -> bool:
    """Say whether a page counts the events by month and does not list them."""
    return len(selection) > MOST


def notes(selection: Selection) -> Iterator[str]:
    """Yield what whoever asked for a page should know of it (`libyatl.drawings.Notes`)."""
    if are_counted(selection):
        yield (
            f"{len(selection):,} events: the page lists months, not events; "
            "narrow the selection for more"
        )


def months(selection: Selection) -> str:
    """Return the section that counts the events of each month."""
    counts = counted(selection, PERIODS["month"])
    rows = (_month_row(stretch, counts) for stretch in counts.sums.stretches)
    below = not_counted(counts.sums, without_year(selection))
    said = "".join(f"<p>{escaped(words)}.</p>\n" for words in below)
    return (
        '<section class="events">\n<h2>Events by month</h2>\n'
        f'<table class="months">\n{"".join(rows)}</table>\n'
        f"{said}</section>\n"
    )


def _month_row(stretch: Stretch, counts: Counts) -> str:
    if not stretch.events:
        return f"<tr><td></td><td>{escaped(silence_words(stretch, counts.period))}</td></tr>\n"
    first, last = map(counts.period.words, (stretch.first, stretch.last))
    name = first if stretch.first == stretch.last else f"{first} – {last}"
    return f"<tr><th>{escaped(name)}</th><td>{escaped(number_words(stretch))}</td></tr>\n"
