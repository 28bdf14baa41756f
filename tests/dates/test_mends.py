"""A text that is no date, and can mean one date alone, is mended; what is in doubt never is."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from libyatl.dates import DateError, parse_date

REFUSED = Path(__file__).with_name("refused_cases.tsv")


def mend(text: str) -> str:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    return caught.value.mend


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("25/07/2017", "2017-07-25"),
        ("07.25.2017", "2017-07-25"),
        ("04/04/2017", "2017-04-04"),
        ("2017.07.25", "2017-07-25"),
        ("2017-7-5", "2017-07-05"),
        ("07/2017", "2017-07"),
        ("7-2017", "2017-07"),
        ("2017/7", "2017-07"),
        ("2017/07", "2017-07"),
        ("20170725", "2017-07-25"),
        ("20170725T1430Z", "2017-07-25T14:30Z"),
        ("2015-present", "since 2015"),
        ("1 July 2015 – now", "since 1 July 2015"),
        ("Y2017", "2017"),
        ("+2017", "2017"),
        ("-Y2015", "-2015"),
        ("-Y170000002", "Y-170000002"),
        ("before 07/2017", "before 2017-07"),
        ("c. 07/2017", "c. 2017-07"),
        ("between 20170101 and 2018", "between 2017-01-01 and 2018"),
        ("from 07/2017 to 08/2017", "from 2017-07 to 2017-08"),
        ("in August 2017", "August 2017"),
        ("prior to 2015", "before 2015"),
        ("from 2015 to present", "since 2015"),
        ("possibly July 2017", "2017-07?"),
        ("25 July 2017, 14h30", "2017-07-25T14:30"),
        ("août 1817", "August 1817"),
        (" 2017", "2017"),
    ],
)
def test_the_one_date_that_a_text_can_mean_is_its_mend(text: str, written: str) -> None:
    assert mend(text) == written
    parse_date(written)


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2017",  # two days
        "2017-25-07",  # a slip somewhere, or two numbers in each other's place
        "2011/12",  # a month or two years
        "2015/16",  # a span, or one day in it
        "201707",  # a month or a year
        "12017",  # a year with a digit too many, more likely
        "Y17",  # a year without its century, more likely
        "2015-?",  # not said to be going on
        "soon-now",  # no date once it is mended
        "30 February 2017",
        "from 2017 to 2015",  # a slip in one of the two years, more likely
        "22th July 2017",  # or the 25th
        "possibly 22th July 2017",
        "1500940800",  # seconds that somebody counted
        "1611 [i.e. 1612]",  # part of it belongs in a note
        "",
    ],
)
def test_what_is_in_doubt_has_no_mend(text: str) -> None:
    assert mend(text) == ""


def test_every_mend_can_be_read() -> None:
    with REFUSED.open(encoding="utf-8", newline="") as file:
        texts = [row[0] for row in csv.reader(file, "excel-tab", quoting=csv.QUOTE_NONE)][1:]
    mends = [found for text in texts if (found := mend(text))]
    assert mends
    for written in mends:
        parse_date(written)
