"""What holds of every date, whatever it says, and of every text, whatever it is."""

from __future__ import annotations

import pickle
import string
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from libyatl.dates import (
    OPEN_FUTURE,
    OPEN_PAST,
    DateError,
    When,
    parse_date,
    to_edtf,
)
from libyatl.dates.axis import Scale
from libyatl.dates.date_forms import PRECISIONS
from libyatl.dates.saying.in_words import in_words
from libyatl.truth import Truth

MONTHS = ["January", "Feb.", "mar", "May", "June", "Aug.", "Sept", "october", "December"]

# ---- texts that are dates

years = st.one_of(
    st.integers(1, 9999).map("{:04d}".format),
    st.integers(1, 300).map("{} BC".format),
    st.integers(1, 99_999).map("AD {}".format),
)
days = st.dates().map(date.isoformat)
clocks = st.builds(
    "{:%H:%M}{}{}".format,
    st.times(),
    st.sampled_from(["", ":05", ":59.25", ":00,5"]),
    st.sampled_from(
        ["", "", "Z", "+02:00", "-03:30", "[Africa/Tripoli]", "Z[Europe/Berlin]", "[!Etc/GMT+3]"]
    ),
)
parts_of_day = st.sampled_from(["morning", "afternoon", "evening", "night"])
edtf_leaves = st.one_of(
    days,
    st.builds("{}T{}".format, days, clocks),
    st.builds("{}T{:%H:%M}{}".format, days, st.times(), st.sampled_from("~?%")),
    st.builds("{}T02:30[Europe/Berlin]".format, st.sampled_from(["2017-10-29", "2017-03-26"])),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.sampled_from(
        [
            "201X",
            "20XX",
            "-004X",
            "156X-12-25",
            "1560-XX-25",
            "15XX-01-3X",
            "2004-1X",
            "1X5X",
            "2X17-X2",
            "20XX-41",
        ]
    ),
    st.sampled_from(["Y17E7", "1950S2", "-0043", "2004-06~-11", "2004-%06", "2017?", "2015-37~"]),
    st.builds("{}-{}".format, st.integers(1000, 9999), st.integers(21, 41)),
)
words_of_days = st.one_of(days, st.dates().map(lambda day: f"{day.day} {day:%B} {day.year:04d}"))
clocked = st.one_of(
    st.builds("{}, {}".format, words_of_days, clocks),
    st.builds("{} at {}".format, words_of_days, clocks),
    st.builds("{} on {}".format, clocks, words_of_days),
    st.builds(
        "{:%I:%M} {} on {}".format, st.times(), st.sampled_from(["am", "p.m."]), words_of_days
    ),
    st.builds("{} of {}".format, parts_of_day, words_of_days),
    st.builds("{}, noon".format, words_of_days),
    st.builds("{}, {} UTC".format, words_of_days, clocks),
    st.builds("{}, {} (Africa/Tripoli)".format, words_of_days, clocks),
)
english_leaves = st.one_of(
    clocked,
    st.builds("{} {} {}".format, st.integers(1, 28), st.sampled_from(MONTHS), years),
    st.builds("{} {}".format, st.sampled_from(MONTHS), years),
    st.builds(
        "{} {}, {:04d}".format, st.sampled_from(MONTHS), st.integers(1, 28), st.integers(1, 9999)
    ),
    st.builds("{} {}".format, st.sampled_from(["summer", "winter of", "Q3", "q1", "fall"]), years),
    st.integers(101, 999).filter(lambda tens: tens % 10).map("{}0s".format),
    years,
    st.builds("{:04d}-W{:02d}".format, st.integers(1, 9998), st.integers(1, 53)),
    st.builds(
        "{}{} century{}".format, st.integers(4, 20), st.just("th"), st.sampled_from(["", " BC"])
    ),
    st.builds(
        "{} {} {:04d} {}".format,
        st.integers(1, 28),
        st.sampled_from(MONTHS),
        st.integers(1753, 3000),
        st.sampled_from(["O.S.", "(Julian)"]),
    ),
    st.builds("{}-{}-{:04d}".format, st.integers(1, 28), st.just("Jul"), st.integers(1, 9999)),
    st.builds("{}BC".format, st.integers(1, 300)),
)
parts = st.one_of(
    st.builds(
        "{} {}".format,
        st.sampled_from(["early", "mid", "late in", "first half of", "second half of"]),
        st.one_of(years, st.builds("{} {}".format, st.sampled_from(MONTHS), years)),
    ),
    st.builds("mid-{}".format, years),
)
plain = st.one_of(edtf_leaves, english_leaves, parts)
vague = st.builds("{} {}".format, st.sampled_from(["c.", "about", "Circa"]), plain)
operands = st.one_of(plain, vague)
forms = st.one_of(
    operands,
    st.builds(
        "{} {}".format,
        st.sampled_from(
            [
                "before",
                "after",
                "by",
                "on or before",
                "on or after",
                "not before",
                "not after",
                "since",
                "until",
                "from",
                "UNTIL",
                "BEF",
                "ante",
                "AFT",
                "to",
            ]
        ),
        operands,
    ),
    st.builds("from {} to {}".format, operands, operands),
    st.builds("between {} and {}".format, operands, operands),
    st.builds("{} or {}".format, operands, operands),
    st.builds("{}, {}{}{}".format, words_of_days, clocks, st.sampled_from("-–"), clocks),
    st.builds("{}{}{} on {}".format, clocks, st.sampled_from([" to ", "-"]), clocks, words_of_days),
    st.builds("{} {}".format, operands, st.sampled_from(["or earlier", "or later", "onwards"])),
    st.builds("{} {} {}".format, operands, st.sampled_from(["to", "-"]), operands),
    st.builds("{}/{}".format, edtf_leaves, edtf_leaves),
    st.builds("{}/{}".format, edtf_leaves, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), edtf_leaves),
    st.lists(st.one_of(edtf_leaves, st.builds("{}..{}".format, days, days)), min_size=1, max_size=4)
    .map(",".join)
    .flatmap(lambda members: st.sampled_from([f"[{members}]", f"{{{members}}}"])),
    st.builds(
        "{}-{} {} {}".format,
        st.integers(1, 14),
        st.integers(15, 28),
        st.sampled_from(MONTHS),
        years,
    ),
)

