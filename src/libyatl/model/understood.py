"""What was understood of a file of another tool, to be said to its reader."""

from __future__ import annotations

from typing import NamedTuple

from libyatl.model.entries import AS_TYPED, Event


class Look(NamedTuple):
    """What a column looks like.

    Attributes:
        name: what it is called.
        filled: how many of its cells say something.
        samples: the first of them, each once.
        distinct: how many of them differ, of the first thousand.
        dated: whether it may hold dates.
    """

    name: str
    filled: int
    samples: tuple[str, ...]
    distinct: int
    dated: bool


class Understood(NamedTuple):
    """How one table or list was read.

    Attributes:
        file: its name, as it is shown.
        what: what it was taken for: `ACLED`, `a table`, `a list`.
        entries: what it holds one of, in the plural: `rows`, `events`, `notes`.
        held: how many of them it holds.
        taken: how many became events.
        columns: what its columns, or keys, are called, in their order.
        roles: each role, with the columns that have it.
        said: what else is to be said, each with a word in front: `dates`, `titles`, `kept`, `note`.
        title: how titles are made of columns, as `--title` takes it; empty where they are not.
        events: where its events stand in the timeline: the first, and the one behind the last;
            known once the file was read to its end.
        looks: what the columns without a role look like; only where no event has a date, or titles
            are not known, so that a person has to choose.
        heeds: fields of a `How` that it heeds beside those that all files of other tools do.
    """

    file: str
    what: str
    entries: str
    held: int
    taken: int
    columns: tuple[str, ...]
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    said: tuple[tuple[str, str], ...]
    title: str
    events: tuple[int, int] = (0, 0)
    looks: tuple[Look, ...] = ()
    heeds: frozenset[str] = frozenset()

    def dates_as_typed(self, event: Event) -> list[str]:
        """Return the cells of the date of one of its events that were read as something else."""
        names = [name for role, some in self.roles if role in ("date", "end") for name in some]
        kept = (event.extra.get(name, event.extra.get(f"{name}{AS_TYPED}")) for name in names)
        return list(dict.fromkeys(cell for cell in kept if isinstance(cell, str)))
