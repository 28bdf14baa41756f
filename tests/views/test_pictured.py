"""What a picture shows of a selection: which shapes, by whose clocks, in which lanes."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest
from views.timelines import mixed

import libyatl
from libyatl import Selection, Timeline, select
from libyatl.dates.axis import SECONDS_IN_DAY
from libyatl.dates.civil import ordinal
from libyatl.errors import UsageError
from libyatl.formats import read_data
from libyatl.query.cell_counts import Cells
from libyatl.query.scope import Scope
from libyatl.query.under_way import UnderWay
from libyatl.text.measure import cells
from libyatl.views.itemized import Itemized
from libyatl.views.page import Layout
from libyatl.views.pictured import LANES, Picture, pictured, remarks
from libyatl.views.scene.item import Item
from libyatl.views.scene.medium import CELLS, PIXELS, Medium
from libyatl.views.staged import staged


def read(text: str) -> Timeline:
    return read_data([("mine.yaml", dedent(text).encode())], format="yaml")


def picture(what: Timeline | Selection, *, lanes: int = 8) -> Picture:
    return pictured(select(what) if isinstance(what, Timeline) else what, lanes=lanes)


def items(text: str) -> list[Item]:
    return [item for track in picture(read(text)).tracks for item in track.items]


def second(year: int, month: int, day: int, clock: int = 0) -> int:
    return ordinal(year, month, day) * SECONDS_IN_DAY + clock * 3600


@pytest.mark.parametrize(
    ("written", "kind", "is_stated", "runs_on"),
    [
        ("date: 2017-07-25", "moment", (True, True), (False, False)),
        ("date: 2017-07-25T14:30", "moment", (True, True), (False, False)),
        ("date: 2017-08", "window", (True, True), (False, False)),
        ("date: 2017-07/2017-09", "span", (True, True), (False, False)),
        ("date: since 2015", "span", (True, True), (False, True)),
        ("date: until 2015", "span", (True, True), (True, False)),
        ("date: by 2015", "by", (True, True), (False, False)),
        ("date: 2015/", "from", (True, True), (False, False)),
        ("date: '{2015..2017}'", "window", (True, True), (False, False)),
        ("date: '[2015,2017]'", "window", (True, True), (False, False)),
        ("after: [a]", "from", (False, False), (False, False)),
        ("before: [a]", "by", (False, False), (False, False)),
        ("date: since 2015, lasted: 3 days", "window", (True, False), (False, False)),
        # What is in doubt is never full.
        ("date: 2017-07-25~", "window", (True, True), (False, False)),
        ("date: 2017-07-25?", "window", (True, True), (False, False)),
        ("date: 2017-07-01~/2017-09", "window", (True, True), (False, False)),
        ("date: since c. 2015", "from", (True, True), (False, True)),
        ("date: until c. 2015", "by", (True, True), (True, False)),
        ("date: 2017-07-25, status: claimed", "moment", (True, True), (False, False)),
        ("with: [a], status: claimed", "moment", (False, False), (False, False)),
    ],
)
def test_what_is_said_of_an_event_gives_its_shape_and_its_edges(
    written: str, kind: str, is_stated: tuple[bool, bool], runs_on: tuple[bool, bool]
) -> None:
    drawn = items(
        f"""
        events:
          - {{id: one, title: One, {written}}}
          - {{id: a, title: A, date: 2017-08-01}}
        """
    )
    (shape,) = next(item.shapes for item in drawn if item.title == "One")
    assert (shape.kind, shape.is_stated, shape.runs_on) == (kind, is_stated, runs_on)


def test_what_nothing_bounds_is_counted_and_not_drawn() -> None:
    drawn = picture(read("events: [{id: a, title: A}, {id: b, title: B, date: 2017}]"))
    assert [item.title for item in drawn.tracks[0].items] == ["B"]
    assert (drawn.undated, len(drawn.every)) == (1, 1)
    assert drawn.deck == "2 events, 2017. 1 has a date of its own; 1 has no date."


def test_what_names_no_year_is_told_apart_from_what_has_no_date() -> None:
    text = "events: [{id: a, title: A}, {id: b, title: B, date: XXXX-10}, {id: c, title: C}"
    assert picture(read(f"{text}]")).unplaced == "2 without a date, 1 of no known year"
    more = picture(read(f"{text}, {{id: d, title: D, date: 2017}}]"))
    assert more.unplaced == "2 more without a date, 1 more of no known year"
    assert picture(read("events: [{id: d, title: D, date: 2017}]")).unplaced == ""


def test_a_set_of_which_all_hold_has_a_shape_for_each() -> None:
    (item,) = items("events: [{id: a, title: A, date: '{2017-07-25,2017-08-03}'}]")
    assert [shape.a for shape in item.shapes] == [second(2017, 7, 25), second(2017, 8, 3)]
    assert [shape.kind for shape in item.shapes] == ["moment", "moment"]


def test_a_set_that_relations_narrow_is_drawn_as_far_as_it_is_known() -> None:
    text = """
    events:
      - {id: a, title: A, date: '{2017-07-25,2017-08}'}
      - {id: b, title: B, date: 2017-08-05, after: [a]}
    """
    (shape,) = items(text)[0].shapes
    assert (shape.kind, shape.is_stated) == ("window", (True, False))


@pytest.mark.parametrize(
    ("more", "kind", "is_sure"),
    [
        ("with: [b]", "moment", True),
        ("with: [c]", "window", False),
        ("after: [b], before: [d]", "window", True),
        ("after: [c], before: [d]", "window", False),
        ("date: '{2017-07-25?,2017-08}'", "window", False),
        ("date: 2017-07-25~/2017-08", "window", False),
        # It lasted until the third of August surely, and perhaps until the fifth.
        ("date: 2017-07-25/2017-08, after: [b], lasted: about 3 months", "span", True),
    ],
)
def test_what_rests_on_what_is_in_doubt_is_not_full_nor_counted_as_certain(
    more: str,
    kind: str,
    is_sure: bool,  # noqa: FBT001
) -> None:
    text = f"""
    events:
      - {{id: a, title: A, {more}}}
      - {{id: b, title: B, date: 2017-07-20}}
      - {{id: c, title: C, date: 2017-07-20~}}
      - {{id: d, title: D, date: 2017-09-03}}
    """
    (item,) = (item for item in items(text) if item.title == "A")
    assert {shape.kind for shape in item.shapes} == {kind}
    assert item.is_sure is is_sure


def test_what_only_possibly_matches_is_not_counted_as_certain() -> None:
    says = "sources: [{id: s, says: {actors: [B]}}]"
    text = f"""
    events:
      - {{id: a, title: A, date: 2017-07-25, actors: [A], {says}}}
      - {{id: b, title: B, date: 2017-07-25, actors: [A]}}
    """
    drawn = picture(select(read(text), actor="A")).tracks[0].items
    assert [(item.title, item.is_sure) for item in drawn] == [("A", False), ("B", True)]


def test_a_core_reaches_as_far_as_nothing_in_doubt_says() -> None:
    text = """
    events:
      - {id: a, title: A, date: 2017-07-01/2017-09}
      - {id: b, title: B, before: [a], date: since 2017, after: [c]}
      - {id: c, title: C, date: 2017-05~}
      - {id: d, title: D, during: [a], date: 2017-07-04}
      - {id: e, title: E, date: 2017/2018, sources: [{id: s, tells: ongoing}]}
    sources: {s: {published: 2017-11-03?}}
    """
    (shape,) = next(item.shapes for item in items(text) if item.title == "E")
    assert shape.core == (second(2017, 12, 31), second(2018, 1, 2))


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_full_but_where_a_window_would_surely_find_it(seed: int) -> None:
    chosen = select(mixed(f"full-{seed}"))
    itemized, rows = Itemized(chosen), list(chosen.rows)
    scope = itemized.scope
    for number, (item, *_) in itemized.of(rows).items():
        place = rows[number].place
        event = scope.timeline.events[place]
        if event.status == "planned":  # which is hollow
            continue
        alone = Scope.of(replace(scope.timeline, events=scope.timeline.events))
        alone.accounts = {}
        for shape in item.shapes:
            full = (shape.a, shape.d) if shape.kind == "moment" else shape.core
            if full is None:
                continue
            first, behind = full
            assert first is not None
            assert behind is not None
            assert first < behind
            probes = {(first, behind)}
            if shape.kind == "span":
                unit = shape.unit
                middle = first + (behind - first) // unit // 2 * unit
                probes = {(at, at + unit) for at in (first, middle, behind - unit)}
            for probe in probes:
                surely = UnderWay(alone, Cells(probe)).of(place).surely
                assert any(low <= 0 <= high for low, high in surely), (event, shape, probe)


def test_a_date_that_is_marked_says_so_in_its_item() -> None:
    text = "events: [{id: a, title: A, date: 2017~}, {id: b, title: B, date: 2018?}]"
    assert [(item.is_approximate, item.is_uncertain) for item in items(text)] == [
        (True, False),
        (False, True),
    ]


ACCOUNTS = """
sources: {paper: {title: The Paper}, ngo: {title: NGO report}, echo: {title: The Echo}}
events:
  - id: a
    title: The bridge falls
    date: 2017-07-25
    sources:
      - id: paper
        says: {date: 2017-07-26}
      - id: ngo
        says: {date: 2017-07-26, status: disputed}
      - id: echo
        says: {date: 2017-07-25}
  - {id: b, title: It is rebuilt, date: 2018, status: planned}
