"""Another name for an event, an actor, a place, a source or a tag, in all files that name it.

What is to become of each file is worked out of what was read, and seen as a whole: no error may be
made, and no name may come to mean somebody else. Then all files are written, or none; those with
the entry, or the event, last, so that the same again completes what was broken off between two.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from libyatl import formats
from libyatl.collector import resting
from libyatl.editing.made_one import KEEPS, joined
from libyatl.editing.name_asked import RENAMABLE, Whose, see_meanings, see_words, whose
from libyatl.editing.name_splices import name_splices
from libyatl.editing.named_files import NamedFiles
from libyatl.editing.refusal import Refusal
from libyatl.editing.renamed import Renaming
from libyatl.editing.rewritten_files import Meant, Rewrite, rewritten
from libyatl.editing.unified import differences
from libyatl.editing.versions import see_versions
from libyatl.editing.yaml_document import Document
from libyatl.errors import OutputError
from libyatl.findings.diagnostics import Severity
from libyatl.model import Timeline
from libyatl.on_demand import see_known
from libyatl.text.inert import one_line


class Renamed(NamedTuple):
    """What was renamed, or would be.

    Attributes:
        mentions: in how many places the old name stood; 0 where nothing is called so any more.
        already: how many others named what is called as the new name is, and now are one with it.
        files: the files that changed, in the order in which they were written.
        diff: the difference, as `patch` takes it.
    """

    mentions: int
    already: int
    files: tuple[str, ...]
    diff: str


@resting()
def rename(
    timeline: Timeline,
    kind: str,
    old: str,
    new: str,
    *,
    spellings: bool = False,
    merge: bool = False,
    keep: str | None = None,
    write: bool = True,
) -> Renamed:
    """Give an event another id, or an actor, a place, a source or a tag another name, everywhere.

    The name is replaced where it is the id, or is typed so where no registry has it, in all files
    that were read; each is written whole or not at all, and all are, or mostly none.

    Args:
        timeline: what `load` read of files in YAML.
        kind: `event`, `actor`, `place`, `source` or `tag`.
        old: its id, or a name that only events bear.
        new: what it is to be called.
        spellings: whether every other spelling of it is replaced too.
        merge: make the two one where there is an entry `new` already: what is said of both moves
            there, names become aliases, and the entry `old` goes.
        keep: `new` or `old`: whose words stay where those of the two entries differ.
        write: whether it is done, or only said what would be.

    Returns:
        How often it was named, in which files, and the difference.

    Raises:
        UsageError: nothing is called so, the new name is taken, or two entries differ.
        OutputError: it cannot be done without touching more than is meant; nothing was written,
            but for the files that the error tells in `written`.
    """
    see_known(kind, "kind of name", RENAMABLE)
    see_known(keep or "new", "entry of the two", KEEPS)
    see_words(kind, new, spellings=spellings, merge=merge, keep=keep)
    files = NamedFiles(timeline)
    meant = whose(files, RENAMABLE[kind], old, new, spellings=spellings, merge=merge)
    files.see_editable(meant.named_in)
    renaming = meant.renaming
    if meant.joins:
        renaming.joined = {new: joined(files, renaming, KEEPS.get(keep or ""))}
    changes = {
        file: change
        for file, document in files.documents.items()
        if (change := _change(document, renaming))
    }
    meant.see_found()
    see_versions(timeline, changes)
    read = _see_whole(files, meant, changes)
    ordered = sorted(changes, key=lambda file: file in files.with_entry(renaming.kind, old))
    rewrites = {
        file: _as_planned(files.documents[file], changes[file]._replace(read=read))
        for file in ordered
    }
    done = rewritten(rewrites, read=files.documents.values(), write=write)
    return Renamed(
        renaming.mentions, meant.already, tuple(ordered), "".join(differences(done, "renamed"))
    )


# --- what is to become of each file


def _change(document: Document, renaming: Renaming) -> Meant | None:
    """Return what is to become of a file; None where nothing is."""
    tree = renaming.file(document.tree)
    if tree == document.tree:
        return None
    try:
        return Meant([*name_splices(document, tree, renaming)], tree)
    except Refusal as failure:
        raise document.refused(failure) from failure


# --- all files together


def _see_whole(
    files: NamedFiles, meant: Whose, changes: Mapping[str, Meant]
) -> dict[bytes, Timeline]:
    """See that no error is made by files together, and that no name means somebody else by it.

    Returns:
        What was read of a file that stands alone, by its bytes.

    Raises:
        OutputError: it would be so.
        UsageError: a name would mean nobody that means who is renamed.
    """
    datas = {file: document.data for file, document in files.documents.items()}
    changed = {file: _spliced(files.documents[file], one) for file, one in changes.items()}
    whole = datas.keys() == {*files.timeline.positions.files}
    was = files.timeline if whole else formats.read_data(datas.items(), format="yaml")
    now = formats.read_data({**datas, **changed}.items(), format="yaml")
    if made := _errors(now) - _errors(was):
        raise OutputError(
            f"the change would make an error ({min(made)})",
            help=f"nothing was written; libyatl explain {min(made)}",
        )
    see_meanings(meant, was, now)
    return dict.fromkeys(changed.values(), now) if len(datas) == 1 else {}


def _spliced(document: Document, meant: Meant) -> bytes:
    try:
        return document.spliced(meant.splices)
    except Refusal as failure:
        raise document.refused(failure) from failure


def _errors(timeline: Timeline) -> Counter[str]:
    return Counter(one.code for one in timeline.report if one.severity is Severity.ERROR)


def _as_planned(planned: Document, meant: Meant) -> Rewrite:
    """Return what makes a file what it was planned to be, if it still says what was read."""

    def rewrite(document: Document) -> Meant:
        if document.data.removeprefix(BOM_UTF8) != planned.data:
            raise OutputError(
                f"{one_line(document.file)}: the file has changed since it was read",
                help="do it again",
            )
        return meant

    return rewrite
