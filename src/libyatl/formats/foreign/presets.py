"""Tables that many people have, each a record: by what it is known, and what its columns mean.

What a preset says of a column goes before what its name says; all other columns have their roles
by name (`libyatl.formats.foreign.roles`). To add a table, add its record to `PRESETS`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from libyatl.formats.foreign.cameo import CAMEO_ROOTS, QUAD_CLASSES
from libyatl.formats.foreign.roles import Role
from libyatl.formats.how import Epoch, Order

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
        closed: whether a standard says all that it means: no other name has a role, no clock
            time is a midnight that a program put there, and `NA` is a name as any other.
        silent: cells that say nothing, whatever the column but that of the title.
        order: which number stands first in its dates, by definition.
        epoch: what numbers since 1970 count in its columns of dates.
        unset: a regular expression of cells, in columns of dates, by which a program says that it
            has no date; empty where there are none.
        mirrors: pairs of folded names of columns; of two rows in which they have changed places
            the one says what the other does, backwards, where they agree in what `mirrored` names.
        mirrored: folded names of columns.
        page: its page among those of the formats.
    """

    name: str
    told_by: frozenset[str]
    roles: Mapping[str, Role | None]
    title: str
    part: Mapping[str, str] = {}
    vague: tuple[str, Mapping[str, str]] = ("", NO_CODES)
    words: Mapping[str, Mapping[str, str]] = {}
    closed: bool = False
    silent: frozenset[str] = frozenset()
    order: Order = ""
    epoch: Epoch = ""
    unset: str = ""
    mirrors: tuple[tuple[str, str], ...] = ()
    mirrored: tuple[str, ...] = ()
    page: str = ""

    def has_mirrors(self, names: Collection[str]) -> bool:
        """Whether rows of columns of these folded names may say one another backwards."""
        told = {*self.mirrored, *(name for pair in self.mirrors for name in pair)}
        return bool(self.mirrors) and told <= {*names}


_NOTHING = frozenset("-")
_NO_TIME = r"(?:1970-01-01|0000-0[01]-0[01])[T ]00:00:00(?:\.0+)?(?:Z|[+-]00:?00)?"
"""What plaso writes where no time is set: the first second of its clock, or a year 0."""
_ASSOCIATES = ("assoc_actor_1", "assoc_actor_2", "ally_actor_1", "ally_actor_2")

_TIMESKETCH = Preset(
    # What Timesketch asks of a file ("Create timeline from JSON/JSONL/CSV file"), and what plaso
    # writes in its dynamic CSV and in JSON: a datetime in ISO 8601, else a timestamp that counts
    # microseconds of UTC.
    name="Timesketch",
    told_by=frozenset({"message", "timestamp_desc"}),
    roles={
        "message": "title",
        "datetime": "date",
        "timestamp": "date",
        **dict.fromkeys(("timestamp_desc", "tag", "tags"), "tags"),
        **dict.fromkeys(("user", "username"), "actors"),
        **dict.fromkeys(("display_name", "filename"), "sources"),
        **dict.fromkeys(("source", "type", "date_time", "date", "time", "url", "location"), None),
    },
    page="timesketch",
    title="",
    silent=_NOTHING,
    epoch="us",
    unset=f"{_NO_TIME}|0",
)

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
        page="acled",
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
        page="ucdp",
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
        page="timelinejs",
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
    # ICEWS (Integrated Crisis Early Warning System, doi:10.7910/DVN/28075) codes a sentence once in
    # each direction, where both sides do the same: as two rows, in which they have changed places.
    Preset(
        name="ICEWS",
        told_by=frozenset({"event_id", "event_date", "source_name", "target_name", "cameo_code"}),
        roles={
            "event_id": "id",
            "event_date": "date",
            "source_name": "actors",
            "target_name": "actors",
            "city": "places",
            "publisher": "sources",
            "event_text": "tags",
            "cameo_code": "tags",
        },
        page="icews",
        title="{source_name}: {event_text}: {target_name}",
        part={"source_name": "source", "target_name": "target"},
        silent=frozenset({"NA"}),
        mirrors=(
            ("source_name", "target_name"),
            ("source_sectors", "target_sectors"),
            ("source_country", "target_country"),
        ),
        mirrored=("event_date", "event_text", "cameo_code", "story_id", "sentence_number"),
    ),
    # The names of GDELT's columns, and the words for its codes, are those of "The GDELT Event
    # Database: Data Format Codebook", and of the CAMEO manual that it refers to.
    Preset(
        name="GDELT",
        told_by=frozenset({"globaleventid", "sqldate", "actor1name", "actor2name", "event_code"}),
        roles={
            "globaleventid": "id",
            "sqldate": "date",
            "year": None,
            "actor1name": "actors",
            "actor2name": "actors",
            "action_geo_full_name": "places",
            "action_geo_lat": "latitude",
            "action_geo_long": "longitude",
            "sourceurl": "sources",
            "event_root_code": "tags",
            "quad_class": "tags",
        },
        page="gdelt",
        title="{actor1name} – {event_code} – {actor2name}",
        part={"actor1name": "actor 1", "actor2name": "actor 2"},
        words={"event_root_code": CAMEO_ROOTS, "quad_class": QUAD_CLASSES},
    ),
    # Where a file has a name for display, its other name is that of the same source.
    _TIMESKETCH._replace(
        told_by=_TIMESKETCH.told_by | {"display_name"},
        roles={**_TIMESKETCH.roles, "filename": None},
    ),
    _TIMESKETCH,
    # Its dates are month first by definition (plaso, "L2T CSV output format").
    Preset(
        name="plaso, L2T CSV",
        told_by=frozenset({"date", "time", "timezone", "macb", "sourcetype", "short", "desc"}),
        roles={
            "short": "title",
            "desc": "summary",
            "user": "actors",
            "type": "tags",
            "filename": "sources",
            "source": None,
        },
        page="timesketch",
        title="",
        silent=_NOTHING,
        order="month",
        unset=f"{_NO_TIME}|00/00/0000|01/01/1970",
    ),
    # TLN counts seconds of UTC (plaso, "TLN output formats").
    Preset(
        name="TLN",
        told_by=frozenset({"time", "source", "host", "user", "description"}),
        roles={
            "time": "date",
            "description": "title",
            "user": "actors",
            "source": None,
            "tz": None,
        },
        page="timesketch",
        title="",
        silent=_NOTHING,
        epoch="s",
        unset="0",
    ),
)


def told(names: frozenset[str]) -> Preset | None:
    """Return the preset that columns of these folded names are known for."""
    return next((preset for preset in PRESETS if preset.told_by <= names), None)
