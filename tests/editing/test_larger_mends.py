"""Mends of more than scalars: what goes, comes and moves, and all else as its author typed it."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from depths import ALL
from hand_styled import Hand

from libyatl import check, formats
from libyatl.checks import Checked
from libyatl.cli.app import run
from libyatl.editing.mending import Offer, offered
from libyatl.formats.yaml.text_layout import Layout
from libyatl.model import RELATION_KINDS

FILES = range(600 if ALL else 60)
ON_REQUEST = "unused-entry", "idle-relation", "idle-acceptance", "accounts-differ"


class Chronicle(Hand):
    """A file of many events, most of them in order of time, as somebody types it."""

    def __init__(self, seed: int) -> None:
        """Draw what stands where."""
        super().__init__(seed)
        draw = self.draw
        self.count = draw.randint(13, 22)
        years = sorted(1800 + draw.randint(0, 90) for _ in range(self.count))
        self.dates = [
            draw.choice([f"{year}", f"{year}-05", f"May {year}", f"c. {year}"]) for year in years
        ]
        if draw.random() < 0.4:
            self.dates.reverse()
        for _ in range(self.count // 10):
            self.dates.insert(
                draw.randrange(self.count), self.dates.pop(draw.randrange(self.count))
            )

    def events(self, count: int) -> list[str]:
        """Write more of them."""
        return super().events(self.count)

    def event(self, number: int, ids: list[str]) -> dict[str, Any]:
        """Return one with the date that is its turn, or none, and related to those before it."""
        event = super().event(number, ids)
        event.pop("with", None)
        event.pop("date", None)
        if self.draw.random() < 0.85:
            event["date"] = self.dates[number]
        if len(ids) > 2 and self.draw.random() < 0.5:
            event["after"] = [*ids[-2:], *self.draw.sample(ids[:-2], 1)]
        if self.draw.random() < 0.1:
            event["sources"] = [{"id": "letter", "says": {"date": "1640"}}]
        return event


def checked_as(data: bytes, select: Sequence[str]) -> Checked:
    return check(formats.read_data([("e.yaml", data)], format="yaml"), select=select)


def mended(data: bytes, *select: str) -> tuple[bytes, Offer]:
    """Return a file as it is once nothing more is mended, and what was refused."""
    for _ in range(9):
        offer = offered(checked_as(data, select), select=select)
        if not offer.mends:
            return data, offer
        (mend,) = offer.mends
        assert mend.before == data
        data = mend.after
    raise AssertionError("there is no end of mending")


def comments_in(data: bytes) -> Counter[str]:
    layout = Layout(data.decode())
    return Counter(layout.comments_in(0, len(layout.text)))


def tree_of(data: bytes) -> Any:
    tree = yaml.load(data, Loader=yaml.CBaseLoader)
    return tree if isinstance(tree, dict) else {"events": tree}


def number_of(event: dict[str, Any]) -> int:
    """Return which of those drawn it is: their titles end so."""
    return int(event["title"].split()[-1])


@pytest.mark.parametrize("seed", FILES)
def test_events_out_of_order_move_and_nothing_else_does(seed: int) -> None:
    data = Chronicle(seed).file().removeprefix(b"\xef\xbb\xbf")
    found = [one for one in checked_as(data, ["out-of-order"]).report if one.code == "out-of-order"]
    after, offer = mended(data, "out-of-order")
    assert comments_in(after) == comments_in(data)
    was, now = tree_of(data), tree_of(after)
    events, moved = was.pop("events"), now.pop("events")
    assert was == now
    assert sorted(events, key=number_of) == sorted(moved, key=number_of)
    left = [one for one in checked_as(after, ["out-of-order"]).report if one.code == "out-of-order"]
    assert len(left) == len(offer.refused)
    order = [number_of(event) for event in moved if "date" in event]
    stay = len(longest_rise(order))
    assert len(order) - stay <= len(found) - len(left)
    for before, then in ((events, moved), (moved, events)):
        above = dict(predecessors(before))
        assert all(above[number] == other for number, other in predecessors(then))
    assert (after == data) is (len(found) == len(left))


def predecessors(events: Sequence[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return each undated event with the one above it."""
    pairs = pairwise(events)
    return [
        (number_of(event), number_of(above))
        for above, event in pairs
        if "date" not in event and any("date" in one for one in events[: events.index(event)])
    ]


