"""The page: one file that fetches nothing, runs nothing but its own, and tells all events once."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from depths import EXAMPLES
from drawn_timelines import timelines
from hypothesis import given, settings
from hypothesis import strategies as st
from views.timelines import mixed
from views.web.read_pages import Node, decoded, listed, page, read, told
from views.web.script_texts import interface

import libyatl
from libyatl import Citation, Event, Participant, Source, Timeline, drawings, select
from libyatl.query.groups import grouped
from libyatl.text.inert import one_line
from libyatl.views.itemized import Itemized
from libyatl.views.pictured import LANES
from libyatl.views.scene.item import Item, Track
from libyatl.views.scene.laid_out import laid_out
from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.scene import Axis
from libyatl.views.scene.shapes import DAY, Shape, ShapeKind
from libyatl.views.vector.palette import THEMES
from libyatl.views.web import months, why_chains
from libyatl.views.web.assets import script, styles
from libyatl.views.web.coded import coded
from libyatl.views.web.page_ids import PageIds

CURATED = libyatl.load()
ACCOUNTS = """
title: Rivals
sources: {paper: {title: The paper}, ngo: {title: NGO report}, third: {}}
events:
  - id: shots
    title: Shots
    date: 1923-04-29
    actors: [Ann]
    sources:
      - {id: paper, at: p 1}
      - {id: paper, at: p 3}
      - {id: paper, at: p 12, quote: They fired}
      - {id: ngo, says: {date: 1923-04-30, status: claimed, actors: [Bob]}}
      - {id: third, says: {date: April 1923, title: A shot}}
  - {id: other, title: Other, date: about 1924}
  - {id: lost, title: Lost, actors: [Ann]}
