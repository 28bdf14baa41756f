"""Drawn files of other tools, as awkward as people make them: tables, lists, notes, citations.

Each is drawn as rows or entries, and written by other code than ours, so that what a file holds is
known without a reader.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any, NamedTuple

import yaml
from hypothesis import strategies as st

from libyatl.formats.foreign.roles import NAMES

ACLED = (
    *("event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "actor2", "country", "location", "latitude", "longitude"),
    *("source", "notes", "fatalities"),
)
UCDP = (
    *("id", "year", "type_of_violence", "dyad_name", "side_a", "side_b", "source_article"),
    *("source_office", "source_date", "source_headline", "where_coordinates", "date_prec"),
    *("date_start", "date_end", "latitude", "longitude", "country", "best"),
)
ICEWS = (
    *("Event ID", "Event Date", "Source Name", "Source Country", "Event Text", "CAMEO Code"),
    *("Target Name", "Target Country", "Story ID", "Publisher", "City", "Country", "Latitude"),
)
GDELT = ("GLOBALEVENTID", "SQLDATE", "Year", "Actor1Name", "Actor2Name", "EventCode", "QuadClass")
TIMESKETCH = ("message", "datetime", "timestamp", "timestamp_desc", "user", "display_name", "tag")
L2T = (
    *("date", "time", "timezone", "MACB", "sourcetype", "type", "user", "short", "desc"),
    *("filename", "notes", "extra"),
)
TLN = ("Time", "Source", "Host", "User", "Description", "TZ", "Notes")
PRESETS = {
    "ACLED": ACLED,
    "UCDP": UCDP,
    "ICEWS": ICEWS,
    "GDELT": GDELT,
    "Timesketch": TIMESKETCH,
    "L2T": L2T,
    "TLN": TLN,
}
DATES = (
    *("2031-05-02", "2031", "May 2031", "2031-05/2031-06", "c. 2031", "2031-05-02T09:30Z"),
    *("18/04/2031", "04/18/2031", "03/04/2031", "5.5.2031", "2031/5/2", "9-May-31", "10/11/12"),
    *("20310502", "02052031", "2031.0", "21 March 2031", "Oct 4th, 2031", "Mon 5 May 2031"),
    *("2031-05-02 04:17:38.276340+00:00", "05/02/2031 07:52 PM", "2031-02-30", "0", "7777"),
    *("1900000000", "1900000000000", "43252", "17-Jan", "Q1", "1402-07-01", "44 BC", "-0043"),
    *("1970-01-01T00:00:00+00:00", "0000-00-00T00:00:00+00:00", "1935480600250000", "00/00/0000"),
    *("2031-13-01", "2019 - 2020", "1971-now", "n.d.", "unknown", "\u0664/\u0665/\u0662\u0660"),
)
CELLS = (
    *(
        "",
        "",
        " ",
        "\u00a0",
        "-",
        "NA",
        "null",
        ".",
        "a",
        "x y",
        "Zenda",
        "b; c",
        "d;e",
        ";",
        "; ;",
    ),
    *("\u00a0Zenda\u00a0", "\u200bx", "\ufeffy", "f, g", "50.20", "-14.5", "91", "50,2", "5", "12"),
    *("9:30", "25:61", "UTC", "Africa/Tripoli", "1", "2.0", "999", "-99", "confirmed", "planned"),
    *("odd words", "https://example.org/1", "https://example.org/1; https://example.org/2"),
    *("=1+1", "+1", "-2+3", "@x", "'=1+1", '=HYPERLINK("h")', 'he said "no"', '"all"', '"'),
    *("two\nlines", "a|b", "a\\tb", "a\\nb", "\\", "<b>c</b>", "&amp;", "{x}", "[y]", "# z", "- w"),
    *("\x92s", "\x07", "\x1b[31m", "\u202ea", "Ünï", "حفتر", "漢字", "👩‍🚀", "e\u0301", "A" * 300),
    *("Some words. And more.", "Courier, 3 May 2031; Post", "{a: b}", "null", "true", "~", "row-2"),
)
ROLED = [name for some in NAMES.values() for name in some.split()]
OURS = ("date", "title", "id", "actors", "places", "tags", "sources", "summary", "note", "start")
OWN = ("x", "Deaths", "column 1", "After", "lasted", "extra", "group", "date as typed", "a: b", "0")
SPELT = (
    str,
    str.upper,
    str.title,
    lambda name: name.replace("_", " "),
    lambda name: f" {name} ",
    lambda name: f"{name} (UTC)",
    lambda name: name + "\u00a0",
)
DELIMITERS = {",": "t.csv", ";": "t.csv", "\t": "t.tsv", "|": "t.csv"}
dates = st.sampled_from(DATES)
cells = st.sampled_from(CELLS)


class DrawnTable(NamedTuple):
    """A table as it was drawn.

    Attributes:
        file: its name.
        text: what stands in it.
        header: what its columns are called.
        rows: below the header, each with the first and the last line on which it stands, and its
            cells, or None where it is broken.
    """

    file: str
    text: str
    header: list[str]
    rows: list[tuple[int, int, list[str] | None]]


# Made once, not at each draw: Hypothesis validates all that is new to it.
_one = st.sampled_from(ROLED) | st.sampled_from(OURS) | st.sampled_from((*OWN, ""))
_spelt = st.tuples(_one, st.sampled_from(SPELT)).map(lambda both: both[1](both[0]))
_some_spelt = st.lists(_spelt, min_size=1, max_size=7)
_some_of_ours = st.lists(st.sampled_from(OURS), unique=True, min_size=2, max_size=6)
_kinds = st.sampled_from(["any", "titled", "titled", "ours", *PRESETS])


@st.composite
def headers(draw: st.DrawFn) -> list[str]:
    """Draw the names of columns: known ones spelt in any way, doubled, unnamed, and others."""
    names = draw(_some_spelt)
    kind = draw(_kinds)
    if kind == "ours":
        return draw(_some_of_ours)
    if kind in PRESETS:
        return [*PRESETS[kind], *names[:2]]
    begun = ["Headline", draw(st.sampled_from(["Date", "event_date", "year", "when", "start"]))]
    return [*begun, *names] if kind == "titled" else names


def is_of_dates(name: str) -> bool:
    return any(
        word in name.casefold() for word in ("date", "when", "start", "begin", "end", "year")
    )


@st.composite
def tables(draw: st.DrawFn) -> DrawnTable:
    """Draw a table: most rows as wide as the header, some ragged, blank, or broken by a quote."""
    header = draw(headers().filter(lambda names: any(map(shows, names))))
    delimiter = draw(st.sampled_from([*DELIMITERS]))
    # Between tabs and bars a quote may be a letter: what is drawn there wants none.
    plain = delimiter in "\t|"
    of_text = cells.filter(lambda cell: not {*cell} & {'"', "\n", delimiter}) if plain else cells
    column = [draw(st.lists(dates, min_size=1, max_size=2)) for _ in header]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    out = io.StringIO()
    write = csv.writer(out, delimiter=delimiter, lineterminator=end)
    write.writerow(header)
    rows: list[tuple[int, int, list[str] | None]] = []
    for _ in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(["whole"] * 6 + ["short", "long", "blank", "broken"]))
        row: list[str] | None = [
            draw(st.sampled_from(some) | of_text if is_of_dates(name) else of_text | dates)
            for name, some in zip(header, column, strict=True)
        ]
        assert row is not None
        first = lines_in(out.getvalue()) + 1
        if kind == "broken" and not plain:
            out.write(delimiter.join(['"a" b', *("c" for _ in header[1:])]) + end)
            row = None
        elif kind == "blank":
            out.write(end)
            continue
        else:
            row = {"short": row[:-1], "long": [*row, "more"]}.get(kind, row)
            if not any(map(shows, row)):
                row[:] = ["shown"]
            write.writerow(row)
        rows.append((first, lines_in(out.getvalue()), row))
    return DrawnTable(DELIMITERS[delimiter], out.getvalue(), header, rows)


def shows(cell: str) -> bool:
    return bool(cell.strip())


def lines_in(text: str) -> int:
    return text.replace("\r\n", "\n").count("\n")


leaves = cells | dates | st.none() | st.booleans() | st.integers(-9999, 9999) | st.just(1.5)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["tag", "name", "url", "title", "x"]), inner, max_size=2)
    ),
    max_leaves=5,
)


@st.composite
def lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw the entries of a list: a few keys, most of which most entries have."""
    names = [name for name in draw(headers()) if shows(name)] or ["x"]
    named = draw(st.sampled_from(["name", "headline", "title", "x"]))
    dated = draw(st.sampled_from(["start", "start_date", "when", "year", "Date", "x"]))
    entries = []
    for number in range(draw(st.integers(1, 5))):
        entry: dict[str, Any] = {named: f"t{number}"} if draw(st.integers(0, 9)) else {}
        if draw(st.integers(0, 4)):
            entry[dated] = draw(dates | values)
        for name in names:
            if draw(st.integers(0, 3)):
                entry[name] = draw(dates | values if is_of_dates(name) else values)
        entries.append(entry or {"x": 1})
    return entries


