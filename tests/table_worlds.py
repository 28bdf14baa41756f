"""Drawn tables of events and registries, as awkward as those of archives, and the files they make.

A table is drawn as cells, so that the same cells can be written as CSV, TSV and Parquet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

PLAIN_DAYS = (
    *("2017-07-25", "2017-07-24", "2017-08-02", "2016-02-29", "1999-12-31", "2017-01-01"),
    *("1969-12-31", "0044-03-15", "9999-12-31"),
)
DATES = (
    *("2017", "2017-07", "201X", "19XX", "2017-21", "2017-33", "2017-W30", "2017-07-XX"),
    *("2017-07-25~", "2017-07?", "2017%", "2017-07~-25", "c. 2017", "2017?/2018~"),
    *("2017-07-20/2017-07-28", "2016/2017", "2017-07/..", "../2016-05", "2017-07-25/2017-07-24"),
    *("{2017-07-01,2017-07-25}", "[2016,2018]", "[2017-07-24..2017-07-26]", "{2016..2018}"),
    *("2017-07-25T14:30", "2017-07-25T09:05:07", "2017-07-25T14:30Z", "2017-07-25T23:30+02:00"),
    *("2017-07-25T02:00-08:00", "2017-07-25T14:30[Africa/Tripoli]", "2017-07-25T14:30~"),
    *("2017-07-25T10:00/2017-07-25T18:00", "2017-07-25 14:30", "25 July 2017, 2 pm"),
    *("-0043", "-0043-03-15", "44 BC", "15 March 44 BC", "Y-170000000", "Y17E7"),
    *("summer 2017", "winter 2016", "early August 2017", "late 2016", "before 2017", "since 2016"),
    *("after 25 July 2017", "between 2016 and 2018", "July 2017", "25 July 2017", "the 1990s"),
)
NOTHING = ("", "", " ", "\u00a0", "-", "n.d.", "unknown", "NA", "null")
UNREADABLE = (
    *(
        "soon",
        "2017-02-30",
        "2017-13",
        "18/04/2017",
        "04/05/2017",
        "31/12/1999",
        "7777",
        "20170418",
    ),
    *("5.5.2017", "2017-07-25T25:00", "2017-07-25T14:30 BST", "Q1", "17-Jul", "1500000000", "???"),
    *("2017-\x07-01", "\u202e2017", "=2017", "'2017-07", "<b>2017</b>", "2017\n2018"),
)
COLUMNS_OF_DATES: tuple[tuple[str, ...], ...] = (
    PLAIN_DAYS,
    (*PLAIN_DAYS, *NOTHING),
    ("18/04/2017", "04/05/2017", "25/07/2017", "31/12/1999", "29/02/2016", ""),
    ("04/05/2017", "03/02/2016", "07/07/2017", ""),
    ("20170725", "20160229", "19991231", "20170230"),
    ("2017-07-25 00:00:00", "2017-07-24 14:30:00", "2016-02-29 23:59:59"),
    ("25 July 2017", "29 February 2016", "1 January 2017", "July 2017"),
    ("2017.0", "2016.0", "1999", ""),
)
"""Columns in which all cells are written in one way, as other people's are."""
NAMES = (
    *("Khalifa Hifter", "khalifa hifter", "KHALIFA HIFTER", "Haftar", "خليفة حفتر", "Heftar", "kh"),
    *("Fayez al-Sarraj", "Fayez el-Sarraj", "Fayez Sarraj", "Sarraj", "al-Sarraj", "فائز السراج"),
    *("Libyan National Army", "LNA", "lna", "Libyan  National  Army", "Libyan-National-Army"),
    *(
        "Ansar al-Sharia",
        "Ansar al-Shari'a",
        "Ansar al Sharia",
        "Ansar al-Shari`a",
        "ansar alsharia",
    ),
    *("Zenda Guard", "zenda guard", "ZENDA GUARD", "The Zenda Guard", "Zenda-Guard", "Zénda Guard"),
    *(
        "=1+1",
        "'=1+1",
        "+Guard",
        "-Guard",
        "@Guard",
        "'Guard",
        "Zen\x07da",
        "\u202eadneZ",
        "z" * 90,
    ),
    *(
        "Guard, Royal",
        'The "Guard"',
        "a\tb",
        "two\nlines",
        "\\n",
        "Straße",
        "STRASSE",
        "İzmir",
        "n.d.",
    ),
)
JOINED = (
    *(
        "Haftar; Sarraj",
        "LNA;Zenda Guard",
        "; ;",
        ";",
        " ; Haftar",
        "Haftar; ; LNA;",
        "Haftar; Haftar",
    ),
    *("Haftar; Khalifa Hifter", "zenda guard; The Zenda Guard", "=1+1; +Guard", "Sarraj | LNA"),
    *("a,b; c", "Haftar;\u00a0LNA", "حفتر; LNA", "NA", "-", ""),
)
PLACES = (
    *("Tripoli", "tripoli", "TRIPOLI", "Tarabulus", "طرابلس", "The Hague", "Hague", "the hague"),
    *(
        "Médenine",
        "Medenine",
        "medenine",
        "Sirte",
        "Sirte; Tripoli",
        ";Sirte",
        "al-Bayda",
        "El Bayda",
    ),
    *("=Sirte", "", " ", "NA", "t", "Tripoli (Libya)", "\u200bSirte"),
)
TAGS = (
    "riots",
    "Riots",
    "battles; oil",
    "oil",
    "Oil ",
    "",
    "Violence against civilians",
    "=oil",
    ";",
)
SOURCES = (
    *("Courier", "courier", "The Courier", "Post", "post", "w", "Courier; Post", "Post; Late Post"),
    *(
        "Late Post",
        "Early Post",
        "Nobody's Herald",
        "https://example.org/1",
        "=cmd()",
        "",
        ";",
        "w; w",
    ),
)
STATUSES = (
    *("", "occurred", "reported", "claimed", "disputed", "planned", "Reported", " reported "),
    *("confirmed", "unknown", "=planned", "planned;claimed"),
)
TITLES = (
    *(
        "Battles in Sirte",
        "battles in SIRTE",
        "L'aéroport",
        "=SUM(A1)",
        "'=SUM(A1)",
        "-",
        "The title",
    ),
    *(
        "",
        " ",
        "two\nlines",
        "a\tb",
        "Zen\x07da",
        "\u202edne",
        "العنوان",
        "x" * 200,
        "Ends\r\nhere",
    ),
    *("; and more", "\ufeffmark", "\\t", "NA", '"quoted"', "İstanbul straße", "\x00"),
)
IDS = (
    "LBY1",
    "LBY2",
    "LBY3",
    "lby1",
    "a b",
    "x-2",
    "x",
    "row-1",
    "row-2",
    "=1",
    "",
    " ",
    "é",
    "LBY;1",
    "7",
)
LASTED = ("", "3 days", "2 weeks", "90 minutes", "a while", "1 month", "0 days", " ")
SEQS = ("", "1", "2", "-1", "1.5", "first", "007", "99999999999999999999")
NUMBERS = ("0", "1", "12", "-14.5", "32.8872", "91", "x", "", "1.0", "2.0", "3")
WORDS = (*TITLES, "oil terminal", "Oil, terminal", "An O'Brien said `so`", "straße", "$$", "haftar")

