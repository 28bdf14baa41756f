"""Which column holds what, told by its name: one table.

A name is folded before it is looked for: `Launch Time (UTC)` is `launch_time`, and so is
`launchTime`. Of several columns of a role that holds one thing the first in the order of the names
here has it; a list takes all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, get_args

Role = Literal[
    "id",
    "date",
    "end",
    "year",
    "month",
    "day",
    "end_year",
    "end_month",
    "end_day",
    "clock",
    "zone",
    "title",
    "summary",
    "note",
    "actors",
    "places",
    "country",
    "latitude",
    "longitude",
    "sources",
    "tags",
    "status",
]
"""What a column can hold of an event. Its other keys (`after`, `lasted`) stand for themselves."""
ROLES: tuple[Role, ...] = get_args(Role)
LISTS: tuple[Role, ...] = ("actors", "places", "sources", "tags")
"""Roles that all their columns have together."""
DATING: tuple[Role, ...] = (
    *("date", "end", "year", "month", "day", "end_year", "end_month", "end_day"),
    *("clock", "zone"),
)
"""Roles that say when it was."""
NEEDS: dict[Role, tuple[Role, ...]] = {
    "month": ("year",),
    "day": ("month",),
    "end_month": ("end_year",),
    "end_day": ("end_month",),
    "zone": ("clock",),
    "country": ("places",),
    "latitude": ("longitude",),
    "longitude": ("latitude",),
}
"""Roles that say nothing alone: where no column has one of the others, none has them."""

NAMES: dict[Role, str] = {
    "id": "id event_id uid event_id_cnty globaleventid unique_id slug",
    "date": "date event_date date_start start_date start begin_date begin when datetime date_time "
    "incident_date date_of_incident date_of_event eventdate sqldate dt datum fecha",
    "end": "end_date date_end end enddate end_datetime end_time until to finish",
    "year": "year yr iyear start_year",
    "month": "month imonth start_month",
    "day": "day iday start_day",
    "end_year": "end_year",
    "end_month": "end_month",
    "end_day": "end_day",
    "clock": "time start_time launch_time event_time",
    "zone": "timezone time_zone tz",
    "title": "title headline event name event_title event_name what what_happened label "
    "subject message heading short_name short",
    "summary": "summary description details detail text body content desc abstract info "
    "additional_information",
    "note": "note notes comment comments remarks",
    "actors": "actors actor actor1 actor2 actor_1 actor_2 side_a side_b source_name target_name "
    "who people person persons participants perpetrator target speaker",
    "places": "location place places where city venue where_coordinates",
    "country": "country",
    "latitude": "latitude lat y",
    "longitude": "longitude lon lng long x",
    "sources": "source sources source_article publisher url link source_url reference references "
    "citation citations media",
    "tags": "tag tags category categories type event_type sub_event_type disorder_type kind group "
    "topic keywords",
    "status": "status",
}
"""The names of each role, folded, in the order in which they are preferred."""
BY_NAME: dict[str, tuple[Role, int]] = {
    name: (role, place) for role, names in NAMES.items() for place, name in enumerate(names.split())
}
"""By a folded name: the role, and how far the name stands behind others of it."""
SLIDE_COLUMNS = frozenset(("year", "end_year", "headline", "media"))
"""Folded names of columns by which the sheet of TimelineJS is known: it has all of them."""
_UNIT = re.compile(r"\([^()]*\)")
_APART = re.compile(r"[^\w]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_POINT_ZERO = re.compile(r"\.0+\Z")


@lru_cache(maxsize=1 << 12)
def folded(name: str) -> str:
    """Return the name in small letters, its words joined by `_`, without a unit in brackets."""
    plain = _UNIT.sub(" ", unicodedata.normalize("NFKC", name))
    return _APART.sub("_", _CAMEL.sub("_", plain).casefold()).strip("_")


def code(text: str) -> str:
    """Return a code as its makers write it: `2`, where a program has made `2.0` of it."""
    return _POINT_ZERO.sub("", text)
