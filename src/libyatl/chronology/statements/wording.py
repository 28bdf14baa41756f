"""Statements in words, and where they stand: for diagnostics and for explanations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from libyatl.chronology.statements.constraints import Statement
from libyatl.chronology.statements.rules import Rules
from libyatl.dates.saying.in_words import in_words
from libyatl.findings.diagnostics import Span
from libyatl.model import Event, Relation, RelationKind, Tells, Timeline
from libyatl.text.inert import shorten

_RELATIONS: dict[RelationKind, tuple[str, str, str]] = {
    "after": ("comes after", "at least {} later", "within {}"),
    "before": ("comes before", "at least {} earlier", "within {}"),
    "during": ("falls within", "at least {} into it", "within its first {}"),
    "with": ("is at the same time as", "", "to within {}"),
}
_TOLD: dict[Tells, str] = {
    "past": "is told as past by {}",
    "over": "was over when {} was published",
    "ongoing": "was going on when {} was published",
    "ahead": "is still ahead in {}",
    "nothing": "is told by {}",
}
_STEMS = {"via": "reached us through", "derived_from": "drew on"}
_NAMED = 3
"""So many sources from which one stems are named in a clause."""


class Called(NamedTuple):
    """What events and sources are called in a clause."""

    event: Callable[[Event], str]
    source: Callable[[str], str]


def name(event: Event) -> str:
    """Return the event in a word: its id, or its title where it was given no id."""
    return f"'{shorten(event.id)}'" if event.named else f"“{shorten(event.title)}”"


def _quoted(id: str) -> str:
    return f"'{shorten(id)}'"


BY_ID = Called(name, _quoted)


def say(rules: Rules, statement: Statement, called: Called = BY_ID) -> str:
    """Return the statement as a clause: `'visit' is dated August 2017`."""
    owner, path = statement
    if not isinstance(owner, int):
        return _of_a_source(rules, owner[1], path, called)
    event = rules.events[owner]
    if path == "date" and event.when is not None:
        return f"{called.event(event)} is dated {in_words(event.when)}"
    if path == "lasted" and event.lasted is not None:
        return f"{called.event(event)} lasted {shorten(event.lasted.text)}"
    if path.startswith("sources"):
        citation = event.sources[int(path.rpartition("/")[2])]
        told = _TOLD[event.told_by(citation)].format(called.source(citation.source))
        return f"{called.event(event)} {told}"
    return _relation(rules, event, rules.relation(owner, path), called)


def _of_a_source(rules: Rules, id: str, path: str, called: Called) -> str:
    source = rules.timeline.sources[id]
    match path:
        case "via" | "derived_from":
            names = source.via if path == "via" else source.derived_from
            listed = ", ".join(map(called.source, names[:_NAMED]))
            more = f" and {len(names) - _NAMED} more" if names[_NAMED:] else ""
            return f"{called.source(id)} {_STEMS[path]} {listed}{more}"
        case _:
            did = "was read" if path == "accessed" else "was published"
            return f"{called.source(id)} {did} {in_words(rules.publications.date((id, path)))}"


def _relation(rules: Rules, event: Event, relation: Relation, called: Called) -> str:
    verb, at_least, within = _RELATIONS[relation.kind]
    place = rules.timeline.referred(relation.event)
    other = _quoted(relation.event) if place is None else called.event(rules.events[place])
    parts = [f"{called.event(event)} {verb} {other}"]
    if relation.at_least and at_least:
        parts.append(at_least.format(shorten(relation.at_least.text)))
    if relation.within:
        parts.append(within.format(shorten(relation.within.text)))
    return ", ".join(parts)


def notes(timeline: Timeline, statement: Statement) -> Iterator[tuple[str, str]]:
    """Yield whose note may say how a statement was come by, and the note: the events' and sources'.

    Of a citation it is that of the event, and its own where it says how the event lay to it.
    """
    owner, path = statement
    if not isinstance(owner, int):
        if note := timeline.sources[owner[1]].note:
            yield f"'{shorten(owner[1])}'", note
        return
    event = timeline.events[owner]
    if path.startswith("sources"):
        citation = event.sources[int(path.rpartition("/")[2])]
        if citation.note and citation.tells is not None:
            yield f"{name(event)} in '{shorten(citation.source)}'", citation.note
    if event.note:
        yield name(event), event.note


def place_of(timeline: Timeline, statement: Statement) -> Span | None:
    """Return where the statement stands."""
    return timeline.span(statement.owner, statement.path)
