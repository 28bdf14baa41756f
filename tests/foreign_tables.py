"""Tables in the shape of those that other tools write; no row of them is anyone's."""

from __future__ import annotations

import csv
import io
from typing import Any

from libyatl.formats import read_data
from libyatl.formats.how import AS_IT_IS, How
from libyatl.model import Timeline
from libyatl.model.understood import Understood

ACLED = """\
event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
assoc_actor_1,inter1,actor2,assoc_actor_2,country,admin1,location,latitude,longitude,\
geo_precision,source,notes,fatalities,tags
XYZ1,2031-05-02,2031,1,Demonstrations,Protests,Peaceful protest,Protesters (Ruritania),\
Bakers' Union; Students (Ruritania),6,,,Ruritania,Strelsau,Strelsau,50.1,14.25,1,\
Strelsau Courier; Evening Post,"Bakers marched, and went home.",0,crowd size=200
XYZ2,2031-05-03,2031,2,Political violence,Battles,,Royal Guard,,1,Blue Shirts,,Ruritania,Zenda,\
Zenda,50.20,14.5,2,Strelsau Courier,Shots near the castle.,3,
XYZ3,2031-06-15,2031,3,Political violence,Battles,Armed clash,Blue Shirts,,3,Royal Guard,,\
Ruritania,Zenda,Zenda,50.9,14.5,3,Evening Post,More shots.,1,
"""
UCDP = """\
id,relid,year,type_of_violence,conflict_name,dyad_name,side_a,side_b,number_of_sources,\
source_article,source_office,source_date,source_headline,where_prec,where_coordinates,\
where_description,latitude,longitude,country,date_prec,date_start,date_end,best
1,R-1,2030,1,Ruritania: Government,Government of Ruritania - Blue Shirts,\
Government of Ruritania,Blue Shirts,1,"Courier 3 May 2030",,,,1,Zenda town,,50.2,14.5,Ruritania,\
1,2030-05-02,2030-05-02,2
2,R-2,2030,2.0,Blue Shirts - Red Shirts,Blue Shirts - Red Shirts,Blue Shirts,Red Shirts,1,\
"Post 9 May 2030",,,,1,Strelsau city,near the bridge,50.1,14.25,Ruritania,2,2030-05-02,2030-05-08,1
3,R-3,2030,3,Blue Shirts - Civilians,Blue Shirts - Civilians,Blue Shirts,Civilians,1,\
"Post 12 May 2030",,,,1,Strelsau city,,50.1,14.25,Ruritania,1,2030-05-10,2030-05-11,4
"""


def read(text: str, name: str = "t.csv", **how: Any) -> Timeline:
    """Read one table, in a way that is told."""
    told: How = AS_IT_IS._replace(**how)
    return read_data([(name, text.encode())], how=told)


def table(*rows: str, **how: Any) -> Timeline:
    """Read a table of the rows."""
    return read("".join(f"{row}\n" for row in rows), **how)


def understood(timeline: Timeline) -> Understood:
    """Return what was understood of the one file."""
    (said,) = timeline.understood
    return said


def said(timeline: Timeline, word: str) -> list[str]:
    """Return all that is said behind a word."""
    return [text for first, text in understood(timeline).said if first == word]


def codes(timeline: Timeline) -> list[str]:
    """Return each finding as `error[date-unreadable]`."""
    return [f"{found.severity}[{found.code}]" for found in timeline.report]


def rows_of(text: str) -> list[dict[str, str]]:
    """Return the rows by their header, read by another reader."""
    return list(csv.DictReader(io.StringIO(text)))
