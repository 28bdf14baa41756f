"""What a file accepts, with a reason, does not count; an error, and a slip, always do."""

from __future__ import annotations

from pathlib import Path

import pytest

import libyatl
from libyatl import Acceptance, Checked, Severity, UsageError, check

EVENTS = """\
events:
- {id: bell, title: The bell rings}
- {id: ship, title: The ship leaves}
- {id: arrival, title: The ship arrives, after: nowhere, sources: [The Daily Bell]}
"""


def checked(folder: Path, said: str, *select: str, ignore: tuple[str, ...] = ()) -> Checked:
    file = folder / "events.yaml"
    file.write_text(said + EVENTS, encoding="utf-8")
    return check(libyatl.load(file), select=select or ("no-source",), ignore=ignore)


def found(one: Checked) -> list[tuple[str, tuple[str, ...]]]:
    return [(diagnostic.code, diagnostic.about) for diagnostic in one.report]


BELL, SHIP = ("no-source", ("bell",)), ("no-source", ("ship",))
DANGLING = ("dangling-relation", ())


@pytest.mark.parametrize(
    ("said", "counting", "accepted"),
    [
        ("", [BELL, SHIP, DANGLING], 0),
        ("check: {no-source: Told by the keeper.}\n", [DANGLING], 2),
        ("check: {evidence: Told by the keeper.}\n", [DANGLING], 2),
        ("check: {no-source: {for: bell, because: Told.}}\n", [SHIP, DANGLING], 1),
        (
            "check: {no-source: [{for: [bell], because: Told.}, {for: [ship], because: Seen.}]}\n",
            [DANGLING],
            2,
        ),
        ("check: {dangling-relation: Never mind.}\n", [BELL, SHIP, DANGLING], 0),
    ],
)
def test_what_is_accepted_does_not_count(
    said: str, counting: list[tuple[str, tuple[str, ...]]], accepted: int, tmp_path: Path
) -> None:
    one = checked(tmp_path, said)
    assert found(one) == counting
    assert len(one.accepted) == accepted


def test_the_reason_stands_beside_what_is_accepted(tmp_path: Path) -> None:
    one = checked(tmp_path, "check: {no-source: {for: bell, because: Told by the keeper.}}\n")
    ((diagnostic, acceptance),) = one.accepted
    assert diagnostic.about == ("bell",)
    assert acceptance == Acceptance("no-source", "Told by the keeper.", ("bell",))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("check: {no-source: {for: [mouse], because: A slip.}}\n", "idle-acceptance"),
        ("check: {no-sauce: A slip.}\n", "unknown-acceptance"),
        ("check: {no-source: [{for: [bell], because: ' '}]}\n", "no-reason"),
        ("check: {no-source: [[bell]]}\n", "no-reason"),
        ("check: no-source\n", "wrong-type"),
    ],
)
def test_an_acceptance_that_does_nothing_is_found(said: str, code: str, tmp_path: Path) -> None:
    one = checked(tmp_path, said, "no-source", "structure")
    assert [diagnostic.code for diagnostic in one.report if diagnostic.code == code] == [code]
    assert one.accepted == ()


def test_an_excerpt_may_accept_what_is_not_in_it(tmp_path: Path) -> None:
    said = "excerpt: true\ncheck: {no-source: {for: [mouse], because: Not here.}}\n"
    one = checked(tmp_path, said, "all", ignore=("dangling-relation",))
    assert "idle-acceptance" not in {diagnostic.code for diagnostic in one.report}


def test_an_acceptance_whose_check_does_not_run_is_not_idle(tmp_path: Path) -> None:
    one = checked(tmp_path, "check: {no-source: Told.}\n", "all", ignore=("no-source",))
    assert "idle-acceptance" not in {diagnostic.code for diagnostic in one.report}


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        (("evidence",), ("no-source",), {"dangling-relation"}),
        (("all",), ("all",), {"dangling-relation"}),
        (("no-source",), (), {"no-source", "dangling-relation"}),
    ],
)
def test_what_reading_refused_is_reported_whatever_is_asked(
    select: tuple[str, ...], ignore: tuple[str, ...], codes: set[str], tmp_path: Path
) -> None:
    one = checked(tmp_path, "", *select, ignore=ignore)
    assert codes <= {diagnostic.code for diagnostic in one.report}
    assert not set(ignore) & {diagnostic.code for diagnostic in one.report}


def test_an_unknown_check_is_an_error_with_the_nearest() -> None:
    with pytest.raises(UsageError) as failure:
        check(libyatl.Timeline(), select=["no-sorce"])
    assert "did you mean 'no-source'?" in failure.value.help


@pytest.mark.parametrize(("strict", "fails"), [(False, False), (True, True)])
def test_warnings_count_where_it_is_strict(*, strict: bool, fails: bool, tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    file.write_text("- {id: bell, title: The bell rings}\n", encoding="utf-8")
    one = check(libyatl.load(file), select=["no-source"])
    assert one.report.counts() == {Severity.WARNING: 1}
    assert one.fails(strict=strict) is fails


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_what_is_accepted_is_handed_on(format: str, tmp_path: Path) -> None:
    said = "check: {evidence: Told., no-source: [{for: [bell], because: Seen.}, Heard.]}\n"
    timeline = checked(tmp_path, said).timeline
    again = tmp_path / f"again.{format}"
    libyatl.write(timeline, again)
    assert libyatl.load(again).accepted == timeline.accepted != ()
    lost = [str(loss) for loss in libyatl.api.losses(timeline, "csv")]
    assert "accepted findings (3)" in lost