OWN: dict[str, tuple[str, ...]] = {
    "id": IDS,
    "title": TITLES,
    "actors": (*NAMES, *JOINED),
    "places": PLACES,
    "tags": TAGS,
    "status": STATUSES,
    "sources": SOURCES,
    "summary": WORDS,
    "note": WORDS,
    "lasted": LASTED,
    "seq": SEQS,
}
KEPT: dict[str, tuple[str, ...]] = {
    "country": ("Libya", "Tunisia", ""),
    "fatalities": NUMBERS,
    "precision": ("day", "2", ""),
    "start": ("2017-07-25", "x", ""),
    "group": ("2017", "a", ""),
    "kind": ("point", "undated", "war"),
    "ends": (*PLAIN_DAYS, ""),
    "after": ("", "", "", "LBY1"),
}
ACLED: dict[str, tuple[str, ...]] = {
    "event_id_cnty": IDS,
    "event_date": PLAIN_DAYS,
    "year": ("2017", "2016", "1999", ""),
    "time_precision": ("1", "2", "3", "1.0", "", "9"),
    "event_type": ("Battles", "Protests", "Riots", ""),
    "sub_event_type": ("Armed clash", "Peaceful protest", ""),
    "actor1": NAMES,
    "assoc_actor_1": (*JOINED, *NAMES),
    "actor2": (*NAMES, "", ""),
    "country": ("Libya", "Tunisia", ""),
    "location": PLACES,
    "latitude": ("32.9", "32.90", "", "91"),
    "longitude": ("13.1", "-14.5", ""),
    "source": SOURCES,
    "notes": WORDS,
    "fatalities": NUMBERS,
}
UCDP: dict[str, tuple[str, ...]] = {
    "id": IDS,
    "year": ("2017", "2016", "1999"),
    "type_of_violence": ("1", "2", "3", "1.0", ""),
    "dyad_name": ("Libya - LNA", "", "A - B"),
    "side_a": NAMES,
    "side_b": NAMES,
    "source_article": (*SOURCES, '"Courier";"Post"', "Courier 3 May 2017"),
    "where_coordinates": PLACES,
    "date_prec": ("1", "2", "3", "4", "5", ""),
    "date_start": PLAIN_DAYS,
    "date_end": PLAIN_DAYS,
    "country": ("Libya", "Tunisia", ""),
    "best": NUMBERS,
}
ICEWS: dict[str, tuple[str, ...]] = {
    "Event ID": IDS,
    "Event Date": PLAIN_DAYS,
    "Source Name": NAMES,
    "Event Text": ("Consult", "Make an appeal", "NA"),
    "CAMEO Code": ("040", "020"),
    "Target Name": (*NAMES, "NA"),
    "Publisher": SOURCES,
    "City": (*PLACES, "NA"),
    "Country": ("Libya", "Tunisia", "NA"),
    "Latitude": ("32.9", "32.90", "NA"),
    "Longitude": ("13.1", "-14.5", "NA"),
}
TIMESKETCH: dict[str, tuple[str, ...]] = {
    "message": TITLES,
    "datetime": ("2017-07-25T10:00:00+00:00", "1970-01-01T00:00:00+00:00", "2017-07-25", "", "-"),
    "timestamp": ("1500976800000000", "0", "", "17"),
    "timestamp_desc": TAGS,
    "username": (*NAMES, "-"),
    "display_name": (*SOURCES, "-"),
    "notes": (*WORDS, "-"),
}
L2T: dict[str, tuple[str, ...]] = {
    "date": ("07/25/2017", "01/02/2017", "00/00/0000", "13/01/2017", ""),
    "time": ("10:00:00", "--:--:--", ""),
    "timezone": ("UTC", "", "EST"),
    "MACB": ("M...",),
    "sourcetype": ("Log", "-"),
    "type": TAGS,
    "user": (*NAMES, "-"),
    "short": TITLES,
    "desc": (*WORDS, "-"),
    "notes": (*WORDS, "-"),
}
SHEET: dict[str, tuple[str, ...]] = {
    "Date": DATES,
    "Event": TITLES,
    "Place": PLACES,
    "Source": SOURCES,
}
SPANS: dict[str, tuple[str, ...]] = {
    "Start Date": PLAIN_DAYS,
    "End Date": (*PLAIN_DAYS, ""),
    "What happened": TITLES,
    "Who": (*NAMES, *JOINED),
    "Where": PLACES,
    "Deaths": NUMBERS,
}
PARTS: dict[str, tuple[str, ...]] = {
    "Year": ("2017", "2016", "1999", "", "17"),
    "Month": ("1", "7", "07", "12", "13", ""),
    "Day": ("1", "25", "31", "0", ""),
    "Time": ("14:30", "9:05", "", "25:00"),
    "Headline": TITLES,
    "Text": WORDS,
    "Type": TAGS,
    "Status": STATUSES,
}
SHAPES = {
    "ACLED": ACLED,
    "UCDP": UCDP,
    "ICEWS": ICEWS,
    "Timesketch": TIMESKETCH,
    "L2T": L2T,
    "sheet": SHEET,
    "spans": SPANS,
    "parts": PARTS,
}
DATED = ("date", "event_date", "date_start", "date_end", "Date", "Start Date", "End Date", "ends")
"""Columns whose cells are drawn as one column of dates is."""

