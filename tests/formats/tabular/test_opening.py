"""How a table begins is told by its head, or not at all."""

from __future__ import annotations

import pytest

from libyatl.formats.how import AS_IT_IS
from libyatl.formats.tabular.known_table import Glance
from libyatl.formats.tabular.opening import Opening, opening


def of(text: str, usual: str = ",") -> Opening:
    return opening(text.encode(), AS_IT_IS, usual)


def test_names_and_dialect() -> None:
    begun = of("date;title\n2031;a\n")
    assert begun.dialect == (";", True)
    assert (begun.names, begun.header_lines, begun.escaped) == (["date", "title"], 1, False)


def test_blank_lines_and_a_mark_stand_before_the_header() -> None:
    begun = of("\ufeff\n\r\nHeadline,When\r\na,2031\r\n")
    assert (begun.names, begun.header_lines) == (["Headline", "When"], 3)


def test_a_last_line_that_is_cut_is_of_no_account() -> None:
    assert of('date,title\n2031,a\n2032,"b').names == ["date", "title"]


def test_escapes_stand_in_tables_of_ours_with_tabs_alone() -> None:
    assert of("date\ttitle\n2031\ta\n", "\t").escaped
    assert not of("When\tHeadline\n2031\ta\n", "\t").escaped
    assert not of("date\ttitle\n2031\ta\n").escaped


def test_names_that_stand_twice_and_none_are_told_as_in_the_whole() -> None:
    assert of(",When,Headline,x,x\n0,2031,a,b,c\n").names == [
        "column 1",
        "When",
        "Headline",
        "x",
        "x (2)",
    ]


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\n\n",
        b"A table of events\n\ndate,title\n2031,a\n",
        b"date,title,\n2031,a,\n",
        b'date,"ti\ntle"\n2031,a\n',
        b"date,title\r2031,a\r",
        b"date,title\n2031,a\0\n",
        "date,title\n2031,a\n".encode("utf-16"),
        "date,title,\xfc\n2031,a,b\n".encode("cp1252"),
        "date,title\n2031,\xfc\n2032,\xfc\n2033,\xfc\n".encode("cp1252"),
    ],
)
def test_what_is_odd_is_not_told(head: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        opening(head, AS_IT_IS, ",")


def test_another_encoding_is_not_told() -> None:
    with pytest.raises(ValueError, match="cp1252"):
        opening(b"date,title\n2031,a\n", AS_IT_IS._replace(encoding="cp1252"), ",")


def test_groups_are_not_told() -> None:
    with pytest.raises(ValueError, match="groups"):
        Glance("t.csv", ["group", "date", "title"], AS_IT_IS)
