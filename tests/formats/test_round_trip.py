"""What was written is read back: equal, and the same bytes when it is written again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import yaml
from drawn_timelines import DATES, events, timelines
from hypothesis import given, settings
from hypothesis import strategies as st

import libyatl
from libyatl import formats
from libyatl.api import losses
from libyatl.files import decoding
from libyatl.formats.entries.assembly import Assembly
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.undated import names_a_date
from libyatl.formats.tabular.headers import DERIVED
from libyatl.formats.yaml.writer import event_as_written
from libyatl.model import Account, Actor, Citation, Event, Participant, Place, Source, Timeline
from libyatl.on_demand import lookup
from libyatl.query import Selection
from libyatl.query.columns import JOIN
from libyatl.text.inert import is_blank, one_line

slow = settings(max_examples=settings().max_examples // 2 + 1)


def chosen(timeline: Timeline) -> Selection:
    return libyatl.select(timeline, sort="file")


def read(text: str, format: str) -> Timeline:
    whole = Assembly()
    sound = decoding.sound_text(text.encode(), "t", whole.report)
    assert sound is not None, list(whole.report)
    into = FileAssembly(whole, "t")
    lookup(formats.READERS, format, "format")(sound, "t", into, whole.report)
    into.close()
    return whole.finish()


def codes(timeline: Timeline) -> set[str]:
    return {found.code for found in timeline.report}


def deserved(timeline: Timeline) -> set[str]:
    """Return what may be said of a drawn timeline: of a key called as a date, only with one."""
    extras = [event.extra for event in timeline.events]
    kept = [extra.get(key) for extra in extras for key in ("date", "status")]
    said = {"unknown-key", "dangling-relation", "self-relation"}
    for code, deserves in (
        ("no-date-column", any(names_a_date(key) for extra in extras for key in extra)),
        ("date-unreadable", any(event.has_unread_date for event in timeline.events)),
        ("unknown-status", any("status" in extra for extra in extras)),
        ("wrong-type", any(isinstance(value, list | dict) for value in kept)),
    ):
        said |= {code} if deserves else set()
    return said


@slow
@given(timelines())
@pytest.mark.parametrize("format", ["json", "yaml"])
def test_what_was_written_is_read_back_equal_and_written_again_alike(
    format: str, timeline: Timeline
) -> None:
    text = libyatl.write(chosen(timeline), format=format)
    again = read(text, format)
    assert again == timeline, text
    assert codes(again) <= deserved(timeline)
    assert libyatl.write(chosen(again), format=format) == text


def in_lines(timeline: Timeline) -> Timeline:
    """Return what JSON Lines carry of a timeline: all that its events say or need."""
    used = chosen(timeline).used
    registries: dict[str, Any] = {
        kind: {id: entry for id, entry in getattr(timeline, kind).items() if id in ids}
        for kind, ids in used._asdict().items()
    }
    any_event = bool(timeline.events)
    return replace(
        timeline,
        timezone=timeline.timezone if any_event else "",
        extra={},
        title=timeline.title if any_event else "",
        accepted=(),
        excerpt=timeline.excerpt and any_event,
        **registries,
    )


@slow
@given(timelines())
def test_json_lines_are_read_back_equal_but_for_what_no_event_needs(timeline: Timeline) -> None:
    text = libyatl.write(chosen(timeline), format="jsonl")
    again = read(text, "jsonl")
    assert again == in_lines(timeline), text
    assert codes(again) <= deserved(timeline)
    assert libyatl.write(chosen(again), format="jsonl") == text
    assert bool(losses(chosen(timeline), "jsonl")) == (again != timeline)


@st.composite
def named_alike(draw: st.DrawFn) -> Timeline:
    """Return a timeline in which few names are borne by several entries, sources by way of others.

    Its events are named, so that no other event's id is another in an excerpt.
    """
    spellings = st.sampled_from(["a", "b", "A", "Ab", "ab", "s"])
    few = st.lists(spellings, max_size=2, unique=True).map(tuple)
    ids = st.lists(spellings, max_size=4, unique=True)
    accounts = st.tuples(few, few).map(lambda two: Account(None, two[0], participants(two[1])))
    cited = st.tuples(spellings, st.none() | accounts).map(
        lambda two: Citation(two[0], says=two[1])
    )
    dates = st.none() | st.sampled_from(DATES)
    events = st.tuples(spellings, dates, few, few, st.lists(cited, max_size=2).map(tuple)).map(
        lambda drawn: Event(
            drawn[0],
            drawn[0],
            drawn[1],
            places=drawn[2],
            actors=participants(drawn[3]),
            sources=drawn[4],
        )
    )
    return Timeline(
        draw(st.sampled_from(["", "T"])),
        tuple(draw(st.lists(events, min_size=1, max_size=4, unique_by=lambda one: one.id))),
        actors={id: Actor(id, draw(spellings), draw(few), kind="k") for id in draw(ids)},
        places={id: Place(id, draw(spellings), draw(few)) for id in draw(ids)},
        sources={
            id: Source(
                id,
                draw(spellings),
                published=draw(dates),
                via=draw(few),
                extra={"kind": "x", "own": ["y"]},
            )
            for id in draw(ids)
        },
    )


def participants(names: tuple[str, ...]) -> tuple[Participant, ...]:
    return tuple(map(Participant, names))


@slow
@given(named_alike(), st.sampled_from([None, 1, 2]), st.sampled_from(["json", "jsonl", "yaml"]))
def test_a_table_of_what_was_handed_on_is_the_table_itself(
    timeline: Timeline, limit: int | None, format: str
) -> None:
    part = libyatl.select(timeline, limit=limit)
    again = read(libyatl.write(part, format=format), format)
    assert libyatl.write(libyatl.select(again), format="csv") == libyatl.write(part, format="csv")


def test_each_line_has_the_entries_that_it_is_the_first_to_need() -> None:
    timeline = read(
        "title: T\nexcerpt: true\nactors: {a: {name: A, kind: person}, b: B}\n"
        "sources: {s: {via: t}, t: {via: s}, u: U}\nevents:\n"
        "- {title: x, actors: A, sources: [{id: s, says: {actors: b}}], registries: [1]}\n"
        "- {title: y, actors: [a, b, c], sources: u}\n- {title: z, sources: U}\n",
        "yaml",
    )
    lines = [json.loads(line) for line in libyatl.write(timeline, format="jsonl").splitlines()]
    assert [line.get("registries") for line in lines] == [
        [
            {"kind": "chronology", "title": "T", "excerpt": True},
            {"kind": "actor", "id": "a", "name": "A", "own": {"kind": "person"}},
            {"kind": "actor", "id": "b", "name": "B"},
            {"kind": "source", "id": "s", "via": "t"},
            {"kind": "source", "id": "t", "via": "s"},
            {"kind": "event", "registries": [1]},
        ],
        [{"kind": "source", "id": "u", "title": "U"}],
        None,
    ]
    again = read(libyatl.write(timeline, format="jsonl"), "jsonl")
    assert (again, again.events[0].extra) == (timeline, {"registries": [1]})
    fields = libyatl.write(timeline, format="jsonl", fields=("title",))
    assert fields.splitlines()[0] == '{"title": "x"}'


@pytest.mark.parametrize(
    "odd",
    [
        '"x"',
        "[1]",
        '[{"kind": "animal", "id": "a"}]',
        '[{"kind": "actor"}]',
        '[{"kind": "event"}]',
        '[{"kind": ["actor"], "id": "a"}]',
        '[{"kind": "actor", "id": "a", "own": 1}]',
        "null",
        "[]",
    ],
)
def test_registries_that_are_not_as_they_are_written_are_a_key_of_the_event(odd: str) -> None:
    line = f'{{"title": "x", "registries": {odd}}}\n'
    (event,) = (timeline := read(line, "jsonl")).events
    assert event.extra == {"registries": "" if odd == "null" else json.loads(odd)}
    assert (len(timeline.report), timeline.actors) == (0, {})


@pytest.mark.parametrize("bounds", [{"basis": "survey"}, {"basis": None}, {"basis": {}}, {"x": 1}])
def test_bounds_of_another_basis_are_a_key_of_the_event(bounds: dict[str, Any]) -> None:
    (event,) = read(json.dumps([{"title": "x", "bounds": bounds}]), "json").events
    assert list(event.extra) == ["bounds"]


def test_lines_that_another_program_has_cut_down_keep_their_names() -> None:
    line = (
        '{"title": "x", "actors": "A", "registries": [{"kind": "actor", "id": "a", "name": "A"}]}'
    )
    timeline = read(line, "jsonl")
    assert (list(timeline.actors), dict(timeline.events[0].extra)) == (["a"], {})


@slow
@given(timelines())
def test_other_loaders_of_yaml_see_the_same_texts(timeline: Timeline) -> None:
    text = libyatl.write(chosen(timeline), format="yaml")
    assert yaml.safe_load(text)["events"] == [event_as_written(event) for event in timeline.events]


@slow
@given(timelines())
@pytest.mark.parametrize("format", ["json", "jsonl", "yaml", "csv", "tsv"])
def test_what_is_written_is_inert(format: str, timeline: Timeline) -> None:
    for line in libyatl.write(chosen(timeline), format=format).split("\n"):
        assert one_line(line).replace(r"\t", "\t") == line.replace(r"\t", "\t")


def rows(text: str, format: str) -> list[dict[str, str]]:
    if format == "csv":
        return list(csv.DictReader(io.StringIO(text, newline="")))
    head, *lines = (line.split("\t") for line in text.removesuffix("\n").split("\n"))
    return [dict(zip(head, line, strict=True)) for line in lines]


def carried(text: str, format: str) -> Iterator[dict[str, str]]:
    for row in rows(text, format):
        yield {key: cell for key, cell in row.items() if key not in DERIVED}


def joins_well(event: Event) -> bool:
    """Whether a table can hold it: no joint in a name, no line like the mark of a merge."""
    lines = (event.id, event.title, event.summary, *names_of(event))
    marked = any("<<<<<<<" in line for line in lines)
    parts = (part for name in names_of(event) for part in name.split(JOIN))
    joined = all(name.strip(" ;") == name for name in names_of(event))
    return not marked and joined and not any(map(is_blank, parts))


def names_of(event: Event) -> Iterator[str]:
    yield from (part.actor for part in event.actors)
    yield from (cited.source for cited in event.sources)
    yield from (*event.places, *event.tags)


@slow
@given(st.lists(events().filter(joins_well), max_size=4))
@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_a_table_is_read_back_with_what_it_carries(format: str, drawn: list[Event]) -> None:
    whole = Assembly()
    FileAssembly(whole, "drawn")
    for event in drawn:
        whole.take_event(event)
    text = libyatl.write(chosen(whole.finish()), format=format)
    again = read(text, format)
    assert codes(again) == set()
    second = libyatl.write(chosen(again), format=format)
    assert list(carried(second, format)) == list(carried(text, format))
    assert libyatl.write(chosen(read(second, format)), format=format) == second


def without_made_ids(events: Iterable[Event]) -> list[Event]:
    """Return the events less the ids that hang on the events beside which they stand."""
    return [event if event.named else event._replace(id="") for event in events]


@given(timelines(), st.integers(0, 3))
@slow
@pytest.mark.parametrize("format", ["json", "yaml"])
def test_an_excerpt_is_read_back_without_errors(
    format: str, timeline: Timeline, limit: int
) -> None:
    part = libyatl.select(timeline, sort="file", limit=limit)
    again = read(libyatl.write(part, format=format), format)
    assert without_made_ids(again.events) == without_made_ids(part.events)
    assert again.excerpt == (timeline.excerpt or part.is_excerpt)
    found = {each.code for each in again.report if each.severity == "error"}
    kept = deserved(timeline) & {"date-unreadable", "wrong-type"}
    loose = {"self-relation"} if again.excerpt else {"self-relation", "dangling-relation"}
    assert found <= kept | loose


@pytest.mark.parametrize("name", libyatl.examples())
def test_a_chronology_that_comes_along_is_read_back_equal(name: str) -> None:
    timeline = libyatl.load(libyatl.examples()[name])
    for format in ("json", "yaml"):
        text = libyatl.write(chosen(timeline), format=format)
        assert read(text, format) == timeline
    assert read(libyatl.write(timeline, format="csv"), "csv").report.has_errors is False


def test_what_a_format_does_not_carry_is_counted() -> None:
    timeline = read(
        "title: T\nodd: 1\nactors: {a: A}\nevents:\n"
        "- {title: x, date: May 2017, actors: [{id: a, role: r}], note: n, after: y, k: 1}\n"
        "- {title: y, id: y, lasted: 3 days, seq: 1, tags: ['a; b'], sources: [{id: s, at: 1,"
        ' quote: q, says: {places: [p]}, tells: ahead, note: "\\e"}]}\n',
        "yaml",
    )
    assert [str(lost) for lost in losses(chosen(timeline), "csv")] == [
        "title of the chronology",
        "registry entries (1)",
        "further keys of the file (1)",
        "relations (1)",
        "lengths of time (1)",
        "roles (1)",
        "places in sources (1)",
        "quotes (1)",
        "differing accounts (1)",
        "how sources tell of it (1)",
        "notes (2)",
        "places in the order (1)",
        "dates in your words (1)",
        "names that hold '; ' (1)",
        "further keys (1)",
    ]
    assert losses(chosen(timeline), "json") == []
    assert [str(lost) for lost in losses(chosen(timeline), "jsonl")] == [
        "further keys of the file (1)"
    ]
    lines = read("title: T\nactors: {a: A, b: B}\nevents:\n- {title: x, actors: [a]}\n", "yaml")
    assert [str(lost) for lost in losses(chosen(lines), "jsonl")] == [
        "registry entries that no event uses (1)"
    ]
    assert [str(lost) for lost in losses(libyatl.select(lines, limit=0), "jsonl")] == [
        "title of the chronology, without an event"
    ]


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("- title: x\n", "yaml"),
        ("{title: x}\n", "yaml"),
        ("[{title: x}]\n", "yaml"),
        ("", "yaml"),
        ('{"events": []}\n', "json"),
        ("[]\n", "json"),
        (' [\n {"title": "x"}]\n', "json"),
        ('{\n"title": "x"}', "json"),
        ('{"title": "x",\n"date": "2017"}', "json"),
        ('{"title": "x", "actors": {"a": "A"}}', "json"),
        ('{"title": "x", "actors": ["a"]}\n', "jsonl"),
        ('{"id": "a", "title": "x"}\n{"title": "y"}\n', "jsonl"),
        ("date,title\n2017,x\n", "csv"),
        ("title\nx\n", "csv"),
        ('"title","weight"\nx,1\n', "yaml"),
        ("title,date,weight\nx,,1\n", "csv"),
        ("date\ttitle\n2017\tx\n", "tsv"),
        ("title: date, title\n", "yaml"),
    ],
)
def test_a_format_is_told_by_its_content(text: str, format: str) -> None:
    assert formats.told("-", text.encode()) == format
    assert formats.told("x.yml", text.encode()) == "yaml"


def nested(value: Any, depth: int) -> str:
    return "[" * depth + str(value) + "]" * depth


@given(
    st.binary(max_size=200)
    | st.text("{}[]\":,\\u0d8ntrue1.e-NaN title events\n\t;'", max_size=60).map(str.encode)
)
@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv"])
def test_no_bytes_make_a_reader_raise(format: str, data: bytes) -> None:
    whole = Assembly()
    sound = decoding.sound_text(data, "t", whole.report)
    if sound is not None:
        into = FileAssembly(whole, "t")
        lookup(formats.READERS, format, "format")(sound, "t", into, whole.report)
        into.close()
    timeline = whole.finish()
    for place in range(len(timeline.events)):
        timeline.span(place, "date")
