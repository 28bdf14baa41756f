"""Mends: made in the bytes of a file, sound or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import libyatl
import libyatl.editing.mending
from libyatl import Checked, Diagnostic, OutputError, Severity, UsageError, check
from libyatl.cli.app import run
from libyatl.findings.diagnostics import Edit
from libyatl.model.rewriting import remedy

File = Callable[[str | bytes], Path]


@pytest.fixture
def file(tmp_path: Path) -> File:
    def write(text: str | bytes) -> Path:
        path = tmp_path / "events.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def retitled(path: Path, *titles: tuple[str, str]) -> Checked:
    """Return a finding for each (title as typed, title as it should be)."""
    timeline = libyatl.load(path)
    places = {event.title: place for place, event in enumerate(timeline.events)}
    found = []
    for typed, text in titles:
        span = timeline.span(places[typed], "title")
        help = remedy(timeline.positions, [(span, typed)], text)
        found.append(
            Diagnostic(code="x", severity=Severity.NOTE, message="x", span=span, help=help)
        )
    return Checked(timeline, timeline.report.of(found))


@pytest.mark.parametrize(
    ("before", "typed", "text", "after"),
    [
        ("- title: A bell\n", "A bell", "The bell", "- title: The bell\n"),
        ("- title: 'A bell' # ours\n", "A bell", "The bell", "- title: 'The bell' # ours\n"),
        ("- title: 'A bell'\n", "A bell", "Anna's bell", '- title: "Anna\'s bell"\n'),
        ('- {title: "A bell"}\n', "A bell", "A bell: two", '- {title: "A bell: two"}\n'),
        ("- title: A bell\r\n  id: b\r\n", "A bell", "Ü", "- title: Ü\r\n  id: b\r\n"),
        ("- id: ü\n  title: Ä bell\n", "Ä bell", 'A "b"', '- id: ü\n  title: "A \\"b\\""\n'),
        ("- title: '12'\n", "12", "13", "- title: '13'\n"),
        ("- title: 12\n", "12", "13", "- title: 13\n"),
        ("- title: a\n", "a", "[b]", '- title: "[b]"\n'),
        ("- title: a\n", "a", "b #c", '- title: "b #c"\n'),
    ],
)
def test_a_mend_changes_its_own_bytes_and_no_other(
    before: str, typed: str, text: str, after: str, file: File
) -> None:
    path = file(before)
    (mend,) = libyatl.mends(retitled(path, (typed, text)))
    assert (mend.before, mend.after) == (before.encode(), after.encode())
    libyatl.mend([mend])
    assert path.read_bytes() == after.encode()
    assert [event.title for event in libyatl.load(path).events] == [text]


def test_a_byte_order_mark_stays(file: File) -> None:
    path = file(b"\xef\xbb\xbf- title: A bell\n")
    libyatl.mend(libyatl.mends(retitled(path, ("A bell", "The bell"))))
    assert path.read_bytes() == b"\xef\xbb\xbf- title: The bell\n"


@pytest.mark.parametrize(
    "before", ['- title: "A\\x20bell"\n', "- title: A\n    bell\n", "- title: >-\n    A bell\n"]
)
def test_what_does_not_stand_as_it_reads_is_not_mended(before: str, file: File) -> None:
    assert libyatl.mends(retitled(file(before), ("A bell", "The bell"))) == []


def test_what_has_no_places_is_not_mended(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_text('[{"title": "A bell"}]')
    assert libyatl.mends(retitled(path, ("A bell", "The bell"))) == []


def test_of_two_mends_that_overlap_the_first_is_made(file: File) -> None:
    path = file("- title: A bell\n- title: A ship\n")
    checked = retitled(path, ("A bell", "The bell"), ("A bell", "Our bell"), ("A ship", "A boat"))
    (mend,) = libyatl.mends(checked)
    assert mend.after == b"- title: The bell\n- title: A boat\n"
    assert len(mend.made) == 2


def test_a_mend_that_would_do_harm_is_not_made(file: File) -> None:
    path = file("- title: A bell\n")
    timeline = libyatl.load(path)
    found = Diagnostic(
        code="x",
        severity=Severity.NOTE,
        message="x",
        span=timeline.span(0),
        edits=(Edit(0, 1, "*"),),
    )
    assert libyatl.mends(Checked(timeline, timeline.report.of([found]))) == []


def test_where_mends_would_do_harm_those_of_errors_are_made(file: File) -> None:
    path = file("- title: A bell\n")
    timeline = libyatl.load(path)
    harm = Diagnostic(
        code="x",
        severity=Severity.NOTE,
        message="x",
        span=timeline.span(0),
        edits=(Edit(0, 1, "*"),),
    )
    mend = Diagnostic(
        code="x",
        severity=Severity.ERROR,
        message="x",
        span=timeline.span(0),
        edits=(Edit(9, 1, "The"),),
    )
    (made,) = libyatl.mends(Checked(timeline, timeline.report.of([harm, mend])))
    assert (made.after, made.made) == (b"- title: The bell\n", (mend,))


def test_a_file_that_has_changed_since_is_left_as_it_is(file: File) -> None:
    path = file("- title: A bell\n")
    found = libyatl.mends(retitled(path, ("A bell", "The bell")))
    path.write_text("- title: A bell\n- title: More\n")
    with pytest.raises(OutputError, match="has changed since it was read"):
        libyatl.mend(found)
    assert path.read_text() == "- title: A bell\n- title: More\n"


def test_standard_input_and_a_lost_file_cannot_be_mended(file: File) -> None:
    path = file("- title: A bell\n")
    (mend,) = libyatl.mends(retitled(path, ("A bell", "The bell")))
    with pytest.raises(UsageError, match="standard input"):
        libyatl.mend([mend._replace(file="<stdin>")])
    path.unlink()
    with pytest.raises(OutputError, match="No such file"):
        libyatl.mend([mend])


def test_what_is_sound_has_no_mends(file: File) -> None:
    assert libyatl.mends(check(libyatl.load(file("- title: A bell\n")))) == []


@pytest.mark.parametrize("version", ["2", "1.1", "two"])
def test_a_file_of_another_version_is_not_mended(
    version: str, file: File, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it says may mean something else there."""
    text = f"libyatl: {version}\nevents:\n- {{title: A, date: 2017-1-5, sources: [s]}}\n"
    path = file(text)
    with pytest.raises(OutputError, match="is not of version 1 of the format"):
        libyatl.mends(check(libyatl.load(path)))
    for option in ("--fix", "--diff"):
        assert run(["check", option, str(path)]) == 2
        assert "is not of version 1 of the format" in capsys.readouterr().err
    assert path.read_text() == text


