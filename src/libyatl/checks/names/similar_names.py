"""`similar-names`: two actors whose names may be one in two spellings. Only ever a hint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.mentions import Mention, place_of
from libyatl.checks.renames import rename_command
from libyatl.checks.skeletons import Skeleton, skeletons
from libyatl.findings.diagnostics import Span
from libyatl.model import Actor, Timeline
from libyatl.text.inert import shorten
from libyatl.text.spelling import fold

_SURE = 4
"""Fewer letters of a skeleton are no name of several words."""
_SURE_ALONE = 3
_COMPARED = 4
"""With so many others of one skeleton each is compared, at the most."""
_FAMILY_NAMES = range(2, 4)
"""So many words has a name whose last is a family name."""


class _Spelling(NamedTuple):
    """A spelling, where it is written, and its skeletons, which are dear."""

    text: str
    where: str | Mention
    skeletons: tuple[Skeleton, ...]


class _Actor(NamedTuple):
    id: str
    kind: str
    spellings: tuple[_Spelling, ...]


class _Alone(NamedTuple):
    """A family name with what stands before it: nothing, or the first letter of a skeleton."""

    family: str
    initial: str


Pair = tuple[_Actor, _Spelling, _Actor, _Spelling]


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the entries that may be one, and the names that no entry knows that may be one.

    Whether such a name is that of an entry is `unregistered-name`, what two entries share as it
    stands is `shared-spelling`, and names that fold alike are `two-spellings`.
    """
    timeline = examined.timeline
    entries = [
        _Actor(id, one.kind, tuple(_spellings(one.name, one.aliases)))
        for id, one in timeline.actors.items()
    ]
    key = examined.names.actors.key
    known = {fold(one.text) for entry in entries for one in entry.spellings}
    others: dict[str, _Actor] = {}
    for name, places in examined.mentions["actors"].items():
        folded = fold(name) or name
        if key(name) not in timeline.actors and folded not in known and folded not in others:
            others[folded] = _Actor(name, "", (_spelling(name, places[0]),))
    where = _Places(examined)
    unknown = list(others.values())
    for pair in (*_pairs(entries, registered=True), *_pairs(unknown, registered=False)):
        yield _similar(where, *pair, help=_remedy(timeline, pair[0].id, pair[2].id))


def _spellings(name: str, aliases: Iterable[str]) -> Iterator[_Spelling]:
    yield _spelling(name, "name")
    for number, alias in enumerate(aliases):
        yield _spelling(alias, f"aliases/{number}")


def _spelling(text: str, where: str | Mention) -> _Spelling:
    return _Spelling(text, where, skeletons(text))


def _pairs(actors: Sequence[_Actor], *, registered: bool) -> Iterator[Pair]:
    """Yield each actor that may be an earlier one, by full names, else by family names."""
    seen: set[tuple[str, str]] = set()
    for pair in (*_by_full_names(actors), *_by_family_names(actors)):
        one, _, other, _ = pair
        if (one.id, other.id) not in seen and not (registered and _share(one, other)):
            seen.add((one.id, other.id))
            yield pair


def _share(one: _Actor, other: _Actor) -> bool:
    """Whether two entries bear the same spelling."""
    names = {fold(spelling.text) for spelling in one.spellings}
    return any(fold(spelling.text) in names for spelling in other.spellings)


def _by_full_names(actors: Sequence[_Actor]) -> Iterator[Pair]:
    bearers: defaultdict[Skeleton, list[tuple[_Actor, _Spelling]]] = defaultdict(list)
    for actor in actors:
        for spelling in actor.spellings:
            for form in sorted(set(_full(spelling))):
                for other, borne in bearers[form]:
                    if other.id != actor.id and _alike_in_kind(actor, other):
                        yield other, borne, actor, spelling
                        break
                if len(bearers[form]) < _COMPARED:
                    bearers[form].append((actor, spelling))


