"""Other tools take our schemas: check-jsonschema that of the file, frictionless that of the CSV.

Run by `make consumers`, which installs both beside the interpreter of the tests.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent
ROOT = Path(__file__).parents[2]


pytestmark = [
    pytest.mark.skipif(not (BIN / name).exists(), reason=f"{name} is not installed")
    for name in ("check-jsonschema", "frictionless")
]


def run(*words: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [BIN / words[0], *words[1:]]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def checked(folder: Path, file: str | Path) -> subprocess.CompletedProcess[str]:
    schema = run("libyatl", "schema", folder=folder).stdout
    (folder / "schema.json").write_text(schema, encoding="utf-8")
    return run("check-jsonschema", "--schemafile", "schema.json", file, folder=folder)


def test_the_schema_is_one(tmp_path: Path) -> None:
    assert checked(tmp_path, ROOT / "data/events.yaml").returncode == 0
    done = run("check-jsonschema", "--check-metaschema", "schema.json", folder=tmp_path)
    assert done.returncode == 0, done.stdout


def test_the_starter_file_and_what_is_written_are_taken(tmp_path: Path) -> None:
    run("libyatl", "init", folder=tmp_path)
    run("libyatl", "filter", "--tag", "building", "-o", "out.yaml", folder=tmp_path)
    for file in ("events.yaml", "out.yaml"):
        assert checked(tmp_path, file).returncode == 0


GOOD = {
    "a year": "- {title: x, date: 2016}",
    "a day": "- {title: x, date: 2017-07-25}",
    "a clock": "- {title: x, date: 2017-07-25T12:30}",
    "scalars of other types": "- {title: 1984, summary: no, note: 12:30, tags: [yes, 7, 1.5]}",
    "no values": "- {title: x, date: , summary: , tags: , actors: , after: , status: }",
    "one value for a list": "- {title: x, actors: a, places: b, tags: c, sources: d, after: e}",
    "relations": "- {title: x, after: [a, {event: b, within: 14 days}], with: {event: c}}",
    "lengths": "- {title: x, lasted: 2..4 weeks, seq: 3}",
    "accounts": "- {title: x, sources: [{id: a, says: {date: 2016, places: [p]}, tells: ahead}]}",
    "unknown keys": "- {title: x, weight: 3.5, sources: [{id: a, box: [1, 2]}]}",
    "registries alone": "actors: {a: A, b: {name: B, aliases: [C, 1]}, c: }",
    "places": "places: {p: {at: [32.9, 13.2], country: no}}",
    "sources": "sources: {s: {published: 2017-08, via: [a, b], url: https://example.org}}",
    "a file": "title: 2016\nexcerpt: true\nlibyatl: 1\nodd: {a: 1}\nevents: [{title: x}]",
}
BAD = {
    "no title": "- {date: 2016}",
    "a blank title": "- {title: ' '}",
    "a text for an event": "- x",
    "a status": "- {title: x, status: maybe}",
    "a list as a title": "- {title: [x]}",
    "a number in words": "- {title: x, seq: two}",
    "a length without a unit": "- {title: x, lasted: 3}",
    "a relation to nothing": "- {title: x, after: {within: 3 days}}",
    "a relation's key": "- {title: x, after: {event: a, before: 3 days}}",
    "a place beyond the pole": "places: {p: {at: [132.9, 13.2]}}",
    "a citation without a source": "- {title: x, sources: [{at: para 1}]}",
    "events as a mapping": "events: {title: x}",
    "no events": "title: x",
    "another version": "libyatl: 2\nevents: []",
}

NOT_OF_FORM = r"dangling|^libyatl: no events in "


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD.keys())
def test_what_the_reader_takes_an_editor_takes(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(text + "\n", encoding="utf-8")
    read = run("libyatl", "filter", "-f", "x.yaml", folder=tmp_path)
    told = [line for line in read.stderr.splitlines() if not re.search(NOT_OF_FORM, line)]
    assert told == []
    done = checked(tmp_path, "x.yaml")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_what_the_reader_complains_of_an_editor_marks(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(text + "\n", encoding="utf-8")
    read = run("libyatl", "filter", "-f", "x.yaml", folder=tmp_path)
    assert read.returncode == 1 or "warning[unknown-status]" in read.stderr
    assert checked(tmp_path, "x.yaml").returncode == 1


ODD_CSV = """\
- {title: =1+1, date: -0043, summary: "two\\nlines, \\"quoted\\"", tags: [a, b]}
- {title: later, date: Y17E7, sources: [x]}
- {title: open, date: since 2015}
- {title: undated}
"""


@pytest.mark.parametrize("file", ["odd.yaml", ROOT / "data/events.yaml"], ids=["odd", "curated"])
def test_frictionless_takes_the_csv(file: str | Path, tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text(ODD_CSV, encoding="utf-8")
    package = run("libyatl", "schema", "--csv", folder=tmp_path).stdout
    (tmp_path / "datapackage.json").write_text(package, encoding="utf-8")
    run("libyatl", "filter", "-f", file, "-o", "events.csv", folder=tmp_path)
    done = run("frictionless", "validate", "datapackage.json", folder=tmp_path)
    assert done.returncode == 0, done.stdout


def test_frictionless_marks_a_row_that_is_not_ours(tmp_path: Path) -> None:
    package = run("libyatl", "schema", "--csv", folder=tmp_path).stdout
    (tmp_path / "datapackage.json").write_text(package, encoding="utf-8")
    run("libyatl", "filter", "-o", "events.csv", folder=tmp_path)
    table = (tmp_path / "events.csv").read_text(encoding="utf-8")
    (tmp_path / "events.csv").write_text(table.replace(",occurred,", ",perhaps,", 1))
    assert run("frictionless", "validate", "datapackage.json", folder=tmp_path).returncode == 1