def test_where_nothing_would_change_the_version_does_not_matter(file: File) -> None:
    path = file("libyatl: 2\nevents:\n- {title: A, date: 2017-01-05}\n")
    assert libyatl.mends(check(libyatl.load(path))) == []


def test_beside_a_file_of_another_version_none_is_mended(file: File, tmp_path: Path) -> None:
    later = file("libyatl: 2\nevents:\n- {title: A, date: 2017-1-5}\n")
    other = tmp_path / "other.yaml"
    other.write_text("- {title: B, date: 2017-1-6}\n")
    assert run(["check", "--fix", str(other), str(later)]) == 2
    assert other.read_text() == "- {title: B, date: 2017-1-6}\n"


def test_what_was_not_found_by_mends_is_verified_too(file: File) -> None:
    path = file("- title: A bell\n- title: A ship\n")
    (mend,) = libyatl.mends(retitled(path, ("A bell", "The bell")))
    with pytest.raises(OutputError, match="would not read as it is meant"):
        libyatl.mend([mend._replace(after=b"- title: The bell\n")])
    assert path.read_text() == "- title: A bell\n- title: A ship\n"


@pytest.mark.parametrize(("words", "others"), [("# ours", ""), (", x: y", "")])
def test_a_mend_that_takes_more_than_a_scalar_is_not_written(
    words: str, others: str, file: File
) -> None:
    """Neither an event is lost nor an error made, and yet the author loses something."""
    text = "- {title: A bell, x: y} # ours\n"
    path = file(text)
    (mend,) = libyatl.mends(retitled(path, ("A bell", "The bell")))
    after = mend.after.replace(words.encode(), others.encode())
    with pytest.raises(OutputError, match="would not read as it is meant"):
        libyatl.mend([mend._replace(after=after)])
    assert path.read_text() == text


def test_what_was_written_in_an_earlier_round_is_said(
    file: File, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mend may make another possible, of which the writing then fails."""
    path = file("- {title: A, date: 2017-1-5}\n- {title: B, tags: [a b], date: '2017-1-6'}\n")
    mend = libyatl.editing.mending.mend
    done: list[int] = []

    def once(wanted: list[libyatl.Mend]) -> None:
        if done:
            raise OutputError("the disk is gone")
        mend(wanted[:1])
        path.write_bytes(path.read_bytes() + b"- {title: C, date: 2017-1-7}\n")
        done.append(1)

    monkeypatch.setattr(libyatl.editing.mending, "mend", once)
    assert run(["check", "--fix", str(path)]) == 2
    said = capsys.readouterr().err
    assert said == f"libyatl: {path}: corrected 2\nlibyatl: the disk is gone\n"
