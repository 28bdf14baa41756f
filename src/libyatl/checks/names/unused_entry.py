"""`unused-entry`: an entry of a registry to which nothing refers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.mentions import Mentions, spelled
from libyatl.model import Timeline
from libyatl.model.keys import LIBRARY
from libyatl.model.kinds import KINDS, REGISTERED, Registry
from libyatl.model.registers import Register
from libyatl.text.inert import shorten
from libyatl.text.spelling import fold


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the entries that no event names, nor a source that one cites.

    An event that is left out for a mistake of its own will name them once it is mended. Silent for
    a file of registries alone, for an excerpt, whose other events are elsewhere, and of a library
    of sources, which is kept for more than one chronology.
    """
    timeline = examined.timeline
    if not timeline.events or timeline.excerpt:
        return
    named = examined.mentions
    for registry, register in examined.registers.items():
        used = _used(timeline, registry, register, named)
        if registry == "sources":
            used |= {id for id, source in timeline.sources.items() if LIBRARY in source.extra}
        for id in register.entries:
            if id not in used:
                yield examined.finding(
                    (registry, id),
                    message=f"nothing refers to the {REGISTERED[registry]} '{shorten(id)}'",
                    help="name it in an event, or delete the entry",
                )


def _used(timeline: Timeline, registry: Registry, register: Register, named: Mentions) -> set[str]:
    """Return the entries that are named; a spelling that several bear names them all."""
    bearers = _bearers(timeline, registry, register)
    kind = KINDS[REGISTERED[registry]]
    names = [
        name
        for name, places in named[registry].items()
        if any(isinstance(one.owner, int) for one in places)
    ]
    for event in timeline.left_out:
        names += kind.borne(event)
    used = {id for name in names for id in _entries_named(register, bearers, name)}
    came_by = kind.came_by
    if came_by is not None:
        reached = list(used)
        for id in reached:
            for name in chain.from_iterable(came_by(timeline, id).values()):
                further = _entries_named(register, bearers, name) - used
                used |= further
                reached += further
    return used


def _bearers(timeline: Timeline, registry: Registry, register: Register) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for id in register.entries:
        for spelling, _ in spelled(timeline, registry, id):
            found.setdefault(fold(spelling), set()).add(id)
    return found


def _entries_named(register: Register, bearers: Mapping[str, set[str]], name: str) -> set[str]:
    id = register.key(name)
    return {id} if id in register.entries else bearers.get(fold(name), set())
