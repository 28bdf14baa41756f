"""What is taken for surely read is read, as it stands, by the grammar and in a column."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from libyatl.dates import parse_date
from libyatl.dates.together.column import Told, read_together
from libyatl.dates.together.sure_dates import is_sure

_NUMBER = st.integers(0, 3999).map("{:04d}".format)
_TWO = st.integers(0, 33).map("{:02d}".format)
_DAY = st.builds("{}-{}-{}".format, _NUMBER, _TWO, _TWO)
_DATE = st.one_of(
    _NUMBER,
    st.builds("{}-{}".format, _NUMBER, _TWO),
    _DAY,
    st.builds("{}{}".format, _DAY, st.sampled_from("~?%XZ")),
    st.builds("{}/{}".format, _DAY, _DAY),
)


@given(st.lists(_DATE, min_size=1, max_size=6))
def test_what_is_sure_stands_for_itself_whatever_stands_beside_it(cells: list[str]) -> None:
    read = read_together(dict.fromkeys(cells, 1))
    for cell in filter(is_sure, cells):
        when = parse_date(cell)
        assert when.text == cell
        assert not when.clocked
        assert when.offsets is None or not any(when.offsets)
        if len(cell) > 4:  # numbers alone may be something else among others
            assert read.read(cell) == Told(cell)


def test_what_most_tables_hold_is_sure() -> None:
    sure = ["1999", "2017-07", "2017-07-25", "2016-12-31", "2017-07~", "2017-07-25?"]
    assert all(map(is_sure, [*sure, "2017-07-25/2017-08-02"]))


def test_what_may_be_no_date_is_not_sure() -> None:
    odd = ["", "7777", "2017-13", "2017-02-29", "2016-02-29", "2017-04-31", "2017-07-25T10:00"]
    assert not any(map(is_sure, [*odd, "2017-08-02/2017-07-25", "0044-03-15", "2017-07-25\n"]))
