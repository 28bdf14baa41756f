"""What was made stays as it is: to ask a thing twice gives the same answer twice."""

from __future__ import annotations

import pytest

import libyatl
from libyatl import Timeline, api
from libyatl.cli import telling
from libyatl.cli.importing import Importing
from libyatl.cli.options import Writing
from libyatl.formats import WRITERS, read_data
from libyatl.model.kinds import BY_PLURAL
from libyatl.query import SORTS
from libyatl.views import VIEWS

WRONG = b"""\
actors: {ali-1: {name: Ali}, ali-2: {name: Ali}}
sources: {s: {title: S, via: t}, t: {title: T, via: s}}
events:
  - {id: a, title: A, date: 2017-01-01, after: b, actors: [Ali]}
  - {id: b, title: B, date: 2018-01-01, sources: [s]}
  - {title: C, date: soon}
"""


def wrong() -> Timeline:
    return read_data([("wrong.yaml", WRONG)])


def test_nothing_that_is_asked_of_a_timeline_changes_its_report() -> None:
    timeline = wrong()
    before = list(timeline.report)
    for _ in range(2):
        chosen = libyatl.select(timeline, actor="Ali")
        for view in VIEWS:
            libyatl.render(chosen, view=view)
        for format in WRITERS:
            libyatl.write(chosen, format=format)
            api.losses(chosen, format)
        for kind in BY_PLURAL:
            api.tally(chosen, kind)
        libyatl.mends(libyatl.check(timeline, select="all"))
        assert [found.code for found in chosen.report] == [
            "date-unreadable",
            "contradiction",
            "via-cycle",
        ]
    assert list(timeline.report) == before


def test_what_is_reported_twice_is_the_same_twice(capsys: pytest.CaptureFixture[str]) -> None:
    timeline = wrong()
    assert telling.report(libyatl.select(timeline), Writing(), Importing()) == 1
    first = capsys.readouterr().err
    assert telling.report(libyatl.select(timeline), Writing(), Importing()) == 1
    assert first.count("error[contradiction]") == 1
    assert capsys.readouterr().err == first


def test_how_a_name_is_taken_is_said_of_each_place_in_a_condition() -> None:
    timeline = wrong()
    for _ in range(2):
        chosen = libyatl.select(timeline, where="not id:a and (id:b or not actor:Ali) or date:2017")
        assert chosen.notes == ("'Ali' may be any of ali-1, ali-2, Ali: all are taken",)


@pytest.mark.parametrize("kind", BY_PLURAL)
@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_a_tally_is_the_same_in_every_order(kind: str, sort: str, *, reverse: bool) -> None:
    timeline = libyatl.load()
    in_time = api.tally(timeline, kind)
    assert api.tally(libyatl.select(timeline, sort=sort, reverse=reverse), kind) == in_time
    for found in in_time:
        if found.first and found.first.when and found.last and found.last.when:
            assert found.first.when.first_day <= found.last.when.last_day
