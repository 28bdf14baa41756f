"""libyatl: plain-text chronology.

    >>> import libyatl
    >>> timeline = libyatl.load()
    >>> chosen = libyatl.select(timeline, actor="Haftar", since="2017-07")
    >>> print(libyatl.render(chosen))

`load` reads files into a `Timeline`, `select` asks it a question and returns a
`Selection`, `render` draws one as text and `draw` as a picture, and `write` hands one on as data.
A big table stays on an engine: `load` gives a `Table` for it, and `select` a `TableSelection`.
A date is a `When`, made by `parse_date`; every question about one has three answers, `Truth`.

Importing this package imports nothing, not even of Python's own: each name is fetched when
first used, and the command sets its signals before anything else happens.
"""

TYPE_CHECKING = False  # as type checkers have it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Any

    from libyatl.api import load as load
    from libyatl.api import render as render
    from libyatl.api import select as select
    from libyatl.api import write as write
    from libyatl.api import write_folder as write_folder
    from libyatl.checks import Checked as Checked
    from libyatl.checks import check as check
    from libyatl.comparing import Difference as Difference
    from libyatl.comparing import diff as diff
    from libyatl.counting import network as network
    from libyatl.counting import stats as stats
    from libyatl.curated import examples as examples
    from libyatl.dates import DateError as DateError
    from libyatl.dates import Gap as Gap
    from libyatl.dates import When as When
    from libyatl.dates import is_no_date as is_no_date
    from libyatl.dates import parse_date as parse_date
    from libyatl.dates import parse_gap as parse_gap
    from libyatl.dates import to_edtf as to_edtf
    from libyatl.dates.saying.in_words import in_words as in_words
    from libyatl.drawings import draw as draw
    from libyatl.editing.edited import Edited as Edited
    from libyatl.editing.edited import add as add
    from libyatl.editing.edited import edit as edit
    from libyatl.editing.edited import remove as remove
    from libyatl.editing.mended_file import Mend as Mend
    from libyatl.editing.mending import mend as mend
    from libyatl.editing.mending import mends as mends
    from libyatl.editing.merging import Merge as Merge
    from libyatl.editing.merging import merge as merge
    from libyatl.editing.renaming import Renamed as Renamed
    from libyatl.editing.renaming import rename as rename
    from libyatl.errors import InputError as InputError
    from libyatl.errors import LibyatlError as LibyatlError
    from libyatl.errors import OutputError as OutputError
    from libyatl.errors import UsageError as UsageError
    from libyatl.findings.diagnostics import Diagnostic as Diagnostic
    from libyatl.findings.diagnostics import Report as Report
    from libyatl.findings.diagnostics import Severity as Severity
    from libyatl.findings.diagnostics import Span as Span
    from libyatl.formats.how import How as How
    from libyatl.model import Acceptance as Acceptance
    from libyatl.model import Actor as Actor
    from libyatl.model import Citation as Citation
    from libyatl.model import Event as Event
    from libyatl.model import Participant as Participant
    from libyatl.model import Place as Place
    from libyatl.model import Relation as Relation
    from libyatl.model import Source as Source
    from libyatl.model import Timeline as Timeline
    from libyatl.query import Selection as Selection
    from libyatl.tables.asked_table import Table as Table
    from libyatl.tables.table_selection import TableSelection as TableSelection
    from libyatl.truth import Truth as Truth
    from libyatl.version import __version__ as __version__

_HOMES = {
    "libyatl.api": ("load", "render", "select", "write", "write_folder"),
    "libyatl.checks": ("Checked", "check"),
    "libyatl.comparing": ("Difference", "diff"),
    "libyatl.counting": ("network", "stats"),
    "libyatl.curated": ("examples",),
    "libyatl.dates": (
        "DateError",
        "Gap",
        "When",
        "is_no_date",
        "parse_date",
        "parse_gap",
        "to_edtf",
    ),
    "libyatl.dates.saying.in_words": ("in_words",),
    "libyatl.drawings": ("draw",),
    "libyatl.findings.diagnostics": ("Diagnostic", "Report", "Severity", "Span"),
    "libyatl.errors": ("InputError", "LibyatlError", "OutputError", "UsageError"),
    "libyatl.formats.how": ("How",),
    "libyatl.editing.edited": ("Edited", "add", "edit", "remove"),
    "libyatl.editing.mended_file": ("Mend",),
    "libyatl.editing.mending": ("mend", "mends"),
    "libyatl.editing.renaming": ("Renamed", "rename"),
    "libyatl.editing.merging": ("Merge", "merge"),
    "libyatl.model": (
        "Acceptance",
        "Actor",
        "Citation",
        "Event",
        "Participant",
        "Place",
        "Relation",
        "Source",
        "Timeline",
    ),
    "libyatl.query": ("Selection",),
    "libyatl.tables.asked_table": ("Table",),
    "libyatl.tables.table_selection": ("TableSelection",),
    "libyatl.truth": ("Truth",),
    "libyatl.version": ("__version__",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Acceptance",
    "Actor",
    "Checked",
    "Citation",
    "DateError",
    "Diagnostic",
    "Difference",
    "Edited",
    "Event",
    "Gap",
    "How",
    "InputError",
    "LibyatlError",
    "Mend",
    "Merge",
    "OutputError",
    "Participant",
    "Place",
    "Relation",
    "Renamed",
    "Report",
    "Selection",
    "Severity",
    "Source",
    "Span",
    "Table",
    "TableSelection",
    "Timeline",
    "Truth",
    "UsageError",
    "When",
    "add",
    "check",
    "diff",
    "draw",
    "edit",
    "examples",
    "in_words",
    "is_no_date",
    "load",
    "mend",
    "mends",
    "merge",
    "network",
    "parse_date",
    "parse_gap",
    "remove",
    "rename",
    "render",
    "select",
    "stats",
    "to_edtf",
    "write",
    "write_folder",
]


def __getattr__(name: str) -> "Any":
    if name not in _HOME:
        raise AttributeError(f"module 'libyatl' has no attribute '{name}'")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
