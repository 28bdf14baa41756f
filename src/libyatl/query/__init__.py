"""Which events, and in which order: one evaluation for flags, expressions and the Python API.

scope.py        what is asked: a timeline and what follows from it
terms.py        how a term is written, and names in one that nothing bears
fields.py       the fields of an event at which a condition can look
texts_of.py     the texts of an event that are searched
conditions.py   the nodes of a condition: frozen, printable, three-valued
windows.py      dates that bound a question, as conditions
within.py       the condition that something lies in a window
whole_dates.py  what the date of an event says of all of it
windowed.py     the window that a condition keeps to
asked.py        what a caller asks in words, as conditions
each_account.py  a condition asked of each account of an event
as_told.py      the accounts of events as events of a scope of their own
expression.py   the language of --where: text to a condition
near_misses.py  what people write that is none, and how it is written
lone_words.py  words without a name or an option before them, as one condition
selection.py    what was selected, with an answer for each event
in_batches.py   rows of a table on an engine
name_notes.py   what a reader should know of how names were taken
weights.py      how many events of a table each of a few stands for
needs.py        which entries of the registries events use
groups.py       a selection by period, by who and where, by source and status
periods.py      kinds of periods: how they are numbered, written and called
under_way.py    in which periods each event surely was, and in which possibly
period_counts.py   how many events there were in each period
cell_counts.py  how many there were in each cell of a drawing
gaps.py         the days between them
bursts.py       periods with far more of them than those around
shares.py       those that have a name, a status, two actors in common
networks.py     actors as nodes, and as edges two of them in common
how_dated.py    of how many it is known when, and how
overview.py     what is asked first of them, in numbers
stat_tables.py  all this as tables
shared_ids.py   rows of a table that share an id
sorting.py      the orders in which a selection can stand
columns.py      the columns in which an event is handed on
further_columns.py  the columns that can be asked for beside these
tallies.py      who and what occurs in a selection, and how often
ranking.py      tallies, of all names or of some, in an order
fact_tables.py       facts in rows, whose columns have names
tally_columns.py   the columns in which a tally is handed on
"""

from typing import TYPE_CHECKING

from libyatl.query.conditions import (
    AtLeast,
    Both,
    Condition,
    Either,
    Identified,
    Mentions,
    Named,
    Opposite,
    Stands,
    Undated,
)
from libyatl.query.in_batches import as_selection
from libyatl.query.needs import Needs
from libyatl.query.scope import Scope
from libyatl.query.selection import Row, Selection, everything, select_where
from libyatl.query.sorting import SORTS

if TYPE_CHECKING:
    from libyatl.query.groups import GROUPS, Group
    from libyatl.query.windows import window
    from libyatl.query.within import Within

__all__ = [
    "GROUPS",
    "SORTS",
    "AtLeast",
    "Both",
    "Condition",
    "Either",
    "Group",
    "Identified",
    "Mentions",
    "Named",
    "Needs",
    "Opposite",
    "Row",
    "Scope",
    "Selection",
    "Stands",
    "Undated",
    "Within",
    "as_selection",
    "everything",
    "select_where",
    "window",
]

_ON_DEMAND = {
    "GROUPS": "libyatl.query.groups:GROUPS",
    "Group": "libyatl.query.groups:Group",
    "Within": "libyatl.query.within:Within",
    "window": "libyatl.query.windows:window",
}


def __getattr__(name: str) -> object:
    """Import what not every question needs, when it is first asked for."""
    if name not in _ON_DEMAND:
        raise AttributeError(f"module 'libyatl.query' has no attribute '{name}'")
    from libyatl.on_demand import lookup

    return lookup(_ON_DEMAND, name, "name")
