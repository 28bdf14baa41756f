"""The ids of what has none of its author's: made from titles and names, each once."""

from __future__ import annotations

from binascii import crc32
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.model import Event
from libyatl.model.entries import ID_AS_TYPED
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of
from libyatl.text.spelling import fold

_LONGEST_SLUG = 60
_MOST_SHOWN = 3


def with_ids(events: Iterable[Event], named: Iterable[str]) -> Iterator[Event]:
    """Yield the events, each with an id; none that is made is one of the `named`, or made twice."""
    taken = set(named)
    numbers: Counter[str] = Counter()
    for event in events:
        if event.named:
            yield event
            continue
        id = slug = event.id or slugged(event.title, "event")
        while id in taken:
            numbers[slug] += 1
            id = f"{slug}-{numbers[slug] + 1}"
        taken.add(id)
        yield event._replace(id=id)


class BorneIds:
    """Which of several things has which id, so that no two have the same."""

    def __init__(self) -> None:
        """Start with none."""
        self._ids: dict[str, str] = {}
        self._borne: set[str] = set()

    def of(self, one: str, wished: Iterable[str]) -> str:
        """Return the id of a thing, which `one` tells from all others.

        That is the first of the wished ones that no other thing bears; of these one must be free.
        """
        id = self._ids.get(one)
        if id is None:
            id = next(each for each in wished if each not in self._borne)
            self._ids[one] = id
            self._borne.add(id)
        return id


def slugged(name: str, kind: str) -> str:
    """Return an id made from a name; `kind` stands before a number where no letter makes one."""
    folded = "-".join(fold(name).split())[:_LONGEST_SLUG].rstrip("-")
    return folded or f"{kind}-{crc32(name.encode('utf-8', 'replace')):08x}"


def shared_ids(shared: Mapping[str, int], place: Span, what: str) -> Diagnostic:
    """Return the warning that rows, or items, bear ids of earlier ones, each with how many do."""
    first = ", ".join(f"'{shorten(id)}'" for id in [*shared][:_MOST_SHOWN])
    more = ", ..." if len(shared) > _MOST_SHOWN else ""
    rows = sum(shared.values())
    does = "bears the id of an earlier one" if rows == 1 else "bear the ids of earlier ones"
    return Diagnostic(
        code="duplicate-id",
        severity=Severity.WARNING,
        message=f"{number_of(rows, what)} {does}: {first}{more}",
        span=place,
        help="all stand; the later ones have an id that was made, and keep theirs under "
        f"'{ID_AS_TYPED}'",
    )
