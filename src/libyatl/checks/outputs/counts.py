"""What a check found, counted."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter

from libyatl.checks.running import Checked
from libyatl.checks.topics import COUNTED, EVIDENCE
from libyatl.findings.diagnostics import Severity
from libyatl.text.inert import one_line
from libyatl.text.plurals import number_of


def summary(checked: Checked, listing: str = "") -> str:
    """Return the counts: `a.yaml: 48 events: 1 error, 2 warnings, 3 notes (57 accepted)`.

    `listing` is the option that lists what is accepted, where there is one.
    """
    table = checked.table
    events = len(checked.timeline.events) if table is None else table.held
    # Of a file with a finding nothing may have been read; a note is of one that was not meant.
    refused = (
        one.span.file for one in checked.report if one.span and one.severity is not Severity.NOTE
    )
    named = checked.timeline.positions.files if table is None else table.files
    files = list(dict.fromkeys([*named, *refused]))
    read = f"{one_line(files[0])}: " if len(files) == 1 else f"{len(files)} files: "
    counts = checked.report.counts()
    said = ", ".join(number_of(counts[kind], kind) for kind in Severity if counts[kind])
    how = f"; {listing} lists them" if listing else ""
    accepted = f" ({len(checked.accepted)} accepted{how})" if checked.accepted else ""
    return (
        f"{read if files else ''}{number_of(events, 'event')}: {said or 'nothing found'}{accepted}"
    )


def counted(checked: Checked) -> str:
    """Return what evidence could be added, counted: `evidence: 20 single-source, 2 no-source (…)`.

    Empty where nothing is `COUNTED`.
    """
    codes = Counter(map(attrgetter("code"), checked.report)).most_common()
    said = ", ".join(f"{count} {code}" for code, count in codes if code in COUNTED)
    return f"{EVIDENCE}: {said} (--select {EVIDENCE} prints each)" if said else ""