"""


def test_each_account_with_another_date_is_an_item_behind_the_event_and_not_counted() -> None:
    drawn = picture(read(ACCOUNTS))
    own, paper, ngo, planned = drawn.tracks[0].items
    assert [item.row for item in (own, paper, ngo, planned)] == [0, 0, 0, 1]
    assert [item.is_account for item in (own, paper, ngo, planned)] == [False, True, True, False]
    assert (paper.title, paper.after, paper.tone) == ("by The Paper", "", "occurred")
    assert (ngo.title, ngo.after, ngo.tone) == ("by NGO report", "disputed", "disputed")
    assert (planned.after, planned.tone, planned.sources, own.sources) == (
        "planned",
        "planned",
        0,
        3,
    )
    assert [shape.a for shape in (*own.shapes, *paper.shapes)] == [
        second(2017, 7, 25),
        second(2017, 7, 26),
    ]
    assert drawn.tracks[0].events == 2


CLOCKS = """
events:
  - {id: a, title: A, date: 2017-07-25T23:30+02:00}
  - {id: b, title: B, date: 2017-07-26T10:00}
"""


@pytest.mark.parametrize(
    ("file", "tz", "zone", "at"),
    [
        ("", None, "UTC", second(2017, 7, 25, 21)),
        ("timezone: Africa/Tripoli", None, "Africa/Tripoli", second(2017, 7, 25, 23)),
        (
            "timezone: Africa/Tripoli",
            "America/New_York",
            "America/New_York",
            second(2017, 7, 25, 17),
        ),
        ("", "+05:00", "+05:00", second(2017, 7, 26, 2)),
    ],
)
def test_the_axis_tells_by_the_clocks_that_were_asked_for_else_the_files_else_utc(
    file: str, tz: str | None, zone: str, at: int
) -> None:
    drawn = picture(select(read(f"{file}\n{CLOCKS}"), tz=tz))
    first, second_event = (item.shapes[0] for item in drawn.tracks[0].items)
    said = f"Clock times: {zone}"
    if not file:
        said += "; those without a time zone stand as they are written"
    assert (drawn.clocks, drawn.is_clocked, first.a) == (f"{said}.", True, at + 1800)
    if not file:  # what has no zone is drawn as it is written
        assert second_event.a == second(2017, 7, 26, 10)


def test_without_clocks_no_zone_is_named() -> None:
    drawn = picture(read("timezone: Africa/Tripoli\nevents: [{id: a, title: A, date: 2017-07-25}]"))
    assert (drawn.clocks, drawn.is_clocked) == ("", False)


def test_lanes_are_the_largest_groups_then_the_others_then_what_has_none() -> None:
    names = "ABCDE"
    listed = [
        f"  - {{id: {one}{n}, title: T, date: 2017, actors: [{one}]}}"
        for count, one in zip(range(5, 0, -1), names, strict=True)
        for n in range(count)
    ]
    both = (
        "  - {id: both, title: T, date: 2017, actors: [D, E]}\n  - {id: no, title: T, date: 2017}"
    )
    timeline = read("\n".join(["events:", *listed, both]))
    chosen = select(timeline, group_by="actor")
    found = [(track.name, track.events) for track in picture(chosen, lanes=3).tracks]
    assert found == [("A", 5), ("B", 4), ("C", 3), ("2 others", 4), ("no actor", 1)]
    found = [(track.name, track.events) for track in picture(chosen, lanes=4).tracks]
    assert found == [("A", 5), ("B", 4), ("C", 3), ("D", 3), ("E", 2), ("no actor", 1)]


BY_ACCOUNTS = """
events:
  - {id: a, title: An event, date: 2017-07-25, actors: [A], sources: [{id: s, says: {actors: [B]}}]}
  - {id: b, title: Another, date: 2017-07-28, actors: [A, B, C, C2], status: claimed}
  - {id: c, title: Third, date: 2017-07-29, actors: [D], sources: [{id: s, says: {actors: [E]}}]}
  - {id: d, title: Fourth, date: 2017-08-02, actors: [E, A], sources: [{id: s, says: {actors: D}}]}
  - {id: e, title: Last, actors: [A], date: 2017-08}
