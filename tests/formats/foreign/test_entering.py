"""What a foreign file holds comes in, or is reported; and what was understood is handed over."""

from __future__ import annotations

from foreign_tables import ACLED, codes, read, said, table, understood

from libyatl.formats import read_data
from libyatl.formats.how import How


def test_all_rows_are_events_or_reported() -> None:
    timeline = table("Date,Title", "2031,a", "2032", "2033,", "2034,d")
    assert sorted(codes(timeline)) == ["error[no-title]", "error[ragged-row]"]
    about = understood(timeline)
    assert (about.held, about.taken, about.entries) == (4, 2, "rows")
    assert about.events == (0, 2)


def test_what_was_understood_names_all_columns_and_those_that_are_kept() -> None:
    timeline = read(ACLED)
    about = understood(timeline)
    assert about.columns == tuple(ACLED.split("\n", 1)[0].split(","))
    assert about.title == "{sub_event_type|event_type}: {actor1} – {actor2} ({location})"
    assert said(timeline, "titles") == [
        "made of sub_event_type, event_type, actor1, actor2, location (--title)"
    ]
    assert said(timeline, "kept") == [
        "5 further columns: time_precision, inter1, admin1, geo_precision, fatalities"
    ]


def test_a_table_without_a_title_is_refused_and_its_columns_are_named() -> None:
    timeline = table("a,b", "1,2")
    (found,) = timeline.report
    assert found.code == "no-title-column"
    assert "--map title=NAME" in str(found.help)
    assert "the columns are a, b" in str(found.help)
    assert said(timeline, "kept") == []  # since nothing is


def test_where_no_event_has_a_date_the_columns_are_named_that_may_hold_one() -> None:
    timeline = table("Name,construction start,operation_end", "a,2031,2032")
    (found,) = timeline.report
    assert (found.code, str(found.severity)) == ("no-date-column", "error")
    assert "columns 'construction start' and 'operation_end'" in found.message
    assert "--map 'date=construction start'" in str(found.help)
    assert "--map date=none" in str(found.help)
    assert codes(table("Name,construction start", "a,2031", map=(("date", "none"),))) == []


def test_a_list_of_another_tool_is_told_by_its_keys() -> None:
    text = b'[{"headline": "a", "start": "2031", "n": 5, "tags": ["x", "y"], "more": {"k": [1]}}]'
    timeline = read_data([("t.json", text)], how=How())
    if not timeline.understood:  # the reader of JSON does not hand foreign keys over
        return
    (event,) = timeline.events
    assert (event.title, event.tags) == ("a", ("x", "y"))
    assert dict(event.extra) == {"n": 5, "more": {"k": [1]}}


def test_an_empty_table_has_no_events_and_no_fault() -> None:
    timeline = table("Date,Title")
    assert codes(timeline) == []
    assert (understood(timeline).held, understood(timeline).taken) == (0, 0)
