"""What a check found, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import libyatl
from libyatl import Acceptance, Checked, Diagnostic, Report, Severity, Span, Timeline, check
from libyatl.checks.outputs.annotations import write_github
from libyatl.checks.outputs.as_json import write_json
from libyatl.checks.outputs.counts import summary
from libyatl.checks.outputs.sarif import write_sarif
from libyatl.findings.codes import codes, first_sentence, page, severity
from libyatl.findings.diagnostics import Edit

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
DATE = Diagnostic(
    code="date-unreadable",
    severity=ERROR,
    message="no date",
    span=Span("a b.yaml", 3, 5, 4),
    label="why",
    help="mend it",
    related=((Span("c.yaml", 1), "beside"),),
    edits=(Edit(7, 4, "1871"),),
    about=("bell",),
)
SOURCE = Diagnostic(
    code="no-source",
    severity=WARNING,
    message="no source",
    span=Span("d.json", 0, pointer="/events/0"),
)
KEY = Diagnostic(code="unknown-key", severity=NOTE, message="no place at all")
KEPT = (SOURCE._replace(about=("ship",)), Acceptance("no-source", "We were there."))


def checked(*found: Diagnostic, accepted: Iterable[tuple[Diagnostic, Acceptance]] = ()) -> Checked:
    return Checked(Timeline(), Report().of(found), tuple(accepted))


def written(one: Checked) -> Any:
    return json.loads("".join(write_json(one)))


def test_json_says_all_that_was_found() -> None:
    assert written(checked(DATE, SOURCE, KEY, accepted=[KEPT])) == {
        "events": 0,
        "errors": 1,
        "warnings": 1,
        "notes": 1,
        "findings": [
            {
                "code": "date-unreadable",
                "severity": "error",
                "message": "no date",
                "file": "a b.yaml",
                "line": 3,
                "column": 5,
                "end_column": 9,
                "label": "why",
                "help": "mend it",
                "about": ["bell"],
                "related": [{"message": "beside", "file": "c.yaml", "line": 1, "column": 1}],
                "edits": [{"offset": 7, "length": 4, "text": "1871"}],
            },
            {
                "code": "no-source",
                "severity": "warning",
                "message": "no source",
                "file": "d.json",
                "pointer": "/events/0",
            },
            {"code": "unknown-key", "severity": "note", "message": "no place at all"},
        ],
        "accepted": [
            {
                "code": "no-source",
                "severity": "warning",
                "message": "no source",
                "file": "d.json",
                "pointer": "/events/0",
                "about": ["ship"],
                "because": "We were there.",
            }
        ],
        "unread": [],
    }


def test_json_of_nothing_is_a_document_too() -> None:
    assert written(checked()) == {
        "events": 0,
        "errors": 0,
        "warnings": 0,
        "notes": 0,
        "findings": [],
        "accepted": [],
        "unread": [],
    }


def test_github_annotates_lines_and_names_pointers() -> None:
    assert list(write_github(checked(DATE, SOURCE, KEY))) == [
        "::error file=a b.yaml,line=3,col=5,endColumn=9,title=libyatl%3A date-unreadable"
        "::no date: why; mend it%0Ac.yaml:1:1: beside\n",
        "::warning file=d.json,title=libyatl%3A no-source::/events/0: no source\n",
        "::notice title=libyatl%3A unknown-key::no place at all\n",
    ]


@pytest.mark.parametrize("name", ["a,b:c%d.yaml", "a\n::error::b.yaml", "\x1b]0;x\x07\u202e.yaml"])
def test_no_name_and_no_text_can_give_github_a_command(name: str) -> None:
    found = Diagnostic(
        code="no-source",
        severity=WARNING,
        message=f"{name}\r\n::stop",
        span=Span(name, 1, 1, 1),
        related=((Span(name, 2), f"\n::error::{name}"),),
    )
    (line,) = write_github(checked(found))
    assert line.isprintable() or line[:-1].isprintable()
    assert line.count("\n") == 1
    assert line.startswith("::warning file=")
    properties, _, _ = line.removeprefix("::").partition("::")
    assert properties.count(",") == 4
    assert properties.count(":") == 0


def sarif(one: Checked) -> Any:
    (run,) = json.loads("".join(write_sarif(one)))["runs"]
    return run


def test_sarif_gives_each_finding_its_rule_and_its_place() -> None:
    run = sarif(checked(DATE, SOURCE, KEY, accepted=[KEPT]))
    assert run["columnKind"] == "unicodeCodePoints"
    assert [(one["ruleId"], one["ruleIndex"], one["level"]) for one in run["results"]] == [
        ("date-unreadable", 0, "error"),
        ("no-source", 1, "warning"),
        ("unknown-key", 2, "note"),
        ("no-source", 1, "warning"),
    ]
    date, source, key, kept = run["results"]
    file = {"uri": "a%20b.yaml"}
    region = {"startLine": 3, "startColumn": 5, "endColumn": 9}
    assert date["locations"] == [{"physicalLocation": {"artifactLocation": file, "region": region}}]
    assert date["message"] == {"text": "no date: why; mend it"}
    assert date["relatedLocations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "c.yaml"},
                "region": {"startLine": 1, "startColumn": 1},
            },
            "message": {"text": "beside"},
        }
    ]
    replaced = {
        "deletedRegion": {"byteOffset": 7, "byteLength": 4},
        "insertedContent": {"text": "1871"},
    }
    assert date["fixes"] == [
        {"artifactChanges": [{"artifactLocation": file, "replacements": [replaced]}]}
    ]
    assert source["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "d.json"}},
            "logicalLocations": [{"fullyQualifiedName": "/events/0"}],
        }
    ]
    assert "locations" not in key
    assert kept["suppressions"] == [{"kind": "inSource", "justification": "We were there."}]
    assert "suppressions" not in source


def test_sarif_explains_each_rule_by_its_page() -> None:
    driver = sarif(checked(DATE))["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("libyatl", libyatl.__version__)
    assert driver["rules"] == [
        {
            "id": "date-unreadable",
            "shortDescription": {"text": first_sentence("date-unreadable")},
            "help": {"text": page("date-unreadable"), "markdown": page("date-unreadable")},
            "defaultConfiguration": {"level": "error"},
        }
    ]


def test_sarif_names_a_file_by_its_uri(tmp_path: Path) -> None:
    path = str(tmp_path / "ü.yaml")
    (result,) = sarif(checked(SOURCE._replace(span=Span(path, 1))))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == (tmp_path / "ü.yaml").as_uri()
    assert place["region"] == {"startLine": 1, "startColumn": 1}


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (checked(), "0 events: nothing found"),
        (checked(KEY), "0 events: 1 note"),
        (checked(DATE), "a b.yaml: 0 events: 1 error"),
        (checked(DATE, SOURCE, SOURCE), "2 files: 0 events: 1 error, 2 warnings"),
        (checked(accepted=[KEPT]), "0 events: nothing found (1 accepted)"),
    ],
)
def test_the_summary_counts(one: Checked, said: str) -> None:
    assert summary(one) == said


def test_a_severity_is_what_the_page_says() -> None:
    assert {severity(code) for code in codes()} == set(Severity)


def test_the_curated_chronology_has_nothing_that_it_does_not_accept() -> None:
    one = check(libyatl.load())
    assert one.report.counts()[ERROR] == one.report.counts()[WARNING] == 0
    assert all(acceptance.because for _, acceptance in one.accepted)
