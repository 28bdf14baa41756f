"""The room of chronology: what dates, relations and sources imply together.

`resolve` turns every statement of a timeline into difference constraints (`rules`), tightens
them (`network`), cuts contradictions down to the statements that matter (`contradiction`,
`agreement`) and returns a `Chronology` beside the timeline: the bounds of every event, why
they hold (`explanation`), how two events lie to each other (`comparison`) and the order in
which they stand (`order`). `provenance` tells how many independent origins an event has, and
what had been published by a day (`as_of`), which is asked before anything is resolved.

A new kind of relation is a line in `rules.links` and in `rules.anchored`, its words in
`wording.py`, what it says of an order in `order.py`, and rows in the tables of
`tests/chronology/`. Its name stands in `libyatl.model`, in the tables of `libyatl.formats` that
list the keys of an event, and in `libyatl.checks.idle_relation`.
"""

from libyatl.chronology.chronology import Bounds, Chronology
from libyatl.chronology.resolving import resolve

__all__ = ["Bounds", "Chronology", "resolve"]
