"""A table that is read in parts gives what it gives when it is read whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args

from foreign_tables import ACLED, UCDP, read
from foreign_worlds import OURS, DrawnTable, cells, dates, tables
from hypothesis import assume, given
from hypothesis import strategies as st

from libyatl.findings.diagnostics import Report
from libyatl.formats.how import AS_IT_IS
from libyatl.formats.tabular.header_and_rows import HeaderAndRows
from libyatl.formats.tabular.known_table import Glance, KnownTable, Small
from libyatl.formats.tabular.opening import opening
from libyatl.formats.tabular.text_rows import QuotedRows, plain_rows
from libyatl.model import Event, Timeline
from libyatl.model.entries import ID_AS_TYPED, called_by_number
from libyatl.query.fields import Field

FIELDS: tuple[Field, ...] = get_args(Field)
OF_FILES = {"csv-syntax", "ragged-row", "column-unclear", "control", "bidi", "duplicate-id"}
"""What is found of a file before its rows are read, or of all its rows together."""


class Parts(NamedTuple):
    """A table whose rows can be read in parts: their cells, their numbers, their lines."""

    known: KnownTable
    glance: Glance
    rows: list[list[str]]
    numbers: list[int]
    lines: list[int]

    def tuples(self, columns: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the cells that each row has in some columns."""
        at = [self.known.names.index(name) for name in columns]
        return [tuple(row[number] for number in at) for row in self.rows]


def parts_of(text: str, file: str = "t.csv") -> Parts | None:
    """Return a table in parts, None where it has to be read whole."""
    try:
        begun = opening(text.encode(), AS_IT_IS, "\t" if file.endswith(".tsv") else ",")
        glance = Glance(file, begun.names, AS_IT_IS, escaped=begun.escaped)
    except ValueError:
        return None
    delimiter, quoted = begun.dialect
    whole = QuotedRows(text.encode(), text, file, delimiter)
    table = HeaderAndRows(
        whole if quoted else lambda: plain_rows(text, delimiter), file, Report(), None
    )
    below = list(table.below())
    found = [(line, row, number) for number, (line, row) in enumerate(below, 1) if row]
    rows = [row for _, row, _ in found if row]

    def distinct(names: Sequence[str]) -> Iterable[tuple[tuple[str, ...], int]]:
        assert {*names} <= {*glance.deciding}
        at = [begun.names.index(name) for name in names]
        return Counter(tuple(row[number] for number in at) for row in rows).items()

    numbers, lines = [number for *_, number in found], [line + 1 for line, *_ in found]
    return Parts(glance.settled(distinct), glance, rows, numbers, lines)


def whole_of(parts: Parts) -> Small:
    """Return all rows, read with all their cells."""
    return parts.known.read(
        parts.known.names,
        parts.rows,
        beside=Timeline(),
        numbers=parts.numbers,
        lines=parts.lines,
    )


def said(event: Event, field: Field) -> object:
    """Return what an event says in a field, as it is in a table."""
    if field == "date":
        return event.when, event.date_as_written
    if field == "id":
        typed = event.named or ID_AS_TYPED in event.extra
        return event.shown_id if typed or not called_by_number(event.id) else ""
    if field in ("lasted", "seq", "status"):
        return getattr(event, field), event.extra.get(field)
    return getattr(event, field)


FURTHER = ("lasted", "seq", "status", "date_as_written", "precision", "kind", "end", "start_time")
ODD = st.sampled_from(("3 days", "2", "planned", "occurred", "day", "none", "moment", "10:00:00"))


@st.composite
def tables_with_keys_of_ours(draw: st.DrawFn) -> DrawnTable:
    """Draw a table that has the keys of events, and maybe a column that makes it foreign."""
    names = draw(st.lists(st.sampled_from((*OURS[2:], *FURTHER)), unique=True, max_size=6))
    foreign = draw(st.sampled_from([[], [], ["country"], ["Location"], ["end_date"], ["time"]]))
    header = draw(st.permutations(["date", "title", *names, *foreign]))
    apart = draw(st.sampled_from(",\t"))
    plain = (cells | ODD).filter(lambda cell: not {*cell} & {'"', "\n", "\r", apart})
    form = draw(st.lists(dates, min_size=1, max_size=2))
    whole = st.builds("t{}".format, st.integers(0, 3))
    rows = draw(
        st.lists(
            st.tuples(
                *(
                    st.sampled_from(form) | dates
                    if name == "date"
                    else whole | plain
                    if name == "title"
                    else plain | ODD
                    for name in header
                )
            ).filter(lambda row: any(map(str.strip, row))),
            max_size=5,
        )
    )
    lines = [apart.join(line) for line in (header, *rows)]
    file = "t.csv" if apart == "," else "t.tsv"
    return DrawnTable(file, "".join(f"{line}\n" for line in lines), [*header], [])


drawn_tables = tables() | tables_with_keys_of_ours()


