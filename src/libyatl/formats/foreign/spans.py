"""What two columns say together, or a date and a code: spans, choices and approximate dates.

Each is told in the first form that the grammar of dates reads; where it reads none of them, the
plainest is returned, and the grammar says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from libyatl.dates import DateError
from libyatl.dates.parsing import Effort, is_date, read_date
from libyatl.dates.spelled import composed
from libyatl.dates.together.iso_cells import iso


def span(begin: str, end: str, mark: str = "") -> str:
    """Return what lasted from one date to another: `2020-07-05/2020-07-06`.

    Args:
        begin: a date that is read, as a column tells it: `5 July 2020`, `2020-07-05 10:00`.
        end: another.
        mark: what is said of both: `~`, or nothing.
    """
    one, two = in_edtf(begin), in_edtf(end)
    plain = f"{one}{mark}/{two}{mark}"
    if _is_day(one) and _is_day(two):
        return plain
    return _first_read((plain, f"{one}/{two}", f"from {one} to {two}"))


def choice(begin: str, end: str) -> str:
    """Return one unknown day from one to another: `[2020-07-05..2020-07-12]`."""
    one, two = in_edtf(begin), in_edtf(end)
    plain = f"[{one}..{two}]"
    if _is_day(one) and _is_day(two):
        return plain
    return _first_read((plain, f"between {one} and {two}"))


def open_span(end: str) -> str:
    """Return what ended then, and began nobody says when: `../2020-07-05`."""
    told = in_edtf(end)
    return _first_read((f"../{told}", f"until {told}"))


def approximate(text: str) -> str:
    """Return a date as an approximate one, `2020-07-05~`; itself where none says that of it."""
    told = in_edtf(text)
    if _is_day(told):
        return f"{told}~"
    several = [f"{told}~", f"c. {told}"]
    return text if "~" in told else next(filter(is_date, several), text)


@lru_cache(maxsize=1 << 14)
def in_edtf(text: str) -> str:
    """Return a date in EDTF, beside which another may stand; as it is, where that has no form."""
    if iso(text) is not None:
        return f"{text[:10]}T{text[11:]}" if len(text) > 10 else text
    try:
        when = read_date(text, Effort(0))
    except DateError:
        return text
    if when.edtf:
        return when.edtf
    if when.form == "date" and when.clock is not None and when.clock[0].isdigit():
        told = composed(when)
        return told if is_date(told) else text
    return text


def _is_day(text: str) -> bool:
    return len(text) == 10 and iso(text) is not None


def _first_read(texts: Iterable[str]) -> str:
    several = [*texts]
    return next(filter(is_date, several), several[0])
