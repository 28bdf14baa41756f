"""Some columns of a table are read as they are among all of them, whatever the rows hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from hypothesis import assume, example, given
from hypothesis import strategies as st
from table_worlds import DrawnTable, drawn_tables, in_csv

from libyatl.formats import read_data
from libyatl.formats.how import AS_IT_IS
from libyatl.formats.tabular.known_table import Glance, KnownTable, Small
from libyatl.model import Event, Timeline
from libyatl.query.fields import Field
from libyatl.query.scope import Scope

FIELDS: tuple[Field, ...] = get_args(Field)


def beside(table: DrawnTable) -> Timeline:
    """Return the registry of a table as a timeline without events."""
    return read_data([("names.yaml", table.registry.encode())] if table.registry else [])


def known_of(table: DrawnTable) -> KnownTable:
    """Return a table as it is understood; only tables that need not be read whole."""

    def cells(columns: Sequence[str]) -> Iterable[tuple[tuple[str, ...], int]]:
        places = [table.header.index(name) for name in columns]
        assert {*columns} <= {*glance.deciding}
        return Counter(tuple(row[place] for place in places) for row in table.rows).items()

    try:
        glance = Glance("t.csv", table.header, AS_IT_IS)
    except ValueError:
        assume(False)
        raise
    # Rows that state relations are asked in memory.
    for name in glance.relations:
        assume(not any(row[table.header.index(name)].strip() for row in table.rows))
    return glance.settled(cells)


def part(table: DrawnTable, known: KnownTable, columns: Sequence[str]) -> Small:
    """Read some columns of all rows."""
    places = [table.header.index(name) for name in columns]
    rows = [[row[place] for place in places] for row in table.rows]
    return known.read(columns, rows, beside=beside(table))


def told(small: Small, field: Field) -> dict[int, Any]:
    """Return by row what its event says in a field, names as they are shown."""
    names = Scope.of(small.timeline).names
    values: dict[str, Any] = {
        "date": lambda event: (event.when, event.has_unread_date),
        "actors": lambda event: [names.actors.shown(one.actor) for one in event.actors],
        "places": lambda event: [*map(names.places.shown, event.places)],
        "sources": lambda event: [names.sources.shown(one.source) for one in event.sources],
    }
    value = values.get(field, lambda event: getattr(event, field))
    events: Sequence[Event] = small.timeline.events
    return {row: value(event) for row, event in zip(small.rows, events, strict=True)}


@given(drawn_tables(), st.lists(st.sampled_from(FIELDS), min_size=1, max_size=3, unique=True))
def test_a_field_is_what_it_is_among_all_columns(table: DrawnTable, fields: list[Field]) -> None:
    known = known_of(table)
    assume(known.fault is None)
    whole = part(table, known, table.header)
    needed = {name for field in fields for name in known.columns_of(field)}
    few = part(table, known, [name for name in table.header if name in needed])
    for field in fields:
        if field == "id":
            continue  # What is shared, or lacks one, is named apart by whoever hands it on.
        found, expected = told(few, field), told(whole, field)
        assert {row: found[row] for row in expected} == expected, field


@given(drawn_tables())
def test_all_columns_are_read_as_the_file_is(table: DrawnTable) -> None:
    table = table._replace(dirt=())
    known = known_of(table)
    named = [("names.yaml", table.registry.encode())] if table.registry else []
    timeline = read_data([*named, ("t.csv", in_csv(table).encode())])
    assume(not {"csv-syntax", "no-title-column"} & {found.code for found in timeline.report})
    assume(not any("\0" in cell for row in table.rows for cell in row))  # costs the file
    shown = [row for row in table.rows if any(map(str.strip, row))]
    small = part(table._replace(rows=tuple(shown)), known, table.header)
    assert list(small.timeline.events) == list(timeline.events)
    counted = [
        Counter(found.code for found in each.report if found.severity != "note")
        for each in (small.timeline, timeline)
    ]
    # Of a part it is not said; `test_dates_sought.py` compares the words of whole tables.
    assert "no-date-column" not in counted[0]
    del counted[1]["no-date-column"]
    for code in ("duplicate-id", "dates-elsewhere", "control-character"):
        for each in counted:
            each.pop(code, None)
    assert counted[0] == counted[1]


@given(drawn_tables())
@example(DrawnTable(("title", "after"), (("A raid", ""), ("A talk", " ")), (), ""))
def test_each_name_of_a_cell_is_what_it_is_among_the_others(table: DrawnTable) -> None:
    known = known_of(table)
    assume(known.fault is None)
    registry = beside(table)

    def borne(column: str, cells: Iterable[str]) -> set[tuple[str, str]]:
        read = known.read([column], [[cell] for cell in cells], beside=registry).timeline
        names = Scope.of(read).names
        return {
            (kind, shown)
            for event in read.events
            for kind, some in (
                ("actor", [names.actors.shown(one.actor) for one in event.actors]),
                ("place", [*map(names.places.shown, event.places)]),
                ("source", [names.sources.shown(one.source) for one in event.sources]),
                ("tag", [*event.tags]),
            )
            for shown in some
        }

    for place, column in enumerate(table.header):
        if not known.splits(column):
            continue
        for cell in {row[place] for row in table.rows}:
            alone = map(known.written, known.names_in(column, cell))
            assert borne(column, alone) == borne(column, [cell]), (column, cell)