"""


def hashed(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def ids(root: Node) -> list[str]:
    return [id for node in root.walk() if (id := node.attributes.get("id")) is not None]


# ---- what it may do


def test_the_policy_lets_run_exactly_what_is_ours() -> None:
    root = read(page(CURATED))
    (policy,) = (
        node.attributes["content"] or ""
        for node in root.all("meta")
        if node.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    said = dict(part.split(" ", 1) for part in policy.split("; "))
    (style,) = root.all("style")
    (code,) = (each for each in root.all("script") if "type" not in each.attributes)
    assert said == {
        "default-src": "'none'",
        "script-src": f"'{hashed(code.text)}'",
        "style-src": f"'{hashed(style.text)}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert code.text == script()
    assert style.text == styles()


def test_nothing_is_styled_or_run_in_an_attribute_or_fetched() -> None:
    for what in (CURATED, libyatl.load("data/titanic.yaml"), select(CURATED, group_by="actor")):
        root = read(page(what))
        for node in root.walk():
            for name, value in node.attributes.items():
                assert name not in ("style", "src", "srcset", "action", "formaction", "ping")
                assert not name.startswith("on")
                if "://" in (value or ""):
                    assert (node.tag, name) == ("a", "href")
                    assert re.match("https?://", value or "")
                    assert node.attributes["rel"] == "noreferrer noopener"
                elif name == "href":
                    assert (value or "").startswith("#")
    assert "url(" not in styles()
    assert "@import" not in styles()


def test_no_host_of_a_link_is_looked_up_and_no_link_tells_where_it_stands() -> None:
    said = {
        node.attributes.get("http-equiv", node.attributes.get("name")): node.attributes["content"]
        for node in read(page(CURATED)).all("meta")
        if "content" in node.attributes
    }
    assert said["x-dns-prefetch-control"] == "off"
    assert said["referrer"] == "no-referrer"


def test_only_addresses_of_the_web_are_links() -> None:
    source = "{url: 'javascript:alert(1)', archived: 'HTTPS://b.example/?a=1&b=\"2\"'}"
    root = read(page(f"sources: {{s: {source}}}\nevents: [{{title: A, sources: [s]}}]"))
    (link,) = root.one(".sources").all("a")
    assert link.attributes["href"] == 'HTTPS://b.example/?a=1&b="2"'
    assert "javascript:alert(1)" in root.one(".sources").text


def test_the_same_selection_gives_the_same_bytes() -> None:
    assert page(CURATED) == page(libyatl.load())


# ---- what it tells


def test_every_selected_event_stands_in_the_list_once() -> None:
    for chosen in (select(CURATED), select(CURATED, actor="Hifter", limit=9, sort="title")):
        root = read(page(chosen))
        assert [li.attributes["id"] for li in listed(root)] == [each.id for each in chosen.events]
        assert [li.one("h3").inside[0] for li in listed(root)] == [
            each.title + " " * (each.status != "occurred") for each in chosen.events
        ]


def test_lists_are_of_fifty_and_count_on() -> None:
    root = read(page(Timeline(events=tuple(Event(f"e{n}", "E") for n in range(101)))))
    assert [each.attributes["start"] for each in root.all(".list")] == ["1", "51", "101"]
    assert len(ids(root)) == len({*ids(root)})


@settings(max_examples=EXAMPLES)
@given(timelines())
def test_every_text_is_found_again_as_text(timeline: Timeline) -> None:
    root = read(
        re.sub("<svg.*?</svg>", "", page(timeline), flags=re.DOTALL)
    )  # it has marks of ours
    shown = root.one(".page").text.replace("\n", "")
    assert one_line(shown) == shown
    chosen = select(timeline)
    for li, event in zip(listed(root), chosen.events, strict=True):
        text = li.text
        assert one_line(event.title) in text
        for part in event.actors:
            assert one_line(part.role) in text
            assert one_line(chosen.names.actors.shown(part.actor)) in text
        for tag in event.tags:
            assert one_line(tag) in text
        for line in event.summary.split("\n") + event.note.split("\n"):
            assert one_line(line.replace("\t", " ").strip()) in text
        for cited in event.sources:
            register = chosen.names.sources
            alike = register.borne_as(register.key(cited.source))  # spellings of one source
            assert any(one_line(name) in text for name in (register.shown(cited.source), *alike))
            assert one_line(" ".join(cited.quote.split())) in text
    key = chosen.names.sources.key
    sources = {key(cited.source) for event in chosen.events for cited in event.sources}
    assert len(root.one(".sources").all("li") if sources else []) >= len(sources)


@settings(max_examples=EXAMPLES)
@given(timelines())
def test_no_id_is_there_twice_and_every_link_within_leads_somewhere(timeline: Timeline) -> None:
    root = read(page(timeline))
    found = ids(root)
    assert len(found) == len({*found})
    for link in root.all("a"):
        href = link.attributes["href"] or ""
        assert not href.startswith("#") or href[1:] in found
    filled = [node.attributes.get("fill") or "" for node in root.walk()]
    assert all(fill[5:-1] in found for fill in filled if fill.startswith("url(#"))


@given(st.text("-s1\x1b\\x", min_size=1, max_size=6), st.text("-s1\x1b\\x", min_size=1, max_size=6))
def test_no_event_has_an_id_of_the_page_itself(one: str, other: str) -> None:
    events = [Event(id, "E") for id in dict.fromkeys((one, other))]
    found = PageIds(events)
    assert len({*found.of.values()}) == len(events)
    assert found.own("s1") not in found.of.values()
    assert all(not id.startswith(found.prefix) for id in found.of.values())


HOSTILE = "</script><script>alert(1)</script>\u202e & <!-- \" ' ]]>"


def test_hostile_texts_change_nothing_around_them() -> None:
    long = "a" * 5000
    arabic = "محادثات"
    titles = [HOSTILE, long, arabic, "会談 🙂", "&lt;b&gt;"]
    events = tuple(
        Event(
            title,
            title,
            actors=(Participant(title, title),),
            places=(title,),
            tags=(title,),
            sources=(Citation(title, title, title),),
        )
        for title in titles
    )
    sources = {title: Source(title, title, title, title, note=title) for title in titles}
    text = page(replace(Timeline(events=events, sources=sources), title=HOSTILE))
    root = read(text)
    assert root.one("title").text == root.one("h1").text == one_line(HOSTILE)
    assert "\u202e" not in text
    assert {li.one("h3").text for li in listed(root)} == {one_line(title) for title in titles}
    assert one_line(HOSTILE) in told(root)["facets"][0]["names"]
    assert len(root.all("script")) == 2
    assert all(li.one("h3").attributes["dir"] == "auto" for li in listed(root))


# ---- what the script reads


@given(
    st.sampled_from(["moment", "span", "window", "by", "from"]),
    st.lists(st.integers(-(10**9), 10**9), min_size=4, max_size=4),
    st.sampled_from([1, DAY]),
    st.tuples(st.booleans(), st.booleans()),
    st.tuples(st.booleans(), st.booleans()),
    st.booleans(),
)
def test_a_code_says_all_of_a_shape(
    kind: ShapeKind,
    edges: list[int],
    unit: int,
    stated: tuple[bool, bool],
    runs_on: tuple[bool, bool],
    is_narrow: bool,  # noqa: FBT001
) -> None:
    a: int | None
    d: int | None
    a, b, c, d = sorted(edge * unit for edge in edges)
    if is_narrow:
        b, c, d = (a + unit, a, a + unit) if kind == "moment" else (d, a, d)
    if kind == "by":
        a = None
    if kind == "from":
        d = None
    shape = Shape(kind, a, b, c, d, unit, stated, runs_on)
    assert decoded(coded(shape)) == (*shape,)
    assert re.fullmatch(r"[a-z:\d,()<>-]+", coded(shape))


@pytest.mark.parametrize("seed", range(12))
def test_attributes_say_what_is_drawn(seed: int) -> None:
    chosen = select(mixed(f"page {seed}"))
    items = Itemized(chosen).of([*chosen.rows])
    for number, li in enumerate(listed(read(page(chosen)))):
        drawn = [li, *(row for row in li.all("tr") if row.attributes.get("data-w"))]
        if number not in items:
            assert "data-w" not in li.attributes
            continue
        for node, item in zip(drawn, items[number], strict=True):
            codes = (node.attributes["data-w"] or "").split()
            assert [decoded(code) for code in codes] == [(*shape,) for shape in item.shapes]
            assert node.attributes.get("data-t", "occurred") == item.tone
            doubts = "~" * item.is_approximate + "?" * item.is_uncertain
            assert node.attributes.get("data-q", "") == doubts
            assert ("data-m" in node.attributes) == (not item.is_sure)
            behind = node.one("h3").all("i") if node is li else node.all("i")
            assert "".join(each.text for each in behind) == item.after
            first = next(each for each in node.inside if isinstance(each, Node))
            assert node is li or first.text == item.title


@pytest.mark.parametrize("what", [CURATED, ACCOUNTS])
def test_names_by_number_are_the_groups(what: str | Timeline) -> None:
    text = page(what)
    root = read(text)
    chosen = (
        select(libyatl.formats.read_data([("mine.yaml", what.encode())], format="yaml"))
        if (isinstance(what, str))
        else select(what)
    )
    facets, grounds = told(root)["facets"], told(root)["grounds"]
    assert [facet["kind"] for facet in facets] == [*LANES]
    for letter, facet in zip("abcde", facets, strict=True):
        names = [*facet["names"], ""]
        found: dict[str, dict[int, str | None]] = {}
        for row, li in enumerate(listed(root)):
            codes = (li.attributes.get("data-f") or "").split()
            own = [code[1:].split("?") for code in codes if code[0] == letter]
            for number, *ground in own:
                said = grounds[int(ground[0])] if ground else None
                found.setdefault(names[int(number)], {})[row] = said
            if not own:
                found.setdefault("occurred" if letter == "e" else "", {})[row] = None
        groups = grouped(chosen.scope, chosen.places, facet["kind"])
        assert {name: {*rows} for name, rows in found.items()} == {
            group.label if group.cell else "": {*group.rows} for group in groups
        }
        for group in groups:
            said = found[group.label if group.cell else ""]
            unsure = {row for row, ground in said.items() if ground is not None}
            assert unsure == {row for row in group.rows if chosen.places[row] in group.grounds}
    if what is ACCOUNTS:
        assert grounds == ["occurred ≠, not by NGO report", "occurred ≠, by NGO report"]


def test_the_block_holds_what_the_script_reads() -> None:
    block = told(read(page(select(CURATED, group_by="place"), lanes=3, folded=False)))
    assert sorted(block) == sorted(interface("Told"))
    assert sorted(block["sizes"]) == sorted(interface("Sizes"))
    assert (block["lanesBy"], block["lanes"], block["scale"]) == ("place", 3, "true")
    assert len(block["scales"]["true"]) == 1 < len(block["scales"]["folded"])
    assert "Yury Barmin" in block["horizon"]["words"]
    assert block["isClocked"] is False
    assert block["sizes"]["leastHours"] > 100_000  # no day is told by its hours


# ---- what it says


def test_rival_accounts_stand_side_by_side() -> None:
    shots, *_ = listed(read(page(ACCOUNTS)))
    table = [
        [cell.text for cell in row.inside if isinstance(cell, Node)] for row in shots.all("tr")
    ]
    assert table == [
        ["", "title", "date", "status", "actors"],
        ["here", "Shots", "29 Apr 1923", "occurred", "Ann"],
        ["by NGO report", "the same", "30 Apr 1923", "claimed", "Bob"],
        ["by third", "A shot", "Apr 1923", "the same", "the same"],
    ]
    assert shots.one(".cited").text == "The paper, p 1, 3; p 12: “They fired”; NGO report; third"


def test_why_is_told_where_a_date_is_not_as_its_own_field_states_it() -> None:
    text = """