degrees = st.floats(-180, 180) | st.integers(-100, 200) | st.sampled_from(["5", None, 1e-7])
positions = st.lists(degrees, min_size=1, max_size=3)
geometries = st.one_of(
    st.none(),
    positions.map(lambda at: {"type": "Point", "coordinates": at}),
    st.lists(positions).map(lambda line: {"type": "LineString", "coordinates": line}),
    st.just({"type": "GeometryCollection", "geometries": []}),
)


@st.composite
def collections(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a collection of GeoJSON: entries of a list as properties, each at some geometry."""
    named = draw(st.sampled_from(["id", "ID", "bbox"]))
    features = [
        {
            "type": "Feature",
            "geometry": draw(geometries),
            "properties": properties | ({"place": draw(values)} if draw(st.booleans()) else {}),
            **({named: number} if draw(st.booleans()) else {}),
        }
        for number, properties in enumerate(draw(lists()))
    ]
    beside = {"crs": None, "name": "Map", "title": "T", "bbox": [1, 2], "own": {"x": 1}}
    names = draw(st.sets(st.sampled_from([*beside])))
    return {
        "type": "FeatureCollection",
        **{name: beside[name] for name in names},
        "features": features,
    }


def in_json(entries: list[dict[str, Any]], key: str = "") -> str:
    """Return a list in JSON, by itself or under a key."""
    return json.dumps({key: entries} if key else entries, ensure_ascii=False, indent=1)


def in_lines(entries: list[dict[str, Any]]) -> str:
    """Return a list in JSON Lines."""
    return "".join(f"{json.dumps(entry)}\n" for entry in entries)


def in_yaml(entries: list[dict[str, Any]], key: str = "") -> str:
    """Return a list in YAML, by itself or under a key, in the style of the library."""
    whole: Any = {key: entries} if key else entries
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)


class DrawnNote(NamedTuple):
    """A note: the keys of its front matter, what stands below them, and its text."""

    front: dict[str, Any]
    body: str
    text: str


@st.composite
def notes(draw: st.DrawFn) -> DrawnNote:
    """Draw a note with front matter."""
    front = draw(lists())[0]
    body = draw(st.sampled_from(["", "Words.", "# A heading\n\nWords.", "---\n", "\x07", "a\n\nb"]))
    yaml_text = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
    return DrawnNote(front, body, f"---\n{yaml_text}---\n{body}")


NAMED = st.fixed_dictionaries(
    {},
    optional={
        "family": cells.filter(shows),
        "given": cells.filter(shows),
        "literal": cells.filter(shows),
        "suffix": st.just("Jr."),
    },
)
PARTS = st.lists(
    st.lists(st.integers(1, 12) | st.sampled_from([2031, "2031", "5", -44, 0]), max_size=3),
    max_size=2,
)
DATED = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": PARTS,
        "raw": dates,
        "literal": dates | cells,
        "circa": st.booleans() | st.just("1"),
        "season": st.integers(1, 4) | st.just("2"),
    },
)


@st.composite
def items(draw: st.DrawFn) -> dict[str, Any]:
    """Draw an item of a library in CSL-JSON."""
    optional = {
        "citation-key": st.sampled_from(["doe2031", "x y", "é"]),
        "title": cells,
        "author": st.lists(NAMED | cells, max_size=2),
        "container-title": cells,
        "publisher": cells,
        "issued": DATED,
        "accessed": DATED,
        "URL": cells,
        "DOI": st.sampled_from(["10.1000/182", "x"]),
        "language": cells,
        "archive": cells,
        "abstract": cells,
        "volume": st.integers(0, 9) | cells,
        "custom": values,
        "note": cells,
    }
    item = {"id": draw(st.sampled_from(["a", "b", "c d", "http://zotero.org/1", 5, "ünï"]))}
    item |= draw(
        st.fixed_dictionaries({"type": st.sampled_from(["book", "webpage"])}, optional=optional)
    )
    return item


def key_of(item: dict[str, Any]) -> str:
    """Return by what an item is cited."""
    return str(item.get("citation-key") or item["id"])


def texts_of(value: object) -> Iterable[str]:
    """Yield all texts of a value as JSON has them, with its keys."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield str(key)
            yield from texts_of(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_of(each)
    elif isinstance(value, bool) or value is None:
        yield json.dumps(value)
    else:
        yield str(value)
