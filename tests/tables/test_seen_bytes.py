"""What stands in the bytes of a text does not hang on how it is cut in pieces."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.formats.tabular.dialect import Dialect
from libyatl.formats.tabular.opening import Opening
from libyatl.tables import seen_bytes
from libyatl.tables.row_lines import RowLines
from libyatl.tables.seen_bytes import Seen, look_through

PIECES = [
    "a",
    ",",
    '"',
    '""',
    "\n",
    "\n",
    "\r\n",
    " ",
    "é",
    '"a\nb"',
    '"a"',
    '"a, ""b"" "',
    "\udce9",
]


def seen(data: bytes, piece: int) -> tuple[Seen, list[int | None]]:
    """Return what is seen in bytes that are taken in pieces, and of each line the row on it."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as changed:
        changed.setattr(seen_bytes, "_PIECE", piece)
        path = Path(folder, "x")
        path.write_bytes(data)
        found = look_through(str(path), ",", quoted=True)
        begins = Opening(Dialect(",", quoted=True), ["a", "b"], 1, escaped=False)
        lines = RowLines(str(path), begins, found.long)
        rows = [lines.row_on(line) for line in range(1, data.count(b"\n"))] if found.plain else []
        return found, rows


@given(st.lists(st.sampled_from(PIECES), max_size=20), st.integers(1, 7))
def test_pieces_are_cut_anywhere(parts: list[str], piece: int) -> None:
    data = "".join(parts).encode("utf-8", "surrogateescape")
    (cut, rows), (whole, expected) = seen(data, piece), seen(data, 1 << 16)
    assert cut._replace(long=()) == whole._replace(long=())  # which may be told in parts
    assert rows == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a,b\nc,d\n", Seen()),
        (b'a,"b"\n', Seen(quotes=True)),
        (b'a,"b, ""c"" , d"\r\n', Seen(quotes=True)),
        (b'a,"b\nc"\n', Seen(quotes=True, long=((0, 8),))),
        (b'a,5" gun\n', Seen(quotes=True)),
        (b'a, "b"\n', Seen(quotes=True, broken=True)),
        (b'a,"b" ,c\n', Seen(quotes=True, broken=True)),
        (b'a,"b"c\n', Seen(quotes=True, broken=True)),
        (b'a,"b\nc\n', Seen(quotes=True, broken=True)),
        (b"a\rb\n", Seen(lone=True)),
        (b"a\r\nb\n", Seen(lone=True)),
        (b"a\nb\r\n", Seen(lone=True)),
        (b"a\0\n", Seen(nul=True)),
        (b"a\xe9\n", Seen(utf8=False)),
        (b"a\xc3", Seen(utf8=False)),
    ],
)
def test_what_the_engine_reads_otherwise_is_seen(data: bytes, expected: Seen) -> None:
    assert seen(data, 1 << 16)[0] == expected
