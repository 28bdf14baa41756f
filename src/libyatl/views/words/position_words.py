"""How one event lies to another, in words that stand between the two."""

from __future__ import annotations

from typing import assert_never

from libyatl.chronology.answers.comparison import Comparison, Position, Which

_BEGINS = {
    Which.FIRST: ("begins first", "may end later"),
    Which.LAST: ("begins last", "may end earlier"),
    Which.TOGETHER: ("begins at the same instant", "either may end first"),
}
_ENDS = {
    Which.FIRST: ("ends first", "may begin later"),
    Which.LAST: ("ends last", "may begin earlier"),
    Which.TOGETHER: ("ends at the same instant", "either may begin first"),
}


def position_words(found: Comparison) -> str:
    """Return where an event lies to another: `comes before`, `begins first; may end later`."""
    match found.position:
        case Position.BEFORE:
            return "comes before"
        case Position.AFTER:
            return "comes after"
        case Position.DURING:
            return "falls within"
        case Position.SAME_INSTANT:
            return "is at the same instant as"
        case Position.SAME_TIME:
            return "is at the same time as"
        case Position.SAME_DAY:
            return "is on the same day, in unknown order, as"
        case Position.OVERLAPPING:
            return "overlaps"
        case Position.UNDETERMINED:
            return "may come before or after"
        case (
            Position.AROUND
            | Position.BEGINS_FIRST
            | Position.BEGINS_LAST
            | Position.BEGINS_TOGETHER
            | Position.ENDS_FIRST
            | Position.ENDS_LAST
            | Position.ENDS_TOGETHER
        ):
            return _ends_words(found)
        case _:
            assert_never(found.position)


def _ends_words(found: Comparison) -> str:
    """Return which of two begins first and which ends first; what is not settled as a doubt."""
    if found.begins and found.ends:
        return f"{_BEGINS[found.begins][0]} and {_ENDS[found.ends][0]}"
    known = _BEGINS[found.begins] if found.begins else ()
    return "; ".join(known or (_ENDS[found.ends] if found.ends else ()))
