"""What differs is told, all of it and nothing else, and the same from either side."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from depths import ALL
from drawn_edits import Edited, edited, without_ids
from drawn_timelines import timelines
from hand_styled import hand_styled
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl.comparing import Change, Difference, FieldChange, diff
from libyatl.comparing.difference import stated
from libyatl.comparing.layout_changes import stat
from libyatl.formats import read_data
from libyatl.model import Event, Timeline
from libyatl.views import plain

seeds = st.integers(0, 10**6)
MIRRORED = {
    "narrowed": "widened",
    "widened": "narrowed",
    "narrower": "wider",
    "wider": "narrower",
    "shortened": "lengthened",
    "lengthened": "shortened",
    "dated": "no longer dated",
    "no longer dated": "dated",
}


def called(timeline: Timeline) -> Timeline:
    """Return a timeline whose events all have ids."""
    events = (
        event._replace(id=f"e{place}", named=True) for place, event in enumerate(timeline.events)
    )
    return replace(timeline, events=tuple(events))


def read(text: str) -> Timeline:
    return read_data([("x.yaml", text.encode())])


def told(found: Difference) -> tuple[dict[int, set[str]], set[int], set[int]]:
    """Return what is told as `Edited` says it."""
    changed: dict[int, set[str]] = {}
    gone, come = set(), set()
    for one in found.changes:
        assert one.kind == "event"
        before, after = one.places
        if before is not None and after is not None:
            changed[before] = {field.path for field in one.fields}
        elif before is not None:
            gone.add(before)
        elif after is not None:
            come.add(after)
    return changed, gone, come


@given(timelines(), seeds)
def test_drawn_edits_are_told_exactly(timeline: Timeline, seed: int) -> None:
    known = edited(called(timeline), seed)
    assert told(diff(known.before, known.after)) == (known.changed, known.gone, known.come)


@pytest.mark.parametrize("first", range(0, 4000 if ALL else 300, 100))
def test_edits_of_files_as_people_type_them_are_told_without_ids_as_well(first: int) -> None:
    for seed in range(first, first + 100):
        data, _ = hand_styled(seed)
        known = edited(read_data([("x.yaml", data)]), seed, 1)
        expected = known.changed, known.gone, known.come
        assert told(diff(known.before, known.after)) == expected, seed
        bare = diff(without_ids(known.before), without_ids(known.after))
        assert told(bare) == expected, seed


@given(timelines(of_several_zones=True))
def test_nothing_differs_from_itself(timeline: Timeline) -> None:
    found = diff(timeline, timeline, derived=True)
    assert not found
    assert found.changes == ()


def as_mirrored(field: FieldChange) -> FieldChange:
    said = tuple(map(_mirrored_word, field.said))
    items = field.items and field.items._replace(
        gone=field.items.come,
        come=field.items.gone,
        altered=tuple(
            sorted((name, tuple(map(as_mirrored, some))) for name, some in field.items.altered)
        ),
    )
    days = field.days and (field.days[1], field.days[0])
    return FieldChange(field.path, field.after, field.before, said, days, items)


def _mirrored_word(word: str) -> str:
    if word in MIRRORED:
        return MIRRORED[word]
    if word.startswith(("moved", "later", "earlier")):
        later = word.endswith("later")
        return word.replace("later", "earlier") if later else word.replace("earlier", "later")
    if word.startswith("no longer "):
        return word.replace("no longer", "now")
    if word.startswith(("now a", "now open")) and word != "now approximate":
        return "now of another kind"
    return word.replace("now", "no longer", 1) if word.startswith("now ") else word


def kindless(field: FieldChange) -> FieldChange:
    """Return a change of a field that does not say of which kind a date is now."""
    kinds = ("now a point in time", "now a span", "now open")
    said = ("now of another kind" if word in kinds else word for word in field.said)
    items = field.items and field.items._replace(
        altered=tuple(
            sorted((name, tuple(map(kindless, some))) for name, some in field.items.altered)
        )
    )
    return field._replace(said=tuple(said), items=items)


def from_either_side(found: Difference, *, mirrored: bool) -> set[str]:
    change_names = {"added": "removed", "removed": "added", "changed": "changed"}
    sides = []
    for one in found.changes:
        fields = one.fields
        if mirrored:
            one = Change(
                one.kind,
                change_names[one.change],  # type: ignore[arg-type]
                one.after,
                one.before,
                (),
                one.places[::-1],
            )
            fields = tuple(map(as_mirrored, fields))
        sides.append(repr(one._replace(fields=tuple(map(kindless, fields)))))
    return set(sides)


@given(timelines(), timelines())
def test_from_the_other_side_it_is_the_same_the_other_way_round(
    one: Timeline, other: Timeline
) -> None:
    there, back = diff(one, other), diff(other, one)
    assert from_either_side(there, mirrored=True) == from_either_side(back, mirrored=False)


@given(timelines(), seeds)
def test_edits_told_from_the_other_side(timeline: Timeline, seed: int) -> None:
    known = edited(timeline, seed)
    there, back = diff(known.before, known.after), diff(known.after, known.before)
    assert from_either_side(there, mirrored=True) == from_either_side(back, mirrored=False)


@given(timelines(), timelines())
def test_what_is_told_makes_the_one_the_other(one: Timeline, other: Timeline) -> None:
    found = diff(one, other)
    told_places = {change.places for change in found.changes}
    for change in found.changes:
        if change.change == "changed" and isinstance(change.before, Event):
            assert isinstance(change.after, Event)
            was, now = stated(change.before), stated(change.after)
            keys = {key for key in {*was, *now} if was.get(key) != now.get(key)}
            assert {field.path for field in change.fields} >= keys - {
                key for key in keys if isinstance(was.get(key, now.get(key)), dict)
            }
    kept = set(found.pairs.items())
    gone = {place for place, after in told_places if after is None and place is not None}
    come = {place for before, place in told_places if before is None and place is not None}
    assert gone | {ours for ours, _ in kept} == set(range(len(one.events)))
    assert come | {theirs for _, theirs in kept} == set(range(len(other.events)))


LISTS = [
    ("[a, b]", "[b, a]", ((), (), ("reordered",))),
    ("[a, b]", "[a, b, c]", ((), ("c",), ())),
    ("[a, b, c]", "[c, d, a]", (("b",), ("d",), ("reordered",))),
    ("[a, a]", "[a]", (("a",), (), ())),
    ("a", "[a, b]", ((), ("b",), ())),
]


@pytest.mark.parametrize(("was", "now", "expected"), LISTS)
def test_a_list_tells_what_came_and_went(was: str, now: str, expected: object) -> None:
    found = diff(
        read(f"- {{id: x, title: X, tags: {was}}}"), read(f"- {{id: x, title: X, tags: {now}}}")
    )
    ((field,),) = (one.fields for one in found.changes)
    assert field.items is not None
    assert (field.items.gone, field.items.come, field.said) == expected


def test_a_source_that_is_cited_otherwise_is_told_by_what_is_otherwise() -> None:
    was = "- {id: x, title: X, sources: [{id: s, at: p. 2, quote: so, says: {date: 1871}}]}"
    now = "- {id: x, title: X, sources: [{id: s, at: p. 3, says: {date: May 1871}}]}"
    ((field,),) = (one.fields for one in diff(read(was), read(now)).changes)
    assert field.items is not None
    assert (field.items.gone, field.items.come) == ((), ())
    ((name, inner),) = field.items.altered
    assert name == "s"
    assert [(one.path, one.before, one.after, one.said) for one in inner] == [
        ("at", "p. 2", "p. 3", ()),
        ("quote", "so", None, ()),
        ("says/date", "1871", "May 1871", ("narrowed",)),
    ]


REGISTRIES = [
    ("ann: {name: Ann}", "ann: {name: Anne}", ("changed", "ann", "ann", ["name"])),
    ("ann: {name: Ann}", "anne: {name: Ann}", ("changed", "ann", "anne", ["id"])),
    ("ann: {name: Ann}", "", ("removed", "ann", None, [])),
    ("", "ann: {name: Ann}", ("added", None, "ann", [])),
]


@pytest.mark.parametrize(("was", "now", "expected"), REGISTRIES)
def test_entries_of_registries_are_told(was: str, now: str, expected: object) -> None:
    (one,) = diff(*(read(f"actors: {{{some}}}\nevents: []") for some in (was, now))).changes
    assert one.kind == "actor"
    ids = (entry and entry.id for entry in (one.before, one.after))
    assert (one.change, *ids, [field.path for field in one.fields]) == expected


def test_what_the_file_says_of_itself_is_told() -> None:
    was = "title: Bells\ncheck: {single-source: enough}\nmine: {a: 1}\nevents: []"
    now = "title: Bells!\ntimezone: '+02:00'\nmine: {a: 2, b: 3}\nevents: []"
    (one,) = diff(read(was), read(now)).changes
    assert (one.kind, one.before, one.after) == ("file", None, None)
    assert [field.path for field in one.fields] == [
        *("title", "timezone", "check/single-source", "mine/a", "mine/b"),
    ]


def test_an_event_that_is_gone_stands_behind_what_it_stood_behind() -> None:
    was = read("- title: one\n- {id: b, title: B}\n- title: three\n- {id: d, title: D}\n")
    now = read("- {id: d, title: D, note: n}\n- {id: b, title: B, note: n}\n- title: other\n")
    titles = [(one.after or one.before).title for one in diff(was, now).changes]  # type: ignore
    assert titles == ["one", "D", "B", "three", "other"]


BOUNDS = """
- {{id: a, title: A, date: {}}}
- {{id: b, title: B, after: a}}
- {{id: c, title: C, date: 3 September 1871}}
"""


def test_bounds_that_follow_are_told_when_asked() -> None:
    was, now = read(BOUNDS.format("17 June 1871")), read(BOUNDS.format("19 June 1871"))
    assert [one.places for one in diff(was, now).changes] == [(0, 0)]
    _, followed = diff(was, now, derived=True).changes
    (field,) = followed.fields
    assert (field.path, field.before, field.after, field.said) == (
        "follows",
        "on or after 17 June 1871",
        "on or after 19 June 1871",
        ("narrower",),
    )


SELECTED = """
sources: {{s: {{title: S{0}}}, t: {{title: T{0}}}}}
events:
- {{id: a, title: A, actors: [ann], sources: [s], note: n{0}}}
- {{id: b, title: B, actors: [{1}], note: n{0}}}
"""


def test_what_either_side_selects_is_told() -> None:
    was, now = read(SELECTED.format(1, "bob")), read(SELECTED.format(2, "ann"))
    every = [(one.kind, one.places) for one in diff(was, now).changes]
    assert every == [
        *(("event", (0, 0)), ("event", (1, 1)), ("source", (None, None))),
        ("source", (None, None)),
    ]

    def ids(**wanted: str) -> list[str]:
        return [one.after.id for one in diff(was, now, **wanted).changes if one.after]  # type: ignore

    assert ids(actor="ann") == ["a", "b", "s"]
    assert ids(actor="bob") == ["b"]
    assert ids(not_actor="bob") == ["a", "b", "s"]
    assert ids(not_actor="ann") == ["b"]
    assert ids(id="a", source="s") == ["a", "s"]
    with pytest.raises(libyatl.UsageError, match="no actor is called 'cyd'"):
        ids(actor="cyd")
    with pytest.raises(libyatl.UsageError, match="no actor is called 'cyd'"):
        ids(not_actor="cyd")


def test_order_and_comments_are_layout() -> None:
    was = "# one\n# two\nevents:\n- {id: a, title: A}\n- {id: b, title: B}\n- {id: c, title: C}\n"
    now = "# two\n# new\nevents:\n- {id: c, title: C}\n- {id: a, title: A}\n- {id: b, title: B}\n"
    found = diff(read(was), read(now))
    assert not found
    assert [*plain(stat(found))] == [
        "events   3 the same\n",
        "layout   1 event stands elsewhere, 1 comment added, 1 comment removed\n",
    ]


def test_long_lists_are_told_without_looking_at_each_beside_each() -> None:
    """Which would take hours."""

    def citing(page: str) -> str:
        cited = (f'{{"id": "s{number}", "at": "{page} {number}"}}' for number in range(40_000))
        return f'[{{"id": "a", "title": "A", "sources": [{", ".join(cited)}]}}]'

    was, now = (read_data([("a.json", citing(page).encode())]) for page in ("p.", "page"))
    (change,) = diff(was, now).changes
    (field,) = change.fields
    assert field.items is not None
    assert len(field.items.altered) == 40_000
    assert not field.items.gone
    assert not field.items.come


def test_at_a_prompt_it_is_one_line() -> None:
    assert repr(diff(read("- title: A"), read("- title: A"))) == "<Difference: none>"
    assert repr(diff(read("- title: A"), read("[]"))) == "<Difference: 1 removed>"


def shuffled(known: Edited, seed: int) -> Timeline:
    events = list(known.after.events)
    Random(seed).shuffle(events)
    return replace(known.after, events=tuple(events))


@given(timelines(), seeds)
def test_the_order_in_the_file_is_no_difference(timeline: Timeline, seed: int) -> None:
    known = edited(called(timeline), seed)
    other = diff(known.before, shuffled(known, seed))
    changed, gone, come = told(other)
    assert (changed, gone, len(come)) == (known.changed, known.gone, len(known.come))
