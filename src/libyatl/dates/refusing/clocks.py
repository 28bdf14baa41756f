"""Clock times that are written otherwise, and zones by their abbreviations."""

from __future__ import annotations

import re
from functools import cache

from libyatl.dates.patterns import pattern
from libyatl.dates.problem import quote
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.refusing.remedies import Reader, Reading, Refused
from libyatl.dates.when import When
from libyatl.dates.zone_abbreviations import ABBREVIATIONS

_OFFSET = "write the offset that it had on that day, such as +02:00"


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?P<day>.+?)(?:,? at |, | |T)(?P<h>[0-9]{1,2})(?:(?P<sign>[:.h-])(?P<m>[0-9]{2}))?"
        r"(?:(?P=sign)(?P<s>[0-9]{2}))?(?:[.,][0-9]+)? ?(?P<half>[ap]\.?m\.?)?"
        r"(?: ?(?:hrs?|hours|uhr|h))?"
        r"(?P<zone> ?(?:[a-z]{1,5}|[a-z]+[a-z/_ ]{1,24}|\(?(?:utc|gmt)? ?[+-][0-9:]{1,5}\)?))?"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:at )?(?P<h>[0-9]{1,2})[:.](?P<m>[0-9]{2})(?::(?P<s>[0-9]{2}))?"
        r" ?(?P<half>[ap]\.?m\.?)?(?P<zone> (?!on|in|of|at)[a-z]{1,5}| ?[+-][0-9:]{1,5})?"
        r",? (?:on )?(?P<day>.+)"
    )


def clock_behind(said: Facts, reader: Reader) -> Refused | None:
    """Refuse a clock behind an English day, and one with the abbreviation of a zone."""
    text = said.text
    if not (":" in text or "T" in text or "clock" in said.kinds or "t" in text.lower()[10:11]):
        return None
    for shape in (_behind(), _before()):
        match = shape.fullmatch(said.text)
        if match is None or not (match["m"] or match["half"]):
            continue
        day = _whole_day(match["day"].rstrip(","), reader)
        clock = _clock_of(match)
        if day is not None and clock:
            return _refused(said, f"{day.edtf}T{clock}", match, reader)
    return None


def _whole_day(text: str, reader: Reader) -> When | None:
    day = reader.date(reader.respelled(text) or "x")
    if day is None or day.precision != "day" or day.qualified or day.form != "date":
        return None
    return day if day.edtf else None


def _clock_of(match: re.Match[str]) -> str:
    hour = int(match["h"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + 12 * (match["half"][0].lower() == "p")
    return f"{hour:02d}:{match['m'] or '00'}" + (f":{match['s']}" if match["s"] else "")


def _refused(said: Facts, local: str, match: re.Match[str], reader: Reader) -> Refused | None:
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
    if reader.date(local + zone) is None:
        return None
    reason = "a clock time stands behind a day in numbers"
    if pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].*").fullmatch(said.text):
        reason = "a clock time is written as 14:30, with an offset behind it"
    if match["half"]:
        reason = "a clock time has 24 hours"
    reading = Reading(local + zone, worked_out=worked_out)
    return Refused(reason, (reading,), advice=_OFFSET, start=match.start("h"))


def _of_a_named_zone(zone: str, local: str, match: re.Match[str]) -> Refused:
    start, end = match.span("zone")
    offsets = ABBREVIATIONS.get(zone, ())
    readings = tuple(Reading(local + east, where, worked_out=True) for east, where in offsets)
    reason = f"{quote(match['zone'].strip())} is no zone that is known here"
    if readings:
        reason = "a zone is written as its offset"
    if len(readings) > 1:
        reason = f"{zone} is a name of several offsets"
    return Refused(reason, readings, advice=_OFFSET, start=start, end=end)
