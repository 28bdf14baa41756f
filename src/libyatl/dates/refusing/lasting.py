"""Times that are longer than a day or have two readings: weeks, weekends, `end of`, `all of`."""

from __future__ import annotations

from libyatl.dates.calendar_names import WEEKDAYS, name, of_precision, weekday_of
from libyatl.dates.civil import day_to_iso
from libyatl.dates.patterns import pattern
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.refusing.remedies import Reader, Reading, Refused
from libyatl.dates.when import When

_BY_DAYS = "write its first and its last day, as in 2017-07-24/2017-07-30"
_WHOLE = (
    r"(?i)(?:throughout|all through|all of|all(?: (?:year|month|day))?|over the whole of|"
    r"(?:the )?(?:whole|entire|full)(?: (?:year|month|day))?(?: of)?)"
    r"(?: in| of)? (?:the )?(.+)"
)
_END = (
    r"(?i)(?:at |in )?(?:the )?(?:very )?(end|ending|close|beginning|start)"
    r"(?: of|-)?[ ]?(?:the )?(.+)"
)


_COUNTED = (
    r"(?i)(?:the )?(?:first|second|third|fourth|last|final|[1-5](?:st|nd|rd|th)?) "
    r"(?:few )?(?:weeks?|weekends?|days|nights|fortnight) (?:of|in) "
)
_BEYOND = (
    r"(?i)before (?:the )?(?:very )?(?:end|close)(?: of)? (?:the )?(.+)|"
    r"after (?:the )?(?:very )?(?:beginning|start)(?: of)? (?:the )?(.+)"
)
_THIRD_OF_A_SEASON = (
    r"(?i)(?:the )?(?:early|mid|late)[ -](?:in )?(?:the )?"
    r"(?:spring|summer|autumn|fall|winter)(?: of)? .*"
)


def weeks(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `week of 24 July 2017`, `week 30 of 2017`, `weekend of 22 July 2017`."""
    if pattern(_COUNTED).match(said.text):
        days: tuple[int, int] | None = (0, 0)
    else:
        days = _numbered_week(said.text, reader) or _named_week(said.text, reader)
    if days is None:
        return None
    if days == (0, 0):
        return Refused("it is longer than a day, and does not say from when", advice=_BY_DAYS)
    first, last = (day_to_iso(day) for day in days)
    return Refused(
        "it may be the whole of it, or one unknown day in it",
        (
            Reading(f"{first}/{last}", "all its days", worked_out=True),
            Reading(f"between {first} and {last}", "one unknown day in it", worked_out=True),
        ),
    )


def _numbered_week(text: str, reader: Reader) -> tuple[int, int] | None:
    word = "(?:calendar |iso )?(?:week|wk|kw|cw|w)"
    match = pattern(
        rf"(?i)(?:in |the )*(?:{word}[ .-]*(?P<w>[0-9]{{1,2}})"
        rf"(?: of |, ?|/| |-| in )+(?P<y>[0-9]{{4}})"
        rf"|(?P<z>[0-9]{{4}})[ ,/-]*{word}[ .-]*(?P<v>[0-9]{{1,2}}))"
    ).fullmatch(text)
    if match is None:
        return None
    year, number = match["y"] or match["z"], match["w"] or match["v"]
    week = reader.date(f"{year}-W{number.zfill(2)}")
    return (week.first_day, week.last_day) if week else (0, 0)


def _named_week(text: str, reader: Reader) -> tuple[int, int] | None:
    match = pattern(
        r"(?i)(?:in |over |during |for |on )?(?:the )?"
        r"(week ?end|week|wk|w/[ce])"
        r"( of| commencing| beginning| starting| from| ending)? (?:the )?(.+)"
    ).fullmatch(text)
    if match is None:
        return None
    date = reader.date(reader.respelled(match[3]) or "x")
    if date is None or date.precision != "day" or date.qualified or date.form != "date":
        return 0, 0
    word, joint = match[1].lower().replace(" ", ""), (match[2] or "").strip().lower()
    weekday = WEEKDAYS[weekday_of(date.first_day)]
    if word == "weekend":
        if weekday not in ("Saturday", "Sunday"):
            return 0, 0
        saturday = date.first_day - (weekday == "Sunday")
        return saturday, saturday + 1
    if joint == "ending" or word == "w/e":
        return date.first_day - 6, date.first_day
    if joint in ("of", "") and word != "w/c" and weekday != "Monday":
        return 0, 0
    return date.first_day, date.first_day + 6


def whole_of(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `throughout 2017`, `all of August 2017`, and `during 2017`."""
    match = pattern(_WHOLE).fullmatch(said.text) if "lasting" in said.kinds else None
    if match:
        span = _all_days(match[1], reader)
        return Refused(
            "all of a time is written from its first to its last day",
            (Reading(span, worked_out=True),) if span else (),
            advice=_BY_DAYS,
        )
    match = pattern(r"(?i)(?:during|within)(?: the)?(?: year)? (.+)").fullmatch(said.text)
    if match is None:
        return None
    written = reader.respelled(match[1])
    if not written:
        return None
    return Refused(
        "it may be all of that time, or one unknown day in it",
        (
            Reading(written, "one unknown day in it"),
            Reading(_all_days(match[1], reader), "all of it", worked_out=True),
        ),
        advice=_BY_DAYS,
    )


def _all_days(text: str, reader: Reader) -> str:
    date = reader.date(reader.respelled(text) or "x")
    if date is None or date.form != "date" or date.qualified or date.clock:
        return ""
    first, last = (name(of_precision(day, "day")) for day in (date.first_day, date.last_day))
    return f"from {first} to {last}"


def beginning_or_end(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `end of August 2017`: its last day, or some day of its last third."""
    match = pattern(_BEYOND).fullmatch(said.text)
    if match:
        written = reader.respelled(match[1] or match[2])
        form = "by" if match[1] else "on or after"
        return Refused(f"it is written with {form}", (Reading(f"{form} {written}"),))
    match = pattern(_END).fullmatch(said.text)
    if match is None:
        return None
    written = reader.respelled(match[2])
    date = reader.date(written or "x")
    if date is None or date.form != "date" or date.precision == "day":
        return None
    first = match[1].lower() in ("beginning", "start")
    edge = name(of_precision(date.first_day if first else date.last_day, "day"))
    part = f"{'early' if first else 'late'} {written}"
    side = "first" if first else "last"
    if not reader.date(part):
        return Refused(
            f"nobody says where the {side} third of it begins and ends",
            advice="write the day, or the month, that is meant",
        )
    return Refused(
        f"it may be its {side} third, or its {side} day",
        (
            Reading(part, f"its {side} third", worked_out=True),
            Reading(f"{_mark(date)}{edge}", f"its {side} day", worked_out=True),
        ),
        alike=f"it is written with {part.partition(' ')[0]}",
    )


def season_part(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `mid-summer 2017` and `late autumn 2017`."""
    if not pattern(_THIRD_OF_A_SEASON).fullmatch(said.text):
        return None
    return Refused(
        "nobody says where the thirds of a season begin and end",
        advice="write the months that are meant, as in July 2017",
    )


def _mark(date: When) -> str:
    return "c. " if date.approximate else ""


def as_of(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `as of 2017-07-25`: that day, or from then on."""
    match = pattern(r"(?i)as (?:of|at) (.+)").fullmatch(said.text)
    written = reader.respelled(match[1]) if match else ""
    if not written:
        return None
    return Refused(
        "it may be that date alone, or all that follows it",
        (Reading(written, "that date alone"), Reading(f"since {written}", "what goes on from it")),
    )
