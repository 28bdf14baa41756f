"""What an event or an entry is to say, judged before it is written, as the reader would."""

from __future__ import annotations

import json
import re
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

_TILL_THEN = re.compile(
    r"(?:it|its|the|until)\b.*\b(?:until|left out|as written|kept|says nothing|counts|read as)\b"
)
"""What a finding says becomes of what is read, where nothing is done."""
_Holding = Sequence[Raw] | Mapping[str, Mapping[str, Raw]]
"""Events, or what registries hold, by their key."""
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
    _see_sound(
        [before] if registry is None else {registry: {"-": before}},
        [wanted] if registry is None else {registry: {"-": wanted}},
        head,
    )


def see_all_sound(
    before: Sequence[Raw], wanted: Sequence[Raw], head: Value, called: Sequence[str]
) -> None:
    """See of several events what `see_sound` sees of one.

    Args:
        before: what each says.
        wanted: what each is to say, in the same order.
        head: what the file says as a whole.
        called: what each is called in a message; empty says nothing of it.

    Raises:
        UsageError: one has such an error.
    """
    _see_sound(before, wanted, head, called)


def _see_sound(before: _Holding, wanted: _Holding, head: Value, called: Sequence[str] = ()) -> None:
    known = {key: head[key] for key in _FOR_ALL & head.keys()} if isinstance(head, dict) else {}
    found = _faults(wanted, known)
    was = Counter(map(_fault_as_told, _faults(before, known) if found else ()))
    for one in found:
        if not was[_fault_as_told(one)]:
            said = f"{one.message}: {one.label}" if one.label else one.message
            with told_of(called[_number_in(one)] if called else ""):
                raise UsageError(said, help=what_to_do(one.help))


def what_to_do(help: str) -> str:
    """Return what a finding says is to be done, less what becomes of what is read till then."""
    return "; ".join(said for said in help.split("; ") if not _TILL_THEN.match(said))


def _number_in(found: Diagnostic) -> int:
    """Return which of the events that were read has an error."""
    assert found.span is not None
    return int(found.span.pointer.split("/")[2])


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


def _faults(holding: _Holding, known: Mapping[str, Value]) -> list[Diagnostic]:
    held = (
        holding
        if isinstance(holding, Mapping)
        else {"events": [{"title": "-", **event} for event in holding]}
    )
    data = json.dumps({**known, **held}).encode()
    report = formats.read_data([("", data)], format="json").report
    return [
        one
        for one in report
        if one.severity is not Severity.NOTE and one.code not in {*_OF_OTHERS, _OWN}
    ]


def _fault_as_told(found: Diagnostic) -> tuple[str, str, str]:
    """Return what tells a fault: which event it is of, by its place, and what it is."""
    pointer = "" if found.span is None else found.span.pointer
    return "/".join(pointer.split("/")[:3]), found.code, found.message
