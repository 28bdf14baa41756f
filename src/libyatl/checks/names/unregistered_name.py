"""`unregistered-name`: a name that no entry of its registry knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.mentions import Mention, owners, place_of, spelled
from libyatl.checks.skeletons import skeletons
from libyatl.model import Timeline
from libyatl.model.kinds import REGISTERED, Registry
from libyatl.model.registers import Register
from libyatl.text.inert import shorten
from libyatl.text.spelling import fold, fold_without_article, nearest

_COMPARISONS = 20_000
"""Spellings are compared no more often than this: ten thousand names are no slips of the hand."""
_SHOWN = 3
_SURE = 3
"""A skeleton of fewer letters is shared by too many names."""


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the names that no entry knows, where there is a registry of their kind."""
    timeline = examined.timeline
    used = examined.mentions
    for registry, register in examined.registers.items():
        if register.entries:
            spellings = _spellings(register, timeline, registry)
            known = {fold(spelling) for spelling in spellings} - {""}
            suggest = _suggesting(spellings)
            for name, places in used[registry].items():
                if register.key(name) not in register.entries and fold(name) not in known:
                    yield _unregistered(timeline, registry, name, places, suggest(name))


def _spellings(register: Register, timeline: Timeline, registry: Registry) -> list[str]:
    """Return every spelling that is registered, names and aliases before ids."""
    each = [spelled(timeline, registry, id) for id in register.entries]
    named = [spelling for entry in each for spelling, path in entry if path]
    return [*named, *(entry[0][0] for entry in each)]


def _suggesting(spellings: list[str]) -> Callable[[str], str]:
    """Return what finds the spelling that was meant: less its article, by sound, or nearest."""
    alike: dict[object, str] = {}
    left = _COMPARISONS

    def suggest(name: str) -> str:
        nonlocal left
        if not alike:  # most files name nobody whom they do not know
            for spelling in spellings:
                for form in _forms(spelling):
                    alike.setdefault(form, spelling)
        for form in _forms(name):
            if form in alike:
                return alike[form]
        left -= len(spellings)
        return (nearest(name, spellings) or "") if left >= 0 else ""

    return suggest


def _forms(spelling: str) -> Iterator[object]:
    """Yield what a spelling has in common with others of one name."""
    if bare := fold_without_article(spelling):
        yield bare
    for form in skeletons(spelling):
        if len("".join(form)) >= _SURE:
            yield form


def _unregistered(
    timeline: Timeline, registry: Registry, name: str, places: list[Mention], guess: str
) -> Finding:
    first, *others = places
    often = f" (named {len(places)} times)" if others else ""
    return Finding(
        message=f"no {REGISTERED[registry]} of the registry is called '{shorten(name)}'{often}",
        span=place_of(timeline, first),
        label=f"did you mean '{shorten(guess)}'?" if guess else "",
        help=f"correct it, or add it to `{registry}`, as an entry or as another spelling of one",
        related=tuple((place_of(timeline, one), "also here") for one in others[:_SHOWN]),
        about=(name, *owners(timeline, places)),
    )
