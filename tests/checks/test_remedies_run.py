"""A remedy that is a command does what it says, as it is printed."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

import libyatl
from libyatl.cli.app import run

CODES = ["similar-names", "two-spellings"]
CASES = [
    path
    for code in CODES
    for path in sorted((Path(__file__).parent / "cases").glob(f"{code}*/input.yaml"))
]
COMMAND = re.compile(r"libyatl rename .*$")
MANY = """\
actors:
  hifter: {name: Khalifa Hifter}
  haftar: {name: Khalifa Haftar, aliases: [K. Haftar], kind: person, note: "100% sure"}
  sarraj: {name: Fayez al-Sarraj, kind: person, note: one}
  serraj: {name: Faiez es-Serraj, kind: person, note: other}
events:
- {title: A, actors: [hifter, "Ann O'Neal", sarraj], tags: [peace talks, C, x  y], places: [Rome]}
- {title: B, actors: [haftar, "Anne O'Neil", serraj], tags: [Peace-Talks, C++, X y], places: [rome]}
- {title: C, actors: [K. Haftar], tags: [arms, "-x"]}
- {title: D, tags: [Arms, "-X"]}
- {title: E, tags: [arms]}
- {title: F, tags: [arms]}
"""


def commands(*files: str) -> list[str]:
    found = libyatl.check(libyatl.load(*files), select=CODES).report
    return [command[0] for one in found if (command := COMMAND.search(one.help))]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parent.name)
def test_a_command_that_a_finding_names_mends_it(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path in case.parent.glob("*.yaml"):
        shutil.copy(path, tmp_path)
    files = sorted(path.name for path in tmp_path.iterdir())
    left = commands(*files)
    assert left
    while left:
        program, *words = shlex.split(left[0])
        assert program == "libyatl"
        assert run(words) == 0, left[0]
        done, left = left[0], commands(*files)
        assert done not in left


def test_each_kind_of_name_has_its_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("it's.yaml").write_text(MANY, encoding="utf-8")
    said = commands("it's.yaml")
    end = """ -f 'it'"'"'s.yaml'"""
    assert [command.removesuffix(end) for command in said] == [
        "libyatl rename actor haftar hifter --merge",
        """libyatl rename actor 'Anne O'"'"'Neil' 'Ann O'"'"'Neal' --merge""",
        "libyatl rename tag Peace-Talks 'peace talks'",
        "libyatl rename tag 'X y' 'x y'",
        "libyatl rename place rome Rome",
    ]
    for command in said:
        assert run(shlex.split(command)[1:]) == 0, command
    assert commands("it's.yaml") == []
