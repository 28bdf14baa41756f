"""The plain dates within a bound or a span, and what is wrong with one said of the whole."""

from __future__ import annotations

from libyatl.dates.reading.english_bounds import BOUNDS
from libyatl.dates.reading.english_words import VAGUE
from libyatl.dates.refusing.remedies import Reading, Refused

_OPENINGS = (*(f"{' '.join(words)} " for words, _ in BOUNDS), *(f"{word} " for word in VAGUE))


def of_the_whole(refused: Refused, text: str, start: int, end: int) -> Refused:
    """Return the refusal of a part as one of the whole: its readings say all of it."""
    readings = tuple(
        Reading(
            text[:start] + reading.written + text[end:],
            reading.meaning if len(refused.readings) > 1 else "",
            reading.worked_out,
            reading.kept,
        )
        for reading in refused.readings
    )
    after = end if refused.end is None else start + refused.end
    return refused._replace(named=False, readings=readings, start=start + refused.start, end=after)


def operands(text: str) -> list[tuple[int, int]]:
    """Return where the plain dates of a bound, a span or a between stand in the text."""
    lower = text.lower()
    for opening, joints in (("between ", (" and ",)), ("from ", (" to ", " until "))):
        for joint in joints:
            at = lower.find(joint)
            if lower.startswith(opening) and at > len(opening):
                return [(len(opening), at), (at + len(joint), len(text))]
    for opening in _OPENINGS if lower.startswith(_OPENINGS) else ():
        if lower.startswith(opening):
            return [(len(opening), len(text))]
    return []
