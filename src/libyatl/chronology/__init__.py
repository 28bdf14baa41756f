"""The room of chronology: what dates, relations and sources imply together.

`resolve` turns every statement of a timeline into difference constraints, tightens them, cuts
contradictions down to the statements that matter and returns a `Chronology` beside the timeline.

solver/         graphs of whole numbers: tightest days, components, irreducible sets
sources/        when sources were published by what is said of them, and which are one origin
statements/     what a date, a length, a relation and a citation say, as constraints
layers.py       what a component with clocks was resolved to, in seconds
solved.py       the days between which each event began and ended
answers/        an order, a comparison, an explanation, what contradicts, what had appeared when
seconds.py      components with clocks, resolved in seconds within their days
anew.py         what contradicts, set aside, and the rest of its component resolved anew
firm.py         the same without what is qualified, claimed or planned
chronology.py   all that can be asked of what was solved
resolving.py    the way from a timeline to its chronology
as_of.py        what of a timeline had been published by a day

A new kind of relation begins in `statements/relations.py`, and has its rows in the tables of
`tests/chronology/`.
"""

from libyatl.chronology.chronology import Chronology
from libyatl.chronology.resolving import resolve
from libyatl.chronology.solved import Bounds

__all__ = ["Bounds", "Chronology", "resolve"]
