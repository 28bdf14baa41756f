"""Words that a remedy can do nothing with, or must translate: other calendars, unknown words."""

from __future__ import annotations

from libyatl.dates.calendar_names import WEEKDAYS, name, weekday_of
from libyatl.dates.civil import civil
from libyatl.dates.patterns import pattern
from libyatl.dates.problem import quote
from libyatl.dates.refusing.facts import Facts, Said
from libyatl.dates.refusing.remedies import FORMS, Reader, Reading, Refused
from libyatl.dates.refusing.vocabulary import Kind, calendars

_CONVERT = "convert it to the Gregorian calendar, and keep the original in note:"
_SAYS_NOTHING: frozenset[Kind] = frozenset(("harmless", "order", "joint", "one of", "open"))


def of_another_calendar(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `1439 AH`, `10 floreal an II`, `3500 BP`, `5777 AM`: their years are not ours."""
    found = _of_kind(said, "calendar")
    if not (said.numbers or pattern(r"(?i)\b[ivxlc]+$").search(said.text)):
        return None
    word = found[0]
    calendar = calendars().get(word.word, "the Hebrew calendar")
    written = quote(said.text[word.start : word.end])
    counts = "counts" if calendar.startswith("years") else "is of"
    return Refused(
        f"{written} {counts} {calendar}", advice=_CONVERT, start=word.start, end=word.end
    )


def julian(said: Facts, reader: Reader) -> Refused | None:
    """Refuse the Julian calendar where it is not written behind a date that is read so."""
    found = _of_kind(said, "julian")
    text = said.text
    for word in reversed(found):
        text = text[: word.start] + text[word.end :]
    text = pattern(r"[ ,.()@#]+$|^[ ,.()@#]+|\(\.?\)").sub("", text).replace("  ", " ")
    written = reader.respelled(text)
    readings = (Reading(f"{written} O.S."),) if written else ()
    return Refused(
        "a date of the Julian calendar is written with O.S. behind it"
        if written and reader.date(f"{written} O.S.")
        else "it is of the Julian calendar",
        readings,
        advice=_CONVERT,
        start=found[0].start,
        end=found[0].end,
    )


def own_year(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `FY2017`, `academic year 2016/17`: who says it says when it begins."""
    if not said.numbers:
        return None
    return Refused(
        "such a year begins on a day that differs from place to place",
        advice="write its first and its last day, as in 2016-04-01/2017-03-31",
    )


def weekday(said: Facts, reader: Reader) -> Refused | None:
    """Refuse a weekday beside a day; if it was another, name that."""
    found = _of_kind(said, "weekday")
    if not said.numbers:
        return None
    text = said.text
    for word in reversed(found):
        text = text[: word.start] + text[word.end :]
    text = pattern(r"^(?:on)?[ ,.]+|[ ,.]*\(\.?\)|[ ,.]+$").sub("", text).replace("  ", " ")
    written = reader.respelled(text)
    day = reader.date(written) if written else None
    if day is None or day.first_day != day.last_day:
        return None
    was = WEEKDAYS[weekday_of(day.first_day)]
    if was != found[0].entry.ours:
        return Refused(
            f"{name(civil(day.first_day))} was a {was}",
            advice="correct the day or the weekday",
            start=found[0].start,
            end=found[0].end,
        )
    return Refused("a weekday is not part of a date", (Reading(written),))


def unknown_words(said: Facts, reader: Reader) -> Refused | None:
    """Refuse what has a word that is not known: it may bear on the date, and nobody says how."""
    if not said.unknown or not (said.numbers or said.kinds - _SAYS_NOTHING):
        return None
    _, start, end = said.unknown[0]
    count = 1
    for _, begin, after in said.unknown[1:]:
        if said.text[end:begin] != " ":
            break
        end, count = after, count + 1
    known = "is not known" if count == 1 else "are not known"
    words = "the word" if count == 1 else "the words"
    return Refused(
        f"{words} {quote(said.text[start:end])} {known} in a date",
        advice=FORMS,
        start=start,
        end=end,
    )


def in_our_words(said: Facts) -> str:
    """Write the words of other languages, and of GEDCOM, as ours."""
    text = said.text
    for word in reversed(said.words):
        ours = word.entry.ours
        if not ours and word.entry.kind == "joint" and text[word.start : word.end].isupper():
            ours = word.word
        if ours and word.entry.kind not in ("weekday", "julian") and _foreign(word):
            end = word.end + (text[word.end : word.end + 1] == ".")
            behind = " " if text[end : end + 1].isalnum() else ""
            before = " " if text[word.start - 1 : word.start].isalnum() and word.start else ""
            text = text[: word.start] + before + ours + behind + text[end:]
    return text


def _foreign(word: Said) -> bool:
    return word.word != word.entry.ours.lower().rstrip(".") or not word.entry.ours


def _of_kind(said: Facts, kind: Kind) -> list[Said]:
    return [word for word in said.words if word.entry.kind == kind]
