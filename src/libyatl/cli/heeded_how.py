"""That what is said of other tools' files says something: files heed it, and have its columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from libyatl.errors import UsageError
from libyatl.formats.how import AS_IT_IS, How
from libyatl.text.inert import shorten
from libyatl.text.plurals import either
from libyatl.text.spelling import did_you_mean, nearest

if TYPE_CHECKING:
    from libyatl.api import Loaded

_OPTIONS = {
    **{field: f"--{field.replace('_', '-')}" for field in How._fields},
    "order": "--dayfirst or --monthfirst",
}
"""By field of a `How`: the option that says it."""
_OF_FEW = {
    "delimiter": "CSV",
    "sheet": "a workbook",
    "drop_mirrored": "a table of ICEWS",
    "trust_days": "a result of Wikidata",
}
"""What no file is, where one of these does nothing."""
_MOST = 20
"""So many columns are named, where one is not found."""


def see_heeded(how: How, timeline: Loaded) -> None:
    """See that some file heeds all that is said, and has the columns that are named.

    Nothing is known of a file that was not read to its end, unless it was understood.

    Raises:
        UsageError: none does, or has.
    """
    if how == AS_IT_IS:
        return
    unknown_yet = {place.file for place in timeline.unread}
    if unknown_yet - {one.file for one in timeline.understood}:
        return
    for field, value in how._asdict().items():
        if value != getattr(AS_IT_IS, field) and field not in timeline.heeded:
            own = "what is read has the keys of libyatl itself"
            foreign = "nothing of it is left open in what is read"
            of_few = field in _OF_FEW and f"no file is {_OF_FEW[field]}"
            why = of_few or (foreign if timeline.understood else own)
            raise UsageError(f"{_OPTIONS[field]} does nothing: {why}", help="leave it out")
    columns = dict.fromkeys(name for one in timeline.understood for name in one.columns)
    _see_columns(how, list(columns))
    had = {role for one in timeline.understood for role, _ in one.roles}
    if timeline.understood:
        _see_companions(how, had)


def _see_columns(how: How, known: Sequence[str]) -> None:
    """See that the columns are there, by their names or as these fold."""
    from libyatl.formats.foreign.roles import folded
    from libyatl.formats.foreign.templates import Template

    named = [("--map", [column]) for _, column in how.map if column != "none"]
    named += [("--title", columns) for columns in Template(how.title).places]
    there = {*known, *map(folded, known)}
    for said_with, columns in named:
        if there.isdisjoint([*columns, *map(folded, columns)]):
            guess = nearest(columns[0], known)
            raise UsageError(
                f"{said_with}: no column is called '{shorten(columns[0])}'",
                help=did_you_mean([guess]) if guess else f"there are {_listed_columns(known)}",
            )


def _see_companions(how: How, had: Collection[str]) -> None:
    """See that no role was given to a column for nothing, since it says nothing alone."""
    from libyatl.formats.foreign.roles import NEEDS

    for role, column in how.map:
        needs = [other for known, others in NEEDS.items() if known == role for other in others]
        if needs and column != "none" and role not in had:
            raise UsageError(
                f"--map: '{role}' says nothing alone",
                help=f"say too which column holds the {either(needs)}: --map {needs[0]}=NAME",
            )


def _listed_columns(names: Sequence[str]) -> str:
    """Return the names, the first of many."""
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(map(shorten, names[:_MOST])) + more
