"""Frames of Spark, on a cluster of two executors, and of Dask: `make torture`.

They answer as rows in memory do. The digest of each answer, and how long it took, is printed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from frame_questions import HEADER, QUESTIONS, from_frame, from_memory, in_values, rows
from table_worlds import in_csv

import libyatl
from libyatl import api, frames

TABLE = rows(4_000)
CELLS = {name: [row[n] or None for row in TABLE.rows] for n, name in enumerate(HEADER)}
pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # of what others will change
    pytest.mark.xdist_group("frames"),
]


def frame_of_spark(spark: Any) -> Any:
    schema = ", ".join(f"{name} string" for name in HEADER)
    return spark.createDataFrame(list(zip(*CELLS.values(), strict=True)), schema).repartition(4)


def frame_of_dask() -> Any:
    dataframe = pytest.importorskip("dask.dataframe")
    pandas: Any = pytest.importorskip("pandas")
    return dataframe.from_pandas(pandas.DataFrame(CELLS), npartitions=4)


def counted(engine: str, frame: Any, folder: Path) -> None:
    """See that a frame is counted as rows in memory are."""
    registry, written = folder / "names.yaml", folder / "rows.csv"
    registry.write_text(TABLE.registry, encoding="utf-8")
    written.write_text(in_csv(TABLE), encoding="utf-8")
    memory = api.tally(libyatl.select(libyatl.load(registry, written), since="2017"), "actors")
    begun = time.perf_counter()
    found = frames.tally(frame, "actors", registry=registry, order_by="id", since="2017")
    print(f"{engine}: {len(found)} tallies, {time.perf_counter() - begun:.1f} s")
    assert [*map(in_values, found)] == [*map(in_values, memory)]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("java is not installed")
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "4",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.executor.memory": "1g",
    }
    builder = sql.SparkSession.builder.master("local-cluster[2,1,1024]")
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def told(
    engine: str,
    frame: Any,
    taken: Callable[[Any, list[str]], Any],
    question: dict[str, Any],
    folder: Path,
) -> None:
    expected = from_memory(TABLE, question, folder)
    begun = time.perf_counter()
    found = from_frame(frame, question, folder / "names.yaml", taken)
    took = time.perf_counter() - begun
    digest = hashlib.sha256(repr(found).encode()).hexdigest()[:12]
    print(f"{engine}: {len(found)} rows, {digest}, {took:.1f} s: {question}")
    assert found == expected


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_spark_answers_what_memory_answers(
    spark: Any, question: dict[str, Any], tmp_path: Path
) -> None:
    frame = frame_of_spark(spark)
    told("spark", frame, lambda found, names: found.select(*names).collect(), question, tmp_path)


def test_spark_counts_what_memory_counts(spark: Any, tmp_path: Path) -> None:
    counted("spark", frame_of_spark(spark), tmp_path)


def test_spark_stays_lazy_and_is_spark(spark: Any) -> None:
    frame = spark.createDataFrame([("2017-07",), ("soon",)], "date string")
    found = frames.select(frame, sort=None)
    assert type(found) is type(frame)
    assert found.count() == 2
    assert [one.cells for one in frames.refused(frame)] == [("soon",)]


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_dask_answers_what_memory_answers(question: dict[str, Any], tmp_path: Path) -> None:
    def taken(found: Any, names: list[str]) -> Any:
        return found[names].compute().itertuples(index=False, name=None)

    told("dask", frame_of_dask(), taken, question, tmp_path)


def test_dask_counts_what_memory_counts(tmp_path: Path) -> None:
    counted("dask", frame_of_dask(), tmp_path)
