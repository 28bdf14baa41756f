"""Clock times that are written otherwise, and zones by their abbreviations."""

from __future__ import annotations

import re
from functools import cache

from libyatl.dates.calendar_names import WEEKDAYS, name
from libyatl.dates.civil import civil, day_to_iso
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import quote
from libyatl.dates.reading.english_clocks import clock_of, of_half
from libyatl.dates.reading.english_words import split_words
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.refusing.remedies import Reader, Reading, Refusal, Refused
from libyatl.dates.when import When
from libyatl.dates.zone_abbreviations import ABBREVIATIONS
from libyatl.dates.zones import ZoneError, see_zone

_ISO = "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]"
_CLOCKS = (
    "(?P<day>.+?)(?P<comma>,)?(?: at)? "
    "(?P<begin>[0-9]{1,2}:[0-9]{2})-(?P<end>[0-9]{2}(?::[0-9]{2})?)"
)
_CLOCKS_FIRST = (
    "(?P<begin>[0-9]{1,2}:[0-9]{2})-(?P<end>[0-9]{2}(?::[0-9]{2})?)(?P<comma>,| on) (?P<day>.+)"
)
_WEEKDAYS = tuple(day[:3].upper() for day in WEEKDAYS)
_AS_IN = "write the day and the clock time as in 2017-07-25T14:30"
_OFFSET = "write the offset that it had on that day, such as +02:00"


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    zone = (
        r" ?\(?[a-z]{1,5}\)?| ?[a-z]+[a-z/_ ]{1,24}| ?\(?(?:utc|gmt)? ?[+-][0-9:]{1,5}\)?|"
        r" ?\[[a-z]{1,5}\]| ?[\[(]?[a-z0-9_+-]+/[a-z0-9_/+-]+[\])]?"
    )
    clock = "(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})"
    return (
        # 25 July 2017 at 2.30 pm EST, 25/Jul/2017:14:30:05 +0200, 25 July 2017 1430h
        re.compile(
            r"(?i)(?P<day>.+?)(?:,? at |, | |T|:(?=[0-9]{2}:[0-9]{2}:))"
            r"(?P<h>[0-9]{1,2})(?:(?P<sign>[:.h-]|(?=[0-9]{2} ?h))(?P<m>[0-9]{2}))?"
            r"(?:(?P=sign)(?P<s>[0-9]{2}))?(?:[.,][0-9]+)? ?(?P<half>[ap]\.?m\.?)?"
            rf"(?: ?(?:hrs?|hours|uhr|h))?(?P<zone>{zone})?"
        ),
        # 14:30 EST on 25 July 2017
        re.compile(
            r"(?i)(?:at )?(?P<h>[0-9]{1,2})[:.](?P<m>[0-9]{2})(?::(?P<s>[0-9]{2}))?"
            r" ?(?P<half>[ap]\.?m\.?)?(?P<zone> (?!on|in|of|at)[a-z]{1,5}| ?[+-][0-9:]{1,5})?"
            r",? (?:on )?(?P<day>.+)"
        ),
        # Tue Jul 25 14:30:05 EST 2017
        re.compile(
            rf"(?i)(?P<day>[a-z ]+ [0-9]{{1,2}}) {clock}:(?P<s>[0-9]{{2}})(?P<half>)"
            "(?P<zone> [a-z]{1,5})?(?P<year> [0-9]{4})"
        ),
    )


