"""Clock times that are written otherwise, and zones by their abbreviations."""

from __future__ import annotations

import re
from functools import cache

from libyatl.dates.calendar_names import name
from libyatl.dates.civil import civil, day_to_iso
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import quote
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.refusing.remedies import Reader, Reading, Refused
from libyatl.dates.zone_abbreviations import ABBREVIATIONS

_ISO = "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]"
_CLOCKS = (
    "(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}) (?P<begin>[0-9]{2}:[0-9]{2})"
    "-(?P<end>[0-9]{2}(?::[0-9]{2})?)"
)
_WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_AS_IN = "write the day and the clock time as in 2017-07-25T14:30"
_OFFSET = "write the offset that it had on that day, such as +02:00"


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    zone = r" ?\(?[a-z]{1,5}\)?| ?[a-z]+[a-z/_ ]{1,24}| ?\(?(?:utc|gmt)? ?[+-][0-9:]{1,5}\)?"
    clock = "(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})"
    return (
        # 25 July 2017 at 2.30 pm EST, 25/Jul/2017:14:30:05 +0200
        re.compile(
            r"(?i)(?P<day>.+?)(?:,? at |, | |T|:(?=[0-9]{2}:[0-9]{2}:))"
            r"(?P<h>[0-9]{1,2})(?:(?P<sign>[:.h-])(?P<m>[0-9]{2}))?"
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
    """Refuse `2017-07-25 03:00-04:00`: a T in place of the blank says that it is an offset."""
    match = pattern(_CLOCKS).fullmatch(said.text)
    day = reader.date(match["day"]) if match else None
    if match is None or day is None:
        return None
    begin, end = match["begin"], match["end"]
    offset = Reading(f"{day.edtf}T{begin}-{end}", "an offset")
    last = end if ":" in end else f"{end}:00"
    span = Reading(f"{name(civil(day.first_day))}, {begin}-{last}", "a span of that day")
    if last < begin:
        following = f"{day_to_iso(day.first_day + 1)}T{last}"
        span = Reading(f"from {day.edtf}T{begin} to {following}", "a span", worked_out=True)
    readings = (offset, span) if reader.date(offset.written) else (span,)
    return Refused(
        "a hyphen between clock times may stand before an offset, or for a span",
        readings if all(reader.date(reading.written) for reading in readings) else (),
        advice="write a T before the first for an offset, and a span behind a day in words",
        start=match.start("begin"),
    )


def clock_behind(said: Facts, reader: Reader) -> Refused | None:
    """Refuse a clock behind an English day, and one with the abbreviation of a zone."""
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
            return _refused(said, [f"{day}T{clock}" for day in days], match, reader)
    return None


def _whole_days(text: str, reader: Reader) -> list[str]:
    """Return the days in EDTF that a text can mean; none if it can mean what is no day."""
    days = []
    for reading in reader.readings(text):
        day = reader.date(reading)
        if day is None or day.precision != "day" or day.qualified or day.form != "date":
            return []
        days.append(day.edtf)
    return days if all(days) else []


def _name_of(local: str, reader: Reader) -> str:
    day = reader.date(local[: local.index("T")])
    return name(civil(day.first_day)) if day else ""


def _clock_of(match: re.Match[str]) -> str:
    hour = int(match["h"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + 12 * (match["half"][0].lower() == "p")
    return f"{hour:02d}:{match['m'] or '00'}" + (f":{match['s']}" if match["s"] else "")


def _refused(said: Facts, local: list[str], match: re.Match[str], reader: Reader) -> Refused | None:
    zone = (match["zone"] or "").strip(" ()").upper()
    worked_out = bool(match["half"])
    offset = pattern(r"(?:UTC|GMT)? ?([+-])([0-9]{1,2}):?([0-9]{2})?").fullmatch(zone)
    if offset:
        zone = f"{offset[1]}{int(offset[2]):02d}:{offset[3] or '00'}"
        worked_out = True
    elif zone in ("UTC", "GMT", "Z"):
        zone = "Z"
    elif zone:
        return _of_a_named_zone(zone, local, match)
    if any(reader.date(clock + zone) is None for clock in local):
        return None
    reason = "a clock time stands behind a day in numbers"
    if pattern(rf"{_ISO}.*").fullmatch(said.text):
        reason = "a clock time is written as 14:30, with an offset behind it"
    if match["half"]:
        reason = "a clock time has 24 hours"
    named = ""
    if len(local) > 1:
        reason = named = "day and month could be either number"
    readings = tuple(
        Reading(f"{clock}{zone}", named and _name_of(clock, reader), worked_out) for clock in local
    )
    return Refused(reason, readings, advice=_AS_IN, start=match.start("h"))


def _of_a_named_zone(zone: str, local: list[str], match: re.Match[str]) -> Refused | None:
    start, end = match.span("zone")
    if zone in _WEEKDAYS or len(local) > 1:
        return None
    offsets = ABBREVIATIONS.get(zone, ())
    readings = tuple(Reading(local[0] + east, where, worked_out=True) for east, where in offsets)
    reason = f"{quote(match['zone'].strip())} is no zone that is known here"
    if readings:
        reason = "a zone is written as its offset"
    if len(readings) > 1:
        reason = f"{zone} is a name of several offsets"
    return Refused(reason, readings, advice=_OFFSET, start=start, end=end)