def longest_rise(numbers: Sequence[int]) -> list[int]:
    best: list[list[int]] = []
    for number in numbers:
        longest = max((run for run in best if run[-1] < number), key=len, default=[])
        best.append([*longest, number])
    return max(best, key=len, default=[])


@pytest.mark.parametrize("seed", FILES)
def test_what_says_nothing_is_taken_out_and_nothing_else_is(seed: int) -> None:
    data = Chronicle(seed).file().removeprefix(b"\xef\xbb\xbf")
    after, offer = mended(data, *ON_REQUEST)
    assert comments_in(after) == comments_in(data)
    left = Counter(one.code for one in checked_as(after, ON_REQUEST).report)
    refused = Counter(one.code for one, _ in offer.refused)
    assert {code: left[code] for code in ON_REQUEST} == {code: refused[code] for code in ON_REQUEST}
    was, now = tree_of(data), tree_of(after)
    for event, then in zip(was["events"], now["events"], strict=True):
        related = {key: value for key, value in then.items() if key in RELATION_KINDS}
        assert related.keys() <= event.keys()
        rest = {key: value for key, value in then.items() if key not in RELATION_KINDS}
        disputed = {"status": "disputed"} if rest.get("status") == "disputed" else {}
        assert rest == {k: v for k, v in event.items() if k not in RELATION_KINDS} | disputed
    for registry in ("actors", "sources"):
        entries = now.get(registry, {})
        assert entries == {id: was[registry][id] for id in entries}


def one_on_top(number: int, *, latest_first: bool = False) -> list[str]:
    """Return twelve events in order of time, of which one stands on top instead."""
    years = [*range(1800, 1812)]
    years.insert(0, years.pop(number))
    if latest_first:
        years = [years[0], *reversed(years[1:])]
    return [f"- {{id: e{year}, title: A {year}, date: {year}}}" for year in years]


@pytest.mark.parametrize("latest_first", [False, True])
@pytest.mark.parametrize("number", [3, 7, 11])
def test_a_file_stays_in_its_own_order(number: int, *, latest_first: bool) -> None:
    lines = one_on_top(number, latest_first=latest_first)
    after, _ = mended("\n".join([*lines, ""]).encode(), "out-of-order")
    assert after.decode().splitlines() == sorted(lines, reverse=latest_first)


def test_an_event_moves_with_its_comments_and_what_stands_below_it() -> None:
    first, *rest = one_on_top(5)
    own = f"# it was so\n{first}\n  # indeed\n- title: Undated"
    data = "\n".join(["events:", own, "", *rest])
    after, _ = mended(data.encode(), "out-of-order")
    assert after.decode() == "\n".join(["events:", *rest[:5], "", own, *rest[5:]])


def test_a_comment_in_the_way_of_moving_an_event_is_told() -> None:
    first, *rest = (line[2:] for line in one_on_top(5))
    data = f"events: [\n  {first}, # ours\n  {', '.join(rest)}]\n".encode()
    after, offer = mended(data, "out-of-order")
    assert (after, len(offer.refused)) == (data, 1)


def test_events_in_brackets_move_too() -> None:
    lines = [line[2:] for line in one_on_top(5)]
    data = f"events: [{', '.join(lines)}]\n".encode()
    after, _ = mended(data, "out-of-order")
    assert after.decode() == f"events: [{', '.join(sorted(lines))}]\n"


def test_an_event_that_may_stay_out_of_order_stays() -> None:
    lines = one_on_top(11)
    head = "check: {out-of-order: {for: e1811, because: It is the end.}}\nevents:\n"
    data = (head + "\n".join(lines)).encode()
    assert mended(data, "out-of-order")[0] == data


