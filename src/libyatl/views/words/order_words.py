"""Stated order and lengths of time in words: `after`, `within 14 days before`, `2–4 weeks`."""

from __future__ import annotations

from libyatl.dates import Gap
from libyatl.model import Relation
from libyatl.views.page import Glyphs


def relation_words(relation: Relation, glyphs: Glyphs) -> str:
    """Return the relation without the other event: `after`, `at least 2 weeks after`."""
    bounds = []
    if relation.at_least:
        least = gap_words(relation.at_least, glyphs)
        bounds.append(f"at least {least.removeprefix('at least ')}")
    if relation.within:
        bounds.append(f"within {gap_words(relation.within, glyphs)}")
    return " ".join(filter(None, (" and ".join(bounds), relation.kind)))


def gap_words(gap: Gap, glyphs: Glyphs) -> str:
    """Return a length of time: `1 day`, `2–4 weeks`, `at least 3 months`, `c. 3 months`."""
    about = "c. " if gap.approximate else ""
    if gap.high is None:
        return f"at least {_counted(gap.low, gap.unit)}"
    if gap.low == gap.high:
        return f"{about}{_counted(gap.low, gap.unit)}"
    if gap.low or about:
        return f"{about}{gap.low}{glyphs.dash}{gap.high} {gap.unit}"
    return f"up to {_counted(gap.high, gap.unit)}"


def _counted(count: int, units: str) -> str:
    return f"{count} {units[:-1] if count == 1 else units}"
