"""What is written as a calendar, in the eyes of the programs that read one."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from consumers.nodes import from_npm, node

import libyatl
from libyatl.dates.on_calendars import fit_of
from libyatl.model import Event

AWKWARD = """\
title: Awkward, and more
sources: {log: {title: The Log, url: "https://log.example/a,b;c", published: 1902-03-04}}
events:
- {id: run, title: '=HYPERLINK("http://h")', date: 2017-07, sources: [log]}
- {id: old, title: Caesar, date: 44 BC}
- {id: ides, title: "حفتر <script>", date: 0044-03-15, summary: "two\\nlines, and; more\\\\"}
- {id: near, title: "+1", date: 2031-05-02~, tags: ["x,y", "z;"], places: [Rome, "a; b"]}
- {id: clock, title: a, date: "2031-05-02T09:30Z", actors: [{id: 'An "n', role: 'a:b;c,"d"^'}]}
- {id: zoned, title: b, date: "2031-05-02T00:30+02:00", sources: [log], status: planned}
- {id: floating, title: c, date: "2031-05-02T00:30/2031-05-02T01:30"}
- {id: open, title: "007", date: 2031/..}
- {id: span, title: "2017-07", date: 2031-05-02/2031-05-09, status: disputed}
- {id: long, title: "\U0001f469\u200d حححححححححححححححححححححححححححححححححح", date: 2031-05-02}
- {id: none, title: "-"}
"""
SCRIPT = """\
const {readFileSync} = require("node:fs");
const ICAL = require(process.argv[1]);
const whole = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf-8")));
const told = whole.getAllSubcomponents("vevent").map((each) => {
  const event = new ICAL.Event(each);
  const end = each.hasProperty("dtend") ? event.endDate.toString() : "";
  return [event.uid, event.summary, event.startDate.toString(), end];
});
console.log(JSON.stringify(told));
"""


class Seen(NamedTuple):
    """An event as a program sees it: ISO days, or clock times with Z or without."""

    uid: str
    title: str
    begin: str
    end: str


@pytest.fixture(scope="module")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("calendars")
    source, made = folder / "awkward.yaml", folder / "awkward.ics"
    source.write_text(AWKWARD, encoding="utf-8")
    made.write_bytes(libyatl.write(libyatl.load(source), format="ics").encode())
    return made


def our_view(path: Path) -> list[Seen]:
    """Return the events that a calendar has, as our own dates have them."""
    timeline = libyatl.load(path.with_suffix(".yaml"))
    return [
        seen(event) for event in timeline.events if event.when and fit_of(event.when) == "exact"
    ]


def seen(event: Event) -> Seen:
    when = event.when
    assert when is not None
    if not when.clocked:
        days = (date.fromordinal(when.first_day), date.fromordinal(when.last_day + 1))
        return Seen(f"{event.id}@libyatl", event.title, *map(str, days))
    begin, _, end, _ = when.instants if when.zoned else when.wall
    times = [at(begin, zoned=when.zoned), at(end, zoned=when.zoned) if begin != end else ""]
    return Seen(f"{event.id}@libyatl", event.title, *times)


def at(second: int, *, zoned: bool) -> str:
    moment = datetime.min + timedelta(seconds=second - 86_400)
    return moment.isoformat() + ("Z" if zoned else "")


def iso(value: date | datetime | None) -> str:
    if isinstance(value, datetime):
        zone = value.tzinfo and value.astimezone(UTC)
        return (zone or value).replace(tzinfo=None).isoformat() + ("Z" if zone else "")
    return "" if value is None else str(value)


def by_icalendar(path: Path) -> list[Seen]:
    icalendar = pytest.importorskip("icalendar")
    whole = icalendar.Calendar.from_ical(path.read_bytes())
    return [
        Seen(
            str(each["uid"]),
            str(each["summary"]),
            iso(each.decoded("dtstart")),
            iso(each.decoded("dtend") if "dtend" in each else None),
        )
        for each in whole.walk("VEVENT")
    ]


def by_vobject(path: Path) -> list[Seen]:
    vobject: Any = pytest.importorskip("vobject")
    whole = vobject.readOne(path.read_text(encoding="utf-8"))
    return [
        Seen(
            each.uid.value,
            each.summary.value,
            iso(each.dtstart.value),
            iso(each.dtend.value if hasattr(each, "dtend") else None),
        )
        for each in whole.vevent_list
    ]


def by_ical_js(path: Path) -> list[Seen]:
    module = from_npm("ical.js/dist/ical.es5.cjs")
    done = subprocess.run(
        [node(), "-e", SCRIPT, str(module), str(path)], capture_output=True, check=True
    )
    # Of years before 1000 it writes fewer digits than four.
    return [
        Seen(uid, title, begin.rjust(10, "0"), end and end.rjust(10, "0"))
        for uid, title, begin, end in json.loads(done.stdout)
    ]


@pytest.mark.parametrize("read", [by_icalendar, by_vobject, by_ical_js])
def test_a_program_sees_the_events_that_we_see(
    read: Callable[[Path], list[Seen]], calendar: Path
) -> None:
    assert sorted(read(calendar)) == sorted(our_view(calendar))


def test_khal_shows_the_events_that_we_see(calendar: Path, tmp_path: Path) -> None:
    khal = shutil.which("khal") or pytest.skip("khal is not installed")
    config = tmp_path / "khal.conf"
    config.write_text(f"[calendars]\n[[one]]\npath = {tmp_path}\n", encoding="utf-8")
    command = [khal, "-c", str(config), "printics", "--format", "{uid}\t{title}", str(calendar)]
    done = subprocess.run(command, capture_output=True, check=True)
    shown = {tuple(one.split("\t")) for one in done.stdout.decode().splitlines() if "\t" in one}
    assert shown == {(one.uid, one.title) for one in our_view(calendar)}
