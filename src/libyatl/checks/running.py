"""Running the checks that were asked for, and setting aside what the files accept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.topics import (
    ALL,
    CHECKS,
    OF_THE_WHOLE,
    ON_REQUEST,
    READING,
    Listed,
    named,
    topics,
)
from libyatl.collector import resting
from libyatl.errors import UsageError
from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.model import Acceptance, Timeline
from libyatl.on_demand import lookup
from libyatl.query.shared_ids import shared_ids
from libyatl.text.inert import shorten
from libyatl.text.spelling import nearest

Check = Callable[[Examined], Iterable[Finding | Diagnostic]]
"""What the chronology found is a diagnostic already."""

HINTS = 10_000
"""So many hints a check gives: nobody reads more, and each has to be put into words and placed."""
_ANY = ""
"""Stands for every id: none is empty."""


class Structured(Protocol):
    """A table on an engine, as far as it is checked."""

    @property
    def files(self) -> Sequence[str]:
        """Its files, as they are called in messages."""

    @property
    def held(self) -> int:
        """How many events it has."""

    @property
    def beside(self) -> Timeline:
        """The registries that are read beside it."""

    def structure(self) -> Report:
        """Return what is wrong with its rows, its cells and its ids."""


class Checked(NamedTuple):
    """What a check found.

    `report` holds what counts, in the order of the files and of their lines; `accepted` what
    the files accept, each with the acceptance. Of a `table` on an engine, structure alone was
    checked, and the timeline has the registries beside it.
    """

    timeline: Timeline
    report: Report
    accepted: tuple[tuple[Diagnostic, Acceptance], ...] = ()
    table: Structured | None = None

    def fails(self, *, strict: bool = False) -> bool:
        """Whether there are errors; with `strict`, warnings count too."""
        counts = self.report.counts()
        return bool(counts[Severity.ERROR] or (strict and counts[Severity.WARNING]))


def check(
    timeline: Timeline | Structured,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    strict: bool = False,
) -> Checked:
    """Return what is wrong with a timeline, or deserves a second look.

    What reading had to refuse is reported whatever is asked for. Where a file was not read to
    its end (`timeline.unread`), no check runs that would say what is missing, or how most of it
    is. Of notes that carry no mend a check gives 10,000, and one more that says so.

    Args:
        timeline: what is checked; of a table on an engine its structure alone.
        select: codes and topics (`libyatl.checks.topics`), or `all`; without any, all checks
            run but those of taste.
        ignore: codes and topics that do not run.
        strict: let approximate and uncertain dates prove a contradiction too.

    Returns:
        What was found, in the order of the files, and what the files accept.

    Raises:
        UsageError: no such code or topic; the nearest is suggested. Or a check is chosen that needs
            a chronology in memory.
    """
    if not isinstance(timeline, Timeline):
        return _of_structure(timeline, [*select], [*ignore])
    wanted = named(select) or [code for code in named([ALL]) if code not in ON_REQUEST]
    unwanted = set(named(ignore))
    running = {code for code in wanted if code not in unwanted}
    if timeline.unread:
        running -= OF_THE_WHOLE
    found = [
        one
        for one in (*timeline.report, *shared_ids(timeline, range(len(timeline.events))))
        if one.severity is Severity.ERROR or one.code in running
    ]
    examined = Examined.of(timeline, strict=strict)
    with resting():
        cut = set()
        for checks in CHECKS.values():
            for code, listed in checks.items():
                if code in running:
                    some, more = _so_many(_diagnosed(examined, code, listed))
                    found += some
                    if more:
                        cut.add(code)
        counting, accepted, idle = _sorted_out(timeline, found, running - cut)
        counting += [one for one in idle if one.code in running]
        return Checked(timeline, timeline.report.of(in_place(timeline, counting)), accepted)


def _of_structure(table: Structured, select: Sequence[str], ignore: Sequence[str]) -> Checked:
    structural = set(topics()[READING])
    for word in select:
        if word != ALL and structural.isdisjoint(named([word])):
            raise UsageError(
                f"{shorten(word)} needs a chronology in memory, and "
                f"'{shorten(table.files[0])}' is a table on an engine",
                help=f"libyatl filter -f {shorten(table.files[0])} --id X -o x.yaml makes one",
            )
    running = set(named(select) or structural) - set(named(ignore))
    report = table.structure()
    found = [one for one in report if one.severity is Severity.ERROR or one.code in running]
    files = {name: number for number, name in enumerate(table.files)}
    found.sort(
        key=lambda one: (files.get(one.span.file, -1), *one.span[1:3]) if one.span else (-1,)
    )
    return Checked(table.beside, report.of(found), table=table)


def _diagnosed(examined: Examined, code: str, listed: Listed) -> Iterator[Diagnostic]:
    """Yield what a check finds, under its code."""
    listed_check: Check = lookup({code: listed.where}, code, "check")
    for one in listed_check(examined):
        yield one if isinstance(one, Diagnostic) else one.under(code, listed.weighs)


def _so_many(findings: Iterable[Diagnostic]) -> tuple[list[Diagnostic], bool]:
    """Return what a check finds, until it has given so many hints, and whether there are more."""
    some: list[Diagnostic] = []
    left = HINTS
    for one in findings:
        if one.severity is Severity.NOTE and not one.edits:
            if not left:
                place = Span(one.span.file, 0) if one.span else None
                said = f"there are more than {HINTS} hints of this kind, and no more are given"
                help = "follow some of them, or accept them with a reason, and check again"
                some.append(
                    Diagnostic(
                        code=one.code, severity=Severity.NOTE, message=said, span=place, help=help
                    )
                )
                return some, True
            left -= 1
        some.append(one)
    return some, False


def _sorted_out(
    timeline: Timeline, found: Sequence[Diagnostic], running: Iterable[str]
) -> tuple[list[Diagnostic], tuple[tuple[Diagnostic, Acceptance], ...], list[Diagnostic]]:
    """Return what counts, what is accepted, and what to say of the acceptances themselves."""
    if not timeline.accepted:
        return list(found), (), []
    by_topic = topics()
    scope = {one: set(by_topic.get(one.accepts, [one.accepts])) for one in timeline.accepted}
    accepting: dict[tuple[str, str], Acceptance] = {}
    for acceptance, some in scope.items():
        for code in some:
            for id in acceptance.ids or (_ANY,):
                accepting.setdefault((code, id), acceptance)
    used: set[Acceptance] = set()
    counting: list[Diagnostic] = []
    accepted = []
    for one in found:
        by = (accepting.get((one.code, id)) for id in (_ANY, *one.about))
        acceptance_of = next(filter(None, by), None)
        if acceptance_of is None or one.severity is Severity.ERROR:
            counting.append(one)
        else:
            used.add(acceptance_of)
            accepted.append((one, acceptance_of))
    known = {code for some in by_topic.values() for code in some} | {*by_topic}
    unused = {one if one.accepts in known else one.accepts: one for one in scope if one not in used}
    idle = [
        said
        for one in unused.values()
        for said in _idle_acceptance(timeline, one, known, ran=not scope[one].isdisjoint(running))
    ]
    return counting, tuple(accepted), idle


def _idle_acceptance(
    timeline: Timeline, one: Acceptance, known: set[str], *, ran: bool
) -> Iterator[Diagnostic]:
    span = timeline.span(("check", one.accepts))
    if one.accepts not in known:
        guess = nearest(one.accepts, known) or ""
        taken = {guess, *(other.accepts for other in timeline.accepted)}
        only = len(taken) > len(timeline.accepted) and not nearest(one.accepts, known - {guess})
        yield Diagnostic(
            code="unknown-acceptance",
            severity=Severity.WARNING,
            message=f"the file accepts '{shorten(one.accepts)}', which is no check",
            span=span,
            label=f"did you mean '{guess}'?" if guess else "",
            help="libyatl check --list names them all",
            guess=guess if only else "",
        )
    elif ran and not timeline.excerpt:
        of = f" of {', '.join(map(shorten, one.ids))}" if one.ids else ""
        yield Diagnostic(
            code="idle-acceptance",
            severity=Severity.NOTE,
            message=f"the file accepts '{shorten(one.accepts)}'{of}, "
            "and nothing was found to accept",
            span=span,
            help="delete it; an error cannot be accepted",
        )


def in_place(timeline: Timeline, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings in the order of the files, and of the lines in each."""
    files = {name: number for number, name in enumerate(timeline.positions.files)}

    def place(one: Diagnostic) -> tuple[int, int, int]:
        span = one.span
        if span is None:
            return len(files), 0, 0
        file, line, column, *_ = span
        return files.get(file, len(files)), line, column

    return sorted(found, key=place)
