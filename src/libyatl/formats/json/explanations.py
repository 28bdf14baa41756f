"""Explanations as JSON: the bounds of an event and the chain of statements behind each.

    {"event": ID, "derived": true, "contradiction": false,
     "why": {"earliest_begin": {"day": DAY, "chain": [
        {"event": ID, "point": "begin" or "end", "bound": "earliest" or "latest", "day": DAY,
         "statements": [{"says": TEXT, "at": "file:line:column"}]}]}, …}}

Of what is contradicted, `contradictions` has the statements of each that cannot all be true. Where
accounts of the event differ, `accounts` stands before `why`, as in the bounds of JSON. Where a
clock says more than the day, `time` stands beside `day`, with the offset where it is known:
`"time": "14:30:59+02:00"`. A step that is not certain says why: its `grounds` are any of
`qualified`, `claimed` and `planned`. Of two events: `position` (`Position`), which of the two
`begins` and which `ends` first (`Which`; null where that is not settled), what of this is `firm`,
and `why`, a list of chains, whose steps have no day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from libyatl.chronology.answers.comparison import Comparison
from libyatl.chronology.answers.explanation import Moment, Reason
from libyatl.chronology.statements.constraints import Statement
from libyatl.chronology.statements.grounds import Ground
from libyatl.chronology.statements.wording import place_of, say
from libyatl.dates import day_to_iso
from libyatl.dates.axis import iso_clock, iso_offset
from libyatl.formats.entries.plain import accounts_plain
from libyatl.query import Selection
from libyatl.text.json_line import json_line


def why_json(selection: Selection, place: int) -> str:
    """Return the explanation of an event's bounds as one line of JSON with its line end."""
    chronology = selection.chronology
    why, accounts = chronology.why(place), accounts_plain(selection, place)
    against = [
        _statements_as_json(selection, found.statements)
        for found in chronology.contradictions_of(place)
        if chronology.in_contradiction(place)
    ]
    plain = {
        "event": selection.timeline.events[place].id,
        "derived": chronology.is_derived(place),
        "contradiction": chronology.in_contradiction(place),
        **({"contradictions": against} if against else {}),
        **({"accounts": accounts} if accounts else {}),
        "why": {
            name: {
                **_moment_as_json(reason.at),
                "chain": _chain_as_json(selection, reason, dated=True),
            }
            for name, reason in zip(why._fields, why, strict=True)
        },
    }
    return json_line(plain) + "\n"


def comparison_json(selection: Selection, one: int, other: int) -> str:
    """Return how two events lie to each other as one line of JSON with its line end."""
    events = selection.timeline.events
    found = selection.chronology.compare(one, other)
    plain = {
        "event": events[one].id,
        **_settled_as_json(found),
        "other": events[other].id,
        "firm": _settled_as_json(found.firm or found),
        "why": [_chain_as_json(selection, reason, dated=False) for reason in found.reasons],
    }
    return json_line(plain) + "\n"


def _settled_as_json(found: Comparison) -> dict[str, str | None]:
    return {"position": found.position, "begins": found.begins, "ends": found.ends}


def _moment_as_json(at: Moment | None) -> dict[str, object]:
    if at is None:
        return {"day": None}
    if at.second is None:
        return {"day": day_to_iso(at.day)}
    offset = "" if at.offset is None else iso_offset(at.offset)
    return {"day": day_to_iso(at.day), "time": f"{iso_clock(at.second)}{offset}"}


def _chain_as_json(selection: Selection, reason: Reason, *, dated: bool) -> list[dict[str, object]]:
    timeline = selection.timeline
    return [
        {
            "event": timeline.events[step.place].id,
            "point": "end" if step.ends else "begin",
            "bound": "latest" if step.latest else "earliest",
            **(_moment_as_json(step.at) if dated else {}),
            **_grounds_as_json(step.grounds),
            "statements": _statements_as_json(selection, step.statements),
        }
        for step in reason.steps
    ]


def _statements_as_json(
    selection: Selection, statements: Iterable[Statement]
) -> list[dict[str, str]]:
    rules, timeline = selection.chronology.rules, selection.timeline
    return [
        {"says": say(rules, statement), "at": str(place_of(timeline, statement) or "")}
        for statement in statements
    ]


def _grounds_as_json(grounds: Collection[Ground]) -> dict[str, object]:
    found = [ground.value for ground in Ground if ground in grounds]
    return {"grounds": found} if found else {}
