"""Which events, and in which order: one evaluation for flags, expressions and the Python API.

conditions.py   the nodes of a condition: frozen, printable, three-valued
selection.py    what was selected, with an answer for each event
order.py        the orders in which a selection can stand
"""

from libyatl.query.conditions import (
    Both,
    Condition,
    Either,
    Identified,
    Mentions,
    Named,
    Opposite,
    Scope,
    Stands,
    Within,
)
from libyatl.query.order import SORTS
from libyatl.query.selection import Selection, everything, select_where

__all__ = [
    "SORTS",
    "Both",
    "Condition",
    "Either",
    "Identified",
    "Mentions",
    "Named",
    "Opposite",
    "Scope",
    "Selection",
    "Stands",
    "Within",
    "everything",
    "select_where",
]
