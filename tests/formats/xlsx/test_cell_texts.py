"""A cell is as exact as its format shows it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from libyatl.formats.xlsx.cell_texts import text_of

DAY = datetime(1984, 9, 1)
NOON = datetime(2017, 7, 28, 12, 5, 9)


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (DAY, "mmm-yy", "1984-09"),
        (DAY, "[$-409]mmmm\\ yyyy", "1984-09"),
        (DAY, "yyyy", "1984"),
        (DAY, "yyyy-mm-dd", "1984-09-01"),
        (DAY, "dd/mm/yyyy;@", "1984-09-01"),
        (DAY, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "1984-09-01"),
        (DAY, '"Month of "mmmm yyyy', "1984-09"),
        (DAY, "d-mmm", "1 September"),
        (DAY, "mmmm", "September"),
        (DAY, "d", "1"),
        (DAY, "ddd", "1"),
        (NOON, "yyyy-mm-dd hh:mm", "2017-07-28T12:05"),
        (NOON, "m/d/yy h:mm:ss AM/PM", "2017-07-28T12:05:09"),
        (NOON, "h:mm", "12:05"),
        (NOON, "mm:ss", "12:05:09"),
        (NOON.replace(microsecond=999_000), "yyyy-mm-dd hh:mm:ss", "2017-07-28T12:05:10"),
        (NOON.replace(microsecond=400_000), "hh:mm:ss", "12:05:09"),
        (datetime(2017, 7, 27, 23, 59, 59, 999_000), "yyyy-mm-dd", "2017-07-28"),
        (time(7, 30), "h:mm", "07:30"),
        (time(0, 0), "yyyy-mm-dd", "00:00 of a spreadsheet"),
        (timedelta(hours=26, minutes=3), "[h]:mm", "26:03"),
        (-timedelta(minutes=3, seconds=5), "[h]:mm:ss", "-0:03:05"),
        (date(2017, 7, 25), "", "2017-07-25"),
        (datetime(1900, 2, 28), "yyyy-mm-dd", "1900-02-28 of a spreadsheet"),
        (datetime(1900, 3, 1), "yyyy-mm-dd", "1900-03-01"),
        (None, "", ""),
        ("=1+1", "", "=1+1"),
        (True, "", "TRUE"),
        (False, "", "FALSE"),
        (7, "", "7"),
        (0.1 + 0.2, "", "0.3"),
        (1e300, "", "1e+300"),
        (b"x", "", "b'x'"),
    ],
)
def test_what_a_format_shows_is_the_text(value: object, shown: str, text: str) -> None:
    assert text_of(value, shown) == text


def test_a_workbook_that_counts_from_1904_has_no_days_that_never_were() -> None:
    assert text_of(datetime(1904, 1, 2), "yyyy-mm-dd", is_1904=True) == "1904-01-02"
    assert text_of(datetime(1899, 1, 2), "yyyy-mm-dd", is_1904=True) == "1899-01-02"
