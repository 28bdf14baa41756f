"""Texts and what they say: EDTF, the English forms, and what is refused and why.

`edtf_cases.tsv` holds the 63 examples of the Library of Congress specification of 2019-02-04
and strings on which the test suites of several independent implementations agree; then our own,
with the words for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import libyatl
from libyatl import Timeline, UsageError
from libyatl.dates import (
    OPEN_FUTURE,
    OPEN_PAST,
    DateError,
    When,
    day_to_iso,
    parse_date,
    to_edtf,
)
from libyatl.dates.axis import SECONDS_IN_DAY, day_of_second
from libyatl.dates.date_forms import PRECISIONS, Choice, Form, WhenKind
from libyatl.dates.problem import quote
from libyatl.dates.saying.in_words import in_words

HERE = Path(__file__).parent


def cases(name: str) -> list[list[str]]:
    """Return the rows of a table: one row of headings, then one case a line, between tabs."""
    lines = (HERE / name).read_text(encoding="utf-8").split("\n")
    width = lines[0].count("\t") + 1
    rows = [line.split("\t") for line in lines[1:] if line]
    assert all(len(row) == width for row in rows), name
    return rows


def bound(day: int) -> str:
    return "open" if day in (OPEN_PAST, OPEN_FUTURE) else day_to_iso(day)


def bounds(when: When) -> list[str]:
    return [bound(day) for day in (when.first_day, when.days[1], when.days[2], when.last_day)]


@pytest.mark.parametrize(("text", "status", "first", "last", "words"), cases("edtf_cases.tsv"))
def test_edtf_is_read_as_the_standard_says(
    text: str, status: str, first: str, last: str, words: str
) -> None:
    if status == "invalid":
        with pytest.raises(DateError):
            parse_date(text)
        return
    when = parse_date(text)
    assert (to_edtf(when), in_words(when)) == (text, words)
    if first:
        assert (bound(when.first_day), bound(when.last_day)) == (first, last)


@pytest.mark.parametrize("row", cases("english_cases.tsv"), ids=lambda row: str(row[0]))
def test_english_forms_say_what_the_manual_says(row: list[str]) -> None:
    text, *rest = row
    when = parse_date(text)
    said = [when.precision, when.kind, to_edtf(when), in_words(when), in_words(when, short=True)]
    assert [*bounds(when), *said] == rest
    assert when.text == text


def moment(second: int) -> str:
    if second in (OPEN_PAST, OPEN_FUTURE):
        return "open"
    day, rest = divmod(second, SECONDS_IN_DAY)
    return f"{day_to_iso(day)}T{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}"


def minutes_east(when: When) -> str:
    """Write the offsets of the four bounds in minutes: as one where all are equal."""
    if when.offsets is None:
        return ""
    told = ["." if offset is None else f"{offset // 60:+d}" for offset in when.offsets]
    return " ".join(told) if len({*told}) > 1 else told[0]


@pytest.mark.parametrize("row", cases("clock_cases.tsv"), ids=lambda row: str(row[0]))
def test_clocks_say_what_the_manual_says(row: list[str]) -> None:
    text, *rest = row
    when = parse_date(text)
    marks = "~" * when.approximate + "?" * when.uncertain
    said = [*map(moment, when.wall), minutes_east(when), marks, in_words(when)]
    assert [when.form, *said] == rest
    assert when.text == text
    assert when.days == tuple(map(day_of_second, when.wall))


@pytest.mark.parametrize("row", cases("clock_cases.tsv"), ids=lambda row: str(row[0]))
def test_the_words_of_clocks_are_read_as_what_they_say(row: list[str]) -> None:
    when = parse_date(row[0])
    again = parse_date(to_edtf(when))
    assert (again.wall, again.instants, again.form) == (when.wall, when.instants, when.form)
    if any(word in row[-1] for word in ("?", "unknown", "all of", " and 26 ")):
        return  # no English says these, of days either
    for words in (in_words(when), in_words(when, short=True)):
        said = parse_date(words)
        assert (said.wall, said.instants) == (when.wall, when.instants)
        assert (said.approximate, said.kind) == (when.approximate, when.kind)


@pytest.mark.parametrize("row", cases("english_cases.tsv"), ids=lambda row: str(row[0]))
def test_what_english_says_edtf_says_alike(row: list[str]) -> None:
    when = parse_date(row[0])
    again = parse_date(to_edtf(when))
    assert bounds(again) == bounds(when)
    assert (again.approximate, again.uncertain) == (when.approximate, when.uncertain)
    assert again.kind == when.kind


def test_every_word_for_how_a_date_is_said_has_a_case() -> None:
    texts = [row[0] for row in cases("edtf_cases.tsv") if row[1] != "invalid"]
    texts += [row[0] for row in cases("english_cases.tsv")]
    said = [when for text in texts for when in within(parse_date(text))]
    assert {when.precision for when in said} == set(PRECISIONS)
    assert {when.form for when in said} == {*get_args(Form)} - {"accounts"}  # nobody writes those
    assert {when.kind for when in said} == set(get_args(WhenKind))
    assert {when.choice for when in said} == set(get_args(Choice))


def within(when: When) -> Iterator[When]:
    """Yield a date and all that it is made of."""
    yield when
    for part in (*when.ends, *when.parts):
        yield from within(part)


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@pytest.mark.parametrize(("number", "name"), list(enumerate(MONTHS, 1)))
def test_a_month_is_read_in_full_and_by_its_first_letters(number: int, name: str) -> None:
    for written in (name, name.upper(), name[:3], f"{name[:3]}." if name != "May" else name):
        assert parse_date(f"{written} 2017").edtf == f"2017-{number:02d}"
        assert in_words(parse_date(f"{written} 2017")) == f"{name} 2017"


CHANGES = "its meaning changes with the day on which it is read"
AN_ORDER = "it says an order, not a date"
NO_DATE = "it says that there is no date"
WEEKDAY = "a weekday alone is no date"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("now today tonight yesterday tomorrow present currently ongoing nowadays", CHANGES),
        (
            "soon recently later earlier before after afterwards then thereafter next previously "
            "meanwhile shortly eventually subsequently immediately",
            AN_ORDER,
        ),
        ("unknown undated n.d. s.d. nd none null nil n/a na TBD tba ? ?? - – -- . [n.d.]", NO_DATE),
        ("Monday Tuesday Wednesday Thursday Friday Saturday Sunday", WEEKDAY),
        ("Mon Tue Wed Thu Fri Sat Sun", WEEKDAY),
    ],
)
def test_a_word_that_is_no_date_is_refused_for_what_it_says(words: str, reason: str) -> None:
    for word in words.split():
        with pytest.raises(DateError) as caught:
            parse_date(word)
        assert caught.value.reason == reason, word


@pytest.mark.parametrize("row", cases("refused_cases.tsv"), ids=lambda row: str(row[0]))
def test_a_refusal_says_why_what_to_write_and_where(row: list[str]) -> None:
    text, reason, remedy, at = row
    with pytest.raises(DateError) as caught:
        parse_date(text)
    error = caught.value
    assert (error.reason, error.help, text[error.start : error.end]) == (reason, remedy, at)
    assert error.text == text


@pytest.mark.parametrize("row", cases("refused_cases.tsv"), ids=lambda row: str(row[0]))
def test_what_a_refusal_says_to_write_can_be_read(row: list[str]) -> None:
    remedies = re.findall(r"write (\S+) for |'(between .*?)'| is (-?\d{4}\S*?)(?:;|$)", row[2])
    alone = re.fullmatch(r"write ((?:(?! or | if | as | for |,|'|such|with the).)*)", row[2])
    if alone and re.search(r"[0-9]{2}", alone[1]) and not row[0].startswith(("{", "20")):
        remedies.append((alone[1], "", ""))
    for remedy in remedies:
        parse_date("".join(remedy))


@pytest.mark.parametrize(
    ("text", "reason", "remedy", "start", "end"),
    [
        ("", "the date is empty", "leave the date out, or write one", 0, 0),
        ("   ", "the date is empty", "leave the date out, or write one", 0, 3),
        ("2017\u201107", "U+2011 has no place in a date", "write a plain hyphen (-)", 4, 5),
        ("2017\u221207", "U+2212 has no place in a date", "write a plain hyphen (-)", 4, 5),
        ("July\u00a02017", "U+00A0 has no place in a date", "write a plain blank", 4, 5),
        ("2017\u200b", "U+200B has no place in a date", "remove it", 4, 5),
        ("\u202e2017", "U+202E has no place in a date", "remove it", 0, 1),
        ("2017\x00", "U+0000 has no place in a date", "remove it", 4, 5),
        ("\x1b[31m2017", "U+001B has no place in a date", "remove it", 0, 1),
        ("July  25  2017", "two blanks in a row", "write July 25 2017", 4, 6),
        ("2015 " * 40, "a blank after the date", "leave that blank out", 199, 200),
        ("2017\n", "U+000A has no place in a date", "write a plain blank", 4, 5),
        ("٢٠١٧", "U+0662 has no place in a date", "write the digits 0 to 9", 0, 1),
        (
            "Août 2017",
            "U+00FB has no place in a date",
            "write August 2017",
            2,
            3,
        ),
        (
            "fête 2017",
            "U+00EA has no place in a date",
            "write the date in plain letters and digits",
            1,
            2,
        ),
        (
            "9" * 5000,
            "a date has at most 200 characters, this has 5000",
            "write the date alone",
            0,
            5000,
        ),
    ],
)
def test_characters_that_no_date_has_are_named(
    text: str, reason: str, remedy: str, start: int, end: int
) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    error = caught.value
    assert (error.reason, error.help, error.start, error.end) == (reason, remedy, start, end)


def test_a_date_of_200_characters_is_read() -> None:
    longest = "[" + "2015," * 38 + "2015-21~]"
    assert len(longest) == 200
    assert len(parse_date(longest).parts) == 39


def test_an_error_prints_short_and_inert() -> None:
    with pytest.raises(DateError) as caught:
        parse_date("\x1b[31m" + "9" * 5000)
    assert str(caught.value) == (
        "'\\x1b[31m99999999999999999999999999999999...': a date has at most 200 characters, "
        "this has 5005; write the date alone"
    )


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("the 80's", "'the 80's'"),
        ("a ~ b", "'a ~ b'"),
        ("\x1f", "'\\x1f'"),
        ("\x7f", "'\\x7f'"),
        ("é", "'\\xe9'"),
        ("a" * 40, f"'{'a' * 40}'"),
        ("a" * 41, f"'{'a' * 37}...'"),
    ],
)
def test_a_quoted_text_is_short_and_inert(text: str, quoted: str) -> None:
    assert quote(text) == quoted


@pytest.mark.parametrize("row", cases("refused_cases.tsv"), ids=lambda row: str(row[0]))
def test_what_is_asked_is_never_told_what_only_an_event_can_do(row: list[str]) -> None:
    """A question cannot leave its date out, and cannot say an order instead."""
    with pytest.raises(DateError) as caught:
        parse_date(row[0])
    words = ("leave the date out", "after: ID")
    assert caught.value.of_event == any(word in caught.value.help for word in words)
    for asked in ({"since": row[0]}, {"where": f'date:"{row[0]}"'}):
        with pytest.raises(UsageError) as refused:
            libyatl.select(Timeline(), **asked)  # type: ignore[call-overload]
        assert refused.value.help
        assert not any(word in refused.value.help for word in words)
