"""The texts of an event that are searched."""

from __future__ import annotations

from libyatl.model import Event


def searched(event: Event) -> str:
    """Return the id and all texts of an event, each on a line of its own."""
    return "\n".join((event.shown_id, *words_of(event)))


def words_of(event: Event) -> list[str]:
    """Return the texts of an event: title, summary, note, roles, quotes and notes on citations."""
    parts = [event.title, event.summary, event.note]
    parts += [part.role for part in event.actors]
    for cited in event.sources:
        parts += (cited.quote, cited.note)
    return parts