events:
  - {id: a, title: First, date: 2017-08-05}
  - {id: b, title: Then, after: {event: a, within: 3 days}}
  - {id: c, title: Wrong, date: 2017, before: d}
  - {id: d, title: Wrong too, date: 2016}
  - {id: e, title: Lost}
"""
    found = {li.attributes["id"]: li for li in listed(read(page(text)))}
    assert not found["a"].all(".why")
    assert not found["e"].all(".why")
    (why,) = found["b"].all(".why")
    assert "This event comes after “First”, within 3 days" in why.text
    assert "“First” is dated 5 August 2017" in why.text
    (why,) = found["c"].all(".why")
    assert "Its statements contradict others" in why.text
    assert "These cannot all be true" in why.text
    assert "This event comes before “Wrong too”" in why.text
    assert found["e"].one(".when").text == "no date"
    assert found["b"].one(".when").text.endswith("worked out")


CHAIN = "events:\n  - {id: e0, title: E0, date: 2017-08-05}\n" + "".join(
    f"  - {{id: e{n}, title: E{n}, after: e{n - 1}}}\n" for n in range(1, 61)
)


def test_a_long_chain_is_told_by_why(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = "Many statements, which are told by: libyatl why"
    whys = [li.one(".why").text for li in listed(read(page(CHAIN)))[1:]]
    assert all(asked not in why for why in whys[:11])
    assert "This event comes after “E10”" in whys[10]
    assert all(f"{asked} e{n}" in why for n, why in enumerate(whys[11:], 12))
    monkeypatch.setattr(why_chains, "_IN_ALL", 5)
    whys = [li.one(".why").text for li in listed(read(page(CHAIN)))[1:]]
    assert "“E0” is dated 5 August 2017" in whys[1]
    assert whys[2:] == [f"Why this date?{asked} e{n}" for n in range(3, 61)]
    monkeypatch.setattr(why_chains, "_IN_ALL", 4)
    whys = [li.one(".why").text for li in listed(read(page(CHAIN)))[1:]]
    assert whys[1] == f"Why this date?On or after 5 August 2017, because{asked} e2"


def test_no_place_in_a_file_is_told() -> None:
    assert "events.yaml" not in page(CURATED)
    assert not re.search(r"\w+\.ya?ml", page(ACCOUNTS))


@pytest.mark.parametrize(
    ("text", "deck"),
    [
        ("title: Nothing", "This chronology holds no event."),
        ("events: [{title: A}]", "1 event. It has no date. No sources are named."),
        ("excerpt: true\nevents: [{title: A}]", "They are an excerpt."),
        ("events:\n- {title: A}\n- {title: B\n- x: [", "read: events may be missing."),
    ],
)
def test_the_deck_says_how_much_there_is(text: str, deck: str) -> None:
    assert read(page(text)).one(".deck").text.endswith(deck)


def test_a_page_of_nothing_has_neither_picture_nor_script() -> None:
    for empty in (page("title: Nothing"), page(select(CURATED, text="zzz"))):
        root = read(empty)
        assert not root.all("script")
        assert not root.all(".stage")
        assert "script-src" not in empty
        assert not root.all(".list")
    assert root.one(".deck").text == "No event in this selection."


def test_undated_events_are_listed_and_not_drawn() -> None:
    root = read(page("events: [{title: A}, {title: B, date: XXXX-10}]"))
    assert root.one(".notes").text == "1 without a date, 1 of no known year."
    assert not root.all("svg")
    assert not root.all(".legend")
    assert len(listed(root)) == 2


def test_clocks_and_lanes_are_told() -> None:
    text = "timezone: Africa/Tripoli\nevents: [{title: A, date: 2017-08-05T14:30}]"
    root = read(page(text))
    assert root.one(".notes").text == "Clock times: Africa/Tripoli."
    assert told(root)["isClocked"] is True


def test_the_legend_says_what_can_occur_and_nothing_twice() -> None:
    words = [li.text for li in read(page(CURATED)).one(".legend").all("li")]
    assert len(words) == len({*words})
    assert {"disputed", "reported or claimed", "planned", "begun by the line"} <= {*words}
    assert "round: approximate" not in words
    rivals = [li.text for li in read(page(ACCOUNTS)).one(".legend").all("li")]
    assert {"accounts that differ", "round: approximate"} <= {*rivals}


HOW_MANY = "how many, certainly and possibly"


@pytest.mark.parametrize("count", [1, PIXELS.among.few, PIXELS.among.few + 1])
def test_the_legend_tells_of_columns_where_enough_events_are_there(count: int) -> None:
    events = tuple(Event(f"e{n}", "E" * 99, libyatl.parse_date("2016")) for n in range(count))
    text = page(Timeline(events=events))
    is_told = HOW_MANY in read(text).one(".legend").text
    assert is_told == (count > PIXELS.among.few)
    items = [Item(row, (Shape("window", 0, DAY, 0, DAY),), "E" * 99) for row in range(count)]
    axis = Axis(0, PIXELS.narrow, (), (), ())  # of two lanes, as no more has less room
    tracks = [Track("One", (*items,)), Track("Other", ())]
    scene = laid_out(tracks, axis, lambda second: second / DAY, PIXELS, len)
    assert any(lane.heaps for lane in scene.lanes) <= is_told


# ---- too many


def test_too_many_events_are_counted_by_month(monkeypatch: pytest.MonkeyPatch) -> None:
    text = """
