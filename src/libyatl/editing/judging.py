"""What an event or an entry is to say, judged before it is written, as the reader would."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from libyatl import formats
from libyatl.editing.changes import Raw
from libyatl.errors import UsageError
from libyatl.findings.diagnostics import Diagnostic, Severity
from libyatl.formats.yaml.placed import Value
from libyatl.model.keys import HEAD
from libyatl.model.kinds import Registry
from libyatl.text.inert import shorten

_OF_OTHERS = frozenset({"dangling-relation"})
"""What hangs on other events, and is asked of all of them together."""
_OWN = "unknown-key"
"""A key of one's own is no fault; one that is spelled like ours is told where it is set."""
_FOR_ALL = frozenset(key.key for key in HEAD if key.kind in ("zone", "version"))


def see_sound(before: Raw, wanted: Raw, head: Value, registry: Registry | None = None) -> None:
    """See that what is to be said has no error that what was said had not.

    Args:
        before: what an event, or an entry of a registry, says.
        wanted: what it is to say.
        head: what the file says as a whole.
        registry: the registry of an entry; None for an event.

    Raises:
        UsageError: it has; the message and the remedy are those of the reader.
    """
    known = {key: head[key] for key in _FOR_ALL & head.keys()} if isinstance(head, dict) else {}
    was = Counter(map(_fault_as_told, _faults(before, known, registry)))
    for found in _faults(wanted, known, registry):
        if not was[_fault_as_told(found)]:
            said = f"{found.message}: {found.label}" if found.label else found.message
            raise UsageError(said, help=str(found.help).partition("; ")[0])


@contextmanager
def told_of(called: str) -> Iterator[None]:
    """Say of which of several things it is that something cannot be said; empty says nothing."""
    try:
        yield
    except UsageError as failure:
        if not called:
            raise
        raise UsageError(f"{called}: {failure.message}", help=failure.help) from failure


def see_same_times(events: Sequence[Raw], timezone: str, head: Value) -> None:
    """See that events say the same in a file as in the time zone in which they are told.

    Args:
        events: what each says.
        timezone: the zone; empty if none is named.
        head: what the file says as a whole.

    Raises:
        UsageError: one would be at another time.
    """
    there = head.get("timezone") if isinstance(head, dict) else None
    zone = there if isinstance(there, str) else ""
    if zone == timezone:
        return
    told, held = (_whens(events, one) for one in (timezone, zone))
    for event, one, other in zip(events, told, held, strict=True):
        if one != other:
            theirs, ours = (f"'{shorten(one)}'" if one else "none" for one in (timezone, zone))
            raise UsageError(
                f"'{shorten(str(event.get('title')))}' would be at another time: its zone is "
                f"{theirs}, and that of the file {ours}",
                help="write the zone behind each clock time: 14:30+02:00",
            )


def _whens(events: Sequence[Raw], timezone: str) -> list[object]:
    held = {"events": [*events], **({"timezone": timezone} if timezone else {})}
    timeline = formats.read_data([("", json.dumps(held).encode())], format="json")
    return [event.when for event in timeline.events]


def _faults(entry: Raw, known: Mapping[str, Value], registry: Registry | None) -> list[Diagnostic]:
    of_event = {"events": [{"title": "-", **entry}]}
    holding = of_event if registry is None else {registry: {"-": entry}}
    data = json.dumps({**known, **holding}).encode()
    report = formats.read_data([("", data)], format="json").report
    return [
        one
        for one in report
        if one.severity is not Severity.NOTE and one.code not in {*_OF_OTHERS, _OWN}
    ]


def _fault_as_told(found: Diagnostic) -> tuple[str, str]:
    return found.code, found.message