# ---- texts that are hardly ever dates

PIECES = [
    *string.digits,
    *"XYES~?%-/.,[]{}T:Z+ –'()",
    "..",
    "2017",
    "2017-07-25",
    "-0043",
    "20XX",
    "July",
    "25",
    "early ",
    "mid-",
    "between ",
    " and ",
    "from ",
    " to ",
    "c. ",
    " BC",
    "AD ",
    "1980s",
    "Q3 ",
    "summer ",
    "century",
    "the ",
    "before ",
    "T14:30",
    "14:30",
    "2.30 pm",
    "[Africa/Tripoli]",
    " (UTC)",
    " at ",
    " on ",
    " of ",
    "noon",
    "night",
    "morning",
    "24:00",
    ":60",
    "+02:00",
    "Tuesday, ",
    "Tue ",
    " (Fri)",
    " O.S.",
    " (Julian)",
    "1731/2",
    "-W30",
    "17th century",
    " onwards",
    " or ",
    " or earlier",
    "BET ",
    "ca.",
    "B.C.",
    "-Jul-",
    "n.d.",
    "\u202e",
    "\x00",
    "\u00a0",
    "٣",
    "²",
    "Ⅷ",
]
noise = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=300).map("".join),
    st.builds(lambda text, at: text[:at] + text[at + 1 :], forms, st.integers(0, 20)),
)


def reads(text: str) -> When | None:
    try:
        return parse_date(text)
    except DateError as caught:
        error = caught
    assert 0 <= error.start <= error.end <= len(text)
    assert error.text == text
    assert 0 < len(error.reason) < 150
    assert 0 < len(error.help) < 220
    assert all(char.isprintable() for char in f"{error} {error.reason} {error.help}")
    return None


def in_order(when: When) -> bool:
    """Say whether no bound is beside the others; of clocks with zones, as instants.

    Where one bound has a zone and another none they cannot be compared.
    """
    for offset, at in zip(when.offsets or (), when.wall, strict=False):
        if offset is None and OPEN_PAST < at < OPEN_FUTURE:
            return True
    a, b, c, d = when.instants if when.offsets else when.stated
    return a <= b <= d and a <= c <= d


def bounds(when: When) -> tuple[object, ...]:
    return when.days, when.stated, when.instants


@given(st.one_of(forms, noise))
@example("XXX1-02-29")
@example("-000X")
@example("²017")
@example("1²")
@example("2017-0²")
@example("bc")
@example("c.")
@example("Friday")
@example("O.S.")
def test_a_text_is_a_sound_date_or_a_date_error(text: str) -> None:
    when = reads(text)
    if when is None:
        return
    assert in_order(when)
    assert when.first_day >= OPEN_PAST
    assert when.last_day <= OPEN_FUTURE
    assert when.text == text
    assert when.precision in PRECISIONS
    assert when.kind in ("point", "span", "open")
    assert when == parse_date(text)
    assert hash(when) == hash(parse_date(text))


@given(st.one_of(forms, noise))
@example("[2000-01-01T00:00,2017-10-29T02:30[Europe/Berlin],201X]")
@example("[2000-01-01T00:00+02:00,2000-01-01T00:00]")
def test_edtf_says_the_same_again(text: str) -> None:
    when = reads(text)
    if when is None:
        return
    again = parse_date(to_edtf(when))
    assert bounds(again) == bounds(when)
    assert (again.kind, again.clock) == (when.kind, when.clock)
    assert (again.approximate, again.uncertain) == (when.approximate, when.uncertain)
    assert to_edtf(again) == to_edtf(when)


