"""A change of scalars leaves comments, keys, line ends and the order as they were, or is seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.formats.yaml.untouched import only_scalars_differ

TEXT = "# ours\n- id: a # first\n  title: 'A bell'\n\n  tags: [x, y] # two\n# last\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [("A bell", "The bell"), ("'A bell'", '"A: bell"'), ("x", "'long, and more'"), ("a #", "b #")],
)
def test_a_scalar_may_say_something_else(old: str, new: str) -> None:
    assert only_scalars_differ(TEXT.encode(), TEXT.replace(old, new, 1).encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# first", "# 1st"),
        (" # two", ""),
        ("# last\n", ""),
        ("# ours\n", ""),
        ("\n\n", "\n"),
        ("\n  title", "\r\n  title"),
        (", y", ""),
        ("[x, y]", "[x, [y]]"),
        ("[x, y]", "x"),
        ("[x, y] # two", "'[x, y] # two'"),
        ("'A bell'", "'A bell"),
        ("'A bell'", "&a 'A bell'"),
        ("# ours", "\ufeff# ours"),
    ],
)
def test_nothing_else_may_change(old: str, new: str) -> None:
    assert old in TEXT
    before, after = TEXT.encode(), TEXT.replace(old, new, 1).encode()
    assert not only_scalars_differ(before, after)
    assert not only_scalars_differ(after, before)


@given(st.integers(0, len(TEXT)), st.sampled_from(["#", " # b\n", "\n", "- ", "[", "'", "x: "]))
def test_what_is_put_in_stands_in_a_scalar_or_is_seen(at: int, put: str) -> None:
    """Of what both say, the comments: each stands in what is left when scalars are taken out."""
    after = TEXT[:at] + put + TEXT[at:]
    if only_scalars_differ(TEXT.encode(), after.encode()):
        assert all(one in after for one in ("# ours", "# first", "# two", "# last"))


@pytest.mark.parametrize("rest", ["- [b # ours\n- c\n", "- 'open\n"])
def test_what_cannot_be_read_must_be_the_same(rest: str) -> None:
    before = f"- title: A\n{rest}".encode()
    assert only_scalars_differ(before, before.replace(b"A", b"B", 1))
    assert not only_scalars_differ(before, before + b"# more\n")