sources: {s: {title: The source}}
events:
  - {title: A, date: 2016-01-03, sources: [s]}
  - {title: B, date: 2016-01}
  - {title: C, date: 2016-03/2016-04}
  - {title: D, date: 1..3 2017}
  - {title: E}
"""
    text = text.replace("1..3 2017", "2017-01/2017-03")
    whole = libyatl.formats.read_data([("mine.yaml", text.encode())], format="yaml")
    assert drawings.notes(select(whole), "html") == ()
    monkeypatch.setattr(months, "MOST", 4)
    root = read(page(whole))
    rows = [
        [cell.text for cell in row.inside if isinstance(cell, Node)]
        for row in root.one(".months").all("tr")
    ]
    assert rows[0] == ["January 2016", "2"]
    assert ["", "1 month, no event known"] in rows
    assert "1 more has no date." in root.one(".events").text
    assert not root.all("script")
    assert not root.all(".bar")
    assert root.all("svg")
    assert "The source" in root.one(".sources").text
    assert drawings.notes(select(whole), "html") == (
        "5 events: the page lists months, not events; narrow the selection for more",
    )
    assert drawings.notes(select(whole), "svg") == ()


# ---- how it looks and what it weighs


def test_the_styles_have_the_colours_of_pictures() -> None:
    blocks = re.findall(r"{([^{}]*--paper: #[^{}]*)}", styles())
    assert len(blocks) == 3
    light, *dark = (dict(re.findall(r"--(\w+): *(#\w+)", block)) for block in blocks)
    for found, theme in ((light, "light"), *((each, "dark") for each in dark)):
        assert THEMES[theme]._asdict().items() <= found.items()
    by_system, by_choice = dark
    assert by_system == by_choice
    assert by_system.keys() == light.keys()


MANUAL = Path(__file__).parents[3] / "docs" / "page.md"


def usual(number: int) -> Event:
    """Return an event with a short title and no summary."""
    return Event(
        f"e{number}",
        f"Event number {number} of a kind",
        libyatl.parse_date(f"{1900 + number % 120}-{1 + number % 12:02}-{1 + number % 28:02}"),
        actors=(Participant(f"Actor {number % 50}"), Participant(f"Actor {number % 37}")),
        places=(f"Place {number % 20}",),
        tags=(f"t{number % 9}",),
        sources=(Citation(f"s{number % 30}", f"p {number}"),),
    )


def test_what_is_in_every_page_weighs_what_the_manual_says() -> None:
    (said,) = re.findall(
        r"a page without events about (\d+) kB", MANUAL.read_text(encoding="utf-8")
    )
    one = re.sub("<svg.*?</svg>", "", page(Timeline(events=(usual(1),))))
    assert len(one.encode()) == pytest.approx(int(said) * 1_000, rel=0.05)


@pytest.mark.parametrize("count", [300, 10_000])
def test_an_event_weighs_little(count: int) -> None:
    # The picture that stands there without a script is weighed apart: it grows with its rows alone.
    one, all_of_them = (
        len(re.sub("<svg.*?</svg>", "", page(Timeline(events=(*map(usual, range(number)),)))))
        for number in (1, count)
    )
    assert (all_of_them - one) / count <= 300
