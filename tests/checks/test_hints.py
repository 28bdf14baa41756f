"""Of hints a check gives so many, and says that there are more; of all else it gives each."""

from __future__ import annotations

from collections import Counter

import pytest

from libyatl import formats
from libyatl.checks import Checked, check, running
from libyatl.findings.diagnostics import Severity

RELATED = (
    "- {id: a, title: A, date: 2017-01-01}\n"
    "- {id: b, title: B, date: 2017-01-02, after: a}\n"
    "- {id: c, title: C, date: 2018, after: [a, b]}\n"
)
UNTIDY = "".join(f"- {{title: t{n}, tags: ['a{n} ']}}\n" for n in range(5))
UNUSED = "actors: {a: A, b: B, c: C, d: D}\nevents:\n- {title: t}\n"
ACCEPTED = "check: {unused-entry: {for: [d], because: it is needed}}\n"


def found(text: str, *codes: str) -> Checked:
    return check(formats.read_data([("e.yaml", text.encode())], format="yaml"), select=codes)


@pytest.mark.parametrize(("most", "given"), [(2, 3), (3, 4), (4, 4), (10_000, 4)])
def test_so_many_hints_and_one_that_there_are_more(
    most: int, given: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "HINTS", most)
    report = found(UNUSED, "unused-entry").report
    assert (len(report), {one.severity for one in report}) == (given, {Severity.NOTE})
    said = [one for one in report if "no more are given" in one.message]
    assert [(one.span.file, one.span.line) for one in said if one.span] == (
        [("e.yaml", 0)] if most < 4 else []
    )


def test_each_check_gives_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "HINTS", 1)
    counts = Counter(one.code for one in found(UNUSED + RELATED, "all").report)
    assert (counts["unused-entry"], counts["idle-relation"]) == (2, 2)


@pytest.mark.parametrize(("text", "code"), [(UNTIDY, "untidy-name"), (UNTIDY, "no-source")])
def test_what_mends_or_warns_is_given_whole(
    text: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "HINTS", 1)
    assert len(found(text, code).report) == 5


def test_what_was_not_given_may_have_been_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "HINTS", 1)
    codes = {one.code for one in found(ACCEPTED + UNUSED, "unused-entry", "idle-acceptance").report}
    assert codes == {"unused-entry"}
