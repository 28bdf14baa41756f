"""Every pair of options, over every command that has several: none ends in a fault of ours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command_lines import pairs, settings
from depths import drawn

from libyatl.cli.app import run

SUBJECTS = ("actors", "places", "sources", "tags")
WORDS: dict[str, list[list[str]]] = {
    "show": [[], ["bell"], ["-O", "svg", "-g", "actor"]],
    "filter": [[], ["-f", "table.csv"]],
    "why": [["bell"], ["bell", "reply"]],
    "check": [[]],
    "rename": [
        ["actor", "ann", "anna"],
        ["source", "paper", "gazette"],
        ["actor", "an", "ann", "--merge"],
    ],
    **{command: [[]] for command in SUBJECTS},
}
PAIRS = drawn(pairs(WORDS), 200)
TOGETHER = [PAIRS[at : at + 60] for at in range(0, len(PAIRS), 60)]
"""So many of them make a test: one by one they cost as much around the command as in it."""

FILES = {
    "events.yaml": """\
title: A town
actors:
  ann: {name: Ann Lee, aliases: [An, =Ann]}
  an: {name: An}
places: {bern: {name: Bern, at: [46.9, 7.4]}}
sources:
  wire: {title: A wire, published: 2017-08~, via: paper}
  paper: {title: The paper, author: B. Dee, published: 2017-08-20}
events:
  - {id: bell, title: A bell rings, date: early August 2017, actors: [An, {id: ann, role: rings}],
     places: [Bern], tags: [talks], sources: [{id: wire, at: para 1}, paper], lasted: 2 days}
  # a comment
  - {id: reply, title: "=A reply", after: bell, actors: [Carl], sources: [paper], status: claimed,
     note: "\\e[31mnot sure", own: 1}
  - {title: A plan, date: 2018~, status: planned, sources: [wire], before: nobody}
  - {id: then, title: Then, date: 2016~, after: {event: bell, at_least: 1 month}, sources: [paper]}
  - {title: Soon, date: soon}
  - {title: Undated}
""",
    "contradiction.yaml": """\
events:
  - {id: bell, title: A, date: 2017-01-01, after: reply, places: [Bern]}
  - {id: reply, title: B, date: 2018-01-01, tags: [talks], actors: [Ann]}
""",
    "foreign.csv": """\
group,title,start,end,kind,precision,place
Brigade A,Clash in town,2017-03-01,2017-03-02,battle,exact,Bern
""",
    "table.csv": """\
Day,Name,Place,Notes
4/5/2017,A test,Bern,14
14/5/2017,Another,Bern,"A, B"
""",
    "folder/one.yaml": "sources:\n  s: {title: S, published: 2017-08~}\n"
    "events:\n  - {id: bell, title: A, sources: [s]}\n",
    "folder/two.jsonl": '{"title": "Two", "id": "reply", "date": "2017-08"}\n',
    "empty.yaml": "",
}


def write_files() -> None:
    for name, text in FILES.items():
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def as_they_stand() -> dict[Path, tuple[int, int]]:
    """Return what stands in the folder: of each path its size, and when it was written."""
    several = ((path, path.stat()) for path in Path().rglob("*"))
    return {path: (stat.st_size, stat.st_mtime_ns) for path, stat in several}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIBYATL_FILE", "events.yaml")
    write_files()


def wrong_with(status: int, out: str, err: str) -> str:
    """Return what is wrong with how a command ended; empty if nothing is."""
    if status not in (0, 1, 2):
        return f"ends with {status}"
    if "Traceback" in err:
        return err
    if status == 2 and (out or not err.startswith("libyatl: ")):
        return f"is refused, and says {out!r}, and {err!r}"
    return ""


@pytest.mark.parametrize("lines", TOGETHER, ids=lambda lines: " ".join(lines[0]))
def test_a_pair_of_options_does_it_or_says_why_not(
    lines: list[list[str]], capfd: pytest.CaptureFixture[str]
) -> None:
    wrong: dict[str, str] = {}
    before = as_they_stand()
    for line in lines:
        status = run(line)
        if found := wrong_with(status, *capfd.readouterr()):
            wrong[" ".join(line)] = found
        if as_they_stand() != before:
            shutil.rmtree("folder")
            for path in Path().iterdir():
                path.unlink()
            write_files()
            before = as_they_stand()
    assert not wrong


def test_no_option_and_no_value_is_only_ever_refused() -> None:
    """So that no pair is tried of which one half never comes to do anything."""

    def is_refused(line: list[str]) -> bool:
        write_files()
        return run(line) == 2

    never = {typed for command in WORDS for typed in settings(command)}
    for command, several in WORDS.items():
        for typed in settings(command):
            if typed in never and not all(
                is_refused([command, *words, *typed]) for words in several
            ):
                never.discard(typed)
    assert never == {
        # Tests of the formats have a workbook, a table of ICEWS, a result of Wikidata.
        *(("--sheet", "2"), ("--drop-mirrored",), ("--trust-days",)),
        *(("--located",), ("--imprecise",)),  # a map and a calendar are written there
    }
