"""Statements in words, and where they stand: for diagnostics and for explanations."""

from __future__ import annotations

from libyatl.chronology.statements.constraints import Statement
from libyatl.chronology.statements.rules import Rules
from libyatl.dates.saying.in_words import in_words
from libyatl.findings.diagnostics import Span
from libyatl.model import Event, Relation, RelationKind, Timeline
from libyatl.text.inert import shorten

_RELATIONS: dict[RelationKind, tuple[str, str, str]] = {
    "after": ("comes after", "at least {} later", "within {}"),
    "before": ("comes before", "at least {} earlier", "within {}"),
    "during": ("falls within", "at least {} into it", "within its first {}"),
    "with": ("is at the same time as", "", "to within {}"),
}


def name(event: Event) -> str:
    """Return the event in a word: its id, or its title where it was given no id."""
    return f"'{shorten(event.id)}'" if event.named else f"“{shorten(event.title)}”"


def say(rules: Rules, statement: Statement) -> str:
    """Return the statement as a clause: `'visit' is dated August 2017`."""
    owner, path = statement
    if not isinstance(owner, int):
        when = rules.publications.stated(owner[1])
        published = in_words(when) if when else "at no known date"
        return f"'{shorten(owner[1])}' was published {published}"
    event = rules.events[owner]
    if path == "date" and event.when is not None:
        return f"{name(event)} is dated {in_words(event.when)}"
    if path == "lasted" and event.lasted is not None:
        return f"{name(event)} lasted {shorten(event.lasted.text)}"
    if path.startswith("sources"):
        citation = event.sources[int(path.rpartition("/")[2])]
        tells = "is still ahead in" if event.status == "planned" else "is told as past by"
        return f"{name(event)} {tells} '{shorten(citation.source)}'"
    return _relation(rules, event, rules.relation(owner, path))


def _relation(rules: Rules, event: Event, relation: Relation) -> str:
    verb, at_least, within = _RELATIONS[relation.kind]
    parts = [f"{name(event)} {verb} '{shorten(relation.event)}'"]
    if relation.at_least and at_least:
        parts.append(at_least.format(shorten(relation.at_least.text)))
    if relation.within:
        parts.append(within.format(shorten(relation.within.text)))
    return ", ".join(parts)


def place_of(timeline: Timeline, statement: Statement) -> Span | None:
    """Return where the statement stands."""
    return timeline.span(statement.owner, statement.path)
