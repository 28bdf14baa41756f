"""Two dates in one text: spans, sets, and what may be either; and what the two ends share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from libyatl.dates.patterns import pattern
from libyatl.dates.reading.edges import come_in_order
from libyatl.dates.reading.english_words import ERAS, HALVES, MONTH_NUMBERS, SEASON_CODES, THIRDS
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.refusing.remedies import Reader, Reading, Refused
from libyatl.dates.when import When

_MOST_JOINTS = 6
_JOINT = (
    r"(?i) to and including |-to-|-? to | until | till? | through | thru | up to | and | or |"
    r" ?\.\.\.? ?| ?[-–]+ ?| ?/ ?"
)
_YEAR_AT_LAST = r"(?i)[0-9]{3}|^[0-9]{2}$|[0-9]X|[0-9] ?(?:bce?|b\.c|ad|ce)\b|[a-z] cent|[hd] c\."
_ISO = "[0-9]{4}(?:-[0-9]{2}){1,2} [0-9]{2}"
_DAY_FIRST = r"[0-9]{1,2}([./][0-9]{1,2}[./][0-9]{4})"
_MONTH_SECOND = r"[0-9]{1,2}[./][0-9]{1,2}([./][0-9]{4})"
_STYLE = r"(?i)(?:\bo\.?s\.?|old style|julian(?: calendar)?)\)?$"
_ABOUT = r"(?i)(?:ca?|circa|about|around|approx|approximately|abt)(?![a-z])"
_SPAN_WORDS = ("to and including", "to", "until", "till", "til", "through", "thru", "up to")

Class = Literal["part", "month", "season", "quarter", "number", "year", ""]


class Ends(NamedTuple):
    """Two dates that are read, each with all that it shares with the other, and their joint."""

    first: str
    last: str
    joint: str
    worked_out: bool = False


def two_ends(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `2015-2017`, `from 12 to 14 August 2017`, `March/April 2021`, `early-mid 2017`."""
    if not said.numbers or not pattern(_JOINT).search(said.text):
        return None
    match = pattern(r"(?i)(from |between |)(.+)").fullmatch(said.text)
    opening, body = match.groups() if match else ("", said.text)
    opening = opening.lower().strip()
    ends = _ends_of(body, said, reader, opening=opening)
    if ends is None:
        return None
    first, last = reader.date(ends.first), reader.date(ends.last)
    if first is None or last is None:
        return None
    if not come_in_order(first, last):
        if not opening or ends.first in said.text:
            return None
        turned = f"{opening} {ends.last} {'and' if opening == 'between' else 'to'} {ends.first}"
        readings = (Reading(turned),) if "bc" in said.kinds else ()
        advice = "write the earlier one first"
        return Refused("it ends before it begins", readings, advice=advice, certain=False)
    return _readings_of(said, ends, reader, opening=opening)


def _readings_of(said: Facts, ends: Ends, reader: Reader, *, opening: str) -> Refused:
    """Return what two dates and the words around them can mean: one of two, or both."""
    precisions = [date.precision for end in ends[:2] if (date := reader.date(end))]
    worked_out = ends.worked_out
    span, one = _span(ends, reader), f"between {ends.first} and {ends.last}"
    if (
        opening == "between"
        or opening == "from"
        or (ends.joint in _SPAN_WORDS and precisions[0] != "third")
        or (precisions == ["day", "day"] and ends.joint not in ("/", "..", "..."))
    ):
        reason = "the first date lacks what it shares with the last"
        if ends.first in said.text:
            reason = "a span between two full dates is written in words"
        written = one if opening == "between" else f"from {ends.first} to {ends.last}"
        return Refused(reason, (Reading(written, worked_out=worked_out),))
    readings = (
        Reading(span, "the whole span", worked_out=worked_out),
        Reading(one, "one unknown day in it", worked_out=worked_out),
    )
    if double := double_year(said.text):
        meaning = "a day of January to March, when two years were counted"
        return Refused(
            "it may be a double date, a whole span, or one unknown day in it",
            (Reading(double, meaning, worked_out=True), *readings),
        )
    return Refused("it may be a whole span, or one unknown day in it", readings)