REGISTRY = """\
actors:
  kh: {name: Khalifa Hifter, aliases: [Haftar, خليفة حفتر]}
  sarraj: {name: Fayez al-Sarraj, aliases: [Sarraj, فائز السراج]}
  lna: {name: Libyan National Army, aliases: [LNA]}
  guard-1: {name: Ansar al-Sharia}
places:
  t: {name: Tripoli, aliases: [Tarabulus, طرابلس]}
  hague: {name: The Hague}
"""
SOURCES_OF = """\
sources:
  w: {title: Courier}
  post: {title: Post, via: w}
"""
PUBLISHED = """\
sources:
  w: {title: Courier, published: 2017-07-25}
  post: {title: Post, published: 2017-07, via: w}
  late: {title: Late Post, published: 2031}
  early: {title: Early Post, published: 1950-01-01}
"""
AMBIGUOUS = """\
actors:
  one: {name: Sarraj}
  two: {name: SARRAJ, aliases: [Heftar]}
  three: {name: Haftar, aliases: [heftar]}
"""
REGISTRIES = ("", REGISTRY, REGISTRY + SOURCES_OF, REGISTRY + PUBLISHED, PUBLISHED, AMBIGUOUS)

RAGGED = ("short", "long", "longer by nothing", "quote then text", "blank", "never closed")


