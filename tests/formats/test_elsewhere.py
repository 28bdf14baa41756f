"""Keys that mean one of ours, or belong elsewhere, are told with what to write, and kept."""

from __future__ import annotations

import pytest

from libyatl.formats import read_data
from libyatl.formats.entries.elsewhere import INSTEAD, instead
from libyatl.model.keys import ENTRIES


def told(text: str, format: str = "yaml") -> list[str]:
    report = read_data([("t", text.encode())], format=format).report
    return [one.label for one in report if one.code == "unknown-key"]


@pytest.mark.parametrize("name", [name for name in ENTRIES if ENTRIES[name].what in INSTEAD])
def test_no_word_of_the_table_is_a_key_and_each_means_one(name: str) -> None:
    form = next(form for each, form in ENTRIES.items() if each == name)
    keys = {key.key for key in form.keys}
    for word, meant in INSTEAD[form.what].items():
        assert word not in keys
        assert instead(word.upper().replace("_", " "), form.what) == meant
        assert meant in keys or ": " in meant, meant


def test_each_remedy_that_shows_an_entry_is_read_without_a_word() -> None:
    for said in INSTEAD.values():
        for meant in said.values():
            shown = meant.partition(": ")[2]
            if shown.startswith("sources: {"):
                text = shown.replace("...", "2017") + "\n"
                assert not len(read_data([("t.yaml", text.encode())]).report), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- {title: a, when: 2017, after: b}", ["did you mean 'date'?"]),
        ("- {title: a, Description: x}", ["did you mean 'summary'?"]),
        ("- {title: b, date: 1988}\n- {title: a, year: 1987}", ["did you mean 'date'?"]),
        ("- {title: a, year: 1987}\n- {title: b, date: 1988}", ["did you mean 'date'?"]),
        ("- {title: a, year: 1987, date: 1987-05}", []),
        ("- {title: a, Date: 5/1987, date: 1987-05}", []),
        ("- {title: a, Start: 5/1987, date: 1987-05/1988}", []),
        ("- {title: a, End: 5/1987, date: from May 1987 to 1988}", []),
        ("- {title: a, actor: b, actors: [c]}", ["did you mean 'actors'?"]),
        ("- {title: a, actor: b, actors: }", ["did you mean 'actors'?"]),
        ("- {title: a, year: 1987, date_as_written: x, after: b}", []),
        ("- {title: a, location: x}", ["did you mean 'places'?"]),
        ("- {title: a, actor: x, place: y, tag: z, source: s}", ["actors", "places", "tags"]),
        ("- {title: b, date: 2017}\n- {headline: a}", ["did you mean 'title'?"]),
        (
            "- {title: a, url: x}",
            ["it belongs to the entry of a source: sources: {ID: {url: ...}}"],
        ),
        ("- {title: a, sources: [{id: s, page: 3}]}", ["did you mean 'at'?"]),
        ("- {title: a, sources: [{id: s, via: t}]}", ["it belongs to the entry of a source"]),
        ("- {title: a, actors: [{id: s, as: host}]}", ["did you mean 'role'?"]),
        (
            "sources: {s: {date: 2017, page: 3}}",
            ["did you mean 'published'?", "it belongs to a cit"],
        ),
        ("places: {p: {lat: 3, lon: 4}}", ["write at: [LATITUDE", "write at: [LATITUDE"]),
        ("- {title: a, kind: x, country: y, category: z, weather: fine, author: b}", []),
    ],
)
def test_what_to_write_is_told(text: str, expected: list[str]) -> None:
    found = told(text)
    assert all(wanted in label for wanted, label in zip(expected, found, strict=False))
    assert len(found) >= len(expected)
    assert expected or not found


def test_what_is_told_is_kept_and_json_is_told_alike() -> None:
    text = '[{"title": "a", "location": "x"}]'
    timeline = read_data([("t", text.encode())], format="json")
    assert dict(timeline.events[0].extra) == {"location": "x"}
    assert told(text, "json") == ["did you mean 'places'?"]


def test_a_column_of_another_table_is_not_told() -> None:
    assert told("date,title,location,description\n2017,a,b,c\n", "csv") == []


def test_where_it_cannot_be_kept_it_is_an_error_with_the_key() -> None:
    text = "- {title: a, sources: [{id: s, says: {when: 2017}}], after: {id: b}}\n"
    report = read_data([("t.yaml", text.encode())]).report
    assert [(one.code, str(one.severity), one.label) for one in report][:2] == [
        ("unknown-key", "warning", "did you mean 'date'?"),
        ("unknown-key", "error", "did you mean 'event'?"),
    ]
