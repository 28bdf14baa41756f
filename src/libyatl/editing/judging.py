"""What an event or an entry is to say, judged before it is written, as the reader would."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from libyatl import formats
from libyatl.editing.changes import Raw
from libyatl.errors import UsageError
from libyatl.findings.diagnostics import Diagnostic, Severity
from libyatl.formats.yaml.placed import Value
from libyatl.model.keys import HEAD
from libyatl.model.kinds import Registry

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
    _see(
        [before] if registry is None else {registry: {"-": before}},
        [wanted] if registry is None else {registry: {"-": wanted}},
        head,
    )


def see_all_sound(before: Sequence[Raw], wanted: Sequence[Raw], head: Value) -> None:
    """See of several events, in the same order, what `see_sound` sees of one.

    Raises:
        UsageError: one has such an error.
    """
    _see(before, wanted, head)


def _see(before: _Holding, wanted: _Holding, head: Value) -> None:
    known = {key: head[key] for key in _FOR_ALL & head.keys()} if isinstance(head, dict) else {}
    found = _faults(wanted, known)
    was = Counter(map(_fault_as_told, _faults(before, known) if found else ()))
    for one in found:
        if not was[_fault_as_told(one)]:
            said = f"{one.message}: {one.label}" if one.label else one.message
            raise UsageError(said, help=str(one.help).partition("; ")[0])


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
