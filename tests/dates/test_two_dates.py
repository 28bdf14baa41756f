"""Two dates that share a part, and those of which nobody knows what they share."""

from __future__ import annotations

import pytest

from libyatl.dates import DateError, parse_date


@pytest.mark.parametrize(
    ("text", "in_full"),
    [
        ("between 46 and 44 BC", "between 46 BC and 44 BC"),
        ("from 1000 to 900 BC", "from 1000 BC to 900 BC"),
        ("between 50 and 60 AD", "between AD 50 and AD 60"),
        ("between 25 and 28 July 2017", "between 25 July 2017 and 28 July 2017"),
        ("between July 25 and August 3, 2017", "between 25 July 2017 and 3 August 2017"),
        ("from March to August 44 BC", "from March 44 BC to August 44 BC"),
        ("25 to 28 July 2017", "from 25 July 2017 to 28 July 2017"),
        ("25 July 2017 - 3 August 2017", "from 25 July 2017 to 3 August 2017"),
        ("2017-W30 to 2017-W31", "from 2017-W30 to 2017-W31"),
        ("25 or 26 July 2017", "[2017-07-25,2017-07-26]"),
        ("44 or 43 BC", "[-0043,-0042]"),
        ("1900 (c.)", "c. 1900"),
    ],
)
def test_what_two_share_is_said_once(text: str, in_full: str) -> None:
    said, full = parse_date(text), parse_date(in_full)
    assert said.days == full.days
    assert said.approximate == full.approximate


@pytest.mark.parametrize(
    "text",
    [
        *("from 200 to 300 BC", "between 044 and 43 BC", "from x to 44 BC", "between 44 and 44 BC"),
        *(
            "2015 to 2017",
            "2015 - 2017",
            "44 BC - 40 BC",
            "1980s to 1990s",
            "c. July 2016 - May 2017",
        ),
        *(
            "25 July 2017? - 26 July 2017",
            "or 2017",
            "2017 or",
            "25 or July 2017",
            "17th or 18th century",
        ),
        *("early August 2017 or 2018", "28 to 25 July 2017", "25 July 2017 to 24 July 2017", "to"),
        *("between 2017", "from to 2017", "from 2015 to", "BET 2017", "2015 and 2016", "onwards"),
    ],
)
def test_what_has_two_readings_or_none_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)
