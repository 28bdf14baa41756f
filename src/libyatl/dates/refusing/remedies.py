"""A remedy says what the author said, or it does not appear: the one way from a refusal to words.

A refusal (`Refused`) names the readings of a text; `offered` asks of each whether it is a date,
and accounts for all that the text says. If one of them does not, none is offered, since the
others would be one of several: then the advice stands alone, which names no date of the text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from libyatl.dates.problem import DateError
from libyatl.dates.refusing.accounting import accounts_for
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.when import When

Read = Callable[[str], When | None]
"""Reads a text as a date; None where it is none."""

LONGEST_REMEDY = 60
FORMS = "write 2017-07-25, 25 July 2017, July 2017 or 2017"
DAY_IN_FULL = "write the day as 2017-07-25, with the year in full"


class Reading(NamedTuple):
    """One date that a text can mean.

    Attributes:
        written: as it is written here.
        meaning: what it then means, where there are several; or what it is for, behind it.
        worked_out: whether its numbers follow from those of the text, and differ from them.
        kept: what of the text is to stand in a note.
    """

    written: str
    meaning: str = ""
    worked_out: bool = False
    kept: str = ""


class Refused(NamedTuple):
    """Why a text is no date, and what it can mean.

    Attributes:
        reason: why, without a full stop.
        readings: all the dates that it can mean, the likeliest first; none where that is not known.
        advice: what to do where there is no reading.
        start: the offset of the first character at fault.
        end: the offset after the last one; None is the end of the text.
        certain: whether the one reading can be put in its place without asking: it is what was
            said in other words, and not what was meant where a slip is behind it.
        named: whether the readings are told as `MEANING is WRITTEN`.
        alike: the reason where all the readings say the same.
        of_event: whether the advice is one for the date of an event alone.
    """

    reason: str
    readings: tuple[Reading, ...] = ()
    advice: str = FORMS
    start: int = 0
    end: int | None = None
    certain: bool = True
    named: bool = False
    alike: str = ""
    of_event: bool = False


class Reader:
    """Reads the parts of a text: as dates, or as what a date can be respelled from.

    `doubted` is whether a part was respelled by what is not certain.
    """

    doubted = False

    def __init__(self, read: Read, known: dict[str, When | DateError | None]) -> None:
        """Keep what reads a text as a date, answers None or raises `DateError`.

        `known` holds what has been read already, and will hold what is.
        """
        self._read = read
        self._known = known

    def respell(self, text: str) -> tuple[str, ...]:
        """Return the readings of a text that is refused; none where none is known."""
        raise NotImplementedError

    def date(self, text: str) -> When | None:
        """Return what a text says as a date, or None where it says none."""
        said = self._said(text)
        return None if isinstance(said, DateError) else said

    def fault(self, text: str) -> DateError | None:
        """Return what a reader finds wrong with a text; None where it is a date, or in no form."""
        said = self._said(text)
        return said if isinstance(said, DateError) else None

    def _said(self, text: str) -> When | DateError | None:
        # The same part is asked for by several refusals, and then as their remedy.
        if text not in self._known:
            self._known[text] = _read_of(text, self._read)
        return self._known[text]

    def respelled(self, text: str) -> str:
        """Return a text that is read and says what this one says; empty where none is known."""
        readings = self.readings(text)
        return readings[0] if len(readings) == 1 else ""

    def readings(self, text: str) -> tuple[str, ...]:
        """Return all that a text can mean, as it is read; nothing where that is not known."""
        if len(text) > LONGEST_REMEDY or not any(char.isdigit() for char in text):
            return ()
        return (text,) if self.date(text) else self.respell(text)


Refusal = Callable[[Facts, Reader], Refused | None]
"""Says why a text is no date; None where it has nothing to say."""


def _read_of(text: str, read: Read) -> When | DateError | None:
    if not text or text != text.strip() or "  " in text:
        return None
    try:
        return read(text)
    except DateError as fault:
        return fault.with_traceback(None)  # whose frames would hold the reader, and it them


def offered(said: Facts, refused: Refused, reader: Reader) -> DateError:
    """Return the error for a refusal, with the readings that stand; the one way to make one."""
    readings = _distinct(said, refused.readings, reader)
    help = _in_words(readings, named=refused.named) if readings else refused.advice
    reason = refused.reason
    if len(readings) == 1 < len(refused.readings):
        readings = [readings[0]._replace(meaning="")]
        reason = refused.alike or reason
        help = _in_words(readings, named=False)
    certain = refused.certain and not reader.doubted and len(readings) == 1
    return DateError(
        said.text,
        reason,
        help=help,
        start=refused.start,
        end=refused.end,
        mend=readings[0].written if certain and not readings[0].kept else "",
        readings=tuple(reading.written for reading in readings),
        of_event=refused.of_event and not readings,
    )


def _distinct(said: Facts, readings: tuple[Reading, ...], reader: Reader) -> list[Reading]:
    """Return the readings that say different things; none if one of them does not stand."""
    found: dict[object, Reading] = {}
    for reading in readings:
        when = is_remedy(reading.written, reader)
        if when is None or not accounts_for(
            said, reading.written, when, worked_out=reading.worked_out, kept=reading.kept
        ):
            return []
        found.setdefault((when.stated, when.offsets, when.form == "lasted"), reading)
    return list(found.values())


def is_remedy(candidate: str, reader: Reader) -> When | None:
    """Read a text that may be advised: a date, and no longer than anyone would write."""
    return reader.date(candidate) if len(candidate) <= LONGEST_REMEDY else None


def _in_words(readings: list[Reading], *, named: bool) -> str:
    if len(readings) == 1:
        reading = readings[0]
        kept = f", and keep {reading.kept} in note:" if reading.kept else ""
        behind = f" for {reading.meaning}" if reading.meaning and not kept else ""
        if named:
            return f"{reading.meaning} is {reading.written}"
        return f"write {reading.written}{behind}{kept}"
    if named:
        return "; ".join(f"{reading.meaning} is {reading.written}" for reading in readings)
    told = [f"{_remedy_in_quotes(reading.written)} for {reading.meaning}" for reading in readings]
    return "write " + ", ".join(told[:-1]) + f", or {told[-1]}"


def _remedy_in_quotes(written: str) -> str:
    return f"'{written}'" if " " in written else written