def _by_family_names(actors: Sequence[_Actor]) -> Iterator[Pair]:
    """Yield those of whom only a family name is known, where one other alone bears it."""
    persons = [actor for actor in actors if actor.kind in ("", "person")]
    families: defaultdict[str, dict[str, tuple[_Actor, _Spelling, str]]] = defaultdict(dict)
    taken: dict[Skeleton, str] = {}
    alone: list[tuple[_Actor, _Spelling, _Alone]] = []
    for actor in persons:
        full = [(spelling, form) for spelling in actor.spellings for form in _full(spelling)]
        for spelling, form in full:
            usual = len(form) in _FAMILY_NAMES and _all_capital(spelling.text)
            bearers = families[form[-1]]
            if usual and taken.setdefault(form, actor.id) == actor.id:
                _, borne, letters = bearers.get(actor.id, (actor, spelling, ""))
                if actor.id in bearers or len(bearers) < _COMPARED:
                    bearers[actor.id] = actor, borne, letters + form[0][0]
        if not full:
            alone += [(actor, one, form) for one in actor.spellings for form in _alone(one)]
    for actor, spelling, (family, initial) in alone:
        agreeing = [
            (other, borne)
            for other, borne, letters in families[family].values()
            if other.id != actor.id and (not initial or not letters or initial in letters)
        ]
        if len(agreeing) == 1:
            yield *agreeing[0], actor, spelling
        elif not agreeing and len(families[family]) < _COMPARED:
            families[family].setdefault(actor.id, (actor, spelling, initial))


def _full(spelling: _Spelling) -> list[Skeleton]:
    """Return the skeletons of a name of several words, without initials."""
    several = (form for form in spelling.skeletons if len(form) > 1)
    found = ([word for word in form if not word.endswith(".")] for form in several)
    return [tuple(form) for form in found if len(form) > 1 and len("".join(form)) >= _SURE]


def _alone(spelling: _Spelling) -> list[_Alone]:
    """Return the family names of a name that has but initials beside one."""
    found = []
    for form in spelling.skeletons:
        *before, family = form
        if all(word.endswith(".") for word in before) and len(family) >= _SURE_ALONE:
            found.append(_Alone(family, before[0][:1] if before else ""))
    return [one for one in found if not one.family.endswith(".")]


def _all_capital(text: str) -> bool:
    """Whether no word is written small but an article: a name, and no description."""
    parts = (part for word in text.split() for part in word.split("-"))
    return not any(part[:1].islower() and len(part) > 2 for part in parts)


def _alike_in_kind(one: _Actor, other: _Actor) -> bool:
    return not one.kind or not other.kind or one.kind == other.kind


class _Places:
    """Where spellings are written; that of one is asked for each other that it is like."""

    def __init__(self, examined: Examined) -> None:
        self._timeline = examined.timeline
        self._known: dict[tuple[str, str | Mention], Span | None] = {}

    def of(self, actor: _Actor, spelling: _Spelling) -> Span | None:
        asked = actor.id, spelling.where
        if asked not in self._known:
            self._known[asked] = (
                place_of(self._timeline, spelling.where)
                if isinstance(spelling.where, Mention)
                else self._timeline.span(("actors", actor.id), spelling.where)
            )
        return self._known[asked]


def _remedy(timeline: Timeline, first: str, later: str) -> str:
    """Return how to make two one: by a command, where that can do it unasked."""
    one, other = timeline.actors.get(first), timeline.actors.get(later)
    agree = one is None or other is None or _agree(one, other)
    command = rename_command(timeline, "actor", later, first, merge=True) if agree else ""
    if command:
        return f"if they are one: {command}"
    return "if they are one, make one the alias of the other in `actors`"


def _agree(one: Actor, other: Actor) -> bool:
    """Whether two entries say nothing that differs, beside their names."""
    told = ({"kind": each.kind, "note": each.note, **each.extra} for each in (one, other))
    ours, theirs = ({key: said for key, said in each.items() if said != ""} for each in told)
    return all(theirs[key] == said for key, said in ours.items() if key in theirs)


def _similar(
    places: _Places,
    first: _Actor,
    borne: _Spelling,
    later: _Actor,
    spelling: _Spelling,
    help: str,
) -> Finding:
    span = places.of(first, borne)
    return Finding(
        message=f"'{shorten(spelling.text)}' may be '{shorten(borne.text)}' in another spelling",
        span=places.of(later, spelling),
        help=help,
        related=((span, f"here it is '{shorten(borne.text)}'"),),
        about=(first.id, later.id),
    )
