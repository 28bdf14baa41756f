"""What sources say of events by when they were published, worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from chronology.histories import event, known_by, said, source, timeline

import libyatl
from libyatl.chronology import resolve
from libyatl.chronology.sources.origins import origins
from libyatl.dates import parse_date
from libyatl.model import Citation, Source, Tells, Timeline
from libyatl.truth import Truth

PAPER = source("paper", "2017")


def told(source: str, tells: Tells) -> Citation:
    return Citation(source, tells=tells)


def ahead(source: str) -> Citation:
    return told(source, "ahead")


def messages(chronicle: Timeline) -> list[str]:
    return [found.diagnostic.message for found in resolve(chronicle).contradictions]


LEDGER = source("ledger", "1989")


@pytest.mark.parametrize(
    "letter",
    [
        [source("letter", via=["ledger"])],
        [source("letter", via=["copy"]), source("copy", via=["ledger"])],
        [source("letter", via=["ledger", "book"]), source("book", "1991")],
        [source("letter", "until 1989", via=["ledger"])],
        [source("letter", accessed="1990", via=["ledger"])],
    ],
)
def test_when_a_voice_was_relayed_says_nothing_of_what_it_had_ahead(letter: list[Source]) -> None:
    chronicle = timeline(
        event("promise", status="planned", sources=[ahead("letter")]),
        event("promise-2", status="planned", sources=["letter"]),
        event("hope", sources=[told("letter", "ongoing")]),
        sources=[LEDGER, *letter],
    )
    chronology = resolve(chronicle)
    assert [said(chronology, id) for id in ("promise", "promise-2")] == ["..", ".."]
    assert said(chronology, "hope").endswith(" to ..")


@pytest.mark.parametrize(
    ("past", "tells", "sources", "first"),
    [
        ("2017-06-10", "past", [PAPER], "2017-06-10"),
        ("2017-06", "past", [PAPER], "2017-06-01"),
        ("2017-06-10", "ongoing", [PAPER], "2017-06-10"),
        ("2017-06-10/2017-06-20", "past", [PAPER], "2017-06-10"),
        ("2017-06-10/2017-06-20", "over", [PAPER], "2017-06-20"),
        ("2017-06-10/2017-06-20", "ongoing", [PAPER], "2017-06-10"),
        ("2017-06-10", "nothing", [PAPER], "2017-01-01"),
        ("2017-06-10", "past", [source("paper", "c. 2017")], "2017-06-10"),
        ("2017-06-10", "past", [source("paper", "2017", accessed="2018-01-05")], "2017-06-10"),
        # A channel is as many moments as it has citations.
        ("2017-06-10", "past", [source("paper", "2017-05/2017-09")], "2017-05-01"),
        ("2017-06-10", "past", [source("paper")], ""),
    ],
)
def test_what_one_paper_tells_as_past_came_before_what_it_has_ahead(
    past: str, tells: Tells, sources: list[Source], first: str
) -> None:
    chronicle = timeline(
        event("a", past, sources=[told("paper", tells)]),
        event("b", status="planned", sources=["paper"]),
        sources=sources,
    )
    assert said(resolve(chronicle), "b") == f"{first}.."


VOICE = source("voice", via=["paper"])
WIRE = source("wire", "2017")
DRAWING = source("paper", "2017", derived_from=["wire"])


@pytest.mark.parametrize(
    ("of_a", "of_b", "sources", "first"),
    [
        # What a voice tells as past, the paper through which it reached us does too.
        ("voice", "paper", [PAPER, VOICE], "2017-06-10"),
        (
            "voice",
            "paper",
            [PAPER, source("voice", via=["aide"]), source("aide", via=["paper"])],
            "2017-06-10",
        ),
        (
            "voice",
            "paper",
            [PAPER, source("voice", "2017-05/2017-08", via=["paper"])],
            "2017-06-10",
        ),
        ("voice", "paper", [PAPER, source("voice", "2017", via=["paper"])], "2017-06-10"),
        # But nothing passes to the voice.
        ("paper", "voice", [PAPER, VOICE], ""),
        ("paper", "voice", [PAPER, source("voice", "2017", via=["paper"])], "2017-01-01"),
        # Of two papers nobody knows which it was.
        (
            "voice",
            "paper",
            [PAPER, source("voice", via=["paper", "book"]), source("book", "2018")],
            "2017-01-01",
        ),
        # What drew on another came no earlier.
        ("wire", "paper", [DRAWING, WIRE], "2017-06-10"),
        ("wire", "paper", [DRAWING, source("wire")], "2017-01-01"),
        ("wire", "paper", [source("paper", derived_from=["wire"]), WIRE], "2017-06-10"),
        (
            "wire",
            "paper",
            [
                source("paper", "2017", derived_from=["copy"]),
                source("copy", derived_from=["wire"]),
                WIRE,
            ],
            "2017-06-10",
        ),
        (
            "wire",
            "paper",
            [source("paper", "2017", derived_from=["wire", "other"]), WIRE, source("other")],
            "2017-06-10",
        ),
        ("paper", "wire", [DRAWING, WIRE], "2017-01-01"),
    ],
)
def test_it_passes_from_what_came_no_later_to_what_came_no_earlier(
    of_a: str, of_b: str, sources: list[Source], first: str
) -> None:
    chronicle = timeline(
        event("a", "2017-06-10", sources=[of_a]),
        event("b", sources=[ahead(of_b)]),
        sources=sources,
    )
    assert said(resolve(chronicle), "b") == f"{first}.."


@pytest.mark.parametrize(
    ("tells", "sources"),
    [
        ("past", [PAPER]),
        ("over", [PAPER]),
        ("ongoing", [PAPER]),
        ("past", [source("paper", "c. 2017")]),
    ],
)
def test_what_is_past_cannot_come_after_what_is_ahead_in_one_paper(
    tells: Tells, sources: list[Source]
) -> None:
    chronicle = timeline(
        event("a", "2017-11-20", sources=[told("paper", tells)]),
        event("b", "2017-03", status="planned", sources=[ahead("paper")]),
        sources=sources,
    )
    (found,) = resolve(chronicle).contradictions
    assert {(owner, path) for owner, path in found.statements} == {
        (0, "date"),
        (0, "sources/0"),
        (1, "date"),
        (1, "sources/0"),
    }
    # What the contradiction names says nothing of when the paper was out.
    for day in ("2017-01-01", "2017-06", "2017-12-30"):
        assert known_by(chronicle, parse_date(day)).shown == (Truth.MAYBE, Truth.MAYBE)


@pytest.mark.parametrize("channel", [source("paper"), source("paper", "2017-01/2017-12")])
def test_a_channel_can_tell_both(channel: Source) -> None:
    chronicle = timeline(
        event("a", "2017-11-20", sources=["paper"]),
        event("b", "2017-03", status="planned", sources=["paper"]),
        sources=[channel],
    )
    assert not messages(chronicle)


ARTICLE = source("article", "2017-03-10")


@pytest.mark.parametrize(
    ("sources", "last"),
    [
        ([source("letter", "2017", via=["article"]), ARTICLE], "2017-03-10"),
        ([source("letter", via=["article"]), ARTICLE], "2017-03-10"),
        ([source("letter", "2017-02", via=["article"]), ARTICLE], "2017-02-28"),
        (
            [source("letter", "2017", via=["aide"]), source("aide", via=["article"]), ARTICLE],
            "2017-03-10",
        ),
        (
            [
                source("letter", "2017", via=["aide"]),
                source("aide", "2017", via=["article"]),
                ARTICLE,
            ],
            "2017-03-10",
        ),
        (
            [
                source("letter", "2017", via=["article", "book"]),
                ARTICLE,
                source("book", "2017-06-30"),
            ],
            "2017-06-30",
        ),
        (
            [source("letter", "2017", via=["article", "lost"]), ARTICLE, source("lost")],
            "2017-12-31",
        ),
        (
            [source("letter", "2017", via=["article"]), source("article", accessed="2017-03-10")],
            "2017-03-10",
        ),
        # What drew on the article came no earlier, and bounds nothing from above.
        ([source("letter", "2017", derived_from=["article"]), ARTICLE], "2017-12-31"),
        # But what the article drew on came no later.
        (
            [source("letter", "2017"), source("article", "2017-03-10", derived_from=["letter"])],
            "2017-03-10",
        ),
    ],
)
def test_what_reached_us_through_an_article_was_told_by_then(
    sources: list[Source], last: str
) -> None:
    chronicle = timeline(event("e", sources=["letter"]), sources=sources)
    assert said(resolve(chronicle), "e") == f"..{last} to .."


def test_what_is_announced_and_then_told_lies_between() -> None:
    chronicle = timeline(
        event("e", sources=[ahead("announcement"), "report"]),
        event("p", status="planned", sources=["announcement", "report"]),
        event("q", "2017-04-01", sources=[ahead("announcement"), "report"]),
        event("r", "2017-05-01", sources=[ahead("announcement")]),
        sources=[source("announcement", "2017-05-01"), source("report", "2017-07-01")],
    )
    chronology = resolve(chronicle)
    assert said(chronology, "e") == "2017-05-01..2017-07-01 to 2017-05-01.."
    assert said(chronology, "p") == "2017-07-01.."
    (found,) = chronology.contradictions
    assert found.places == (2,)
    assert {(2, "sources/0"), (2, "date")} <= {*found.statements}


DOUBTFUL = [
    source("c", "c. 1990"),
    source("q", "1990?"),
    source("v", via=["c"]),
    source("w", via=["v"]),
    source("x", via=["c", "ok"]),
    source("y", "c. 1990", via=["ok"]),
    source("z", "1990?", accessed="1991"),
    source("ok", "1990"),
    source("read", "1990", accessed="c. 1995"),
]


def test_nothing_is_certain_by_what_was_published_in_doubt() -> None:
    chronicle = timeline(
        *(event(f"by-{each.id}", sources=[each.id]) for each in DOUBTFUL),
        event("before", before="by-c"),
        event("before-sure", before="by-ok"),
        event("plan", status="planned", sources=["c"]),
        sources=DOUBTFUL,
    )
    possible = {event.id for event in libyatl.select(chronicle, until="1992").events}
    certain = libyatl.select(chronicle, until="1992", certain=True)
    assert len(possible) == len(chronicle.events)
    assert {event.id for event in certain.events} == {
        "by-ok",
        "by-read",
        "by-y",  # it reached us through one that surely was
        "by-z",  # it was read by then
        "before-sure",
    }
    late = libyatl.select(chronicle, as_of="1992", certain=True)
    assert {event.id for event in late.events} == {"by-ok", "by-read", "by-y", "by-z"}


@pytest.mark.parametrize(
    ("witness", "of_both", "of_witness", "of_all"),
    [
        (source("w", via=["a", "b"]), 2, 1, 2),
        (source("w", derived_from=["a", "b"]), 2, 1, 2),
        (source("w", via=["a"], derived_from=["b"]), 2, 1, 2),
        (source("w", via=["a"]), 2, 1, 2),
        (source("w"), 2, 1, 3),
    ],
)
def test_two_inquiries_are_two_origins_though_one_witness_was_heard_by_both(
    witness: Source, of_both: int, of_witness: int, of_all: int
) -> None:
    chronicle = timeline(
        event("e", "1912-04-14", sources=["a", "b"]),
        event("f", "1912-04-14", sources=["w"]),
        event("g", "1912-04-14", sources=["w", "a", "b"]),
        sources=[source("a", "1912-05-28"), source("b", "1912-07-30"), witness],
    )
    found = origins(chronicle)
    assert [found.counted(each)[1] for each in chronicle.events] == [of_both, of_witness, of_all]


BELL = source("bell", "2001-05-05")


@pytest.mark.parametrize(
    ("copies", "bounds", "first_shown"),
    [
        ([source("copy", via=["bell"])], "..2001-05-05 to ..", "1900"),
        ([source("copy", derived_from=["bell"])], "..", "2001-05-05"),
        (
            [source("copy", derived_from=["other"]), source("other", derived_from=["bell"])],
            "..",
            "2001-05-05",
        ),
        (
            [source("copy", accessed="2005", derived_from=["bell"])],
            "..2005-12-31 to ..",
            "2001-05-05",
        ),
        ([source("copy", "2001", derived_from=["bell"])], "..2001-12-31 to ..", "2001-05-05"),
        ([source("copy", "2001/2003", derived_from=["bell"])], "..2003-12-31 to ..", "2001-05-05"),
    ],
)
def test_a_copy_came_no_earlier_and_a_voice_no_later(
    copies: list[Source], bounds: str, first_shown: str
) -> None:
    chronicle = timeline(
        event("e", sources=["copy"]), event("f", sources=["copy", "bell"]), sources=[BELL, *copies]
    )
    assert said(resolve(chronicle), "e") == bounds
    assert [origins(chronicle).counted(each)[1] for each in chronicle.events] == [1, 1]
    day = parse_date(first_shown).first_day
    assert 0 in known_by(chronicle, day).places
    if first_shown != "1900":
        assert 0 not in known_by(chronicle, day - 1).places


def test_a_doubtful_date_of_publication_still_goes_before_what_others_say(tmp_path: Path) -> None:
    """By firm statements alone nothing holds that does not by all: so none contradicts there."""
    file = tmp_path / "events.yaml"
    file.write_text(
        "sources:\n"
        "  told: {published: 2017-01-08~, via: relay}\n"
        "  relay: {published: 2017-01-03}\n"
        "events:\n"
        "- {title: T, date: '[2017-01-07,2017-02-01]', sources: [{id: told, tells: over}]}\n"
    )
    chronicle = libyatl.load(file)
    found = resolve(chronicle)
    assert not found.contradictions
    assert found.firm.bounds(0) == (*parse_date("[2017-01-07,2017-02-01]").days,)
