"""A remedy says what the author said, or it does not appear.

`refused_readings.tsv` holds texts that are no dates, each with all that it can mean, in days:
`A..B` for one unknown day, `A..B/C..D` for what began in A..B and ended in C..D, in seconds and
minutes east of UTC where an end has a clock; then a clock and the marks `~` and `?`. Where it can
mean several things all of them are told, or none; `none` is for what has no reading that can be
named. A text that is read all the same must be read so.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from effort import calls

import libyatl.dates.refusing as room
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, DateError, When, day_to_iso, parse_date
from libyatl.dates.parsing import Effort, read_date, read_whole
from libyatl.dates.refusing.accounting import RULES, accounts_for
from libyatl.dates.refusing.explaining import explain
from libyatl.dates.refusing.facts import facts_of
from libyatl.dates.refusing.vocabulary import KINDS, calendars, vocabulary

TABLE = Path(__file__).with_name("refused_readings.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]

CASES = [
    line.split("\t")[0]
    for line in TABLE.with_name("refused_cases.tsv").read_text(encoding="utf-8").split("\n")[1:-1]
]


def in_days(when: When) -> str:
    """Write what a date says, as the table does."""
    a, b, c, d = map(written_day, when.days)
    if when.ends and when.seconds:
        a, b, c, d = map(moment, when.seconds, when.offsets or [None] * 4)
    one = a if a == d != "" else f"{a}..{d}"
    said = one if when.kind == "point" else f"{a}..{b}/{c}..{d}"
    said += f" T{when.clock}" if when.clock else ""
    return said + " ~" * when.approximate + " ?" * when.uncertain


def written_day(day: int) -> str:
    return "" if day in (OPEN_PAST, OPEN_FUTURE) else day_to_iso(day)


def moment(second: int, offset: int | None) -> str:
    if second in (OPEN_PAST, OPEN_FUTURE):
        return ""
    day, rest = divmod(second, 86_400)
    east = "" if offset is None else f"{offset // 60:+d}"
    return f"{day_to_iso(day)}T{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}{east}"


def read(text: str) -> When | DateError:
    try:
        return parse_date(text)
    except DateError as refused:
        return refused


def refusal_of(text: str) -> DateError:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    return caught.value


def test_there_are_hundreds_of_refused_texts() -> None:
    assert len({text for text, _ in ROWS}) == len(ROWS) > 600


@pytest.mark.parametrize(("text", "readings"), ROWS, ids=[text for text, _ in ROWS])
def test_a_remedy_says_what_the_author_said(text: str, readings: str) -> None:
    expected = [] if readings == "none" else readings.split("; ")
    found = read(text)
    if isinstance(found, When):
        assert [in_days(found)] == expected
        return
    assert sorted(in_days(parse_date(said)) for said in found.readings) == sorted(expected)
    assert all(said in found.help for said in found.readings)
    assert found.help
    assert found.mend in ("", *found.readings)


@pytest.mark.parametrize("text", [*(text for text, _ in ROWS), *CASES])
def test_where_there_is_no_reading_no_year_of_the_text_is_told_to_be_written(text: str) -> None:
    found = read(text)
    if isinstance(found, DateError) and not found.readings:
        examples = {"2016", "2017", "1900", "1934", "2000", "2010", "1668", "2015"}
        years = set(re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", text)) - examples
        assert not years & set(re.findall(r"[0-9]{4}", found.help))


@pytest.mark.parametrize("word", sorted(calendars()))
def test_the_year_of_another_calendar_is_never_repeated(word: str) -> None:
    for text in (f"1439 {word}", f"{word} 1439", f"c. 1439 {word}", f"before 1439 {word}?"):
        refused = refusal_of(text)
        assert not refused.readings
        assert "1439" not in refused.help


BEARING = {
    "approximate": ("vers", "etwa", "ca", "abt.", "roughly", "about", "c."),
    "uncertain": ("prob.", "perhaps", "wohl", "possibly"),
    "before": ("avant", "vor", "ante", "bef", "prior to", "before"),
    "by": ("no later than", "up to", "by"),
    "after": ("nach", "aft", "post", "dopo", "after"),
    "on or after": ("no earlier than", ">=", "on or after"),
    "since": ("seit", "depuis", "desde", "since"),
    "until": ("bis", "hasta", "till", "until"),
}
BASES = (
    "1817",
    "July 1817",
    "juillet 1817",
    "25/07/1817",
    "25-Jul-1817",
    "the 25th of July 1817",
    "44BC",
    "end of July 1817",
    "week of 24 July 2017",
    "03/04/1817",
    "1815-1817",
    "1817 ca.",
    "1817 (?)",
    "1790-uu-uu",
    "all of 1817",
    "2017-07-25T14:30 EST",
    "winter 1816/17",
    "H1 1817",
    "1817 AD",
)
FORMS = {
    "before": {"before", "by"},
    "by": {"by"},
    "after": {"after", "on or after"},
    "on or after": {"on or after"},
    "since": {"since"},
    "until": {"until"},
}


@pytest.mark.parametrize("kind", BEARING)
@pytest.mark.parametrize("base", BASES)
def test_no_word_that_bears_on_a_date_is_dropped(kind: str, base: str) -> None:
    for text in (f"{word} {base}" for word in BEARING[kind]):
        found = read(text)
        readings = [text] if isinstance(found, When) else found.readings
        said = [parse_date(reading) for reading in readings]
        for when in said:
            if kind == "approximate":
                assert when.approximate, text
            elif kind == "uncertain":
                assert when.uncertain, text
            else:
                assert when.form in FORMS[kind], text


@pytest.mark.parametrize("word", ["foo", "reprint", "Easter", "shipped", "II", "xyz"])
@pytest.mark.parametrize("base", [*BASES, "2015", "25 July 2017", "between 2015 and 2017"])
def test_a_word_that_is_not_known_is_never_called_superfluous(word: str, base: str) -> None:
    for text in (f"{base} {word}", f"{word} {base}", f"{base} ({word})", f"{base}, {word}"):
        refused = refusal_of(text)
        assert not refused.readings, text
        assert not refused.mend, text


@pytest.mark.parametrize(
    ("text", "remedy", "stands"),
    [
        ("in 1817", "1817", True),
        ("1439 AH", "1439", False),
        ("c. 1817", "1817", False),
        ("1817", "c. 1817", False),
        ("1817?", "1817", False),
        ("1817", "1817?", False),
        ("before 1817", "1817", False),
        ("before 1817", "by 1817", True),
        ("by 1817", "before 1817", False),
        ("1817", "since 1817", False),
        ("1817 -", "since 1817", True),
        ("25 July 1817", "July 1817", False),
        ("July 1817", "25 July 1817", False),
        ("July 1817", "1817-07", True),
        ("July 1817", "1817-08", False),
        ("44 BC", "AD 44", False),
        ("44 BC", "-0043", True),
        ("AD 44", "44 BC", False),
        ("0044", "44 BC", False),
        ("-0043", "0043", False),
        ("early 1817", "1817", False),
        ("early 1817", "1817-37", True),
        ("summer 1817", "1817", False),
        ("Q3 1817", "1817-35", True),
        ("Q3 1817", "1817-34", False),
        ("week of 24 July 2017", "24 July 2017", False),
        ("all of 2017", "2017", False),
        ("2017-07-25T14:30Z", "2017-07-25T14:30", False),
        ("2017-07-25T14:30 EST", "2017-07-25T14:30", False),
        ("2017-07-25T14:30", "2017-07-25T14:30Z", False),
        ("2017-07-25T14:30", "2017-07-25T14:30+14:30", False),
        ("2015 or 2016", "2015/2016", False),
        ("2015 or 2016", "[2015,2016]", True),
        ("from 2015 to 2016", "from 2015 to 2016", True),
        ("Tuesday 25 July 2017", "25 July 2017", True),
        ("Monday 25 July 2017", "25 July 2017", False),
        ("Monday in July 2017", "July 2017", False),
        ("1817 reprint", "1817", False),
        ("soon after 1817", "after 1817", False),
    ],
)
def test_a_remedy_accounts_for_each_word_and_number(
    text: str, remedy: str, *, stands: bool
) -> None:
    found = read(remedy)
    if isinstance(found, When):
        said = facts_of(text)
        assert accounts_for(said, remedy, found, worked_out=False, kept="") is stands
    else:
        assert not stands


@pytest.mark.parametrize(
    "text",
    ["O.S. 25 October 1917", "25/10/1917 (Old Style)", "11 February 1731/32", "Feb. 1743/4"],
)
def test_the_julian_calendar_is_named_by_a_form_that_is_read(text: str) -> None:
    def read_them_all(text: str) -> When | None:
        plain = re.sub(r"/[0-9]+ O\.S\.$| O\.S\.$", "", text)
        date = None if plain == text and "/" in text else read_whole(plain)
        return date and date._replace(julian=plain != text)

    def read_no_other(text: str) -> When | None:
        return None if "O.S." in text else read_whole(text)

    refused = explain(text, read=read_them_all, found=None)
    assert len(refused.readings) == 1
    assert refused.readings[0].endswith(" O.S.")
    refused = explain(text, read=read_no_other, found=None)
    assert not refused.readings
    assert "note:" in refused.help


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("2017-07-25 03:00-04:00", ("2017-07-25T03:00-04:00", "25 July 2017, 03:00-04:00")),
        ("2017-07-25 03:00-04", ("2017-07-25T03:00-04", "25 July 2017, 03:00-04:00")),
        ("2017-07-25 14:30-16:00", ("25 July 2017, 14:30-16:00",)),
        (
            "2017-07-31 23:00-01:00",
            ("2017-07-31T23:00-01:00", "from 2017-07-31T23:00 to 2017-08-01T01:00"),
        ),
    ],
)
def test_a_hyphen_between_clocks_is_told_with_both_readings(
    text: str, readings: tuple[str, ...]
) -> None:
    assert refusal_of(text).readings == readings


def test_a_refusal_is_made_in_one_place() -> None:
    """Every remedy passes `offered`, which asks whether it accounts for the text."""
    made = []
    for file in Path(room.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                made += [file.name] * (node.func.id == "DateError")
    assert made == ["remedies.py"]


def test_every_kind_of_word_has_its_rule_and_its_words() -> None:
    assert set(RULES) == set(KINDS)
    assert {entry.kind for entry in vocabulary().values()} | {"zone"} == set(KINDS)


@pytest.mark.parametrize(
    ("text", "kinds", "numbers", "unknown"),
    [
        ("avant le 15 juillet 1817", {"before", "month"}, {15, 7, 1817}, []),
        ("EST 1817", {"approximate"}, {1817}, []),
        ("14:30 EST", {"zone"}, {14, 30}, []),
        ("9 AM", {"clock"}, {9}, []),
        ("5777 AM", {"calendar"}, {5777}, []),
        ("A.D. 50", {"ad"}, {50}, []),
        ("199x", {"mask"}, {1990}, []),
        ("44 av. J.-C.", {"bc"}, {44}, []),
        ("third quarter 2017", {"quarter"}, {3, 2017}, []),
        ("on a foo day", {"harmless"}, set(), ["foo"]),
    ],
)
def test_what_a_text_says_is_found_word_by_word(
    text: str, kinds: set[str], numbers: set[int], unknown: list[str]
) -> None:
    facts = facts_of(text)
    assert set(facts.kinds) == kinds
    assert set(facts.numbers) == numbers
    assert [word for word, _, _ in facts.unknown] == unknown


@pytest.mark.parametrize(
    "text",
    [
        "-".join(["1817"] * 40),
        "/".join(["July"] * 40),
        "before " * 28,
        "end of " * 28 + "x",
        "about the early 1990s to the end of the late 1990s or 25/07/2017 ca. maybe",
        "zirka 1817-25 July 2017 - 3 August 2017-25 July 2017 14:30 UTC",
        "(" * 99 + ")" * 99,
        "1 " * 99 + "1",
        "c. 1817 - c. 1820/nach 1860/last week of July 2017/25 July 2017, 14:30",
    ],
)
def test_the_worst_refusal_is_not_much_work(text: str) -> None:
    def refuse() -> None:
        refusal_of(text[:200])

    refuse()
    assert calls(refuse) < 25_000


def test_of_very_many_texts_the_first_are_explained() -> None:
    effort = Effort(20)

    def fault_of(text: str) -> DateError:
        with pytest.raises(DateError) as caught:
            read_date(text, effort)
        return caught.value

    assert fault_of("25 July 1817 or so, perhaps").readings == ("1817-07-25%",)
    assert effort.left < 20
    assert fault_of("possibly c. 1817").readings == ("1817%",)
    effort.left = 0
    late = fault_of("possibly c. 1818")
    assert (late.readings, late.mend) == ((), "")
    assert "above" in late.help
    impossible = fault_of("30 February 2017")
    assert impossible.reason == "February 2017 has 28 days"
    assert "above" in impossible.help
    assert fault_of("août 1817").reason == "U+00FB has no place in a date"
    assert fault_of("25/07/1817").mend == "1817-07-25"
    assert fault_of("20170725143000").readings == ("2017-07-25T14:30:00",)
    assert fault_of("7 and 8").reason == late.reason
    assert effort.left == 0
