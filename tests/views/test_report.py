"""Diagnostics for eyes: in full and concise, with the caret under what it means."""

from __future__ import annotations

from textwrap import dedent

import pytest

from libyatl.findings.diagnostics import Diagnostic, Report, Severity, Span
from libyatl.text.measure import cells
from libyatl.views.page import plain
from libyatl.views.terminal.report import MOST, concise, full

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


class Text:
    """An input of a few lines."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines

    def line(self, number: int) -> str:
        return self.lines[number - 1] if number <= len(self.lines) else ""


def report(*found: Diagnostic, **files: Text) -> Report:
    made = Report()
    for name, text in files.items():
        made.open(f"{name}.yaml", text)
    for diagnostic in found:
        made.add(diagnostic)
    return made


def in_full(made: Report, *, every: bool = False) -> str:
    return "".join(plain(full(made, every=every)))


def in_short(made: Report, *, every: bool = False) -> str:
    return "".join(plain(concise(made, every=every)))


DATE = Diagnostic(
    code="date-unreadable",
    severity=ERROR,
    message="'2017-02-30' cannot be read as a date",
    span=Span("a.yaml", 14, 11, 10),
    label="February 2017 has 28 days",
    help="the event is left out until its date can be read",
)
TWICE = Diagnostic(
    code="duplicate-id",
    severity=ERROR,
    message="the id 'vote' is borne by an earlier event",
    span=Span("b.yaml", 2, 7, 4),
    help="give it an id of its own",
    related=((Span("a.yaml", 103, 5, 4), "the first"),),
)
FILES = {
    "a": Text(*[""] * 13, "    date: 2017-02-30", *[""] * 88, "id: vote"),
    "b": Text("- title: A vote", "  id: vote  # again"),
}
FORMS = [
    (
        "a place, a label and a remedy",
        DATE,
        """\
        error[date-unreadable]: '2017-02-30' cannot be read as a date
          --> a.yaml:14:11
           |
        14 |     date: 2017-02-30
           |           ^^^^^^^^^^ February 2017 has 28 days
           = help: the event is left out until its date can be read

        """,
        "a.yaml:14:11: error[date-unreadable] '2017-02-30' cannot be read as a date: "
        "February 2017 has 28 days; the event is left out until its date can be read\n",
    ),
    (
        "a further place in another file, and a gutter as wide as its number",
        TWICE,
        """\
        error[duplicate-id]: the id 'vote' is borne by an earlier event
           --> b.yaml:2:7
            |
          2 |   id: vote  # again
            |       ^^^^
           ::: a.yaml:103:5
            |
        103 | id: vote
            |     ^^^^ the first
            = help: give it an id of its own

        """,
        "b.yaml:2:7: error[duplicate-id] the id 'vote' is borne by an earlier event; "
        "give it an id of its own\n"
        "a.yaml:103:5: note: the first\n",
    ),
    (
        "to the end of the line",
        Diagnostic(
            code="unknown-key",
            severity=WARNING,
            message="it is no key",
            span=Span("b.yaml", 2, 3, 0),
            label="whence?",
        ),
        """\
        warning[unknown-key]: it is no key
         --> b.yaml:2:3
          |
        2 |   id: vote  # again
          |   ^^^^^^^^^^^^^^^^^ whence?

        """,
        "b.yaml:2:3: warning[unknown-key] it is no key: whence?\n",
    ),
    (
        "behind the end of the line",
        Diagnostic(
            code="yaml-syntax",
            severity=ERROR,
            message="more is expected",
            span=Span("b.yaml", 1, 16, 1),
            label="here",
        ),
        """\
        error[yaml-syntax]: more is expected
         --> b.yaml:1:16
          |
        1 | - title: A vote
          |                ^ here

        """,
        "b.yaml:1:16: error[yaml-syntax] more is expected: here\n",
    ),
    (
        "a pointer, and so no line to quote",
        Diagnostic(
            code="wrong-type",
            severity=ERROR,
            message="it must be a text",
            span=Span("c.json", 0, pointer="/events/3/date"),
            label="not a list",
            help="write a text",
        ),
        """\
        error[wrong-type]: it must be a text
         --> c.json:/events/3/date
          = not a list
          = help: write a text

        """,
        "c.json:/events/3/date: error[wrong-type] it must be a text: not a list; write a text\n",
    ),
    (
        "a file of which nothing was kept",
        Diagnostic(
            code="not-utf8",
            severity=ERROR,
            message="it is UTF-16",
            span=Span("d.yaml", 1, 1, 0),
            help="save it",
        ),
        """\
        error[not-utf8]: it is UTF-16
         --> d.yaml:1:1
          = help: save it

        """,
        "d.yaml:1:1: error[not-utf8] it is UTF-16; save it\n",
    ),
    (
        "no place at all",
        Diagnostic(code="thing", severity=NOTE, message="something is worth a look"),
        """\
        note[thing]: something is worth a look

        """,
        "note[thing] something is worth a look\n",
    ),
]


@pytest.mark.parametrize(
    ("found", "long", "short"), [form[1:] for form in FORMS], ids=[form[0] for form in FORMS]
)
def test_both_forms(found: Diagnostic, long: str, short: str) -> None:
    made = report(found, **FILES)
    assert in_full(made) == dedent(long)
    assert in_short(made) == short


@pytest.mark.parametrize(
    ("line", "column", "length", "quoted", "carets"),
    [
        ("date: soon", 7, 4, "date: soon", "      ^^^^"),
        ("標題: soon", 5, 4, "標題: soon", "      ^^^^"),
        ("title: 標題", 8, 2, "title: 標題", "       ^^^^"),
        ("cafe\u0301: soon", 8, 4, "cafe\u0301: soon", "      ^^^^"),
        ("a: e\u0301e\u0301", 4, 4, "a: e\u0301e\u0301", "   ^^"),
        ("a: \U0001f469\u200d\U0001f467 b", 8, 1, "a: \U0001f469\u200d\U0001f467 b", "      ^"),
        ("\tdate: soon", 8, 4, r"\tdate: soon", "        ^^^^"),
        ("date:\tsoon", 6, 1, r"date:\tsoon", "     ^^"),
        ("a: \x1b[2J soon", 9, 4, r"a: \x1b[2J soon", "           ^^^^"),
        ("a: \u202egnol", 4, 1, r"a: \u202egnol", "   ^^^^^^"),
        ("عنوان: soon", 8, 4, "عنوان: soon", "       ^^^^"),
        ("", 1, 1, "", "^"),
        ("short", 99, 5, "short", "     ^"),
    ],
    ids=[
        "plain",
        "after wide",
        "under wide",
        "after a mark",
        "under marks",
        "after an emoji",
        "after a tab",
        "under a tab",
        "after an escape",
        "under an override",
        "after arabic",
        "an empty line",
        "far behind the end",
    ],
)
def test_a_caret_stands_under_what_it_means(
    line: str, column: int, length: int, quoted: str, carets: str
) -> None:
    found = Diagnostic(
        code="thing", severity=ERROR, message="look", span=Span("a.yaml", 1, column, length)
    )
    lines = in_full(report(found, a=Text(line))).splitlines()
    assert lines[3].rstrip() == f"1 | {quoted}".rstrip()
    assert lines[4] == f"  | {carets}"


LONG = "".join(f"{number:>9} " for number in range(100))
WIDEST = 210
"""Cells: at most 50 wide characters before the caret, 100 cells under it, and the gutter."""


@pytest.mark.parametrize("column", [1, 40, 51, 500, 995, 1000])
@pytest.mark.parametrize("length", [0, 1, 10, 400])
@pytest.mark.parametrize("text", [LONG, "標" * 1000, "\t" * 1000], ids=["ascii", "wide", "tabs"])
def test_of_a_long_line_only_a_part_is_quoted(column: int, length: int, text: str) -> None:
    found = Diagnostic(
        code="thing", severity=ERROR, message="look", span=Span("a.yaml", 1, column, length)
    )
    quoted, carets = in_full(report(found, a=Text(text))).splitlines()[3:5]
    assert cells(quoted) <= WIDEST
    assert cells(carets) <= WIDEST
    assert "^" in carets


def test_a_part_says_that_it_is_one() -> None:
    found = Diagnostic(
        code="thing", severity=ERROR, message="look", span=Span("a.yaml", 1, 500, 3), label="here"
    )
    assert in_full(report(found, a=Text("x" * 499 + "abc" + "y" * 500))) == dedent(
        f"""\
        error[thing]: look
         --> a.yaml:1:500
          |
        1 | …{"x" * 50}abc{"y" * 45}…
          |  {" " * 50}^^^ here

        """
    )


def test_what_a_finding_says_is_inert_and_on_one_line() -> None:
    found = Diagnostic(
        code="thing",
        severity=ERROR,
        message="a\x1b[2Jb\nc",
        span=Span("a\x1b.yaml", 1),
        label="d\u202ee",
        help="f\x9bg",
        related=((Span("h\n.yaml", 2, 1), "i\rj"),),
    )
    for said in (in_full(report(found)), in_short(report(found))):
        assert said.replace("\n", "").isprintable()
    assert in_short(report(found)) == (
        r"a\x1b.yaml:1:1: error[thing] a\x1b[2Jb\nc: d\u202ee; f\x9bg"
        "\n"
        r"h\n.yaml:2:1: note: i\rj"
        "\n"
    )


def many(count: int) -> Report:
    made = Report()
    for number in range(count):
        code = "unknown-key" if number % 3 else "no-title"
        made.add(Diagnostic(code=code, severity=WARNING, message=f"finding {number}"))
    return made


def test_in_full_at_most_twenty_are_printed_and_the_rest_counted_by_code() -> None:
    assert MOST == 20
    assert "more" not in in_full(many(20))
    lines = in_full(many(50)).splitlines()
    assert len(lines) == 20 * 2 + 1
    assert lines[-1] == "and 30 more: 20 unknown-key, 10 no-title (--all prints every one)"
    every = in_full(many(50), every=True)
    assert len(every.splitlines()) == 50 * 2
    assert "finding 49" in every
    assert "--all" not in every


def test_concise_all_are_printed() -> None:
    assert in_short(many(50)) == in_short(many(50), every=True)
    assert len(in_short(many(50)).splitlines()) == 50


def test_what_is_accepted_is_printed_as_such_and_after_all_else() -> None:
    accepted = DATE._replace(severity=WARNING, help="accepted: it stands so in the source")
    made = report(accepted, TWICE)
    said = "".join(plain(concise(made, accepted={accepted}))).splitlines()
    assert said[0] == (
        "a.yaml:14:11: accepted[date-unreadable] '2017-02-30' cannot be read as a date: "
        "February 2017 has 28 days; accepted: it stands so in the source"
    )
    assert said[1].startswith("b.yaml:2:7: error[duplicate-id] ")
    notes = [DATE._replace(severity=NOTE, message=f"note {n}") for n in range(MOST)]
    shown = "".join(plain(full(report(accepted, *notes), accepted={accepted})))
    assert "accepted[" not in shown
    assert "and 1 more: 1 date-unreadable" in shown
    whole = "".join(plain(full(report(accepted), accepted={accepted})))
    assert whole.startswith("accepted[date-unreadable]: '2017-02-30' cannot be read")
    assert " = help: accepted: it stands so in the source\n" in whole


def test_of_nothing_nothing_is_said() -> None:
    assert in_full(Report()) == in_short(Report()) == ""


def test_a_finding_of_many_places_is_bounded_too() -> None:
    many = tuple((Span("a.yaml", 14, 11, 10), "beside") for _ in range(MOST + 5))
    made = report(DATE._replace(related=many), **FILES)
    assert in_full(made).count("::: a.yaml:14:11") == MOST
    assert " = and 5 more places (--all prints every one)\n" in in_full(made)
    assert in_full(made, every=True).count("::: a.yaml:14:11") == MOST + 5
    assert in_short(made).count("a.yaml:14:11: note: beside\n") == MOST
    assert in_short(made).endswith(
        "\na.yaml:14:11: note: and 5 more places (--all prints every one)\n"
    )
    assert in_short(made, every=True).count("a.yaml:14:11: note: beside\n") == MOST + 5
    one_more = report(DATE._replace(related=many[: MOST + 1]), **FILES)
    assert ": note: and 1 more place (--all prints every one)\n" in in_short(one_more)


def test_the_gravest_are_printed_where_not_all_are() -> None:
    notes = [DATE._replace(severity=NOTE, code=f"n{n}") for n in range(MOST)]
    warning, error = DATE._replace(severity=WARNING, code="w"), DATE._replace(code="e")
    said = in_full(report(*notes, warning, error))
    shown = [line.partition("[")[2].partition("]")[0] for line in said.splitlines() if "]:" in line]
    assert shown == [*(f"n{n}" for n in range(MOST - 2)), "w", "e"]
    assert said.endswith("and 2 more: 1 n18, 1 n19 (--all prints every one)\n")