EXAMPLES: list[tuple[str, str, str]] = [
    (
        "unused-entry",
        "actors:\n  a: {name: A}\n  b:\n    name: B\nevents:\n- {title: T, actors: a}\n",
        "actors:\n  a: {name: A}\nevents:\n- {title: T, actors: a}\n",
    ),
    (
        "unused-entry",
        "places: {a: {name: A}}\nevents:\n- {title: T, date: 2017}\n",
        "events:\n- {title: T, date: 2017}\n",
    ),
    (
        "idle-relation",
        "- {id: a, title: A, date: 1790}\n- title: B\n  date: 1801\n  after:\n  - a\n",
        "- {id: a, title: A, date: 1790}\n- title: B\n  date: 1801\n",
    ),
    (
        "idle-relation",
        "- {id: a, title: A}\n- {id: b, title: B, with: {event: a, at_least: 2 days}}\n",
        "- {id: a, title: A}\n- {id: b, title: B, with: {event: a}}\n",
    ),
    (
        "idle-acceptance",
        "check:\n  no-source: Mine.\nevents:\n- {title: T, sources: [s]}\n",
        "events:\n- {title: T, sources: [s]}\n",
    ),
    (
        "accounts-differ",
        "- title: T\n  date: 1790\n  sources: [{id: s, says: {date: 1791}}]\n",
        "- title: T\n  date: 1790\n  status: disputed\n  sources: [{id: s, says: {date: 1791}}]\n",
    ),
    ("unknown-key", "- {title: T, 'sumary': S}\n", "- {title: T, 'summary': S}\n"),
    (
        "unknown-key",
        "actors: {a: {name: A, aliasses: [B]}}\nevents: [{title: T, actors: [{id: a, rloe: r}]}]\n",
        "actors: {a: {name: A, aliases: [B]}}\nevents: [{title: T, actors: [{id: a, role: r}]}]\n",
    ),
    (
        "unknown-acceptance",
        "check: {no-sauce: Mine.}\nevents:\n- title: T\n",
        "check: {no-source: Mine.}\nevents:\n- title: T\n",
    ),
]
CERTAIN = [
    ("- title: T\n  tags: a\n  'tags': a\n  note: n\n", "- title: T\n  tags: a\n  note: n\n"),
    ("- {id: a, id: a, title: T}\n", "- {id: a, title: T}\n"),
    (
        "- {id: a, title: T}\n\n- id: a\n  title: T\n\n- title: V\n",
        "- {id: a, title: T}\n\n- title: V\n",
    ),
    ("- {title: T, Summary: x}\n- {Title: V}\n", "- {title: T, summary: x}\n- {title: V}\n"),
]


@pytest.mark.parametrize(("code", "before", "after"), EXAMPLES)
def test_what_has_other_remedies_is_mended_where_its_code_is_named(
    code: str, before: str, after: str
) -> None:
    data = before.encode()
    assert mended(data, "evidence", code) == (after.encode(), ([], []))
    assert code in {one.code for one in checked_as(data, ["all"]).report}
    assert code not in {one.code for one in checked_as(after.encode(), ["all"]).report}
    assert mended(data, "all")[0] == data


@pytest.mark.parametrize(("before", "after"), CERTAIN)
def test_what_is_typed_twice_goes_once(before: str, after: str) -> None:
    assert mended(before.encode(), "all") == (after.encode(), ([], []))


STAYING = [
    ("actors:\n  # ours\n  b: {name: B}\nevents:\n- title: T\n", "unused-entry", 3),
    ("actors:\n  b: {name: B} # ours\nevents:\n- title: T\n", "unused-entry", 2),
    ("- {title: T, tgas: {a: b}}\n", "unknown-key", 1),
    ("actors: {b: {name: &x B}}\nevents:\n- title: T\n", "unused-entry", 1),
]


