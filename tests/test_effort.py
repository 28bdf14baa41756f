"""What is asked of a chronology takes work in proportion to the file, whoever wrote it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path

import pytest
from effort import calls

import libyatl
from libyatl import DateError, Timeline, parse_date
from libyatl.api import tally
from libyatl.chronology.resolving import resolve
from libyatl.chronology.solver.irreducible import irreducible
from libyatl.chronology.statements.constraints import Statement
from libyatl.dates.parsing import read_whole
from libyatl.dates.saying.in_words import in_words
from libyatl.formats import network_writer


def chain(n: int) -> str:
    vias = "".join(f"  s{k}: {{title: S, via: s{k + 1}}}\n" for k in range(n))
    return f"sources:\n{vias}events:\n- {{title: T, sources: [s0]}}\n"


def ways_that_part_and_meet(n: int) -> str:
    vias = "".join(
        f"  s{k}: {{via: [{', '.join(f's{other}' for other in range(k + 1, k + 4))}]}}\n"
        for k in range(n)
    )
    return f"sources:\n{vias}events:\n- {{title: T, sources: [s0]}}\n"


def one_of_many_sources(n: int) -> str:
    return f"- {{title: T, sources: [{', '.join(f's{k}' for k in range(n))}]}}\n"


def many_accounts(n: int) -> str:
    cited = ", ".join(f"{{id: s{k}, says: {{date: {1000 + k}}}}}" for k in range(n))
    return f"- {{title: T, date: 2017, sources: [{cited}]}}\n"


def events_of_few(n: int) -> str:
    return "".join(
        f"- {{title: T{k}, date: 2017, actors: [A, B{k % 5}], sources: [s{k % 7}]}}\n"
        for k in range(n)
    )


def clocks_that_contradict_their_neighbours(n: int) -> str:
    """Each says that the next came within the hour, which is of the next day."""
    return "".join(
        f"- {{id: e{k}, title: T, date: {1950 + k // 28}-01-{k % 28 + 1:02d}T12:{k % 60:02d}Z, "
        f"before: {{event: e{k + 1}, within: {k % 50 + 1} minutes}}}}\n"
        for k in range(n)
    )


def plans_of_a_chain_of_sources(n: int) -> str:
    """Each source drew on the next and has no date but the last, and tells an event as ahead."""
    sources = "".join(f"  s{k}: {{derived_from: s{k + 1}}}\n" for k in range(n))
    events = "".join(
        f"- {{title: T, sources: [{{id: s{k}, tells: {'ahead' if k % 2 else 'past'}}}]}}\n"
        for k in range(n)
    )
    return f"sources:\n{sources}  s{n}: {{published: 2017}}\nevents:\n{events}"


SHAPES = (
    chain,
    ways_that_part_and_meet,
    one_of_many_sources,
    many_accounts,
    events_of_few,
    plans_of_a_chain_of_sources,
)
WORK: dict[str, Callable[[Timeline], object]] = {
    "sources": lambda timeline: tally(timeline, "sources"),
    "tags": lambda timeline: tally(timeline, "tags"),
    "cards": lambda timeline: libyatl.render(libyatl.select(timeline), view="cards"),
    "list": lambda timeline: libyatl.render(libyatl.select(timeline), view="list"),
    "yaml": lambda timeline: libyatl.write(libyatl.select(timeline), format="yaml"),
    "md": lambda timeline: libyatl.write(libyatl.select(timeline), format="md"),
    "gexf": lambda timeline: list(network_writer("gexf")(libyatl.network(timeline))),
    "mermaid": lambda timeline: libyatl.write(timeline, format="mermaid"),
    "chart": lambda timeline: libyatl.render(libyatl.select(timeline), view="chart"),
    "actors counted": lambda timeline: libyatl.stats(timeline, by="actor"),
    "pairs counted": lambda timeline: libyatl.stats(timeline, by="pair"),
    "gaps counted": lambda timeline: libyatl.stats(timeline, by="gap"),
    "csv": lambda timeline: libyatl.write(libyatl.select(timeline), format="csv"),
}


@pytest.mark.parametrize(
    ("shape", "work"),
    [*product(SHAPES, WORK.values())],
    ids=[f"{name} of {shape.__name__}" for shape, name in product(SHAPES, WORK)],
)
def test_the_work_is_linear_in_the_file(
    shape: Callable[[int], str], work: Callable[[Timeline], object], tmp_path: Path
) -> None:
    file = tmp_path / "events.yaml"
    counted = []
    for n in (8, 150, 300):  # the first makes modules and tables
        file.write_text(shape(n), encoding="utf-8")
        counted.append(calls(partial(work, libyatl.load(file))))
    assert counted[2] <= 2.6 * counted[1]


def cited_by_all_and_come_by_many_hands(n: int) -> str:
    relays = "".join(f"  s{k}: {{published: {1900 + k % 99}}}\n" for k in range(n))
    via = f"  z: {{via: [{', '.join(f's{k}' for k in range(n))}]}}\n"
    return f"sources:\n{relays}{via}events:\n" + "- {title: T, sources: [z]}\n" * n


def test_what_a_source_came_by_is_looked_at_once_however_often_it_is_cited(tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    counted = []
    for n in (8, 150, 300):
        file.write_text(cited_by_all_and_come_by_many_hands(n), encoding="utf-8")
        counted.append(calls(partial(WORK["list"], libyatl.load(file))))
    assert counted[2] <= 2.6 * counted[1]


def test_of_many_contradictions_one_is_found_without_a_search_for_each(tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    counted = []
    for n in (8, 150, 300):
        file.write_text(clocks_that_contradict_their_neighbours(n), encoding="utf-8")
        timeline = libyatl.load(file)
        counted.append(calls(partial(resolve, timeline)))
    assert counted[2] <= 3.2 * counted[1]  # with a search for each it is four times and more


def claims_that_contradict(n: int) -> str:
    """Each comes after the last, which is of a later day."""
    return "".join(
        f"- {{id: e{k}, title: T, status: claimed, date: {2000 - k}, after: e{max(k - 1, 0)}}}\n"
        for k in range(n)
    )


def dated_sources_over_a_long_chain(n: int) -> str:
    """Many of a century bear what drew on them all, over a chain that was read in the end."""
    dated = "".join(f"  d{k}: {{published: 20XX}}\n" for k in range(n))
    drawn = f"  s0: {{derived_from: [{', '.join(f'd{k}' for k in range(n))}]}}\n"
    chained = "".join(f"  s{k}: {{derived_from: s{k - 1}}}\n" for k in range(1, n))
    last = f"  z: {{derived_from: s{n - 1}, accessed: 2020}}\n"
    return f"sources:\n{dated}{drawn}{chained}{last}events:\n- {{title: T, sources: [d0, d1]}}\n"


@pytest.mark.parametrize(
    "shape",
    [claims_that_contradict, plans_of_a_chain_of_sources, dated_sources_over_a_long_chain],
)
def test_what_is_doubtful_or_comes_by_many_hands_is_resolved_without_a_search_for_each(
    shape: Callable[[int], str], tmp_path: Path
) -> None:
    file = tmp_path / "events.yaml"
    counted = []
    for n in (8, 150, 300):
        file.write_text(shape(n), encoding="utf-8")
        timeline = libyatl.load(file)
        counted.append(calls(partial(resolve, timeline)))
    assert counted[2] <= 2.8 * counted[1]


def test_idle_statements_are_left_out_together() -> None:
    counted = []
    for n in (8, 100, 200):
        circle = [(k, (k + 1) % n, -1, (Statement(k, "after"),)) for k in range(n)]
        aside = [(k, n + k, 0, (Statement(k, "lasted"),)) for k in range(n)]
        drawn = [each for pair in zip(circle, aside, strict=True) for each in pair]
        statements = [said for *_, support in drawn for said in support]
        counted.append(calls(partial(irreducible, drawn, statements)))
        assert set(irreducible(drawn, statements)) == {c[3][0] for c in circle}
    assert counted[2] <= 2.6 * counted[1]


def test_places_are_found_alike_in_whatever_order_they_are_asked_for(tmp_path: Path) -> None:
    """An entry is read again once, not once for each of its fields."""
    file = tmp_path / "events.yaml"
    actors = [f"actors/{number}" for number in range(20)]
    listed = ", ".join(f"A{number}" for number in range(20))
    file.write_text("".join(f"- {{title: T{k}, actors: [{listed}]}}\n" for k in range(60)))

    def ask(timeline: Timeline, asked: list[tuple[int, str]]) -> None:
        for owner, path in asked:
            assert timeline.span(owner, path)

    in_turn = [(owner, path) for owner in range(60) for path in actors]
    across = [(owner, path) for path in actors for owner in range(60)]
    work = [calls(partial(ask, libyatl.load(file), asked)) for asked in (in_turn, across)]
    assert work[1] <= 1.1 * work[0]


@pytest.mark.parametrize(
    ("text", "most"),
    [("12345x", 2), ("zz top", 1.6), ("1-02-30 or so maybe", 14), ("a long while ago", 4)],
)
def test_to_refuse_a_date_takes_little_more_than_to_read_one(text: str, most: float) -> None:
    def refuse() -> None:
        with pytest.raises(DateError):
            parse_date(text)

    refuse()
    # Not `parse_date`, which knows what it read lately.
    assert calls(refuse) <= most * calls(lambda: read_whole("between early May 2016 and c. 2017"))


@pytest.mark.parametrize("text", ["19X7-X2-2X", "XXXX-XX-31", "2017-XX-1X"])
def test_a_mask_is_said_without_making_its_days(text: str) -> None:
    when = parse_date(text)
    in_words(when)
    assert calls(lambda: parse_date(text)) + calls(lambda: in_words(when)) <= 200
