"""What an edit touches of a file, so that no more of it need be read again to see it as meant.

In the place of other events on lines of their own stands one that says how many there were. Nothing
is lost by that: a parser of YAML that has read up to the line of an event knows of what came before
only how far in the list stands, and the same lines follow. The one that stands in for others would
show, if what is touched did not end as it should. What may come to have an id of a name with others
is never left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from libyatl.editing.file_parts import listed_events
from libyatl.editing.splices import Splice, spliced
from libyatl.editing.yaml_document import Document
from libyatl.formats.yaml.placed import Pairs, Value, value_of


class Excerpt(NamedTuple):
    """Part of a file that is edited, or the whole.

    Attributes:
        text: the part, as it stands before the edit.
        comments: those in it.
        splices: those of the edit, in the part.
        wanted: what the part is to say after it.
        stand_ins: by title, how many lines of the file an event in the part stands for.
    """

    text: str
    comments: Sequence[str]
    splices: Sequence[Splice]
    wanted: Value
    stand_ins: Mapping[str, int]

    def lines(self, after: Document) -> dict[str, int]:
        """Return the line of each event with an id, in the file, by how the part is afterwards."""
        found: dict[str, int] = {}
        further = 0
        for item in after.parts.items:
            assert isinstance(item.value, Pairs)
            said = value_of(item.value)
            assert isinstance(said, dict)
            title, id = str(said.get("title")), said.get("id")
            if said.keys() == {"title"} and title in self.stand_ins:
                further += self.stand_ins[title] - 1
            elif isinstance(id, str):
                found[id] = after.line_of(item.value.start) + further
        return found


def excerpt(document: Document, splices: Sequence[Splice], wanted: Value) -> Excerpt:
    """Return what an edit touches of a file.

    Args:
        document: the file.
        splices: the edit.
        wanted: what the file is to say after it; events that stay are those of `document.tree`
            themselves, or else they count as touched.
    """
    listed, then = listed_events(document.tree), listed_events(wanted)
    runs = [*_free_runs(_untouched(document, splices, listed, then))]
    names = _stand_in_titles(document, runs)
    short = _in_short(listed, then, dict(zip(runs, names, strict=True)))
    layout, items = document.layout, document.parts.items
    if not runs or short is None:
        comments = layout.comments_in(0, len(layout.text))
        return Excerpt(layout.text, comments, splices, wanted, {})
    pad = " " * layout.column(items[0].dash)
    cuts = [
        Splice(
            layout.line_start(items[first].dash),
            layout.line_start(items[last + 1].dash),
            f"{pad}- title: {name}{layout.line_break}",
        )
        for (first, last), name in zip(runs, names, strict=True)
    ]
    lines = {
        name: layout.line_of(cut.end) - layout.line_of(cut.start)
        for name, cut in zip(names, cuts, strict=True)
    }
    begins, ends = [0, *(cut.end for cut in cuts)], [*(cut.start for cut in cuts), len(layout.text)]
    kept = zip(begins, ends, strict=True)
    comments = [one for begin, end in kept for one in layout.comments_in(begin, end)]
    said: Value = {**wanted, "events": short} if isinstance(wanted, dict) else short
    return Excerpt(spliced(layout.text, cuts), comments, [*_moved_by(splices, cuts)], said, lines)


def _untouched(
    document: Document, splices: Sequence[Splice], listed: Sequence[Value], then: Sequence[Value]
) -> list[bool]:
    """Return of each event of a file whether an edit has nothing to do with it."""
    events, layout = document.parts.events, document.layout
    if events is None or events.flow or len(document.parts.items) != len(events.items):
        return []
    found = [layout.begins_line(item.dash) for item in events.items]
    begins = [layout.line_start(item.dash) for item in events.items]
    found[0] = found[-1] = False
    for one in splices:
        first, last = (bisect_right(begins, place) - 1 for place in (one.start, one.end))
        for number in range(max(first, 0), min(last + 1, len(found))):
            found[number] = False
    stay = {id(event) for event in then}
    here = {id(event) for event in listed}
    new = {_id_of(event) for event in then if id(event) not in here}
    return [
        free and id(event) in stay and _id_of(event) not in new
        for free, event in zip(found, listed, strict=True)
    ]


def _id_of(event: Value) -> object:
    """Return the id of an event; of one without, nothing that another has."""
    said = event.get("id") if isinstance(event, dict) else None
    return said if isinstance(said, str) else object()


def _free_runs(untouched: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run."""
    for free, several in groupby(range(len(untouched)), untouched.__getitem__):
        run = [*several]
        if free:
            yield run[0], run[-1]


def _stand_in_titles(document: Document, runs: Sequence[tuple[int, int]]) -> list[str]:
    """Return a title for each run, which no event of the file has."""
    word = "Events"
    while f"{word} from " in document.layout.text:
        word = f"Other {word}"
    return [f"{word} from {first + 1} to {last + 1}" for first, last in runs]


def _in_short(
    listed: Sequence[Value], then: Sequence[Value], names: Mapping[tuple[int, int], str]
) -> list[Value] | None:
    """Return the events that are to be with one for each run; None where one is not there whole."""
    begin = {id(listed[first]): (first, last) for first, last in names}
    found: list[Value] = []
    place = 0
    seen = 0
    while place < len(then):
        run = begin.get(id(then[place]))
        if run is None:
            found.append(then[place])
            place += 1
            continue
        first, last = run
        several = listed[first : last + 1]
        if [*map(id, then[place : place + len(several)])] != [*map(id, several)]:
            return None
        found.append({"title": names[run]})
        place += len(several)
        seen += 1
    return found if seen == len(names) else None


def _moved_by(splices: Sequence[Splice], cuts: Sequence[Splice]) -> Iterator[Splice]:
    """Yield splices as they are where cuts were made before them."""
    ends = [cut.end for cut in cuts]
    further = [0]
    for cut in cuts:
        further.append(further[-1] + len(cut.text) - (cut.end - cut.start))
    for one in splices:
        by = further[bisect_right(ends, one.start)]
        yield Splice(one.start + by, one.end + by, one.text)
