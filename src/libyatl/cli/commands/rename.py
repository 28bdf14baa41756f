"""`libyatl rename`: another name for an event, an actor, a place, a source or a tag."""

from __future__ import annotations

from typing import Annotated

from libyatl.cli import asking
from libyatl.cli.importing import Importing
from libyatl.cli.options import Reading, Writing
from libyatl.cli.process import streams
from libyatl.cli.rename_options import Renaming
from libyatl.cli.typer_face import argument
from libyatl.editing.renaming import Renamed
from libyatl.editing.renaming import rename as renamed
from libyatl.errors import EXIT_DATA, EXIT_DONE
from libyatl.text.inert import one_line, shorten
from libyatl.text.plurals import number_of

EXAMPLES = """
libyatl rename actor hifter haftar
libyatl rename event mar-12 tobruk-visit --diff
libyatl rename tag 'peace talks' peace-talks --spellings
libyatl rename source letter-copy letter --merge --keep new
"""


def rename(
    kind: Annotated[
        str,
        argument(metavar="KIND", help="event, actor, place, source or tag.", offers="kind of name"),
    ],
    old: Annotated[
        str, argument(metavar="OLD", help="The id, or the name.", offers="name of the kind")
    ],
    new: Annotated[
        str, argument(metavar="NEW", help="What it becomes.", offers="name of the kind")
    ],
    *,
    reading: Reading,
    importing: Importing,
    renaming: Renaming,
) -> int:
    """Give an event another id, or an actor, a place, a source or a tag another name.

    All files that are read are changed together, wherever they name it: the entry, events, what
    sources say, relations, accepted findings. A name is replaced where it is the id. The same
    command again completes what was broken off between two files. Only YAML is edited.
    """
    timeline = asking.see_timeline(asking.loaded(reading, importing, Writing()), "rename")
    done = renamed(
        timeline,
        kind,
        old,
        new,
        spellings=renaming.spellings,
        merge=renaming.merge,
        keep=renaming.keep,
        write=not renaming.diff,
    )
    would = renaming.diff and bool(done.mentions)
    if renaming.diff:
        streams.stdout().write([done.diff], encoding="utf-8")
    if not (renaming.quiet or would):
        streams.complain(f"libyatl: {_told_done(done, kind, old, new, merge=renaming.merge)}")
    return EXIT_DATA if would else EXIT_DONE


def _told_done(done: Renamed, kind: str, old: str, new: str, *, merge: bool) -> str:
    name, other = f"'{shorten(old)}'", f"'{shorten(new)}'"
    if not done.mentions:
        why = "is called so already" if old == new else "is named nowhere"
        return f"nothing to change: the {kind} {name} {why}"
    where = one_line(done.files[0]) if len(done.files) == 1 else f"{len(done.files)} files"
    what = f"merged {kind} {name} into" if merge else f"renamed {kind} {name} to"
    told = f"{what} {other}: {number_of(done.mentions, 'mention')} in {where}"
    if done.already:
        told += f"; {number_of(done.already, 'mention')} had it already: the two are one now"
    return told
