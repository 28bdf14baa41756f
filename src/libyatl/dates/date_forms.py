"""How a date may be said: the closed sets that `When` and all who read it name."""

from __future__ import annotations

from typing import Literal, get_args

Precision = Literal[
    "time",
    "day",
    "week",
    "month",
    "season",
    "quarter",
    "third",
    "half",
    "year",
    "decade",
    "century",
    "range",
]
"""How exactly a date is stated, as one unit of the calendar; `range` for all else."""
PRECISIONS: tuple[Precision, ...] = get_args(Precision)

OpenForm = Literal["since", "until", "began", "ended"]
"""A/.. and ../B, open; A/ and /B, the other end unknown."""
DayForm = Literal["between", "before", "by", "after", "on or after"]
"""One unknown day."""
Form = Literal["date", "lasted", OpenForm, DayForm, "each", "set", "accounts"]
"""How a date is said. `date`: one date. `lasted`: A/B, from A to B. `each`: in a {} set, every
one of a range. `set`: a [] or {} set. `accounts`: nobody says it; what several accounts of one
event say of it, as `libyatl.model.accounts` joins it."""

WhenKind = Literal["point", "span", "open"]
Choice = Literal["", "one", "all"]
"""`one` for a [] set, `all` for a {} set, else empty."""
