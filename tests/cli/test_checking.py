"""What `check` prints, and where: at a terminal not all, of evidence its number, elsewhere all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from terminals import at_terminal

from libyatl.checks.topics import CHECKS, COUNTED, EVIDENCE
from libyatl.cli.app import run

MANY = "".join(f"- {{title: Event {n}, date: 2017-02-30}}\n" for n in range(120))
ACCEPTED = """\
check: {no-source: I saw it, unplaced-event: {for: [a], because: Nobody remembers.}}
events:
- {id: a, title: A}
- {id: b, title: B}
"""
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("many.yaml").write_text(MANY)
    Path("accepted.yaml").write_text(ACCEPTED)


def lines(capfd: Captured, *words: str, status: int = 1) -> list[str]:
    assert run(["check", *words]) == status
    return capfd.readouterr().out.splitlines()


def test_what_is_counted_is_of_evidence() -> None:
    assert set(CHECKS[EVIDENCE]) > COUNTED
    assert {"accounts-differ", "published-before", "plan-overdue"}.isdisjoint(COUNTED)


def test_in_a_pipe_every_finding_is_a_line_and_evidence_is_counted(capfd: Captured) -> None:
    found = lines(capfd, "many.yaml")
    assert len(found) == 121
    assert all(" error[date-unreadable] " in line for line in found[:120])
    assert found[120] == "evidence: 120 no-source (--select evidence prints each)"


@pytest.mark.parametrize(
    "words", [["--select", "evidence"], ["--select", "no-source"], ["--select=all"], ["--all"]]
)
def test_whoever_asks_for_evidence_gets_it(words: list[str], capfd: Captured) -> None:
    found = lines(capfd, "many.yaml", *words)
    assert sum(" warning[no-source] " in line for line in found) == 120
    assert not any(line.startswith("evidence: ") for line in found)


def test_what_is_not_asked_for_is_not_counted(capfd: Captured) -> None:
    assert len(lines(capfd, "many.yaml", "--ignore", "evidence")) == 120


def test_other_programs_get_every_finding(capfd: Captured) -> None:
    (document,) = [json.loads("\n".join(lines(capfd, "many.yaml", "-O", "json")))]
    assert len(document["findings"]) == 240
    assert len(lines(capfd, "many.yaml", "-O", "github")) == 240
    sarif = json.loads("\n".join(lines(capfd, "many.yaml", "-O", "sarif")))
    assert len(sarif["runs"][0]["results"]) == 240


def test_what_is_counted_weighs_as_ever(capfd: Captured) -> None:
    Path("bare.yaml").write_text("- {title: A, date: 2017}\n")
    counted = ["evidence: 1 no-source (--select evidence prints each)"]
    assert lines(capfd, "bare.yaml", status=0) == counted
    assert run(["check", "bare.yaml", "--strict"]) == 1
    assert capfd.readouterr() == (f"{counted[0]}\n", "bare.yaml: 1 event: 1 warning\n")


@pytest.mark.parametrize("words", [["-O", "full"], ["-o", "found.txt", "-O", "full"]])
def test_full_is_whole_where_no_terminal_is(words: list[str], capfd: Captured) -> None:
    found = lines(capfd, "many.yaml", *words)
    found = found or Path("found.txt").read_text().splitlines()
    assert sum(line.startswith("error[") for line in found) == 120
    assert found[-1].startswith("evidence: ")


def test_at_a_terminal_twenty_are_drawn_and_the_rest_counted() -> None:
    text = re.sub(r"\x1b\[[0-9;]*m", "", at_terminal("check", "many.yaml"))
    assert text.count("error[date-unreadable]: ") == 20
    assert text.endswith(
        "and 100 more: 100 date-unreadable (--all prints every one)\n"
        "evidence: 120 no-source (--select evidence prints each)\n"
        "many.yaml: 120 events: 120 errors, 120 warnings\n"
    )
    every = re.sub(r"\x1b\[[0-9;]*m", "", at_terminal("check", "many.yaml", "--all"))
    assert every.count("error[date-unreadable]: ") == every.count("warning[no-source]: ") == 120
    short = re.sub(r"\x1b\[[0-9;]*m", "", at_terminal("check", "many.yaml", "-O", "concise"))
    assert short.count(" error[date-unreadable] ") == 120


def test_what_a_file_accepts_is_listed_with_its_reason(capfd: Captured) -> None:
    assert run(["check", "accepted.yaml"]) == 0
    out, err = capfd.readouterr()
    assert "accepted[" not in out
    assert err == "accepted.yaml: 2 events: 1 warning (3 accepted; --accepted lists them)\n"
    assert run(["check", "accepted.yaml", "--accepted"]) == 0
    out, err = capfd.readouterr()
    assert [line.partition(" the event")[0] for line in out.splitlines()] == [
        "accepted.yaml:3:3: accepted[no-source]",
        "accepted.yaml:3:3: accepted[unplaced-event]",
        "accepted.yaml:4:3: warning[unplaced-event]",
        "accepted.yaml:4:3: accepted[no-source]",
    ]
    assert "; accepted: Nobody remembers.\n" in out
    assert err == "accepted.yaml: 2 events: 1 warning (3 accepted)\n"


def test_where_no_eyes_look_what_is_accepted_is_there_already(capfd: Captured) -> None:
    assert run(["check", "accepted.yaml", "-O", "json", "--accepted"]) == 2
    assert "--accepted does nothing with json" in capfd.readouterr().err
    assert run(["check", "accepted.yaml", "-O", "json"]) == 0
    out, err = capfd.readouterr()
    assert len(json.loads(out)["accepted"]) == 3
    assert err == "accepted.yaml: 2 events: 1 warning (3 accepted)\n"


SLASHED = "- {title: A, date: 25/07/2017}\n- {title: B, date: 2017-7-26}\n"
OFFERED = "--fix corrects 2 of them, --diff shows how"


def test_at_a_terminal_it_is_said_how_many_findings_fix_corrects() -> None:
    Path("slashed.yaml").write_text(SLASHED)
    assert at_terminal("check", "slashed.yaml").endswith(f"libyatl: {OFFERED}\n")
    assert OFFERED not in at_terminal("check", "--quiet", "slashed.yaml")
    assert OFFERED not in at_terminal("check", "many.yaml")
    assert "--fix" not in at_terminal("check", LIBYATL_FILE="(not set)")
    Path("slashed.yaml").write_text(f"libyatl: 2\nevents:\n{SLASHED}")
    assert "--fix" not in at_terminal("check", "slashed.yaml")


def test_where_fix_corrects_nothing_it_says_so(capfd: Captured) -> None:
    said = "libyatl: corrected nothing: --fix does it in YAML, where one answer fits"
    assert run(["check", "--fix", "many.yaml"]) == 1
    assert said in capfd.readouterr().err.splitlines()
    Path("sound.yaml").write_text("check: {no-source: I saw it.}\nevents: [{title: A, date: 2017}]")
    assert run(["check", "--fix", "sound.yaml"]) == 0
    assert "corrected" not in capfd.readouterr().err
