"""The dates of CSL items in the grammar of ours, and back.

A CSL date is a text in EDTF, or an object with `date-parts` (one date, or two of a range),
`season`, `circa`, `literal` or `raw`. Its years before our era are counted without a year 0: -44 is
44 BC.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from libyatl.dates import DateError, When, civil, to_edtf
from libyatl.dates.parsing import Effort, read_date

_BEFORE_SEASONS = 20
_SEASONS = {month: 21 + (month - 13) % 8 for month in (*range(13, 17), *range(21, 25))}
"""Months that mean seasons, as those of EDTF."""
_END = re.compile(r"Y?(-?[0-9]{4,})(?:-([0-9]{2})(?:-([0-9]{2}))?)?~?")
_NO = frozenset(("", "0", "false", "False"))


def date_text(value: object) -> str:
    """Return a date of CSL as a text that `parse_date` reads; empty where there is none."""
    if isinstance(value, str):
        return value if _date_read(value) else ""
    if not isinstance(value, Mapping):
        return ""
    text = _parts_text(value)
    if text is None:
        said = (value.get("literal"), value.get("raw"))
        return next((each for each in said if isinstance(each, str) and _date_read(each)), "")
    return text if text and _date_read(text) else ""


def in_numbers(value: object) -> object:
    """Return a date of CSL with whole numbers that stand as texts as numbers."""
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or not isinstance(parts, list):
        return value
    whole = [
        [part if (number := _whole_number(part)) is None or part == "" else number for part in date]
        if isinstance(date, list)
        else date
        for date in parts
    ]
    return {**value, "date-parts": whole}


@lru_cache(maxsize=1 << 12)
def date_of(text: str) -> Mapping[str, object]:
    """Return the date of CSL that says the same as a text that `parse_date` reads.

    What no numbers can say, such as a clock or a set, is a `literal`.
    """
    when = _date_read(text)
    plain = _in_parts(to_edtf(when)) if when else None
    again = _date_read(date_text(plain)) if plain else None
    if plain and when and again and again._replace(text=text, ends=when.ends) == when:
        return plain
    return {"literal": text}


def _parts_text(value: Mapping[str, object]) -> str | None:
    """Return the text of a date in numbers, which may be refused; None where it has none."""
    dates = value.get("date-parts")
    if not isinstance(dates, list) or not dates or dates in ([[]], [[None]], [[""]]):
        return None
    season = _whole_number(value.get("season"))
    mark = "" if str(value.get("circa", "")) in _NO else "~"
    texts = [_one_text(parts, season) for parts in dates]
    return "/".join(text + mark for text in texts) if all(texts) and len(texts) < 3 else ""


def _one_text(parts: object, season: int | None) -> str:
    """Return one date of numbers, or an empty text."""
    numbers = [_whole_number(part) for part in parts] if isinstance(parts, list) else []
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    if not 1 <= len(numbers) <= 3 or not all(numbers):
        return ""
    year, *rest = (number or 0 for number in numbers)
    if not rest and season and season < 5:
        rest = [_BEFORE_SEASONS + season]
    elif len(rest) == 1 and rest[0] > 12:
        rest = [_SEASONS.get(rest[0], 0)]
    begin = civil.year_to_edtf(year + (year < 0))
    return "-".join([begin, *(f"{number:02}" for number in rest)])


def _whole_number(part: object) -> int | None:
    """Return a whole number, which may stand as a text; an empty text is 0."""
    if isinstance(part, str):
        digits = part.strip().removeprefix("-")
        if not digits:
            return 0
        return int(part) if digits.isascii() and digits.isdigit() and len(digits) < 17 else None
    return part if isinstance(part, int) and abs(part) < 10**16 else None


def _in_parts(edtf: str) -> dict[str, object] | None:
    """Return a date of EDTF in numbers, which may say less than it; None where it has no form."""
    ends = [_END.fullmatch(end) for end in edtf.split("/")]
    parts = [_parts_of_edtf(end) for end in ends if end]
    if len(parts) != len(ends) or len(parts) > 2:
        return None
    plain: dict[str, object] = {"date-parts": parts}
    if len(parts) == 1 and len(parts[0]) == 2 and parts[0][1] in _SEASONS.values():
        plain = {"date-parts": [parts[0][:1]], "season": parts[0][1] - _BEFORE_SEASONS}
    return {**plain, "circa": True} if "~" in edtf else plain


def _parts_of_edtf(end: re.Match[str]) -> list[int]:
    year, *rest = (int(part) for part in end.groups() if part)
    return [year - (year <= 0), *rest]


@lru_cache(maxsize=1 << 12)
def _date_read(text: str) -> When | None:
    try:
        return read_date(text, Effort(0))
    except DateError:
        return None
