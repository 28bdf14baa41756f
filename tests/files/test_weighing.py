"""What inputs come to before any is read: globs, weights, and standard input."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from libyatl.errors import InputError, OutputError
from libyatl.files import weighing
from libyatl.files.weighing import Weighed, weighed

PACKED = (".parquet", ".csv.gz")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(weighing.VARIABLE, raising=False)
    monkeypatch.setattr(weighing, "LARGE", 100)
    for name, size in {"a.csv": 60, "b.csv": 60, "c.yaml": 1, "[1].csv": 1}.items():
        (tmp_path / name).write_bytes(b"x" * size)
    (tmp_path / "within").mkdir()
    (tmp_path / "within" / "t.CSV.gz").write_bytes(b"")
    return tmp_path


def weigh(*paths: str) -> Weighed:
    return weighed(paths, PACKED)


@pytest.mark.parametrize(
    ("paths", "suits"),
    [
        (["a.csv"], False),
        (["a.csv", "b.csv"], True),
        (["?.csv"], True),
        (["c.yaml"], False),
        (["missing.csv"], False),
        (["missing.parquet"], True),
        ([".missing.parquet"], False),
        (["within"], True),
        (["."], True),
        ([], False),
    ],
)
def test_what_is_heavy_or_packed_suits_an_engine(
    here: Path, paths: list[str], *, suits: bool
) -> None:
    assert weigh(*paths).suits_engine is suits


def test_a_variable_makes_all_of_it_suit(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(weighing.VARIABLE, "memory")
    assert weigh("c.yaml").suits_engine


def test_a_glob_is_spread_by_name_and_a_file_that_is_called_so_is_none(here: Path) -> None:
    assert weigh("[ab].csv", "[1].csv", "c.yaml").paths == ["a.csv", "b.csv", "[1].csv", "c.yaml"]


def test_a_glob_that_matches_nothing_is_an_error(here: Path) -> None:
    with pytest.raises(InputError, match=r"z\*\.csv: no file is called so"):
        weigh("z*.csv")


def on_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> Weighed:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return weigh("-")


def test_a_little_on_standard_input_is_held(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = on_stdin(monkeypatch, b"x" * 100)
    assert found == Weighed(["-"], {"-": b"x" * 100})


@pytest.mark.parametrize("data", [b"x" * 101, b"PAR1", b"PAR1\0\0" * 9])
def test_much_on_standard_input_and_parquet_is_put_into_a_file(
    here: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    found = on_stdin(monkeypatch, data)
    spooled = Path(found.spooled)
    assert (found.held, found.suits_engine) == ({}, True)
    assert spooled.read_bytes() == data
    assert spooled.stat().st_mode & 0o077 == 0
    weighing._deleted(found.spooled)
    assert not spooled.exists()


def test_a_text_with_a_nul_is_read_no_further(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_stdin(monkeypatch, b"a\0b").held == {"-": b"a\0b"}


def test_no_room_for_standard_input_is_said(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> object:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(weighing, "open", full, raising=False)
    with pytest.raises(OutputError, match="no room for what standard input holds: No space left"):
        on_stdin(monkeypatch, b"x" * 101)
