"""Which engine reads, by weight, by name, by a variable, and by what is installed."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

import libyatl
from libyatl.errors import InputError, UsageError
from libyatl.files import weighing
from libyatl.tables import choosing

HEAD = "id,date,title,actors\n"
ROWS = "a,2017,First,Hifter\nb,2018,Second,Sarraj\n"
NAMES = "actors:\n  hifter:\n    name: Hifter\n    aliases: [Haftar]\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(weighing.VARIABLE, raising=False)
    (tmp_path / "raids.csv").write_text(HEAD + ROWS)
    (tmp_path / "raids.tsv").write_text((HEAD + ROWS).replace(",", "\t"))
    (tmp_path / "names.yaml").write_text(NAMES)
    (tmp_path / "told.yaml").write_text("events:\n- title: A\n")
    (tmp_path / "related.csv").write_text("id,title,after\na,First,\nb,Second,a\n")
    (tmp_path / "titled.csv").write_text("A table,,\n,,\nDate,Event,Place\n2017,First,Sirte\n")
    return tmp_path


def light(monkeypatch: pytest.MonkeyPatch, large: int = 10) -> None:
    for module in (weighing, choosing):
        monkeypatch.setattr(module, "LARGE", large)


def table_of(*paths: str) -> libyatl.Table:
    table = libyatl.load(*paths)
    assert isinstance(table, libyatl.Table)
    return table


def without_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "find_spec", lambda name: None)


def test_what_is_small_is_a_timeline(here: Path) -> None:
    assert isinstance(libyatl.load("raids.csv"), libyatl.Timeline)


PATHS = [["raids.csv"], ["raids.tsv"], ["names.yaml", "raids.csv"], ["r*.tsv"]]


@pytest.mark.parametrize("paths", PATHS)
def test_what_is_large_is_a_table(
    here: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str]
) -> None:
    light(monkeypatch)
    with table_of(*paths) as table:
        chosen = libyatl.select(table, actor="Hifter")
        assert isinstance(chosen, libyatl.TableSelection)
        assert [row.event.title for row in chosen.rows] == ["First"]


def test_no_table_is_large_enough(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    light(monkeypatch)
    assert isinstance(libyatl.load("told.yaml"), libyatl.Timeline)


@pytest.mark.parametrize("engine", ["memory", "duckdb"])
def test_the_variable_overrules_the_weight(
    here: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    monkeypatch.setenv("LIBYATL_ENGINE", engine)
    light(monkeypatch, 10 if engine == "memory" else 1000)
    assert isinstance(libyatl.load("raids.csv"), libyatl.Table) is (engine == "duckdb")


def test_what_the_engine_declines_is_a_timeline(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    light(monkeypatch)
    assert isinstance(libyatl.load("titled.csv"), libyatl.Timeline)


def test_standard_input_may_be_a_table(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    light(monkeypatch)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((HEAD + ROWS).encode())))
    with table_of("-") as table:
        assert table.files == ["<stdin>"]
        assert len(libyatl.select(table)) == 2


def test_what_is_handed_on_is_what_memory_hands_on(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    timeline = libyatl.load("raids.csv")
    light(monkeypatch)
    with table_of("raids.csv") as table:
        for format in ("csv", "tsv", "jsonl", "yaml"):
            assert libyatl.write(table, format=format) == libyatl.write(timeline, format=format)
        assert libyatl.render(table) == libyatl.render(timeline)
        assert table.whole().events is not None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x.parquet", "x.parquet: Parquet is read with an extra"),
        ("x.csv.gz", "x.csv.gz: packed CSV is read with an extra"),
    ],
)
def test_without_the_extra_what_is_packed_is_refused(
    here: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    without_engine(monkeypatch)
    (here / name).write_bytes(b"")
    with pytest.raises(UsageError) as failure:
        libyatl.load(name)
    assert (failure.value.message, failure.value.help) == (said, "pip install 'libyatl[tables]'")


def test_without_the_extra_memory_reads_up_to_a_limit(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    light(monkeypatch)
    without_engine(monkeypatch)
    assert isinstance(libyatl.load("raids.csv"), libyatl.Timeline)
    monkeypatch.setattr(choosing, "MOST", 20)
    with pytest.raises(UsageError, match=r"raids\.csv: tables of 0 MB are asked with an extra"):
        libyatl.load("raids.csv")
    monkeypatch.setenv("LIBYATL_ENGINE", "memory")
    assert isinstance(libyatl.load("raids.csv"), libyatl.Timeline)
    monkeypatch.setenv("LIBYATL_ENGINE", "duckdb")
    with pytest.raises(UsageError, match="LIBYATL_ENGINE=duckdb takes what is not installed"):
        libyatl.load("raids.csv")


NOT_STRICT = "strict does nothing with a table"


def test_strict_is_refused_and_relations_are(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    light(monkeypatch)
    with table_of("raids.csv") as table, pytest.raises(UsageError, match=NOT_STRICT):
        libyatl.select(table, strict=True)
    with table_of("related.csv") as table, pytest.raises(UsageError, match="states relations"):
        libyatl.select(table)


def test_a_table_that_was_opened_alone_has_no_other_way(here: Path) -> None:
    from libyatl.formats.how import AS_IT_IS
    from libyatl.model import Timeline

    table = libyatl.Table.open(["raids.csv"], AS_IT_IS, Timeline())
    with pytest.raises(InputError, match=r"raids\.csv: it cannot be read in memory"):
        table.in_memory()


def test_events_beside_a_table_are_refused(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    light(monkeypatch)
    with pytest.raises(UsageError, match=r"'told\.yaml' holds events, and 'raids\.csv' is read"):
        libyatl.load("told.yaml", "raids.csv")
