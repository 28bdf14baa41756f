"""Parts of a day that are written otherwise, or have two readings: midnight, `at night`, dawn."""

from __future__ import annotations

from libyatl.dates.civil import day_to_iso
from libyatl.dates.patterns import pattern
from libyatl.dates.refusing.clocks import whole_day
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.refusing.remedies import Reader, Reading, Refused
from libyatl.dates.when import When

_KNOWN_PART = "(?P<part>morning|afternoon|evening|night|noon|midnight)"
_TWO_MIDNIGHTS = "a day has a midnight at either end"
_IN_THE = "(?:(?:at|in|on|during) )?(?:the )?"
_BEFORE = rf"(?i){_IN_THE}{_KNOWN_PART}(?: of| on|,)? (?:the )?(?P<day>.+)"
_BEHIND = rf"(?i)(?P<day>.+?),? \(?{_IN_THE}{_KNOWN_PART}\)?"
_NIGHT_OF_TWO = (
    rf"(?i){_IN_THE}night of (?:the )?(?P<day>[0-9]{{1,2}})(?:-|–|/| to )(?P<next>[0-9]{{1,2}}) "
    r"(?P<month>.+)"
)


def part_of_a_day(said: Facts, reader: Reader) -> Refused | None:
    """Refuse a part of a day that is not written as here, has two readings, or no bounds."""
    if not said.numbers:
        return None
    for shape in (_BEFORE, _BEHIND):
        match = pattern(shape).fullmatch(said.text)
        day = match and whole_day(match["day"], reader)
        if match and day:
            return _of_a_day(match["part"].lower(), day, behind=shape is _BEHIND)
    found = next(word for word in said.words if word.entry.kind == "part of a day")
    if found.word == "midnight":
        reason, advice = _TWO_MIDNIGHTS, "write it as 00:00 of the day that it begins"
    elif pattern(_KNOWN_PART).fullmatch(found.word) and not said.kinds & {"early", "late"}:
        reason = "a part of a day stands beside one whole day, and nothing else"
        advice = "write it as in morning of 25 July 2017, or noon on 25 July 2017"
    else:
        reason = "nobody says when that part of a day begins and ends"
        advice = "write morning, afternoon, evening or night of a day, or its clock time"
    return Refused(reason, advice=advice, start=found.start, end=found.end)


def _of_a_day(part: str, day: When, *, behind: bool) -> Refused:
    """Name the readings of a part of a day that is known."""
    first = day.first_day
    iso, after, before = (day_to_iso(first + by) for by in (0, 1, -1))
    if part == "midnight":
        return Refused(
            _TWO_MIDNIGHTS,
            (
                Reading(f"{iso}T00:00", "the one with which it begins", worked_out=True),
                Reading(f"{after}T00:00", "the one with which it ends", worked_out=True),
            ),
        )
    if part == "noon":
        return Refused("noon is written with on before its day", (Reading(f"noon on {iso}"),))
    if part == "night" and behind:
        return Refused(
            "a day is part of two nights",
            (
                Reading(f"night of {iso}", "the night that follows it", worked_out=True),
                Reading(f"night of {before}", "the night before it", worked_out=True),
            ),
        )
    return Refused(
        "a part of a day is written with of", (Reading(f"{part} of {iso}", worked_out=True),)
    )


def night_of_two_days(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `night of 24-25 July 2017`, which is that of the first of the two."""
    match = pattern(_NIGHT_OF_TWO).fullmatch(said.text)
    if match is None:
        return None
    first = whole_day(f"{match['day']} {match['month']}", reader)
    last = whole_day(f"{match['next']} {match['month']}", reader)
    readings: tuple[Reading, ...] = ()
    if first and last and last.first_day == first.first_day + 1:
        readings = (Reading(f"night of {day_to_iso(first.first_day)}", worked_out=True),)
    reason = "a night is named by the day on which it begins"
    return Refused(reason, readings, advice="write it of each night, as in night of 25 July 2017")
