"""A finding is made with keywords, and is data: it can be changed, copied and sent."""

from __future__ import annotations

import copy
import pickle

import pytest

from libyatl.findings.diagnostics import Diagnostic, Severity, Span

FOUND = Diagnostic(
    code="no-title", severity=Severity.ERROR, message="no title", span=Span("a.yaml", 3), help="add"
)


def test_label_and_help_cannot_be_swapped_by_their_places() -> None:
    with pytest.raises(TypeError):
        Diagnostic("no-title", Severity.ERROR, "no title")  # type: ignore[call-arg]


def test_a_finding_comes_back_whole() -> None:
    assert copy.deepcopy(FOUND) == FOUND == pickle.loads(pickle.dumps(FOUND))
    changed = FOUND._replace(about=("a",))
    assert isinstance(changed, Diagnostic)
    assert (changed.about, changed.help) == (("a",), "add")
    assert changed != FOUND


def test_one_text_tells_a_label_only_where_the_message_does_not() -> None:
    severity = Severity.ERROR
    plain = Diagnostic(code="c", severity=severity, message="no", label="here", help="mend it")
    told = Diagnostic(code="c", severity=severity, message="x is here: no", label="x is here")
    assert (plain.in_one, told.in_one) == ("no: here; mend it", "x is here: no")
