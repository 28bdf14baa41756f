"""Origins, and what had been published by a day."""

from __future__ import annotations

from pathlib import Path

import pytest
from chronology.histories import event, known_by, said, source, timeline

from libyatl import load
from libyatl.chronology import resolve
from libyatl.chronology.sources.origins import origins
from libyatl.dates import parse_date
from libyatl.findings.diagnostics import Severity
from libyatl.model import Citation, Timeline
from libyatl.model.positions import Owner
from libyatl.truth import Truth


@pytest.mark.parametrize(
    ("cited", "sources", "found"),
    [
        (["a"], 1, 1),
        (["a", "a"], 1, 1),
        (["a", "b"], 2, 2),
        (["a", "told-by-a"], 2, 1),
        (["told-by-a", "told-by-told-by-a"], 2, 1),
        (["told-by-a", "also-told-by-a"], 2, 1),
        (["a", "told-by-c-and-d", "c", "d"], 4, 3),
        (["a", "unknown"], 2, 2),
        (["told-by-unknown", "unknown"], 2, 1),
        ([], 0, 0),
    ],
)
def test_sources_that_reached_us_through_one_another_are_one_origin(
    cited: list[str], sources: int, found: int
) -> None:
    chronicle = timeline(
        event("e", sources=cited),
        sources=[
            source("told-by-told-by-a", via=["told-by-a"]),
            source("a"),
            source("b"),
            source("c"),
            source("d"),
            source("told-by-a", via=["a"]),
            source("also-told-by-a", via=["a"]),
            source("told-by-c-and-d", via=["c", "d"]),
            source("told-by-unknown", via=["unknown"]),
        ],
    )
    told = origins(chronicle)
    assert told.counted(chronicle.events[0]) == (sources, found)
    assert told.diagnostics == ()


def test_an_origin_bears_the_name_of_a_source_that_relays() -> None:
    chronicle = timeline(sources=[source("voice", via=["paper"]), source("paper")])
    assert origins(chronicle).of("voice") == "paper"


def test_spellings_of_one_source_are_one() -> None:
    chronicle = timeline(
        event("e", sources=["The Paper", "paper"]),
        sources=[source("paper"), source("voice", via=["The Paper"])],
    )
    told = origins(chronicle, source_key=lambda name: "paper" if name == "The Paper" else name)
    assert told.counted(chronicle.events[0]) == (1, 1)
    assert told.of("voice") == "paper"


def test_a_circle_of_via_is_an_error_with_each_place(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(
        "sources:\n  a: {via: b}\n  b: {via: [c]}\n  c: {via: [a, d]}\n  d: {}\n  e: {via: e}\n"
    )
    circle, alone = origins(load(path)).diagnostics
    assert (circle.code, circle.severity) == ("via-cycle", Severity.ERROR)
    assert circle.message == "'a', 'b', 'c' reached us via each other"
    spans = [circle.span, *(span for span, _ in circle.related)]
    assert [str(span).rpartition("yaml:")[2] for span in spans] == ["2:12", "3:12", "4:12"]
    assert circle.help.startswith("leave out the 'via'")
    assert alone.message == "'e' reached us via itself"
    assert alone.related == ()


def chronicle() -> Timeline:
    return timeline(
        event("old", "2010", sources=["book"]),
        event("told", "2017-07", after="old", sources=["paper", "book"]),
        event("recent", sources=["paper"]),
        event("untold", "2000"),
        event("vague", sources=[Citation("undated")]),
        event("voice", sources=["interview"]),
        event("doubtful", sources=["rough"]),
        sources=[
            source("book", "2012"),
            source("paper", "2017-08"),
            source("undated"),
            source("interview", via=["paper"]),
            source("rough", "c. 2012"),
        ],
    )


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2010", "vague? voice?"),
        ("2011", "vague? voice? doubtful?"),
        ("2012-06", "old? told? vague? voice? doubtful?"),
        ("2012", "old told vague? voice? doubtful?"),
        ("2017-07-31", "old told vague? voice? doubtful?"),
        ("2017-08-01", "old told recent? vague? voice? doubtful?"),
        ("2017-08-15", "old told recent? vague? voice? doubtful?"),
        ("2017-08-31", "old told recent vague? voice doubtful?"),
        ("2017-08", "old told recent vague? voice doubtful?"),
        ("2017-08~", "old? told? recent? vague? voice? doubtful?"),
    ],
)
def test_only_what_had_been_published_by_a_day_is_there(day: str, shown: str) -> None:
    cut = known_by(chronicle(), parse_date(day))
    answers = {Truth.YES: "", Truth.MAYBE: "?"}
    marked = [f"{e.id}{answers[t]}" for e, t in zip(cut.timeline.events, cut.shown, strict=True)]
    assert " ".join(marked) == shown
    assert cut.left_out == 7 - len(marked)
    assert [chronicle().events[place].id for place in cut.places] == [
        e.id for e in cut.timeline.events
    ]


def test_a_day_may_be_a_number() -> None:
    assert known_by(chronicle(), parse_date("2012").last_day).left_out == 2


def test_what_was_not_yet_published_tightens_nothing() -> None:
    later = timeline(
        event("visit", sources=["book"]),
        event("treaty", "2017-01", after="visit", sources=["paper"]),
        sources=chronicle().sources.values(),
    )
    assert said(resolve(later), "visit") == "..2012-12-31 to ..2017-01-31"
    cut = known_by(later, parse_date("2012"))
    assert said(resolve(cut.timeline), "visit") == "..2012-12-31 to .."
    told = known_by(chronicle(), parse_date("2012")).timeline.event("told")
    assert [citation.source for citation in told.sources] == ["book"]


def test_places_in_the_file_stay_right(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(
        "title: T\n"
        "sources:\n"
        "  book: {published: 2012}\n"
        "  paper: {published: 2017}\n"
        "events:\n"
        "  - {id: untold, title: Untold}\n"
        "  - id: told\n"
        "    title: Told\n"
        "    sources:\n"
        "      - {id: paper}\n"
        "      - {id: book, at: page 5}\n"
        "  - {id: whole, title: Whole, sources: [book]}\n"
    )
    timeline = known_by(load(path), parse_date("2012")).timeline
    asked: list[tuple[Owner, str]] = [
        (0, "title"),
        (0, "sources/0"),
        (0, "sources/0/at"),
        (1, "sources/0"),
        (("sources", "book"), "published"),
    ]
    places = [str(timeline.span(*each)).rpartition("yaml:")[2] for each in asked]
    assert places == ["8:12", "11:9", "11:24", "12:41", "3:21"]
    assert timeline.span(2) is None
    assert timeline.excerpt