"""


def test_in_a_lane_it_is_said_by_which_account_an_event_is_there() -> None:
    chosen = select(read(BY_ACCOUNTS), group_by="actor")
    lanes = {
        track.name: [(item.title, item.after, item.is_sure) for item in track.items]
        for track in picture(chosen).tracks
    }
    assert lanes["A"] == [
        ("An event", "not by s", False),
        ("Another", "claimed", True),
        ("Last", "", True),
        ("Fourth", "not by s", False),
    ]
    assert lanes["B"] == [("An event", "by s", False), ("Another", "claimed", True)]
    assert lanes["D"] == [("Third", "not by s", False), ("Fourth", "by s", False)]


def test_what_is_surely_in_one_of_the_others_is_surely_there() -> None:
    chosen = select(read(BY_ACCOUNTS), group_by="actor")
    _, others = picture(chosen, lanes=1).tracks
    assert [(item.title, item.is_sure) for item in others.items] == [
        ("An event", False),
        ("Another", True),
        ("Third", False),
        ("Fourth", False),
    ]


@pytest.mark.parametrize("by", ["month", "year", "decade"])
def test_lanes_are_not_of_periods(by: str) -> None:
    with pytest.raises(UsageError, match="not of") as refused:
        picture(select(libyatl.load(), group_by=by))
    assert all(lane in str(refused.value.help) for lane in LANES)


def test_what_is_selected_does_not_change_what_the_axis_is_made_of() -> None:
    whole = libyatl.load()
    few = picture(select(whole, actor="Dengov"))
    assert few.every == picture(whole).every
    assert few.deck.startswith("8 of 52 events, ")


def test_a_publication_that_bounds_several_events_is_a_line() -> None:
    drawn = picture(libyatl.load())
    assert drawn.horizon is not None
    assert drawn.horizon.at == second(2017, 9, 1)
    assert "Published by this line: Yury Barmin, Al-Monitor (August 2017)" in drawn.horizon.words


@pytest.mark.parametrize(
    "source",
    [
        "{title: Two}",  # only two of it
        "{title: Never published}",
    ],
)
def test_no_line_is_drawn_where_too_few_events_rest_on_it(source: str) -> None:
    text = f"""
    sources: {{s: {source.replace("}", ", published: 2017-08-31}" if "Two" in source else "}")}}}
    events:
      - {{id: a, title: A, sources: [s]}}
      - {{id: b, title: B, sources: [s]}}
      - {{id: c, title: C, sources: [s], date: {"2016" if "Two" in source else "2017"}}}
    """
    assert picture(read(text)).horizon is None


def test_the_deck_counts_what_was_not_published_yet_among_all() -> None:
    chosen = select(libyatl.load(), as_of="2016-05-01")
    assert 0 < len(chosen) < 52
    drawn = pictured(chosen, lanes=8)
    assert drawn.deck.startswith(f"{len(chosen)} of 52 events, ")
    assert "They are an excerpt." in remarks(chosen)
    whole = select(libyatl.load(), as_of="2020")
    assert pictured(whole, lanes=8).deck.startswith("52 events, ")
    assert not [*remarks(whole)]


def test_the_deck_of_nothing_says_that_there_is_nothing() -> None:
    assert picture(read("events: []")).deck == "This chronology holds no event."


WINDOWS = """
events:
  - {id: a, title: A, date: 1911}
  - {id: b, title: B, date: 1912-04-14}
  - {id: c, title: C, date: 1912-04-14/1912-05-01}
  - {id: d, title: D, date: since 1910}
  - {id: e, title: E, date: by 1912-04-20}
  - {id: f, title: F, date: by 1913}
  - {id: g, title: G, date: 1985}
