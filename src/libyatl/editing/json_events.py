"""Events of JSON, as `libyatl filter --json` writes them, as they are typed in a file."""

from __future__ import annotations

from typing import Any, NamedTuple

from libyatl import formats
from libyatl.editing.judging import what_to_do
from libyatl.errors import InputError
from libyatl.files.decoding import sound_text
from libyatl.findings.diagnostics import Report, Severity
from libyatl.formats.format import Shape
from libyatl.formats.yaml.placed import Value, value_of
from libyatl.formats.yaml.text_layout import Layout
from libyatl.model import Timeline
from libyatl.model.kinds import KINDS
from libyatl.query.conditions import Both
from libyatl.query.selection import select_where
from libyatl.text.inert import one_line
from libyatl.text.plurals import number_of

_FORMATS = ("json", "jsonl")
_OF_OTHERS = frozenset({"dangling-relation"})
"""What hangs on the events of the file to which these come, and is asked there."""


class Told(NamedTuple):
    """What JSON tells.

    Attributes:
        events: what each event says, by key, as it is typed.
        timezone: where its times stand that have no zone; None if it names none.
        timeline: all of it.
    """

    events: list[dict[str, Value]]
    timezone: str | None
    timeline: Timeline


def told_in_json(data: bytes, name: str) -> Told:
    """Return the events that JSON or JSON Lines tell: an event, a list, or a whole chronology.

    Raises:
        InputError: something of it cannot be taken; it is said where it stands.
    """
    called = one_line(name)
    report = Report()
    sound = sound_text(data, name, report)
    if sound is not None and not sound.strip():
        raise InputError(f"{called}: nothing is in it", help="[] would be no events")
    _see_whole(report)
    found = formats.told(name, sound or b"")
    timeline = formats.read_data([(name, data)], format=found if found in _FORMATS else "json")
    _see_whole(timeline.report)
    if timeline.understood:
        raise InputError(
            f"{called}: its keys are not those of libyatl",
            help="libyatl filter -f FILE --json writes it in these",
        )
    return Told(_typed_by_us(timeline), timeline.timezone or None, timeline)


def _typed_by_us(timeline: Timeline) -> list[dict[str, Value]]:
    """Return what events say as our own writer types it."""
    chosen = select_where(timeline, Both(()), sort="file")
    text = "".join(formats.pieces("yaml", chosen, Shape()))
    tree: Any = value_of(Layout(text).root)
    return [*tree["events"]]


def left_behind(told: Told, timeline: Timeline) -> list[str]:
    """Return in words what JSON tells beside its events and a chronology has not."""
    found = []
    for kind, each in KINDS.items():
        new = each.entries(told.timeline).keys() - each.entries(timeline).keys()
        found += [number_of(len(new), kind)] if new else []
    accepted = len(told.timeline.accepted)
    return [*found, number_of(accepted, "accepted finding")] if accepted else found


def _see_whole(report: Report) -> None:
    """See that nothing was found that costs a part of what is read.

    Raises:
        InputError: something was.
    """
    errors = [
        one for one in report if one.severity is Severity.ERROR and one.code not in _OF_OTHERS
    ]
    if errors:
        first = errors[0]
        where = "" if first.span is None else f"{one_line(str(first.span))}: "
        said = f"{first.message}: {first.label}" if first.label else first.message
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise InputError(f"{where}{said}{more}", help=what_to_do(first.help))