@given(drawn_tables)
def test_all_rows_with_all_their_cells_are_the_whole(drawn: DrawnTable) -> None:
    parts = parts_of(drawn.text, drawn.file)
    assume(parts is not None)
    assert parts
    whole = read(drawn.text, drawn.file)
    if parts.known.fault:
        assert parts.known.fault in list(whole.report)
        assert not whole.events
        return
    small = whole_of(parts)
    assert small.titled
    assert small.timeline.events == whole.events
    assert small.timeline.actors == whole.actors
    assert small.timeline.places == whole.places
    assert small.timeline.sources == whole.sources
    assert sorted((*small.rows, *small.left_out)) == [*range(len(parts.rows))]
    found = [each for each in small.timeline.report if each.code not in OF_FILES]
    assert [each for each in whole.report if each in found] == found


@given(drawn_tables, st.sets(st.sampled_from(FIELDS), max_size=3))
def test_a_field_is_read_of_its_columns_alone(drawn: DrawnTable, fields: set[Field]) -> None:
    parts = parts_of(drawn.text, drawn.file)
    assume(parts is not None and not parts.known.fault)
    assert parts
    see_fields(parts, sorted(fields))


def see_fields(parts: Parts, fields: list[Field]) -> None:
    known, whole = parts.known, whole_of(parts)
    columns = list(dict.fromkeys(name for field in fields for name in known.columns_of(field)))
    for field in fields:
        assert {*known.columns_of(field)} <= {*parts.glance.columns_of(field)}
    cells = parts.tuples(columns)
    distinct = list(dict.fromkeys(cells))
    small = known.read(columns, distinct, beside=Timeline())
    events = dict(zip(small.rows, small.timeline.events, strict=True))
    for row, event in zip(whole.rows, whole.timeline.events, strict=True):
        one = events[distinct.index(cells[row])]
        for field in fields:
            assert said(one, field) == said(event, field), (field, columns)
    if small.titled:
        left_out = {distinct[index] for index in small.left_out}
        assert {index for index, row in enumerate(cells) if row in left_out} <= {*whole.left_out}
    else:
        assert not small.left_out


def test_each_field_of_tables_that_many_people_have() -> None:
    for text in (ACLED, UCDP):
        parts = parts_of(text)
        assert parts
        for field in FIELDS:
            see_fields(parts, [field])


@given(drawn_tables)
def test_a_clean_cell_is_the_field_itself(drawn: DrawnTable) -> None:
    parts = parts_of(drawn.text, drawn.file)
    assume(parts is not None and not parts.known.fault)
    assert parts
    whole = whole_of(parts)
    for field in FIELDS:
        column = parts.known.direct(field)
        if column is None:
            continue
        told = parts.tuples([column])
        for row, event in zip(whole.rows, whole.timeline.events, strict=True):
            (cell,) = told[row]
            if is_clean(cell) and not (field == "id" and cell.lower() in parts.known.silent):
                assert said(event, field) == cell


def is_clean(cell: str) -> bool:
    plain = cell.isascii() and cell.isprintable() and cell == cell.strip() != ""
    return plain and cell[0] not in "=+-@'" and "\\" not in cell


@given(drawn_tables)
def test_names_are_those_that_events_bear(drawn: DrawnTable) -> None:
    parts = parts_of(drawn.text, drawn.file)
    assume(parts is not None and not parts.known.fault)
    assert parts
    known = parts.known
    for column in filter(known.splits, known.names):
        for (cell,) in dict.fromkeys(parts.tuples([column])):
            names = known.names_in(column, cell)
            whole, *each = (
                known.read([column], [[one]], beside=Timeline()).timeline.events[0]
                for one in (cell, *map(known.written, names))
            )
            assert [borne(one) for one in each] == [[name] for name in names]
            assert [*dict.fromkeys(borne(whole))] == [*dict.fromkeys(names)]


def borne(event: Event) -> list[str]:
    cited = [one.source for one in event.sources]
    return [*(one.actor for one in event.actors), *event.places, *event.tags, *cited]


def test_what_is_put_in_counts_as_no_title_of_the_table() -> None:
    parts = parts_of("id,date,title\nX,2031,\nY,2032,b\n")
    assert parts
    small = parts.known.read(["date"], [["2031"], ["2032"]], beside=Timeline())
    assert (small.titled, small.rows, small.left_out) == (False, (0, 1), ())
    small = parts.known.read(["title", "date"], [["", "2031"], ["b", "2032"]], beside=Timeline())
    assert (small.titled, small.rows, small.left_out) == (True, (1,), (0,))
    (found,) = small.timeline.report
    assert found.span is not None
    assert (found.code, found.span.line) == ("no-title", 1)


def test_what_was_decided_of_the_whole_holds_of_a_part() -> None:
    rows = [["05/04/2031", "a"], ["05/18/2031", "b"]]
    parts = parts_of("Date,Headline\n" + "".join(f"{date},{title}\n" for date, title in rows))
    assert parts
    small = parts.known.read(["Date"], [["05/04/2031"]], beside=Timeline())
    (event,) = small.timeline.events
    assert event.when is not None
    assert event.when.text == "2031-05-04"


def test_who_is_known_gets_no_entry() -> None:
    beside = read("actors:\n  guard: {name: Royal Guard}\nevents: []\n", "names.yaml")
    parts = parts_of(ACLED)
    assert parts
    small = parts.known.read(["actor1"], [["Royal Guard"], ["Blue Shirts"]], beside=beside)
    assert [*small.timeline.actors] == ["guard", "blue-shirts"]
    assert [*beside.actors] == ["guard"]