def double_dated(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `11 February 1731/2`: only days of the Julian calendar have years of two numbers."""
    match = pattern(r"(?i)(?:[a-z0-9., ]+ )(1[0-7][0-9]{2}/[0-9]{1,4})").fullmatch(said.text)
    if match is None or "month" not in said.kinds or not double_year(match[1]):
        return None
    written = f"{said.text} O.S."
    return Refused(
        "a year with two numbers is of the Julian calendar",
        (Reading(written),) if reader.date(written) else (),
        advice="convert the day to the Gregorian calendar, and keep the original in note:",
    )


def winter(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `winter 2016/17` and `winter of 2016–2017`: one winter, named by its December."""
    match = pattern(
        r"(?i)((?:the )?(?:(?:early|mid|late)[- ](?:the )?)?winter(?: of| in)? )"
        r"([0-9]{4}) ?[-–/] ?([0-9]{2,4})"
    ).fullmatch(said.text)
    if match is None or not str(int(match[2]) + 1).endswith(match[3]):
        return None
    written = reader.respelled(f"{match[1]}{match[2]}")
    reason = "a winter is named by the year of its December"
    return Refused(reason, (Reading(written, worked_out=True),) if written else ())


def alternatives(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `2015 or 2016` and `2015 and 2017`: EDTF has its sets for them."""
    text = pattern(r"(?i)(?:either |both )").sub("", said.text, count=1)
    parts = pattern(r"(?i),? (?:or|and) |, ?(?=[^ ]+(?: |,|$))").split(text)
    joint = pattern(r"(?i) (or|and) ").search(text)
    if joint is None or not 2 <= len(parts) <= 5:
        return None
    dates = []
    for part in parts:
        completed = next(_sharing(part, parts[-1], reader), None)
        date = reader.date(completed[0]) if completed else None
        if date is None or date.form != "date":
            return None
        dates.append(date)
    is_one = joint[1].lower() == "or"
    if is_one and len(dates) == 2 and dates[0].julian and dates[1].julian:
        either = f"{dates[0].text} or {dates[1].text}"
        return Refused("the first date lacks what it shares with the last", (Reading(either),))
    if not all(date.edtf for date in dates):
        return _either_of_neighbours(dates) if is_one else None
    if dates[0].approximate and _is_about_all(text):
        dates = [
            date if date.approximate else date._replace(edtf=f"{date.edtf}~") for date in dates
        ]
    listed = ",".join(date.edtf for date in dates)
    written = f"[{listed}]" if is_one else f"{{{listed}}}"
    count = "both" if len(dates) == 2 else "all of them"
    return Refused(
        "several dates are written as a set",
        (Reading(written, "one of them" if is_one else count),),
    )


def _is_about_all(text: str) -> bool:
    """Say whether a word for about stands before the first date alone, and may be said of all."""
    return pattern(_ABOUT).match(text) is not None


def _either_of_neighbours(dates: list[When]) -> Refused | None:
    """Return one day of two dates that EDTF has no form for, where no day lies between them."""
    first, last = dates[0], dates[-1]
    if (
        len(dates) != 2
        or not first.first_day < last.first_day <= first.last_day + 1 <= last.last_day + 1
    ):
        return None
    written = f"between {first.text} and {last.text}"
    return Refused(
        "one of two dates without a form in EDTF is written as a between", (Reading(written),)
    )


def double_year(text: str) -> str:
    """Return the later year of `1743/44`, as English dates before 1753 have two; or nothing."""
    match = pattern(r"(1[0-7][0-9]{2})/([0-9]{1,4})").fullmatch(text)
    if match is None:
        return ""
    year = int(match[1]) + 1
    return str(year) if year < 1753 and str(year).endswith(match[2]) else ""


def _span(ends: Ends, reader: Reader) -> str:
    edtf = f"{ends.first}/{ends.last}"
    return edtf if reader.date(edtf) else f"from {ends.first} to {ends.last}"


def _ends_of(body: str, said: Facts, reader: Reader, *, opening: str) -> Ends | None:
    """Find the joint at which a text falls into two dates, and give each what they share."""
    tried = 0
    inside = "/" if pattern("[0-9]+/[0-9/]*[-–][0-9/]+").fullmatch(body) else ""
    for match in pattern(_JOINT).finditer(body):
        first, last = body[: match.start()], body[match.end() :]
        joint = match[0].strip().lower().replace("-to-", "to").removeprefix("- ")
        first = first.rstrip("-.")
        if (
            not first
            or not last
            or joint in ("or", inside)
            or (joint == "and" and opening != "between")
        ):
            continue
        if (
            not pattern(_YEAR_AT_LAST).search(last)
            and "ad" not in said.kinds
            and not _has_short_year(first, last)
        ):
            continue
        tried += 1
        if tried > _MOST_JOINTS:
            return None
        if joint not in _SPAN_WORDS and _lacks_what_the_first_has(first, last):
            continue
        if joint in ("/", "..", "to", "until") and pattern(_ISO).fullmatch(f"{first} {last}"):
            last = first[:-2] + last
        for alone, whole in (
            ("[0-9]{1,2}", _DAY_FIRST),
            (r"[0-9]{1,2}[./][0-9]{1,2}", _MONTH_SECOND),
        ):
            if pattern(alone).fullmatch(first) and (day := pattern(whole).fullmatch(last)):
                first += day[1]
                break
        for pair in _sharing(first, last, reader):
            return Ends(*pair, joint)._replace(worked_out=_has_short_year(first, last))
    return None


def _lacks_what_the_first_has(first: str, last: str) -> bool:
    """Say whether a year alone follows more than a year: `summer 2016-17`, `late 2016-2017`."""
    of_first, of_last = ({_class_of(word) for word in end.split(" ")} for end in (first, last))
    inside_a_year = {"part", "month", "season", "quarter"}
    year_alone = not of_last & inside_a_year and "-" not in last and " " not in last
    return bool(of_first & inside_a_year) and year_alone


def _has_short_year(first: str, last: str) -> bool:
    """Say whether the last year lacks its century, which the first has: `1914-18`."""
    return bool(
        pattern("[0-9]{1,2}").fullmatch(last)
        and pattern(r"(?i)(?:c\.|ca\.?|circa|about|around)? ?[0-9]{4}[?~%]?").fullmatch(first)
    )


def _sharing(first: str, last: str, reader: Reader) -> Iterator[tuple[str, str]]:
    """Yield two dates that are read, the first with what it shares with the last, if any."""
    if _has_short_year(first, last) and len(last) == 2:
        year = pattern("[0-9]{4}[?~%]?$").search(first)
        assert year is not None
        last = year[0][:2] + last
    first_words, last_words = first.split(" "), last.split(" ")
    if first_words[0].lower() == "ad" and not pattern("[a-z]").search(last.lower()):
        last = f"AD {last}"
    if _class_of(first_words[0]) == "month" and _class_of(last_words[0]) == "number":
        last = f"{first_words[0]} {last}"
        last_words = last.split(" ")
    read_last = reader.respelled(last)
    if not read_last:
        return
    if pattern(_ABOUT).match(first) and "~" not in read_last:
        date = reader.date(read_last)
        if date and not date.approximate:
            read_last = f"c. {read_last}"
    whole = reader.respelled(first)
    era = last_words[-1] if last_words[-1].lower().replace(".", "") in ERAS else ""
    has_era = pattern(r"(?i)\b(?:b\.?c|a\.?d|c\.?e)").search(first)
    style = pattern(_STYLE).search(read_last)
    if whole and style and not pattern(_STYLE).search(whole):
        whole = reader.respelled(f"{whole} O.S.") or whole
    if whole and (not era or has_era):
        yield whole, read_last
        return
    after = _after_the_like(first_words[-1], last_words)
    if after and (completed := reader.respelled(" ".join((first, *after)))):
        yield completed, read_last


def _after_the_like(word: str, words: list[str]) -> list[str]:
    """Return what stands behind the word of the same class as another: what they share."""
    kind = _class_of(word)
    for index, other in enumerate(words):
        if kind == "part" and other.lower().startswith("mid-"):
            return [other[4:], *words[index + 1 :]]
        found = _class_of(other)
        if kind and (found == kind or (kind == "number" and found == "year")):
            return words[index + 1 :]
    return []


def _class_of(word: str) -> Class:
    word = word.lower().strip(".,").removeprefix("mid-") or word
    if word in THIRDS or word in HALVES:
        return "part"
    if word in MONTH_NUMBERS:
        return "month"
    if word in SEASON_CODES:
        return "season"
    if pattern("q[1-4]").fullmatch(word):
        return "quarter"
    if pattern("[0-9]{1,2}(?:st|nd|rd|th)?").fullmatch(word):
        return "number"
    return "year" if pattern("[0-9]{3,4}s?").fullmatch(word) else ""