@pytest.mark.parametrize(("text", "code", "line"), STAYING)
def test_what_cannot_be_mended_is_named_and_stays(
    text: str, code: str, line: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "e.yaml"
    path.write_text(text)
    for option in ("--diff", "--fix"):
        run(["check", "--select", code, option, str(path)])
        assert f"libyatl: {path}:{line}: {code} stays: " in capsys.readouterr().err
        assert path.read_text() == text


def test_beside_what_stays_the_others_are_mended() -> None:
    text = "actors:\n  a: {name: A}\n  b: {name: B} # ours\n  c: {name: C}\nevents: [{title: T}]\n"
    after, offer = mended(text.encode(), "unused-entry")
    assert after.decode() == "actors:\n  b: {name: B} # ours\nevents: [{title: T}]\n"
    assert [one.about for one, _ in offer.refused] == [("b",)]


def test_a_key_that_would_be_an_error_does_not_keep_the_others_from_their_names() -> None:
    text = "- {title: T, sumary: S}\n- {title: V, tgas: {a: b}, sumary: S}\n"
    after, offer = mended(text.encode(), "unknown-key")
    assert after.decode() == text.replace("sumary", "summary")
    assert [str(why) for _, why in offer.refused] == ["'tags' must be a text, not a mapping"]


@pytest.mark.parametrize("code", ["unknown-key", "idle-relation", "unused-entry"])
def test_many_findings_of_a_file_are_mended_at_once(code: str) -> None:
    entries = [f"  a{number}: {{name: A{number}}}" for number in range(200)]
    events = [
        f"- {{id: e{number}, title: T, sumary: S, date: {1000 + number}, after: e{number - 1}}}"
        for number in range(1, 200)
    ]
    first = "- {id: e0, title: T, date: 1000}"
    data = "\n".join(["actors:", *entries, "events:", first, *events, ""]).encode()
    checked = checked_as(data, [code])
    (mend,) = offered(checked, select=[code]).mends
    assert len(mend.made) == len(checked.report) >= 199


UNSURE = [
    "- {title: T, tags: a, tags: b}\n",  # which of the two?
    "- {id: a, title: T}\n- {id: a, title: V}\n",
    "- {title: T, location: Rome}\n",  # another word, and no slip
    "- {title: T, sumary: S, summary: S}\n",
    "- {id: a, title: A}\n- {id: b, title: B, with: [{event: a, at_least: 2 days}]}\n",
    "check:\n  no-source: [{for: a, because: x}, {for: b, because: y}]\nevents:\n"
    "- {id: a, title: T, sources: [s]}\n- {id: b, title: V, sources: [s]}\n",
]


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_sure_is_not_mended_though_it_is_named(text: str) -> None:
    codes = "evidence", "unknown-key", "idle-relation", "duplicate-id", "idle-acceptance"
    assert mended(text.encode(), *codes)[0] == text.encode()


def test_one_that_does_harm_does_not_keep_the_others_from_being_mended() -> None:
    """Both become ids, and then two events have one."""
    text = "- {id: a, title: T}\n- {ID: a, title: V}\n- {Title: W}\n"
    assert mended(text.encode())[0].decode() == text.replace("Title", "title")


def shown_for(path: Path, select: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what `check --diff` shows of a file, which stays as it is."""
    data = path.read_bytes()
    run(["check", "--select", select, "--diff", str(path)])
    assert path.read_bytes() == data
    return capsys.readouterr().out


@pytest.mark.parametrize("select", ["out-of-order", "unused-entry,idle-relation"])
@pytest.mark.parametrize("seed", range(0, FILES.stop, 10))
def test_what_is_shown_is_what_is_written(
    seed: int, select: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, patched = tmp_path / "e.yaml", tmp_path / "patched.yaml"
    data = Chronicle(seed).file().removeprefix(b"\xef\xbb\xbf")
    for each in (path, patched):
        each.write_bytes(data)
    rounds = 0
    while shown := shown_for(patched, select, capsys):
        # Where one stays others may go without it, the next time: a diff shows what goes at once.
        rounds += 1
        (tmp_path / "diff").write_text(shown, encoding="utf-8", newline="")
        patch = ["patch", "--quiet", "--binary", str(patched), str(tmp_path / "diff")]
        subprocess.run(patch, check=True)
    assert rounds < 4
    assert path.read_bytes() == data
    run(["check", "--select", select, "--fix", str(path)])
    capsys.readouterr()
    assert path.read_bytes() == patched.read_bytes()
    assert shown_for(path, select, capsys) == ""