@given(forms)
@example("January AD 1000 or 1 BC")
def test_words_are_inert_short_and_never_said_otherwise(text: str) -> None:
    when = reads(text)
    if when is None:
        return
    for words in (in_words(when), in_words(when, short=True)):
        assert words == words.strip() != ""
        assert words.isprintable()
        assert "  " not in words
        said = reads(words)
        if said is not None:
            assert bounds(said) == bounds(when)
            assert said.approximate == when.approximate


@given(
    st.one_of(english_leaves, parts),
    st.sampled_from(["", "c. ", "before ", "by ", "since ", "on or after ", "until ", "after "]),
)
def test_plain_dates_and_their_bounds_read_back_from_their_words(leaf: str, bound: str) -> None:
    when = reads(bound + leaf)
    if when is None or "winter" in leaf or "-W" in leaf:
        return
    assert bounds(parse_date(in_words(when))) == bounds(when)


@given(operands, st.integers(OPEN_PAST, OPEN_FUTURE), st.integers(0, 10**6))
def test_what_is_qualified_is_never_certain(text: str, low: int, length: int) -> None:
    when = reads(text)
    if when is not None and when.qualified:
        assert when.overlaps(low, low + length) < Truth.YES
        scale: Scale = "instants" if when.offsets else "wall"
        assert when.overlaps(when.on(scale)[0], when.on(scale)[3], scale) is Truth.MAYBE


@given(forms)
def test_a_reach_holds_the_date_and_is_met_at_best_possibly(text: str) -> None:
    when = reads(text)
    if when is None:
        return
    a, b, c, d = when.reach.days
    assert a <= when.first_day
    assert b >= when.days[1]
    assert c <= when.days[2]
    assert d >= when.last_day
    assert in_order(when.reach)
    if not when.approximate:
        assert when.reach is when
    for day in (a, d):
        if (
            OPEN_PAST < day < OPEN_FUTURE
            and not when.parts
            and (a, d) != (when.days[0], when.days[3])
        ):
            assert when.overlaps(day, day, "days") is Truth.MAYBE
    if a > OPEN_PAST:
        assert when.overlaps(OPEN_PAST, a - 1, "days") is Truth.NO
    if d < OPEN_FUTURE:
        assert when.overlaps(d + 1, OPEN_FUTURE, "days") is Truth.NO


@given(forms)
def test_a_date_survives_a_pickle_and_cannot_be_changed(text: str) -> None:
    when = reads(text)
    if when is None:
        return
    assert pickle.loads(pickle.dumps(when)) == when
    with pytest.raises(AttributeError):
        when.first_day = 0  # type: ignore[misc]


# ---- windows, against every way in which it can have been

small = st.integers(-3, 12)


@given(small, small, small, small, small, small)
def test_windows_agree_with_every_completion(
    a: int, b: int, c: int, d: int, low: int, high: int
) -> None:
    a, b = sorted((a, b))
    c, d = sorted((max(c, a), max(d, a)))
    b, d = min(b, d), max(b, d)
    low, high = sorted((low, high))
    begun = [(begin, end) for begin in range(a, b + 1) for end in range(c, d + 1) if begin <= end]
    hits = [begin <= high and end >= low for begin, end in begun]
    expected = Truth.YES if all(hits) else Truth.MAYBE if any(hits) else Truth.NO
    assert When((a, b, c, d), "", form="lasted").overlaps(low, high, "days") is expected
    hits = [low <= day <= high for day in range(a, b + 1)]
    expected = Truth.YES if all(hits) else Truth.MAYBE if any(hits) else Truth.NO
    assert When((a, b, a, b), "").overlaps(low, high, "days") is expected


@given(
    st.lists(st.tuples(st.integers(1, 20), st.integers(0, 4)), min_size=1, max_size=4),
    st.integers(1, 25),
    st.integers(0, 10),
    st.sampled_from(["[]", "{}"]),
)
def test_sets_agree_with_every_choice(
    ranges: list[tuple[int, int]], low: int, length: int, brackets: str
) -> None:
    members = ",".join(f"2017-01-{first:02d}..2017-01-{first + more:02d}" for first, more in ranges)
    when = parse_date(f"{brackets[0]}{members}{brackets[1]}")
    start = date(2017, 1, 1).toordinal() - 1
    days = {day for first, more in ranges for day in range(first, first + more + 1)}
    inside = [low <= day <= low + length for day in days]
    answer = when.overlaps(start + low, start + low + length, "days")
    if brackets == "{}":
        assert answer is (Truth.YES if any(inside) else Truth.NO)
    else:
        assert answer is (Truth.YES if all(inside) else Truth.MAYBE if any(inside) else Truth.NO)
