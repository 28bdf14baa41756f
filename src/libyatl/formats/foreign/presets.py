"""Tables that many people have, each a record: by what it is known, and what its columns mean.

What a preset says of a column goes before what its name says; all other columns have their roles
by name (`libyatl.formats.foreign.roles`). To add a table, add its record to `PRESETS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from libyatl.formats.foreign.roles import Role

NO_CODES: Mapping[str, str] = {}


class Preset(NamedTuple):
    """A table that many people have.

    Attributes:
        name: what it is called.
        told_by: folded names of columns, all of which it has.
        roles: by folded names, the role of a column; None where it has none whatever its name says.
        title: how titles are made (`libyatl.formats.foreign.templates`), of folded names.
        part: by folded names, the role that an actor of the column plays in the event.
        vague: the folded name of a column of codes, and by code what is done with the date: `~` is
            put behind it, `..` makes one unknown day of its beginning and its end.
        words: by folded names, what the codes of a column are called.
        closed: whether a standard says all that it means: no other name has a role, and no clock
            time is a midnight that a program put there.
    """

    name: str
    told_by: frozenset[str]
    roles: Mapping[str, Role | None]
    title: str
    part: Mapping[str, str] = {}
    vague: tuple[str, Mapping[str, str]] = ("", NO_CODES)
    words: Mapping[str, Mapping[str, str]] = {}
    closed: bool = False


_ASSOCIATES = ("assoc_actor_1", "assoc_actor_2", "ally_actor_1", "ally_actor_2")

PRESETS: tuple[Preset, ...] = (
    # Of its precisions its makers say: 1 is the day, 2 a week or weekend, 3 the middle of a month;
    # no window can be told of that, so that the day stands, and is said to be approximate.
    Preset(
        name="ACLED",
        told_by=frozenset({"event_date", "event_id_cnty", "actor1", "location"}),
        roles={
            "event_id_cnty": "id",
            "event_date": "date",
            "notes": "summary",
            **dict.fromkeys(("actor1", "actor2", *_ASSOCIATES), "actors"),
            "location": "places",
            "source": "sources",
            **dict.fromkeys(("event_type", "sub_event_type", "disorder_type", "tags"), "tags"),
            "timestamp": None,
        },
        title="{sub_event_type|event_type}: {actor1} – {actor2} ({location})",
        part={
            "actor1": "actor 1",
            "actor2": "actor 2",
            **dict.fromkeys(_ASSOCIATES, "associate"),
        },
        vague=("time_precision", {"2": "~", "3": "~"}),
    ),
    # With a precision from 2 to 5 it was on one day that is not known, between the two that are
    # given: it did not last all of them.
    Preset(
        name="UCDP GED",
        told_by=frozenset({"date_start", "date_end", "date_prec", "side_a", "type_of_violence"}),
        roles={
            "date_start": "date",
            "date_end": "end",
            "where_description": "summary",
            "where_coordinates": "places",
            **dict.fromkeys(
                ("source_article", "source_office", "source_date", "source_headline"), "sources"
            ),
            "side_a": "actors",
            "side_b": "actors",
            "type_of_violence": "tags",
            "conflict_name": "tags",
        },
        title="{dyad_name} ({where_coordinates})",
        part={"side_a": "side a", "side_b": "side b"},
        vague=("date_prec", dict.fromkeys("2345", "..")),
        words={
            "type_of_violence": {
                "1": "state-based conflict",
                "2": "non-state conflict",
                "3": "one-sided violence",
            }
        },
    ),
    # A slide, whatever else it says; the rows of its sheet are told in its keys (`slide_sheet`).
    Preset(
        name="TimelineJS",
        told_by=frozenset({"start_date", "headline"}),
        roles={
            "unique_id": "id",
            "start_date": "date",
            "end_date": "end",
            "headline": "title",
            "text": "summary",
            "media": "sources",
            "group": "tags",
            "type": None,
        },
        title="",
    ),
)


def told(names: frozenset[str]) -> Preset | None:
    """Return the preset that columns of these folded names are known for."""
    return next((preset for preset in PRESETS if preset.told_by <= names), None)
