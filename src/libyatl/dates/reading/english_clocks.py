"""Clock times and parts of a day beside a day: `25 July 2017, 14:30`, `noon on 25 July 2017`.

Behind a day in words and a comma, `03:00-04:00` is a span; behind a blank alone it may be one, or a
clock with its offset, and so is refused.
"""

from __future__ import annotations

from typing import NamedTuple

from libyatl.dates.clock import read_clock
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import DateError
from libyatl.dates.reading.day_clocks import PARTS_OF_DAY, in_part_of_day, on_day
from libyatl.dates.reading.english_words import Word, Words, without_comma
from libyatl.dates.when import When

_MAYBE = r"(?i)[0-9][:.][0-9]|[0-9] ?[ap]\.?m|noon|morning|evening|night"
_PHRASE = (
    r"(?i)(?P<hour>[0-9]{1,2})"
    r"(?:\.(?P<dotted>[0-9]{2})|:(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}(?:[.,][0-9]+)?))?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?"
    r"(?P<zone>z| ?utc| ?[+-][0-9]{2}(?::[0-9]{2})?)?"
    r"(?: ?\[(?P<tag>[^\[\]]+)\]| \((?P<place>utc|[a-z0-9_+-]+(?:/[a-z0-9_+-]+)+)\))?"
)
_NOON_OF_A_ZONE = r"(?i)(?:12 )?noon(?= (?:utc|[+(\[-]))"
_LONGEST = 4
"""`2 pm +02:00 (Africa/Tripoli)`: so many words are one clock at most."""


class SaidClock(NamedTuple):
    """A clock time, or a part of a day, as words say it.

    Attributes:
        clock: as it is written behind a day in numbers (`14:30+02:00`), or the part's name.
        start: the offset of its first character.
        end: the offset after its last one.
        halved: whether `am` or `pm` says of which half of the day it is; None of words.
        dashed: whether it may be two clocks: `03:00-04:00`.
    """

    clock: str
    start: int
    end: int
    halved: bool | None = None
    dashed: bool = False

    @property
    def zone(self) -> str:
        """What is written behind the time: an offset, a zone, both, or nothing."""
        return "" if self.clock in PARTS_OF_DAY else self.clock.lstrip("0123456789:.,")

    def behind(self, day: str) -> str:
        """Return a day and the clock as a text that is read to the same moment."""
        if self.clock in PARTS_OF_DAY:
            return f"{self.clock} of {day}"
        return f"{day}T{self.clock}" if day[:4].isdigit() else f"{day}, {self.clock}"


def may_have_clock(text: str, start: int = 0, end: int | None = None) -> bool:
    """Say whether text[start:end] may have a clock time or a part of a day: most has neither."""
    return pattern(_MAYBE).search(text, start, len(text) if end is None else end) is not None


def take_clock(text: str, words: Words) -> tuple[SaidClock | None, Words]:
    """Take a clock or a part of a day off one end of a date; return it and the rest.

    Raises:
        DateError: it may be a clock with its offset, or a span.
    """
    if len(words) < 4 and words[-1].word.isdigit():
        return None, words  # `25 July 2017`: most of what is read
    if not may_have_clock(text, words[0].start, words[-1].end):
        return None, words
    inner = words[1:] if words[0].word in ("at", "the") else words
    for count in range(min(_LONGEST, len(inner) - 1), 0, -1):
        said = clock_of(text, inner[-count:])
        if said is not None:
            rest = _before_clock(text, said, words[:-count])
            return (said, rest) if rest else (None, words)
        said = clock_of(text, inner[:count])
        if said is not None:
            if words[0].word == "the" and said.clock not in PARTS_OF_DAY:
                return None, words
            rest = _behind_clock(said, inner[count - 1], inner[count:])
            return (said, rest) if rest else (None, words)
    return None, words


def clock_of(text: str, words: Words) -> SaidClock | None:
    """Return what words say, if that is a clock, `noon` or a part of a day and nothing else."""
    start, end = words[0].start, without_comma(words[-1]).end
    said = text[start:end].lower()
    if said in PARTS_OF_DAY:
        return SaidClock(said, start, end)
    if said in ("noon", "12 noon"):
        return SaidClock("12:00", start, end)
    noon = pattern(_NOON_OF_A_ZONE).match(text, start, end)
    if noon:
        match = pattern(_PHRASE).fullmatch(f"12:00{text[noon.end() : end]}")
    else:
        match = pattern(_PHRASE).fullmatch(text, start, end)
    if match is None or not (match["half"] or match["dotted"] or match["minute"]):
        return None
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = of_half(hour, match["half"])
    minute = match["minute"] or match["dotted"] or "00"
    second = f":{match['second']}" if match["second"] else ""
    zone = (match["zone"] or "").strip(" ").upper().replace("UTC", "Z")
    place = match["tag"] or match["place"]
    clock = f"{hour:02d}:{minute}{second}{zone}" + (f"[{place}]" if place else "")
    dashed = (match["zone"] or "")[:1] == "-" and not (second or match["tag"])
    return SaidClock(clock, start, end, None if noon else bool(match["half"]), dashed)


def of_half(hour: int, half: str) -> int:
    """Return an hour of one half of a day, from 1 to 12, as one of 24: `a` or `p` says of which."""
    return hour % 12 + 12 * (half[0] in "pP")


def at_said_clock(text: str, day: When, said: SaidClock, *, written: str) -> When | None:
    """Return a clock, or a part, of a day; None where that is no whole day and no clock either.

    Raises:
        DateError: there is no such clock time, or it stands beside what is no whole day.
    """

    def fail(reason: str, help: str) -> DateError:
        return DateError(text, reason, help=help, start=said.start, end=said.end)

    if day.precision != "day" or day.form != "date":
        if ":" not in text[said.start : said.end]:
            return None
        raise fail("a clock time needs one whole day", "leave the clock time out, or write the day")
    if said.clock in PARTS_OF_DAY:
        return in_part_of_day(day, said.clock, written)
    try:
        clock = read_clock(said.clock, 0, len(said.clock), day=day.first_day)
    except DateError as wrong:
        raise fail(wrong.reason, wrong.help) from None
    return on_day(day, clock, written)


def _before_clock(text: str, said: SaidClock, rest: Words) -> Words:
    """Return the words of the day before a clock, without what joins them; none if it is none."""
    *others, last = rest
    if last.word == "at" and others:
        *others, last = others
    with_comma = last.word[-1] == ","
    if said.clock == "night":
        return []  # the one before that day, or the one behind it
    if said.dashed:
        in_numbers = not others and last.word[:4].isdigit()
        if with_comma and not in_numbers:
            return []  # a span
        raise DateError(
            text,
            "a hyphen between clock times may stand before an offset, or for a span",
            help="write a T before the first for an offset, and a span behind a day in words",
            start=said.start,
            end=said.end,
        )
    return [*others, without_comma(last)]


def _behind_clock(said: SaidClock, last: Word, rest: Words) -> Words:
    """Return the words of the day behind a clock, without what joins them; none if it is none."""
    if said.dashed:
        return []  # a span
    if said.clock in PARTS_OF_DAY:
        return rest[1:] if rest[0].word == "of" else []
    if rest[0].word == "on":
        return rest[1:]
    return rest if last.word[-1] == "," or said.halved or ":" in last.word else []