def offset_or_span(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `2017-07-25 03:00-04:00`: a T in place of the blank says that it is an offset.

    Behind a day in words and a comma it is a span, which may end on the next day.
    """
    day_first = pattern(_CLOCKS).fullmatch(said.text)
    match = day_first or pattern(_CLOCKS_FIRST).fullmatch(said.text)
    day = match and whole_day(match["day"], reader)
    if not match or day is None:
        return None
    begin, end = match["begin"].zfill(5), match["end"]
    offset = Reading(f"{day.edtf}T{begin}-{end}", "an offset", worked_out=True)
    last = end if ":" in end else f"{end}:00"
    named = name(civil(day.first_day))
    span = Reading(f"{named}, {begin}-{last}", "a span of that day", worked_out=True)
    if last < begin:
        following = f"{day_to_iso(day.first_day + 1)}T{last}"
        span = Reading(f"from {day.edtf}T{begin} to {following}", "a span", worked_out=True)
    if not day_first or (match["comma"] and not day.text[:4].isdigit()):
        reason = "it ends before it begins" if last < begin else "a clock time needs its minutes"
        return _one_span(span.written, reason, start=match.start("begin"))
    readings = (offset, span) if reader.date(offset.written) else (span._replace(meaning=""),)
    return Refused(
        "a hyphen between clock times may stand before an offset, or for a span",
        readings if all(reader.date(reading.written) for reading in readings) else (),
        advice="write a T before the first for an offset, and a span behind a day in words",
        start=match.start("begin"),
    )


def two_clocks(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `2017-07-25T14:30/16:00`: a span of two clocks, whose day stands before both."""
    match = pattern(
        "(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?P<clock>[0-9]{2}:[0-9]{2})"
        "(?: ?[/–] ?| - |-(?=1[3-9]|2))T?(?P<other>[0-9]{2}:[0-9]{2})"
    ).fullmatch(said.text)
    if match is None:
        return None
    day, reason = match["day"], "a span of clock times is written with both days"
    span = f"{day}T{match['clock']}/{day}T{match['other']}"
    return _one_span(span, reason, start=match.start("clock"))


def _one_span(span: str, reason: str, *, start: int) -> Refused:
    return Refused(reason, (Reading(span, worked_out=True),), advice=_AS_IN, start=start)


def end_of_day(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `2017-07-25T24:00`: it is the midnight with which the next day begins."""
    match = pattern(
        r"(?i)(?P<day>.+?)(?:,? at |, | |T)(?P<clock>24:00)(?P<second>:00)?(?P<zone>Z|[+-][0-9:]+)?"
    ).fullmatch(said.text)
    day = match and whole_day(match["day"], reader)
    if not match or day is None:
        return None
    clock = f"T00:00{match['second'] or ''}{match['zone'] or ''}"
    reading = Reading(day_to_iso(day.first_day + 1) + clock, worked_out=True)
    return Refused("a day ends before 24:00", (reading,), start=match.start("clock"))


def clock_behind(said: Facts, reader: Reader) -> Refused | None:
    """Refuse a clock behind a day in another spelling, and one with the abbreviation of a zone."""
    text = said.text
    if not (":" in text or "T" in text or "clock" in said.kinds or pattern(_ISO).match(text)):
        return None
    if pattern(rf"{_ISO}[0-9]{{1,2}}(?:h| ?uhr|-[0-9]{{1,2}})?").fullmatch(text):
        reason = "a clock time needs its minutes"
        return Refused(reason, advice="write the minutes too, as in 14:30", start=11)
    for shape in _shapes():
        match = shape.fullmatch(text)
        if match is None or not (match["m"] or match["half"]):
            continue
        written = match["day"].rstrip(",") + (match.groupdict().get("year") or "")
        days = _whole_days(written, reader)
        clock = _clock_of(match)
        if days and clock:
            return _refused(said, [f"{day.edtf}T{clock}" for day in days], match, reader)
    return None


def whole_day(text: str, reader: Reader) -> When | None:
    """Return the one day that a text says, in any spelling; None where it says none, or several."""
    days = _whole_days(text, reader)
    return days[0] if len(days) == 1 else None


def _whole_days(text: str, reader: Reader) -> list[When]:
    """Return the days that a text can mean; none if it can mean what is no day in EDTF."""
    days = []
    for reading in reader.readings(text):
        day = reader.date(reading)
        if day is None or day.precision != "day" or day.qualified or day.form != "date":
            return []
        days.append(day)
    return days if all(day.edtf for day in days) else []


def _name_of(local: str, reader: Reader) -> str:
    day = reader.date(local[: local.index("T")])
    return name(civil(day.first_day)) if day else ""


def _clock_of(match: re.Match[str]) -> str:
    hour = int(match["h"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return ""
        hour = of_half(hour, match["half"])
    return f"{hour:02d}:{match['m'] or '00'}" + (f":{match['s']}" if match["s"] else "")


def _refused(said: Facts, local: list[str], match: re.Match[str], reader: Reader) -> Refused | None:
    written = (match["zone"] or "").strip(" ()[]")
    zone = written.upper()
    worked_out = bool(match["half"] or pattern("(?i)[0-9]{4} ?h").search(said.text))
    offset = pattern(r"(?:UTC|GMT)? ?([+-])([0-9]{1,2}):?([0-9]{2})?").fullmatch(zone)
    if offset:
        zone = f"{offset[1]}{int(offset[2]):02d}:{offset[3] or '00'}"
        worked_out = True
    elif zone in ("UTC", "GMT", "Z"):
        zone = "Z"
    elif zone:
        return _of_a_named_zone(written, local, match, reader)
    if any(reader.date(clock + zone) is None for clock in local):
        return None
    reason = "the day, the clock time or its zone is written otherwise"
    if pattern(rf"{_ISO}.*").fullmatch(said.text):
        reason = "a clock time is written as 14:30, with an offset behind it"
    named = ""
    if len(local) > 1:
        reason = named = "day and month could be either number"
    readings = tuple(
        Reading(f"{clock}{zone}", named and _name_of(clock, reader), worked_out) for clock in local
    )
    return Refused(reason, readings, advice=_AS_IN, start=match.start("h"))


def _of_a_named_zone(
    zone: str, local: list[str], match: re.Match[str], reader: Reader
) -> Refused | None:
    start, end = match.span("zone")
    if zone.upper() in _WEEKDAYS or len(local) > 1:
        return None
    in_brackets = f"{local[0]}[{zone}]"
    if reader.date(in_brackets):
        reason = "a time zone stands in brackets behind the clock"
        return Refused(reason, (Reading(in_brackets),), advice=_OFFSET, start=start, end=end)
    offsets = ABBREVIATIONS.get(zone.upper(), ())
    if not offsets and "[" in match["zone"]:
        return None  # the reader knows better
    readings = tuple(Reading(local[0] + east, where, worked_out=True) for east, where in offsets)
    reason, advice = f"{quote(match['zone'].strip())} is no zone that is known here", _OFFSET
    if readings:
        reason = "a zone is written as its offset"
    elif "/" in zone:
        reason, advice = _why_unknown(zone)
    if len(readings) > 1:
        reason = f"{zone.upper()} is a name of several offsets"
    return Refused(reason, readings, advice=advice, start=start, end=end)


def _why_unknown(zone: str) -> tuple[str, str]:
    try:
        see_zone(zone)
    except ZoneError as unknown:
        return unknown.reason, unknown.help
    return f"{zone} never had that clock time", "correct the clock time or the zone"


def no_day(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `14:30` and `2 pm`: a clock time has a day."""
    if clock_of(said.text, split_words(said.text)) is None:
        return None
    return Refused("a clock time without its day", advice="add the day, as in 2017-07-25T14:30")


def half_of_a_day(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `2:30-4 pm on 25 July 2017`: the first clock may be of the same half, or not."""
    match = pattern(
        r"(?i)(?P<first>\b[0-9]{1,2}(?:[:.][0-9]{2})?)(?P<joint> ?[–-] ?| to | and | or )"
        r"(?P<last>[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]\.?m\.?)"
    ).search(said.text)
    if match is None:
        return None
    joint = match["joint"] if match["joint"].strip().isalpha() else " to "
    before, behind = said.text[: match.start()], said.text[match.end() :]
    readings = [
        Reading(written, meaning, worked_out=True)
        for half, meaning in (("am", "a first one before noon"), ("pm", "two after noon"))
        if reader.date(written := f"{before}{match['first']} {half}{joint}{match['last']}{behind}")
    ]
    if len(readings) == 1:
        readings = [readings[0]._replace(meaning="")]
    return Refused(
        "of two clock times each is written with am or pm",
        tuple(readings),
        advice="write am or pm behind each clock time",
        start=match.start(),
        end=match.end(),
    )


CLOCKS: tuple[Refusal, ...] = (offset_or_span, two_clocks, end_of_day, clock_behind)
"""What a text with a clock time is asked, with a day beside it."""
