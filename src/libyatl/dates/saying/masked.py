"""Words for what is left open inside a date, and for seasons: `1980s`, `winter 2017–18`."""

from __future__ import annotations

from libyatl.dates.calendar_names import Unit, month_name, name, of_precision, pair, year_name
from libyatl.dates.civil import OPEN_PAST, civil
from libyatl.dates.reading.edtf_date import meant_by_mask, read_leaf
from libyatl.dates.units import SEASONS
from libyatl.dates.when import When

_SEASON_NAMES = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_SOUTHERN = {9: "spring", 12: "summer", 3: "autumn", 6: "winter"}
_OTHER_NAMES = {
    **{code: f"Q{code - 32}" for code in range(33, 37)},
    37: "early in",
    38: "the middle of",
    39: "late in",
    40: "first half of",
    41: "second half of",
}
_NO_MARKS = str.maketrans("", "", "~?%")


def season_words(when: When) -> str:
    """Say a season or a quarter with its year: `summer 2017`, `winter 2017–18`, `Q3 2017`."""
    year, month, _ = civil(when.first_day)
    if when.precision == "quarter":
        return f"Q{(month + 2) // 3} {year_name(year)}"
    southern = when.edtf.translate(_NO_MARKS)[-2:] in ("29", "30", "31", "32")
    season = (_SOUTHERN if southern else _SEASON_NAMES)[month]
    years = year_name(year)
    if month == 12:
        if 1000 <= year <= 9998 and year % 100 < 99:
            years = f"{years}–{(year + 1) % 100:02d}"
        else:
            years = _years(year, year + 1)
    return f"{season} {years}{' (southern)' if southern else ''}"


def decade_words(year: int) -> str:
    """Say a decade by its first year: `1980s`; `2000s (decade)`, which alone is ambiguous."""
    if not 1000 <= year <= 9999:
        return f"between {pair((year, 0, 0), (year + 9, 0, 0), joint='and')}"
    return f"{year}s (decade)" if year % 100 == 0 else f"{year}s"


def masked_words(when: When, *, short: bool = False) -> str:
    """Say a date with X for unknown digits, or S for the number of significant ones."""
    body = when.edtf.translate(_NO_MARKS)
    if when.first_day == OPEN_PAST:
        return _of_unknown_year(body, short=short)
    if "S" in body:
        first, last = civil(when.first_day)[0], civil(when.last_day)[0]
        written = body.partition("S")[0]
        estimate = read_leaf(written)
        assert estimate is not None
        said = year_name(civil(estimate.first_day)[0])
        return said if first == last else f"{said} (within {_years(first, last)})"
    digits = body.removeprefix("-").replace("-", "")
    if not digits[digits.index("X") :].strip("X"):
        return _contiguous(when, body, short=short)
    year, *rest = body.removeprefix("-").split("-")
    written_year = "-" * body.startswith("-") + year
    if not rest:
        return _year_words(written_year)
    inside = _inside(rest, short=short)
    if not inside:
        return _year_words(written_year)
    if "X" not in written_year and not inside.endswith(("some month", "some day")):
        return f"{inside} {_year_words(written_year)}"
    joint = " " if inside.endswith((" in", " of")) else " of "
    return f"{inside}{joint}{_year_words(written_year)}"


def _of_unknown_year(body: str, *, short: bool) -> str:
    """Say a date without any digit of its year: `October, year unknown`."""
    era = " BC" if body.startswith("-") else ""
    _, *rest = body.removeprefix("-").split("-")
    inside = rest and _inside(rest, short=short)
    if not inside:
        return f"some year{era}"
    if inside.endswith((" in", " of")):
        return f"{inside} some year{era}"
    return f"{inside} of some year{era}" if era else f"{inside}, year unknown"


def _contiguous(when: When, body: str, *, short: bool) -> str:
    """Say a mask whose days have no gaps: a century, or two ends."""
    year = civil(when.first_day)[0]
    if when.precision == "century" and year >= 1000:
        return f"{year}s (century)"
    parts = body.removeprefix("-").split("-")
    precision: Unit = "year"
    if "X" not in parts[0]:
        precision = "month" if "X" in parts[1] else "day"
    named = [of_precision(day, precision) for day in (when.first_day, when.last_day)]
    if named[0] == named[1]:
        return name(named[0], short=short)
    return f"between {pair(named[0], named[1], joint='and', short=short)}"


def _inside(rest: list[str], *, short: bool) -> str:
    """Say what is known of the month and the day."""
    month = rest[0]
    if month.isdigit() and int(month) in SEASONS:
        code = int(month)
        season = _OTHER_NAMES.get(code)
        if season is None:
            names = _SOUTHERN if code >= 29 else _SEASON_NAMES
            season = names[SEASONS[code][0]] + (" (southern)" if code >= 29 else "")
        return season
    months = (
        ""
        if month == "XX"
        else _either([month_name(number, short=short) for number in meant_by_mask(month, 1, 12)])
    )
    day = rest[1] if len(rest) > 1 else "XX"
    if day == "XX":
        return months
    days = _either([str(number) for number in meant_by_mask(day, 1, 31)])
    return f"{days} {months}" if months else f"day {days} of some month"


def _year_words(written: str) -> str:
    if "X" not in written:
        return year_name(int(written))
    when = read_leaf(written)
    assert when is not None
    first, last = civil(when.first_day)[0], civil(when.last_day)[0]
    if written[written.index("X") :].strip("X"):
        return f"a year {written}"
    return f"some year {_years(first, last)}"


def _years(first: int, last: int) -> str:
    return pair((first, 0, 0), (last, 0, 0))


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
