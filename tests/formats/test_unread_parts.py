"""A bad part never costs the whole: it is kept or reported, and its event stands."""

from __future__ import annotations

import json

import pytest

import libyatl
from libyatl import Event, Timeline
from libyatl.api import losses
from libyatl.formats import read_data
from libyatl.truth import Truth

TEXT = "30 February 2017"
INPUTS = {
    "yaml": f"- {{title: A, date: {TEXT}}}\n",
    "json": f'[{{"title": "A", "date": "{TEXT}"}}]',
    "jsonl": f'{{"title": "A", "date": "{TEXT}"}}\n',
    "csv": f"title,date\nA,{TEXT}\n",
    "tsv": f"title\tdate\nA\t{TEXT}\n",
}
ON_PURPOSE = ("unknown", "Undated", "n.d.", "s.d.", "TBD", "?")


def read(text: str, format: str = "yaml") -> Timeline:
    return read_data([("t", text.encode())], format=format)


def only(text: str, format: str = "yaml") -> Event:
    (event,) = read(text, format).events
    return event


def found(timeline: Timeline) -> list[tuple[str, str]]:
    return [(one.code, str(one.severity)) for one in timeline.report]


@pytest.mark.parametrize("format", INPUTS)
def test_a_date_that_cannot_be_read_is_kept_as_it_was_written(format: str) -> None:
    timeline = read(INPUTS[format], format)
    (event,) = timeline.events
    assert (event.when, event.date_as_written, event.has_unread_date) == (None, TEXT, True)
    assert (event.kind, found(timeline)) == ("undated", [("date-unreadable", "error")])


@pytest.mark.parametrize("format", INPUTS)
@pytest.mark.parametrize("word", ON_PURPOSE)
def test_that_there_is_no_date_may_be_said_on_purpose(word: str, format: str) -> None:
    timeline = read(INPUTS[format].replace(TEXT, f'"{word}"' if format == "yaml" else word), format)
    (event,) = timeline.events
    assert (event.when, event.date_as_written, event.has_unread_date) == (None, word, False)
    assert found(timeline) == []


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_json_has_it_under_a_key_of_its_own(format: str) -> None:
    text = libyatl.write(read(INPUTS["yaml"]), format=format)
    said = json.loads(text)["events"][0] if format == "json" else json.loads(text)
    assert (said.get("date"), said["date_as_written"]) == (None, TEXT)
    assert said["bounds"]["precision"] == "none"
    again = read(text, format)
    assert again.events == read(INPUTS["yaml"]).events
    assert found(again) == [("date-unreadable", "error")]


def test_yaml_writes_it_where_its_author_did() -> None:
    assert libyatl.write(read(INPUTS["yaml"]), format="yaml").splitlines()[1:] == [
        f"  - date: {TEXT}",
        "    title: A",
    ]


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_no_table_shows_it_as_a_date_and_its_loss_is_told(format: str) -> None:
    timeline = read(INPUTS["yaml"])
    row = libyatl.write(timeline, format=format, fields=("date", "precision", "kind", "title"))
    assert row.replace("\t", ",").splitlines()[1] == ",none,undated,A"
    assert "unread dates (1)" in map(str, losses(libyatl.select(timeline), format))


def test_what_could_not_be_read_once_is_tried_again() -> None:
    event = only('[{"title": "A", "date_as_written": "25 July 2017"}]', "json")
    assert event.when is not None
    assert (event.when.text, event.date_as_written) == ("25 July 2017", "")


@pytest.mark.parametrize(
    ("date", "text"), [('"2017"', "2017"), ('"soon"', ""), ("[1]", ""), ('"n.d."', "")]
)
def test_beside_a_date_it_is_left_out(date: str, text: str) -> None:
    timeline = read(f'[{{"title": "A", "date_as_written": "x", "date": {date}}}]', "json")
    (event,) = timeline.events
    assert (event.when.text if event.when else "") == text
    assert event.date_as_written in ("", "soon", "n.d.")
    assert found(timeline)[0] == ("duplicate-key", "error")


