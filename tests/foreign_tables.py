"""Tables in the shape of those that other tools write; no row of them is anyone's."""

from __future__ import annotations

import csv
import io
from typing import Any

from libyatl.formats import read_data
from libyatl.formats.foreign.unnamed import UNNAMED
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
ICEWS = """\
Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t\
Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\t\
City\tDistrict\tProvince\tCountry\tLatitude\tLongitude
71\t2031-05-02\tForeign Affairs (Ruritania)\tExecutive,Government\tRuritania\tConsult\t040\t1.0\t\
King "Red" Rudolf\tGovernment\tSylvania\t900\t2\tStrelsau Courier\tZenda\tNA\tWest\t\
Ruritania\t50.2\t14.5
72\t2031-05-02\tKing "Red" Rudolf\tGovernment\tSylvania\tConsult\t040\t1.0\t\
Foreign Affairs (Ruritania)\tExecutive,Government\tRuritania\t900\t2\tStrelsau Courier\tStrelsau\t\
NA\tNA\tRuritania\t50.1\t14.25
73\t2031-05-03\tRed Guard\tNA\tRuritania\tMake an appeal\t020\t3.0\tRed Guard\tNA\t\
Ruritania\t901\t1\tEvening Post\tNA\tNA\tNA\tRuritania\tNA\tNA
"""
TIMESKETCH = """\
message,datetime,timestamp,timestamp_desc,user,host,display_name,filename,tag
"Ann logged in, twice",2031-05-02T09:30:00.250000+00:00,1935480600250000,\
Logon Time,ann,gate,OS:/a,/a,x;y
No clock,,1935480601000000,Write Time,-,-,-,/b,-
Two clocks,2031-05-02T09:30:00+02:00,1935480600000000,Write Time,,,,,
Unset,1970-01-01T00:00:00+00:00,0,Not a time,-,gate,OS:/a,/a,-
Year 0,0000-00-00T00:00:00+00:00,-,Not a time,-,gate,OS:/a,/a,-
"""
L2T = """\
date,time,timezone,MACB,source,sourcetype,type,user,host,short,desc,version,filename,inode,notes,\
format,extra
05/02/2031,09:30:00,UTC,M...,LOG,Cron log,Write Time,ann,gate,Cron ran,Cron ran for ann,2,OS:/a,\
-,-,text,pid: 7
00/00/0000,--:--:--,UTC,....,LOG,Cron log,Not a time,-,-,Unset,Nobody knows when,2,OS:/a,-,-,text,-
"""
TLN = """\
Time|Source|Host|User|Description|TZ|Notes
1935480600|LOG|gate|ann|2031-05-02T09:30:00+00:00; Write Time; he said "no"|UTC|-
0|LOG|-|-|Unset|UTC|seen by Bob
"""


def gdelt(width: int, **cells: str) -> str:
    """Return a row of GDELT of so many cells, in which some say something."""
    shape = next(one for one in UNNAMED if width in one.widths)
    return "\t".join([cells.get(name, "") for name in shape.names][:width]) + "\n"


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
