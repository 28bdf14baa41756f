"""`two-spellings`: one name in two spellings, of every kind of name that an event bears."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.mentions import Mention, owners, place_of, spelled
from libyatl.checks.renames import rename_command
from libyatl.checks.tidiness import tidy
from libyatl.findings.diagnostics import Span
from libyatl.model.kinds import KINDS, Kind
from libyatl.text.inert import shorten
from libyatl.text.spelling import fold, fold_lightly

_USUAL = 3
"""A spelling that is so many times as frequent as another is the one that was meant."""

_BOTH = "both count as one, and a reader may take them for two"


class _Used(NamedTuple):
    """One use of a name, and the name as it was typed there."""

    mention: Mention
    typed: str


class _Spelling(NamedTuple):
    """A name as it is tidy, and where it is used."""

    text: str
    uses: list[_Used]


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the names that differ from a more frequent one in nothing that makes two names.

    One finding for each spelling in each file. How many blanks is `untidy-name`; and what a
    registry knows is one name there, however it is spelled.
    """
    for kind in KINDS:
        for spellings in _each_name(examined, kind):
            if len(spellings) > 1:
                usual = max(spellings, key=lambda one: len(one.uses))
                for one in spellings:
                    if one is not usual:
                        yield from _other(examined, kind, one, usual)


def _each_name(examined: Examined, kind: Kind) -> Iterator[list[_Spelling]]:
    """Yield the spellings of each name that no registry knows and that has several."""
    known = _known(examined, kind)
    used = examined.mentions[KINDS[kind].plural]
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in used:
        alike[_form(name, kind)].append(name)
    for form, names in alike.items():
        if len(names) > 1 and form not in known:
            spellings: dict[str, _Spelling] = {}
            for name in names:
                one = spellings.setdefault(tidy(name), _Spelling(tidy(name), []))
                one.uses.extend(_Used(place, name) for place in used[name])
            yield list(spellings.values())


def _known(examined: Examined, kind: Kind) -> set[str]:
    """Return the spellings that a registry has, folded as it folds them."""
    registry = KINDS[kind].registry
    if registry is None:
        return set()
    timeline = examined.timeline
    each = (spelled(timeline, registry, id) for id in examined.registers[registry].entries)
    return {fold(text) for entry in each for text, _ in entry} - {""}


def _form(text: str, kind: Kind) -> str:
    """Return what the spellings of one name have in common.

    A registry takes names that fold alike for one. Of a tag, which means itself (`C`, `C++`),
    only case, blanks, hyphens and underscores are nothing.
    """
    return KINDS[kind].alike(tidy(text)) or fold_lightly(tidy(text))


def _other(examined: Examined, kind: Kind, one: _Spelling, usual: _Spelling) -> Iterator[Finding]:
    certain = len(usual.uses) >= _USUAL * len(one.uses)
    for places in _by_file(examined, one).values():
        yield Finding(
            message=f"the {kind} '{shorten(one.text)}' is elsewhere written "
            f"'{shorten(usual.text)}'",
            span=places[0][0],
            label=f"written so {_times(one)}, and otherwise {_times(usual)}",
            help=examined.remedy(
                [(span, used.typed) for span, used in places],
                usual.text,
                before=f"{_BOTH}: write '",
            )
            if certain
            else f"{_BOTH}: {_in_one_way(examined, kind, one, usual)}",
            related=((place_of(examined.timeline, usual.uses[0].mention), _here(usual)),),
            about=owners(examined.timeline, (used.mention for _, used in places)),
        )


def _in_one_way(examined: Examined, kind: Kind, one: _Spelling, usual: _Spelling) -> str:
    """Return how to write a name in one way where nobody can tell which: by a command, if any."""
    tidy_throughout = all(used.typed == one.text for used in one.uses)
    command = rename_command(examined.timeline, kind, one.text, usual.text)
    if tidy_throughout and command:
        return command
    return f"write it in one way, such as '{shorten(usual.text)}'"


def _by_file(examined: Examined, one: _Spelling) -> Mapping[str, list[tuple[Span, _Used]]]:
    files: defaultdict[str, list[tuple[Span, _Used]]] = defaultdict(list)
    for used in one.uses:
        span = place_of(examined.timeline, used.mention)
        if span:
            files[span.file].append((span, used))
    return files


def _here(usual: _Spelling) -> str:
    return f"here it is '{shorten(usual.text)}'"


def _times(spelling: _Spelling) -> str:
    count = len(spelling.uses)
    return "once" if count == 1 else f"{count} times"