@pytest.mark.parametrize("date", ["", "null"])
def test_a_date_that_says_nothing_is_none_beside_it(date: str) -> None:
    text = f'[{{"title": "A", "date_as_written": "n.d."{date and ", "}"date": null}}]'
    event = only(text if date else text.replace('"date": null', ""), "json")
    assert event.date_as_written == "n.d."


@pytest.mark.parametrize(
    ("written", "kept"),
    [("[2017, 5 May]", [2017, "5 May"]), ("{start: 2017}", {"start": 2017})],
)
def test_a_list_or_a_mapping_for_a_date_is_kept_as_such(written: str, kept: object) -> None:
    event = only(f"- {{title: A, date: {written}}}\n")
    assert (event.when, event.date_as_written, event.has_unread_date) == (None, "", True)
    assert event.extra == {"date": kept}


@pytest.mark.parametrize("written", ["''", "' '", '"\\u200b"', "!!str 2017", "*x"])
def test_where_nothing_can_be_kept_the_event_stands_all_the_same(written: str) -> None:
    timeline = read(f"- {{title: A, date: {written}, status: {written}}}\n")
    (event,) = timeline.events
    assert (event.when, event.date_as_written, event.status) == (None, "", "occurred")
    assert (dict(event.extra), event.has_unread_date) == ({}, False)
    assert found(timeline)


@pytest.mark.parametrize(
    ("written", "kept", "finding"),
    [
        ("alleged", "alleged", ("unknown-status", "warning")),
        ("7", 7, ("unknown-status", "warning")),
        ("[claimed]", ["claimed"], ("wrong-type", "error")),
    ],
)
@pytest.mark.parametrize("format", ["yaml", "json", "jsonl"])
def test_a_status_that_is_none_is_kept_and_counts_as_the_usual_one(
    format: str, written: str, kept: object, finding: tuple[str, str]
) -> None:
    timeline = read(f"- {{title: A, status: {written}}}\n")
    (event,) = timeline.events
    assert (event.status, dict(event.extra)) == ("occurred", {"status": kept})
    assert found(timeline) == [finding]
    again = read(libyatl.write(timeline, format=format), format)
    assert (again.events, found(again)) == (timeline.events, [finding])


@pytest.mark.parametrize(
    "part",
    [
        "actors: [{role: host}, {id: a, role: [b]}, [x], '']",
        "places: [[x], '', a]",
        "tags: [{x: y}, a]",
        "sources: [{at: p. 3}, [x], {id: s, says: x}, {id: s, says: {date: soon}}]",
        "sources: [{id: s, tells: never, quote: [x], at: {y: z}}]",
        "sources: {at: p. 3}",
        "after: [{within: 3 days}, [x], {event: b, within: soon, at_least: [x]}]",
        "after: gone",
        "during: x, id: x",
        "lasted: a while",
        "seq: first",
        "id: ' '",
        "id: [a]",
        "summary: [a]",
        "note: {a: b}",
    ],
)
def test_no_other_part_costs_an_event(part: str) -> None:
    timeline = read(f"- {{title: A, date: 2017, {part}}}\n- {{id: b, title: B}}\n")
    assert [event.title for event in timeline.events] == ["A", "B"]
    assert timeline.events[0].when is not None
    assert timeline.report.has_errors


def test_a_relation_to_an_event_that_is_left_out_is_told() -> None:
    timeline = read("- {title: A, after: [b, c]}\n- {id: b}\n- {id: c, title: C, date: soon}\n")
    assert [event.title for event in timeline.events] == ["A", "C"]
    assert ("suspended-relation", "note") in found(timeline)
    assert [code for code, _ in found(timeline)].count("suspended-relation") == 1
    unread = read("- {title: A, after: b}\n- {id: b}\n- *x\n")
    assert "suspended-relation" not in dict(found(unread))


def test_relations_and_sources_bound_it_as_any_event_without_a_date() -> None:
    text = (
        "sources: {s: {published: 2018}}\nevents:\n- {id: a, title: A, date: 2017-05-01}\n"
        "- {id: b, title: B, DATE after: a, sources: [s]}\n"
    )
    unread, bare = (
        libyatl.select(read(text.replace("DATE", date)), since="2017", sort="file")
        for date in ("date: shortly after,", "")
    )
    assert [row.bounds for row in unread.rows] == [row.bounds for row in bare.rows]
    assert unread.answers == bare.answers
    assert (unread.unread_dates, bare.unread_dates) == (1, 0)


