"""The language of --where: what it reads and prints, what it refuses, and that it asks alike."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl import Event, Participant, Timeline, UsageError
from libyatl.dates import parse_date
from libyatl.model import STATUSES, Citation
from libyatl.query import (
    AtLeast,
    Both,
    Condition,
    Either,
    Identified,
    Mentions,
    Named,
    Opposite,
    Stands,
    Undated,
)
from libyatl.query.expression import parse_expression
from libyatl.text.inert import inert

READ = [
    ("actor:Hifter", "actor:Hifter"),
    ('actor:"Khalifa Hifter"', 'actor:"Khalifa Hifter"'),
    ('actor:"Hifter"', "actor:Hifter"),
    ("  actor:Hifter\n", "actor:Hifter"),
    ("ACTOR:Hifter AND Not Place:Moscow", "actor:Hifter and not place:Moscow"),
    ("actor:a or actor:b and actor:c", "actor:a or actor:b and actor:c"),
    ("actor:a and actor:b or actor:c", "actor:a and actor:b or actor:c"),
    ("(actor:a or actor:b) and actor:c", "(actor:a or actor:b) and actor:c"),
    ("not actor:a and actor:b", "not actor:a and actor:b"),
    ("not (actor:a and actor:b)", "not (actor:a and actor:b)"),
    ("not(actor:a)and(actor:b)", "not actor:a and actor:b"),
    ("not not actor:a", "not not actor:a"),
    ("(((actor:a)))", "actor:a"),
    ("actor:a and (actor:b and actor:c)", "actor:a and (actor:b and actor:c)"),
    ("actor:a or (actor:b or actor:c)", "actor:a or (actor:b or actor:c)"),
    ("actor:and", "actor:and"),
    ("actor:a,b", "actor:a,b"),
    (r"text:a\b", r"text:a\b"),
    (r'text:"a \"b\" \\ c"', r'text:"a \"b\" \\ c"'),
    ('text:""', 'text:""'),
    ("text:خليفة", "text:خليفة"),
    ("status:claimed", "status:claimed"),
    ("id:embassy-handover", "id:embassy-handover"),
    ("sources>=2", "sources>=2"),
    ("Origins >= 02", "origins>=2"),
    ("date:2017-07", "date:2017-07-01..2017-07-31"),
    ('date:"early August 2017"', "date:2017-08-01..2017-08-10"),
    ("date:2017-07..", "date:2017-07-01.."),
    ("date:..2017-07", "date:..2017-07-31"),
    ("date:..", "date:.."),
    ("date:2016..2017-03", "date:2016-01-01..2017-03-31"),
    ("date:2017-07-25..2017-07-25", "date:2017-07-25..2017-07-25"),
    ("date:2016/2017-03", "date:2016-01-01..2017-03-31"),
    ('date:"since 2015"', "date:2015-01-01.."),
    ("date:-0043..0044", "date:-0043-01-01..0044-12-31"),
    ("date:Y-20000..Y17E7", "date:Y-20000..Y170000000"),
    ("date:None", "date:none"),
]


@pytest.mark.parametrize(("text", "printed"), READ)
def test_what_is_read_is_printed_so(text: str, printed: str) -> None:
    condition = parse_expression(text)
    assert str(condition) == printed
    assert parse_expression(printed) == condition


A_CONDITION = "expected a condition such as actor:NAME, 'not' or '('"
ANYTHING = "expected a condition such as actor:NAME, 'and', 'or', 'not' or a parenthesis"
ALONE = "this is a value alone: a condition is a name, a colon and a value"
COLON = "a condition has a colon before its value"
IN_QUOTES = 'a value with blanks stands in quotes: actor:"Khalifa Hifter"'
NAMES_ARE = "names are actor, place, tag, source, status, id, text, date"
ENDS = 'write \\" for a quote in it, \\\\ for a backslash, and " at its end'
A_DATE = 'write a date such as 2017-07 or "early August 2017", or a range such as 2016..2017-07'
REFUSED: list[tuple[str, int, str, str]] = [
    ("", 0, A_CONDITION, ""),
    ("   ", 3, A_CONDITION, ""),
    ("not", 3, A_CONDITION, ""),
    ("actor:a and", 11, A_CONDITION, ""),
    ("actor:a and or actor:b", 12, A_CONDITION, ""),
    ("()", 1, A_CONDITION, ""),
    ("actor:a actor:b", 8, "expected 'and', 'or' or the end", ""),
    ("actor:a)", 7, "expected 'and', 'or' or the end", ""),
    ("(actor:a actor:b)", 9, "expected 'and', 'or' or ')'", ""),
    ("actor:a and (actor:b", 12, "this parenthesis is not closed", ""),
    ("Hifter", 0, ALONE, "write actor:Hifter or text:Hifter"),
    (
        "tag:a and Khalifa Hifter and b",
        10,
        ALONE,
        'write actor:"Khalifa Hifter" or text:"Khalifa Hifter"',
    ),
    ("Hifter actor:a", 0, ALONE, "write actor:Hifter or text:Hifter"),
    ('actor:"a" "b"', 10, ANYTHING, 'a value with blanks stands in quotes: actor:"a b"'),
    ("actor:Khalifa Hifter", 14, ANYTHING, IN_QUOTES),
    ('actor:"Khalifa"Hifter', 15, ANYTHING, IN_QUOTES),
    ("actor = Hifter", 0, COLON, "write actor:Hifter"),
    ("tag:a and Actor=='Hifter'", 10, COLON, "write actor:'Hifter'"),
    ('actor="Khalifa Hifter"', 0, COLON, IN_QUOTES.partition("quotes: ")[2].join(("write ", ""))),
    ("actor != Hifter", 0, COLON, "write not actor:Hifter"),
    ("actor~Hifter", 0, COLON, "write actor:Hifter"),
    ("date>=2017", 0, COLON, "write date:2017.. for a range from first to last day"),
    ("date < 2017", 0, COLON, "write date:..2017 for a range from first to last day"),
    ("who=Hifter", 0, "'who' is no name of a condition", NAMES_ARE),
    (
        r'"Khalifa \"Hifter"',
        0,
        ALONE,
        r'write actor:"Khalifa \"Hifter" or text:"Khalifa \"Hifter"',
    ),
    ("2017-07-25T14:30", 0, ANYTHING, ""),
    ("actor:", 6, "expected a value right after 'actor:'", ""),
    ("Actor: Hifter", 6, "expected a value right after 'actor:'", "write actor:Hifter"),
    ("actor:(a or b)", 6, "expected a value right after 'actor:'", ""),
    ('text:"two words', 5, "this text in double quotes does not end", ENDS),
    (r'text:"a\b"', 5, "this text in double quotes does not end", ENDS),
    ("aktor:Hifter", 0, "'aktor' is no name of a condition", f"did you mean 'actor'? {NAMES_ARE}"),
    (
        "actor:a and (tags:b)",
        13,
        "'tags' is no name of a condition",
        f"did you mean 'tag'? {NAMES_ARE}",
    ),
    ("sources>2", 0, "'sources' takes a whole number, as in sources>=2", ""),
    ("tag:a and sources>2", 10, "'sources' takes a whole number, as in sources>=2", ""),
    ("sources>=2 and ?", 15, ALONE, "write actor:? or text:?"),
    ("Origins >= two", 0, "'origins' takes a whole number, as in origins>=2", ""),
    ("sources>=12345678901", 0, "'sources' takes a whole number, as in sources>=2", ""),
    (
        "status:claimd",
        7,
        "'claimd' is no status",
        "did you mean 'claimed'? known are occurred, reported, claimed, disputed, planned",
    ),
    ("date:soon", 5, "'soon' is no date: it says an order, not a date", A_DATE),
    ("date:2018..2017", 5, "'2018..2017' is no date: the range ends before it begins", A_DATE),
    (
        "date:2017-02-30..",
        5,
        "'2017-02-30..' is no date: February 2017 has 28 days",
        "correct the day, or leave it out",
    ),
]


@pytest.mark.parametrize(("text", "at", "message", "help"), REFUSED)
def test_what_is_refused_is_pointed_at(text: str, at: int, message: str, help: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_expression(text)
    assert caught.value.message == f"{message}\n  {text}\n  {' ' * at}^"
    assert caught.value.help == help


LONE = [
    ("Hifter", "write actor:Hifter"),
    ("not (Moscow or tag:arms)", "write place:Moscow"),
    ("early August 2017", 'write date:"early August 2017"'),
    ('"Khalifa Hifter" and tag:arms', 'write actor:"Khalifa Hifter"'),
    ("carrier", "write text:carrier"),
    ("Hiftr", "did you mean 'Hifter'?"),
    ("kuznetsov-t", "did you mean 'kuznetsov-tobruk-visit'?"),
    ("embassy-handover", "write id:embassy-handover"),
]


@pytest.mark.parametrize(("text", "help"), LONE)
def test_a_value_alone_is_told_by_what_the_timeline_knows(text: str, help: str) -> None:
    with pytest.raises(UsageError) as caught:
        libyatl.select(libyatl.load(), where=text)
    assert caught.value.help == help


def test_a_caret_stands_under_its_place_behind_wide_letters_and_marks() -> None:
    for text, blanks in (("text:標題 foo:x", 10), ("text:e\u0301 foo:x", 7)):
        with pytest.raises(UsageError) as caught:
            parse_expression(text)
        assert caught.value.message.endswith(f"\n  {' ' * blanks}^")


def test_of_a_long_expression_the_part_around_the_caret_is_shown() -> None:
    with pytest.raises(UsageError) as caught:
        parse_expression("tag:a and " * 100 + "?" + " and tag:b" * 100)
    _, quoted, caret = caught.value.message.split("\n")
    assert len(quoted) <= 2 + 2 * 60
    assert quoted[caret.index("^")] == "?"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 101 + "tag:a" + ")" * 101,
        "not " * 101 + "tag:a",
        "(" * 50 + "not " * 51 + "tag:a" + ")" * 50,
        "not " * 51 + "(" * 50 + "tag:a" + ")" * 50,
    ],
)
def test_what_nests_too_deep_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="nests more than 100 levels deep"):
        parse_expression(text)
    shallow = text.replace("(", "", 1).replace(")", "", 1).replace("not ", "", 1)
    assert parse_expression(shallow)


def test_what_is_too_long_is_refused() -> None:
    assert parse_expression("tag:" + "a" * 9_996)
    with pytest.raises(UsageError, match="10,000 characters at most"):
        parse_expression("tag:" + "a" * 9_997)


DATES = ["2017", "2017-07", "25 July 2017", "c. 2015", "since 2016", "before 44 BC", "Y17E7"]
LEAVES: st.SearchStrategy[Condition] = st.one_of(
    st.builds(Named, st.sampled_from(["actor", "place", "tag", "source"]), st.text()),
    st.builds(Identified, st.text()),
    st.builds(Mentions, st.text()),
    st.sampled_from(STATUSES).map(Stands),
    st.sampled_from([*DATES, "..", "2016..2017", "..2017-07-25", "[2015,2017]"]).map(
        lambda date: parse_expression(f'date:"{date}"')
    ),
    st.just(Undated()),
    st.builds(AtLeast, st.integers(0, 999_999_999), st.sampled_from(["sources", "origins"])),
)
NODES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(Opposite),
        st.lists(inner, min_size=2, max_size=4).map(tuple).map(Both),
        st.lists(inner, min_size=2, max_size=4).map(tuple).map(Either),
    ),
    max_leaves=12,
)


@given(NODES)
def test_a_printed_node_reads_back_to_itself(node: Condition) -> None:
    assert parse_expression(str(node)) == node


PIECES = st.sampled_from(
    [
        *("actor:", "date:", "status:", "text:", "sources", ">=", "and", "or", "not", "(", ")"),
        *('"', "\\", "..", "2017", "claimed", " ", "x", "9" * 30, "標", "\x1b", "\ud800", "\u202e"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_no_text_raises_anything_but_a_usage_error(text: str) -> None:
    try:
        condition = parse_expression(text)
    except UsageError as failure:
        message = failure.message
    else:
        assert parse_expression(str(condition)) == condition
        return
    assert inert(message) == message
    assert message.split("\n")[-1].strip(" ") == "^"


WORDS = st.sampled_from(["a", "b", "al-c"])
EVENTS = st.builds(
    Event,
    id=st.integers().map(str),
    title=WORDS,
    when=st.sampled_from([None, *map(parse_date, [*DATES[:5], "2015?", "2017-07-25"])]),
    actors=st.lists(WORDS.map(Participant), max_size=2).map(tuple),
    places=st.lists(WORDS, max_size=2).map(tuple),
    tags=st.lists(WORDS, max_size=2).map(tuple),
    sources=st.lists(WORDS.map(Citation), max_size=3).map(tuple),
    status=st.sampled_from(["occurred", "claimed"]),
)
EVERYTHING = Event(
    "all",
    "all",
    actors=tuple(map(Participant, ("a", "b", "al-c"))),
    places=("a", "b", "al-c"),
    tags=("a", "b", "al-c"),
    sources=tuple(map(Citation, ("a", "b", "al-c"))),
)
TIMELINES = st.lists(EVENTS, max_size=8, unique_by=lambda event: event.id).map(
    lambda events: Timeline(events=(EVERYTHING, *events))
)
FLAGS: dict[str, st.SearchStrategy[str]] = {
    **dict.fromkeys(("actor", "place", "tag", "source", "text"), WORDS),
    "status": st.sampled_from(["occurred", "claimed"]),
    "id": st.just("all"),
}
ASKED = st.fixed_dictionaries(
    {},
    optional={
        f"{prefix}{name}": st.lists(values, min_size=1, max_size=2)
        for name, values in FLAGS.items()
        for prefix in ("", "not_")
    },
)
WINDOWS = {
    "on": "date:{0}",
    "since": "date:{0}..",
    "until": "date:..{0}",
}


@given(
    TIMELINES,
    ASKED,
    st.sampled_from([None, *WINDOWS]),
    st.sampled_from(["2016", "2017-07", "2017-07-25"]),
    st.sampled_from(["include", "only", "exclude"]),
    st.integers(0, 3),
    st.booleans(),
)
def test_an_expression_selects_what_the_same_options_do(
    timeline: Timeline,
    asked: dict[str, Any],
    window: str | None,
    day: str,
    undated: str,
    sources: int,
    certain: bool,  # noqa: FBT001
) -> None:
    terms = [f"sources>={sources}"]
    for option, values in asked.items():
        name = option.removeprefix("not_")
        each = [f'{name}:"{value}"' for value in values]
        either = " or ".join(each)
        terms.append(f"({either})" if name == option else f"not ({either})")
    more: dict[str, Any] = {}
    if window:
        terms.append(WINDOWS[window].format(day))
        more[window] = day
    if undated != "include":
        terms.append("date:none" if undated == "only" else "not date:none")
    by_options = libyatl.select(
        timeline, **asked, **more, undated=undated, min_sources=sources, certain=certain
    )
    by_words = libyatl.select(timeline, where=" and ".join(terms), certain=certain)
    assert by_words.places == by_options.places
    assert by_words.answers == by_options.answers


def test_several_expressions_and_conditions_must_all_hold() -> None:
    chosen = libyatl.select(
        Timeline(events=(Event("x", "X", tags=("a", "b")), Event("y", "Y", tags=("a",)))),
        where=["tag:a", Named("tag", "b")],
    )
    assert [event.id for event in chosen.events] == ["x"]
