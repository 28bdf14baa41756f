"""Columns have roles by their names, folded."""

from __future__ import annotations

from collections import Counter

import pytest

from libyatl.formats.foreign.roles import BY_NAME, DATING, NAMES, NEEDS, ROLES, code, folded


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Launch Time (UTC)", "launch_time"),
        ("EVENT_DATE", "event_date"),
        ("eventDate", "event_date"),
        (" Start  date ", "start_date"),
        ("Name/Title", "name_title"),
        ("ＤＡＴＥ", "date"),
        ("(unit)", ""),
    ],
)
def test_a_name_is_folded(name: str, plain: str) -> None:
    assert folded(name) == plain


def test_each_name_has_one_role_and_is_folded() -> None:
    names = [name for some in NAMES.values() for name in some.split()]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [folded(name) for name in names] == names
    assert set(NAMES) == set(ROLES) == {role for role, _ in BY_NAME.values()}


def test_what_is_said_of_roles_is_of_roles() -> None:
    assert {*DATING, *NEEDS} <= set(ROLES)
    assert {role for others in NEEDS.values() for role in others} <= set(ROLES)


def test_a_code_is_as_its_makers_write_it() -> None:
    assert [code(text) for text in ("2", "2.0", "2.00", "2.5", "x.0.1")] == [
        "2",
        "2",
        "2",
        "2.5",
        "x.0.1",
    ]