class DrawnTable(NamedTuple):
    """A table as it was drawn.

    Attributes:
        header: the names of its columns.
        rows: their cells, one for each column.
        dirt: what stands before a row of a number, in CSV alone: a word of `RAGGED`.
        registry: what stands beside the table, in YAML; empty where nothing does.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    dirt: tuple[tuple[int, str], ...] = ()
    registry: str = ""

    @property
    def as_typed(self) -> str:
        """The table as the header and its rows, to make the case again."""
        return in_csv(self)


@st.composite
def drawn_tables(draw: st.DrawFn) -> DrawnTable:
    """Draw a table, own or foreign, clean or dirty, with or without a registry."""
    pools = draw(_columns())
    few = {name: draw(_palette(name, pool)) for name, pool in pools.items()}
    header = tuple(pools)
    row = st.tuples(*(st.sampled_from(few[name]) for name in header))
    rows = draw(st.lists(row, min_size=draw(st.sampled_from([0, 2, 6, 6])), max_size=9))
    again = draw(st.lists(st.sampled_from(rows), max_size=6)) if rows else []
    kinds = st.tuples(st.integers(0, len(rows)), st.sampled_from(RAGGED))
    dirt = draw(st.lists(kinds, max_size=2)) if draw(st.integers(0, 3)) == 0 else []
    registry = draw(st.sampled_from(REGISTRIES))
    return DrawnTable(header, tuple(rows + again), tuple(sorted(dirt)), registry)


@st.composite
def _columns(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    """Draw the columns, each with what may stand in it."""
    kind = draw(st.sampled_from(["own", "own", "mixed", "mixed", *SHAPES, "ACLED"]))
    if kind in ("own", "mixed"):
        optional = [name for name in OWN if name != "title"]
        some = draw(st.lists(st.sampled_from(optional), unique=True, max_size=7))
        more = draw(st.lists(st.sampled_from([*KEPT]), unique=True, max_size=2))
        titled = ["title"] if draw(st.integers(0, 15)) else []
        dated = ["date"] if draw(st.integers(0, 15)) else []
        named = [*dated, *titled, *some, *(more if kind == "mixed" else [])]
        whole = {"date": DATES} | OWN | KEPT
        return {name: whole[name] for name in draw(st.permutations(named or ["title"]))}
    shape = SHAPES[kind]
    left_out = draw(st.lists(st.sampled_from([*shape]), max_size=2))
    named = [name for name in shape if name not in left_out] or [*shape]
    return {name: shape[name] for name in named}


@st.composite
def _palette(draw: st.DrawFn, name: str, pool: tuple[str, ...]) -> list[str]:
    """Draw the few cells that stand in a column again and again."""
    if name in DATED and draw(st.integers(0, 1)):
        return list(draw(st.sampled_from(COLUMNS_OF_DATES)))
    some = [pool] * 3 + [tuple(cell for cell in pool if not _is_odd(cell))] * 4
    if name in DATED:
        some = [PLAIN_DAYS, DATES, DATES, DATES, NOTHING, UNREADABLE]
    cell = st.sampled_from([each for each in some if each]).flatmap(st.sampled_from)
    return draw(st.lists(cell, min_size=1, max_size=6))


def _is_odd(cell: str) -> bool:
    """Whether a cell would cost its row or its column, were it often drawn."""
    return not cell.strip() or not cell.isprintable() or cell[0] in "=+-@'"


def in_csv(table: DrawnTable, *, delimiter: str = ",", end: str = "\n") -> str:
    """Return the table as CSV, with its dirt."""
    out = io.StringIO()
    write = csv.writer(out, delimiter=delimiter, lineterminator=end)
    write.writerow(table.header)
    for number, row in enumerate([*table.rows, None]):
        for before, kind in table.dirt:
            if before == number:
                _write_dirt(out, kind, table, delimiter, end)
        if row is not None:
            write.writerow(row)
    return out.getvalue()


def _write_dirt(out: io.StringIO, kind: str, table: DrawnTable, delimiter: str, end: str) -> None:
    cells: Sequence[str] = table.rows[0] if table.rows else ["x" for _ in table.header]
    write = csv.writer(out, delimiter=delimiter, lineterminator=end)
    if kind == "short":
        write.writerow(cells[:-1])
    elif kind == "long":
        write.writerow([*cells, "more"])
    elif kind == "longer by nothing":
        write.writerow([*cells, ""])
    elif kind == "quote then text":
        out.write(delimiter.join(['"a" b', *("c" for _ in table.header[1:])]) + end)
    elif kind == "never closed":
        out.write(delimiter.join(['"a', *("c" for _ in table.header[1:])]) + end)
    else:
        out.write(end)


def in_tsv(table: DrawnTable) -> str:
    """Return the table as TSV, which never quotes: tabs and line ends are escaped as ours are."""
    lines = [table.header, *table.rows]
    return "".join("\t".join(map(_escaped, line)) + "\n" for line in lines)


def _escaped(cell: str) -> str:
    for letter, written in (("\\", "\\\\"), ("\t", "\\t"), ("\r\n", "\\n"), ("\n", "\\n")):
        cell = cell.replace(letter, written)
    return cell


def write_parquet(table: DrawnTable, path: Path) -> None:
    """Write the cells as Parquet, all of them text."""
    import duckdb

    with duckdb.connect() as con:
        names = ['"' + name.replace('"', '""') + '"' for name in table.header]
        con.execute(f"CREATE TABLE t ({', '.join(f'{name} VARCHAR' for name in names)})")
        if table.rows:
            marks = ", ".join("?" for _ in names)
            con.executemany(f"INSERT INTO t VALUES ({marks})", [list(row) for row in table.rows])
        con.execute(f"COPY t TO '{path}' (FORMAT parquet)")