"""


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ({"on": "1912-04"}, second(1912, 4, 14), second(1912, 5, 1)),
        ({"since": "1912-04-15", "until": "1912-04-16"}, *[second(1912, 4, n) for n in (15, 17)]),
        ({"since": "1912-04-15"}, second(1912, 4, 15), second(1986, 1, 1)),
        ({"until": "1912-04-30"}, second(1910, 1, 1), second(1912, 5, 1)),
        ({"where": "date:1912-04 and not text:B"}, second(1912, 4, 14), second(1912, 5, 1)),
        ({"where": "date:1911 or date:1912-04-20"}, second(1911, 1, 1), second(1912, 4, 21)),
        ({"where": "not date:1912-04"}, second(1910, 1, 1), second(1986, 1, 1)),
        ({"where": "date:1911 or text:B"}, second(1910, 1, 1), second(1986, 1, 1)),
        ({"on": "1912-04-16T10:00Z"}, second(1912, 4, 16, 10), second(1912, 4, 16, 10) + 60),
        ({"words": "1912-04"}, second(1912, 4, 14), second(1912, 5, 1)),
    ],
)
def test_the_axis_is_that_of_the_dates_that_were_asked_for(
    asked: dict[str, str], first: int, last: int
) -> None:
    chosen = select(read(WINDOWS), **asked)  # type: ignore[call-overload]
    edges = [
        edge
        for item in picture(chosen).every
        for shape in item.shapes
        for edge in (shape.a, shape.b, shape.c, shape.d)
        if edge is not None
    ]
    assert (min(edges), max(edges)) == (first, last)


def test_lanes_have_the_window_of_their_selection() -> None:
    chosen = select(read(WINDOWS), on="1912-04", group_by="status")
    assert (
        chosen.part(chosen.groups[0]).window
        == chosen.window
        == (
            second(1912, 4, 1),
            second(1912, 5, 1) - 1,
        )
    )


def test_all_that_is_selected_is_in_sight_though_what_is_known_of_it_lies_outside() -> None:
    text = """
    events:
      - {id: a, title: Begun by then, date: by 1950}
      - {id: b, title: Not before, before: [f], after: [e], date: on or after 1850}
      - {id: c, title: Until, date: until 1950}
      - {id: d, title: Since, date: since 1850}
      - {id: e, title: At times, after: [g]}
      - {id: f, title: Going on, during: [d]}
      - {id: g, title: In sight, date: 1900-05}
    """
    chosen = select(read(text), on="1900-05-03")
    for medium, width in ((PIXELS, 1000.0), (CELLS, 100.0)):
        scene = staged(picture(chosen), Layout(), medium, cells, (0, width))
        assert scene is not None
        found = [
            strip.item.title
            for lane in scene.lanes
            for block in lane.blocks
            for strip in block.strips
        ]
        assert sorted(found) == sorted(event.title for event in chosen.events)
        for strip in (
            strip for lane in scene.lanes for block in lane.blocks for strip in block.strips
        ):
            assert strip.words is not None
            assert 0 <= strip.words.x <= width - strip.words.width


@pytest.mark.parametrize("medium", [CELLS, PIXELS])
@pytest.mark.parametrize(("other", "kind"), [("", "moment"), ("T12:00", "window")])
def test_a_wide_day_is_some_time_in_it_only_where_clocks_are_told(
    medium: Medium, other: str, kind: str
) -> None:
    text = f"""
    - {{title: The day, date: 2017-07-25}}
    - {{title: Another, date: '2017-07-26{other}'}}
    """
    drawn = picture(read(text))
    scene = staged(drawn, Layout(), medium, cells, (0, 100 * medium.least_hours))
    assert scene is not None
    strips = [strip for block in scene.lanes[0].blocks for strip in block.strips]
    assert [strip.marks[0].shape.kind for strip in strips if strip.item.title == "The day"] == [
        kind
    ]


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ("[{title: A, date: 2017}]", "It has a date of its own."),
        ("[{title: A, date: 2017}, {title: B, date: 2017}]", "All have dates of their own."),
        ("[{title: A}]", "It has no date."),
        ("[{title: A}, {title: B}]", "None has a date."),
    ],
)
def test_the_deck_of_events_that_are_all_known_alike_says_so(events: str, told: str) -> None:
    assert picture(read(events)).deck.endswith(told)


def test_lanes_of_one_label_are_told_apart() -> None:
    text = """
    sources:
      memoir: {title: A memoir, author: Ana}
      letter: {title: A letter, author: Ana}
      diary: {title: A diary, author: Ben}
    events:
      - {title: A, date: 2017, sources: [memoir, letter, diary]}
    """
    drawn = picture(select(read(text), group_by="source"))
    assert [track.name for track in drawn.tracks] == ["Ana (letter)", "Ana (memoir)", "Ben"]
