"""Markwhen as its own parser reads it: as many events as here, on the same days.

Version 1.2.0 takes the month first whatever the header says, leaves the last year of years BC out,
and counts a line that begins with a clock time for an event: none of these is compared.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from consumers.nodes import from_npm, node

import libyatl
from libyatl.dates.civil import day_to_iso

PARSE = """\
import {{parse}} from {module};
import fs from 'fs';
const found = [];
const walk = (each) => each.children ? each.children.forEach(walk) : found.push(each);
walk(parse(fs.readFileSync(process.argv[2], 'utf8')).events);
const told = ({{tags, dateRangeIso}}) =>
  [tags, dateRangeIso.fromDateTimeIso, dateRangeIso.toDateTimeIso];
console.log(JSON.stringify(found.map(told)));
"""
WHOLE = """\
title: The ferry
timezone: UTC
#boats: blue

# Building
1919: The keel is laid #boats
It was cold.
- [ ] ask the mayor
1920 - 1923: It is built
1920/1921: Its engine is built
3/4/1924: Trials
4/1924: More trials
March 21, 1925: It sails
21 March 1926: It sails again
July 1927: A month
1928-05-06: A day
1928-05-06 / 1928-05-09: Some days
## Service
May 1, 1930 - June 1931: It carries mail
1932-01-01/5 days: It rests
44 BC: Somebody rows
// 1950: nobody
2031-02-03/2031-02-05: It runs
"""


def of_the_parser(path: Path) -> list[list[object]]:
    """Return of each event its tags, and the instants from which and until which it is."""
    module = from_npm("@markwhen/parser/lib/index.js").as_uri()
    script = path.with_suffix(".mjs")
    script.write_text(PARSE.format(module=json.dumps(module)))
    told = subprocess.run(
        [node(), str(script), str(path)], capture_output=True, text=True, timeout=120, check=True
    )
    found: list[list[object]] = json.loads(told.stdout)
    return found


def day_of(instant: object) -> str:
    """Return `-0043-01-01` of an instant, whose year has six digits if it is before 0."""
    day = str(instant).partition("T")[0]
    return day.replace("-00", "-", 1) if day.startswith("-") else day


def test_its_parser_finds_the_same_events_on_the_same_days(tmp_path: Path) -> None:
    path = tmp_path / "ferry.mw"
    path.write_text(WHOLE)
    timeline = libyatl.load(str(path))
    theirs = of_the_parser(path)
    assert len(timeline.events) == len(theirs)
    for event, (tags, begin, end) in zip(timeline.events, theirs, strict=True):
        assert event.when is not None, event.title
        # Their end is the instant at which the day after the last one begins.
        ours = day_to_iso(event.when.first_day), day_to_iso(event.when.last_day + 1)
        assert ours == (day_of(begin), day_of(end)), event.title
        assert isinstance(tags, list)
        assert {*tags} <= {*event.tags}, event.title