def test_it_is_asked_for_as_an_event_without_a_date() -> None:
    timeline = read("- {title: A, date: soon}\n- {title: B, date: 2017}\n- {title: C}\n")
    titles = {
        undated: [event.title for event in libyatl.select(timeline, undated=undated).events]
        for undated in ("only", "exclude")
    }
    assert titles == {"only": ["A", "C"], "exclude": ["B"]}
    within = libyatl.select(timeline, on="2017")
    assert dict(zip((one.title for one in within.events), within.answers, strict=True)) == {
        "A": Truth.MAYBE,
        "B": Truth.YES,
        "C": Truth.MAYBE,
    }


def test_that_it_has_no_place_is_not_said_again() -> None:
    timeline = read("- {title: A, date: soon}\n- {title: B, date: n.d.}\n- {title: C}\n")
    codes = [one.about for one in libyatl.check(timeline, select=["unplaced-event"]).report]
    assert codes == [(), ("c",)]  # the first is what reading found


def test_a_table_whose_dates_are_all_unread_is_told_so_row_by_row() -> None:
    rows = "".join(f"on day {day},2017-03-0{day},T{day}\n" for day in range(1, 4))
    timeline = read(f"date,start,title\n{rows}", "csv")
    assert {code for code, _ in found(timeline)} == {"date-unreadable", "columns-kept"}
    assert len(timeline.events) == 3
    undated = read(f"date,start,title\n{rows}".replace("on day", "n.d.,x,"), "csv")
    assert "ragged-row" in dict(found(undated))


def test_where_all_say_that_there_is_no_date_one_that_may_be_is_sought() -> None:
    timeline = read("date,event_date,title\nunknown,2017-03-01,A\n", "csv")
    assert found(timeline) == [("no-date-column", "error")]


@pytest.mark.parametrize("format", ["yaml", "json"])
@pytest.mark.parametrize(("word", "codes"), [("n.d.", []), ("long ago", ["date-unreadable"] * 3)])
def test_other_dates_are_kept_under_their_keys(format: str, word: str, codes: list[str]) -> None:
    timeline = read(
        f"sources: {{s: {{published: {word}, accessed: {word}}}}}\nevents:\n"
        f"- {{title: A, sources: [{{id: s, says: {{date: {word}}}}}]}}\n"
    )
    source, (event,) = timeline.sources["s"], timeline.events
    (cited,) = event.sources
    assert cited.says is not None
    assert (source.published, source.accessed, cited.says.when) == (None, None, None)
    assert dict(source.extra) == {"published": word, "accessed": word}
    assert dict(cited.says.extra) == {"date": word}
    again = read(libyatl.write(timeline, format=format), format)
    assert (again, [code for code, _ in found(again)]) == (timeline, codes)


@pytest.mark.parametrize(
    ("yaml", "written", "code"),
    [
        ("{title: A, lasted: for ever}", "lasted: for ever", "gap-unreadable"),
        ("{title: A, lasted: [2, 3]}", "lasted: [2, 3]", "wrong-type"),
        ("{title: A, seq: first}", "seq: first", "wrong-type"),
        ("{title: A, sources: [{id: s, tells: all}]}", "tells: all", "unknown-tells"),
    ],
)
@pytest.mark.parametrize("format", ["yaml", "json", "jsonl"])
def test_a_length_a_number_and_what_a_source_tells_are_kept_as_written(
    yaml: str, written: str, code: str, format: str
) -> None:
    timeline = read(f"- {yaml}\n")
    assert found(timeline) == [(code, "error")]
    event = timeline.events[0]
    assert (event.lasted, event.seq) == (None, None)
    again = read(libyatl.write(timeline, format=format), format)
    assert again.events == timeline.events
    assert found(again) == found(timeline)
    assert written in libyatl.write(again, format="yaml")


def test_the_place_of_a_place_is_kept_as_written() -> None:
    timeline = read("events: []\nplaces: {x: {name: X, at: [1, 200]}}\n")
    assert (timeline.places["x"].at, timeline.places["x"].extra) == (None, {"at": [1, 200]})
