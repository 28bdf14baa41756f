"""What is written as a folder of notes, in the eyes of those who read notes with front matter."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import libyatl
from libyatl.formats.yaml.writer import event_as_written

AWKWARD = """\
title: Awkward
actors: {ann: {name: "Ann: Lee", aliases: [لي]}}
sources: {log: {title: "The Log & Co", author: "Lee, Ann", published: early 1902}}
events:
- {id: run, title: '=HYPERLINK("http://h")', date: 2017-07, actors: [ann], sources: [log]}
- {id: old, title: "حفتر <script>alert(1)</script>", date: 44 BC, summary: "two\\n---\\nlines"}
- {id: plus, title: "+1", date: c. 2031, tags: [x, y]}
- {id: clock, title: a, date: "2031-05-02T09:30Z", after: run, summary: "=1"}
- {id: open, title: "007", date: 2031/.., places: ["1e5"]}
- {id: span, title: "2017-07", date: 2031-05-02/2031-05-09, status: disputed}
- {id: link, title: "[x](javascript:alert(1))", date: "[2031-05-02,2031-06]"}
- {id: null-id, title: "yes", date: 1890-01-01, summary: "\\U0001F469"}
- {id: CON, title: "../x"}
"""
LINKS = re.compile(r"\[\[[^\[\]|]+(?:\|(?P<name>.*))?\]\]")


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vaults")
    source, made = folder / "awkward.yaml", folder / "vault"
    source.write_text(AWKWARD, encoding="utf-8")
    libyatl.write_folder(libyatl.load(source), made)
    return made


def without_links(value: Any) -> Any:
    if isinstance(value, list):
        return [without_links(each) for each in value]
    if isinstance(value, str) and (found := LINKS.fullmatch(value)):
        return found["name"] or value[2:-2]
    return value


def test_python_frontmatter_reads_each_key_as_the_text_that_it_is(vault: Path) -> None:
    frontmatter = pytest.importorskip("frontmatter")
    timeline = libyatl.load(vault.with_name("awkward.yaml"))
    said = {event.id: event_as_written(event) for event in timeline.events}
    found = {}
    for path in vault.iterdir():
        note = frontmatter.load(path)
        kind, *_ = note["libyatl"]
        if kind != "event":
            assert note.content.startswith("# ")
            continue
        keys = {key: note[key] for key in note.keys() - {"libyatl", "start", "end"}}
        linking = ("actors", "places", "sources", "after")
        for key in linking:
            if key in keys:
                keys[key] = without_links(keys[key])
        found[keys["id"]] = keys
    assert found == said


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_each_note_and_no_markup_of_an_author(vault: Path) -> None:
    timeline = libyatl.load(vault.with_name("awkward.yaml"))
    titles = {event.id: event.title for event in timeline.events}
    for path in vault.iterdir():
        made = subprocess.run(
            ["pandoc", "-f", "markdown-smart", "-t", "json", path],
            capture_output=True,
            check=True,
        )
        document = json.loads(made.stdout)
        kinds = set(re.findall(r'"t":\s*"(\w+)"', json.dumps(document["blocks"])))
        assert kinds.isdisjoint({"RawBlock", "RawInline", "CodeBlock", "Table", "Image", "Math"})
        meta = document["meta"]
        if "id" in meta:
            id = "".join(part.get("c", " ") for part in meta["id"]["c"])
            head = subprocess.run(
                ["pandoc", "-f", "markdown-smart", "-t", "plain", "--wrap=none", path],
                capture_output=True,
                check=True,
            )
            assert head.stdout.decode().splitlines()[0] == titles[id]
