"""Tables without a header, of which every row is of a known shape: what their columns are called.

Of GDELT the names are those of "The GDELT Event Database: Data Format Codebook" V1.03 (57 columns,
and a 58th, SOURCEURL, from April 2013 on) and V2.0 (61: each place has an ADM2 code too). Of TLN
they are those that plaso writes above it ("TLN output formats"); other tools write no header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code"),
    *("Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_GEO_2 = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_DATES = ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate")
_ACTION = (
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
    *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
)
_PLACES = ("Actor1Geo_", "Actor2Geo_", "ActionGeo_")


def _gdelt(geo: tuple[str, ...]) -> tuple[str, ...]:
    actors = [f"{actor}{name}" for actor in ("Actor1", "Actor2") for name in _ACTOR]
    places = [f"{place}{name}" for place in _PLACES for name in geo]
    return (*_DATES, *actors, *_ACTION, *places, "DATEADDED", "SOURCEURL")


class Unnamed(NamedTuple):
    """Rows of one shape.

    Attributes:
        names: what the columns are called.
        delimiter: what stands between cells, which never stand in quotes.
        widths: how many cells a row may have; where they are fewer than the names, the last
            columns have none.
        begins: regular expressions of its first cells.
    """

    names: tuple[str, ...]
    delimiter: str
    widths: tuple[int, ...]
    begins: tuple[str, ...]


UNNAMED = (
    Unnamed(_gdelt(_GEO), "\t", (57, 58), ("[0-9]+", "[0-9]{8}")),
    Unnamed(_gdelt(_GEO_2), "\t", (61,), ("[0-9]+", "[0-9]{8}")),
    Unnamed(("Time", "Source", "Host", "User", "Description"), "|", (5,), ("[0-9]{9,10}",)),
    Unnamed(
        ("Time", "Source", "Host", "User", "Description", "TZ", "Notes"),
        *("|", (7,), ("[0-9]{9,10}",)),
    ),
)


def unnamed(line: str) -> Unnamed | None:
    """Return what the first line that shows something is a row of, if it is no header."""
    return next((one for one in UNNAMED if _is_row(line.split(one.delimiter), one)), None)


def _is_row(cells: Sequence[str], of: Unnamed) -> bool:
    return len(cells) in of.widths and all(
        re.fullmatch(begin, cell) for begin, cell in zip(of.begins, cells, strict=False)
    )
