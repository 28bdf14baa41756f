"""What is told of a workbook without openpyxl: its columns and its rows."""

from __future__ import annotations

import pytest
from workbooks import workbook

from libyatl.formats.how import AS_IT_IS, How
from libyatl.formats.xlsx.signs import count_rows, xlsx_keys
from libyatl.formats.xlsx.survey import letters, place_of

DATA = workbook(["A list"], ["title", "date"], ["A", "2016"], [" ", None], ["B", None])


def test_rows_are_counted_less_the_one_that_names_the_columns() -> None:
    assert count_rows(DATA, AS_IT_IS) == 3
    assert count_rows(workbook(), AS_IT_IS) == 0
    assert count_rows(b"PK", AS_IT_IS) is None
    assert count_rows(DATA, How(sheet="1")) == 3


def test_the_names_of_the_columns_are_its_keys() -> None:
    assert [key for key, _ in xlsx_keys(DATA)] == ["title", "date"]
    assert list(xlsx_keys(workbook())) == []
    with pytest.raises(ValueError, match="cut off"):
        xlsx_keys(b"PK")


@pytest.mark.parametrize(
    ("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16_384, "XFD")]
)
def test_columns_are_called_by_letters(column: int, name: str) -> None:
    assert letters(column) == name
    assert place_of(f"{name}7") == (7, column)


def test_what_is_no_cell_has_no_place() -> None:
    assert place_of("7A") == (0, 0)
