"""What `show` and `libyatl.draw` draw: one table, and what cannot be drawn so is refused."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pixels import see_png

import libyatl
from libyatl import drawings
from libyatl.cli.app import run
from libyatl.cli.commands import show
from libyatl.formats import FORMATS, SUFFIXES
from libyatl.views import Canvas, Layout
from libyatl.views.vector.palette import THEMES

EVENTS = """\
title: <Bells> & "walks"
timezone: Africa/Tripoli
sources: {paper: {title: The paper, published: 2017-09}}
events:
  - {id: bell, title: A bell rings, date: 2017-08-05T14:30, actors: [Ann, Bob], sources: [paper]}
  - {id: walk, title: A walk, date: 2017-08, actors: [Ann], sources: [paper]}
  - {id: talk, title: A talk, date: 2017-08, actors: [Cy], sources: [paper]}
  - {id: plan, title: A plan, status: planned, actors: [Dee], sources: [paper]}
  - {id: lost, title: Nobody knows when}
  - {id: rest, title: A rest, sources: [paper]}
  - {id: song, title: A song, sources: [paper]}
  - {id: feast, title: A feast, sources: [paper]}
"""


@pytest.fixture
def timeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> libyatl.Timeline:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIBYATL_FILE", "events.yaml")
    Path("events.yaml").write_text(EVENTS, encoding="utf-8")
    return libyatl.load("events.yaml")


def words(svg: str | bytes) -> list[str]:
    root = ElementTree.fromstring(svg)
    return ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]


def test_every_record_says_what_it_is() -> None:
    assert [*drawings.DRAWINGS] == ["text", "svg", "png", "html", "md"]
    for name, each in drawings.DRAWINGS.items():
        assert each.name == name
        assert each.says.endswith(".")
        assert all(suffix.startswith(".") for suffix in each.suffixes)
        # A document is laid out by whoever reads it, and of text each view heeds its own.
        assert each.heeds or name in FORMATS or each.draw is None
        for suffix in each.suffixes if name in FORMATS else ():
            assert SUFFIXES[suffix] == name
    assert {
        ".txt": "text",
        ".svg": "svg",
        ".png": "png",
        ".html": "html",
        ".htm": "html",
        ".md": "md",
    }.items() <= {*drawings.SUFFIXES.items()}
    assert show.FORMATS is drawings.DRAWINGS


def test_a_picture_tells_every_event_or_counts_it(timeline: libyatl.Timeline) -> None:
    said = words(libyatl.draw(timeline))
    assert '<Bells> & "walks"' in said
    assert {"A bell rings", "A walk", "A talk", "A rest", "A plan planned"} <= {*said}
    assert "1 more without a date. Clock times: Africa/Tripoli." in said


def test_no_filter_moves_the_axis() -> None:
    built_in = libyatl.load()
    every, some = (
        [
            text
            for text in words(libyatl.draw(chosen))
            if re.fullmatch(r"\d+|[A-Z][a-z]{2}( \d+)?", text)
        ]
        for chosen in (libyatl.select(built_in), libyatl.select(built_in, actor="Sarraj"))
    )
    assert every == some
    assert len(every) > 8


def test_the_groups_of_a_selection_are_lanes(timeline: libyatl.Timeline) -> None:
    chosen = libyatl.select(timeline, group_by="actor")
    assert {"Ann", "Bob", "Cy", "Dee", "no actor"} <= {*words(libyatl.draw(chosen))}
    assert {"Ann", "3 others"} <= {*words(libyatl.draw(chosen, lanes=1))}


def test_of_events_of_one_date_the_rest_is_counted(timeline: libyatl.Timeline) -> None:
    assert "and 2 more" in words(libyatl.draw(timeline, rows=1))


def test_where_titles_find_no_room_the_foot_counts_what_has_none() -> None:
    later = libyatl.parse_date("2017-09")
    spread = tuple(
        libyatl.Event(f"w{n}", f"Event {n}", libyatl.parse_date(f"2017-08-{n % 28 + 1:02}"))
        for n in range(200)
    )
    said = words(libyatl.draw(libyatl.Timeline(events=(*spread, libyatl.Event("z", "z", later)))))
    assert any("marks alone: the titles are of those with the most sources" in it for it in said)


@pytest.mark.parametrize(("title", "said"), [("x", "No event in this selection."), ("", "")])
def test_of_nothing_there_is_a_title(timeline: libyatl.Timeline, title: str, said: str) -> None:
    nothing = libyatl.select(timeline, text="zebra") if title else libyatl.Timeline()
    assert words(libyatl.draw(nothing))[-1] == (said or "This chronology holds no event.")


def test_of_what_has_no_date_nothing_is_drawn(timeline: libyatl.Timeline) -> None:
    (deck,) = words(libyatl.draw(libyatl.select(timeline, id="lost")))[1:]
    assert "It has no date" in deck


def test_a_picture_is_written_where_the_path_says(timeline: libyatl.Timeline) -> None:
    drawn = libyatl.draw(timeline, "it.svg", theme="dark", width=700)
    assert Path("it.svg").read_text(encoding="utf-8") == drawn
    assert 'width="700"' in str(drawn)
    assert THEMES["dark"].paper in str(drawn)
    see_png()
    assert Path("it.png").write_bytes(b"") == 0
    drawn = libyatl.draw(timeline, "it.png")
    assert Path("it.png").read_bytes() == drawn


def test_a_document_is_written_too_and_nothing_of_which_a_suffix_tells_otherwise(
    timeline: libyatl.Timeline,
) -> None:
    drawn = libyatl.draw(timeline, "it.md")
    assert Path("it.md").read_text(encoding="utf-8") == drawn == libyatl.draw(timeline, format="md")
    assert str(libyatl.draw(timeline, "it")).startswith("<svg")
    with pytest.raises(libyatl.UsageError, match="cannot draw 'jpg'"):
        libyatl.draw(timeline, "it.jpg")
    assert not Path("it.jpg").exists()


def test_silence_is_cut_out_or_not() -> None:
    assert libyatl.draw(libyatl.load()) != libyatl.draw(libyatl.load(), folded=False)
    assert "12 mo" in words(libyatl.draw(libyatl.load()))
    assert "12 mo" not in words(libyatl.draw(libyatl.load(), folded=False))


REFUSED: list[tuple[str, Canvas, str, str]] = [
    ("poster", Canvas(), "", "cannot draw 'poster'"),
    ("svg", Canvas(theme="drak"), "", "'drak' is no theme"),
    ("svg", Canvas(319), "", "320 to 10,000 pixels"),
    ("png", Canvas(10_001), "", "320 to 10,000 pixels"),
    ("svg", Canvas(layout=Layout(0)), "", "one lane or more"),
    ("svg", Canvas(layout=Layout(rows=0)), "", "one event or more"),
    ("svg", Canvas(), "month", "not of 'month'"),
    ("text", Canvas(), "", "drawn by a view"),
]


@pytest.mark.parametrize(("name", "canvas", "by", "message"), REFUSED)
def test_what_cannot_be_drawn_so_is_refused(
    name: str, canvas: Canvas, by: str, message: str, timeline: libyatl.Timeline
) -> None:
    chosen = libyatl.select(timeline, group_by=by or None)
    with pytest.raises(libyatl.UsageError, match=message):
        drawings.drawn(chosen, name, canvas)


@pytest.mark.parametrize("name", ["svg", "png"])
def test_the_command_draws_what_python_draws(
    name: str, timeline: libyatl.Timeline, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    if name == "png":
        see_png()
    assert run(["show", "-O", name, "-g", "actor", "--lanes", "2", "--width", "800"]) == 0
    out, _ = capfdbinary.readouterr()
    chosen = libyatl.select(timeline, group_by="actor")
    drawn = libyatl.draw(chosen, format=name, lanes=2, width=800)
    assert out == (drawn if isinstance(drawn, bytes) else drawn.encode())
    assert run(["show", "-g", "actor", "--lanes", "2", "--width", "800", "-o", f"it.{name}"]) == 0
    assert Path(f"it.{name}").read_bytes() == out
