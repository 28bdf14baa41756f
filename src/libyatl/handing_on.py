"""Events as data: in which formats, and what is lost in them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from libyatl import formats
from libyatl.files.written import WrittenFolder
from libyatl.formats.format import Shape
from libyatl.model import Timeline
from libyatl.on_demand import see_known
from libyatl.query import Selection, as_selection
from libyatl.query.asked import Words, given
from libyatl.query.in_batches import Chosen, Whole, as_chosen

if TYPE_CHECKING:
    from libyatl.formats.losses import Loss

Paths = str | os.PathLike[str]
TextFormat = Literal[
    "yaml", "json", "jsonl", "csv", "tsv", "md", "timelinejs", "geojson", "ics", "mermaid"
]


@overload
def write(
    what: Timeline | Chosen | Whole,
    path: None = None,
    *,
    format: TextFormat | None = None,
    fields: Words = (),
    header: bool = True,
    raw: bool = False,
    bom: bool = False,
    located: bool = False,
    imprecise: bool = False,
) -> str: ...


@overload
def write(
    what: Timeline | Chosen | Whole,
    path: Paths | None = None,
    *,
    format: Literal["xlsx"],
    fields: Words = (),
    header: bool = True,
    raw: bool = False,
    bom: bool = False,
    located: bool = False,
    imprecise: bool = False,
) -> bytes: ...


@overload
def write(
    what: Timeline | Chosen | Whole,
    path: Paths | None = None,
    *,
    format: str | None = None,
    fields: Words = (),
    header: bool = True,
    raw: bool = False,
    bom: bool = False,
    located: bool = False,
    imprecise: bool = False,
) -> Any: ...


def write(
    what: Timeline | Chosen | Whole,
    path: Paths | None = None,
    *,
    format: str | None = None,
    fields: Words = (),
    header: bool = True,
    raw: bool = False,
    bom: bool = False,
    located: bool = False,
    imprecise: bool = False,
) -> str | bytes:
    """Hand a timeline or a selection on as data, and return the text; of xlsx, the bytes.

    Args:
        what: what is handed on.
        path: where the text is written too; it replaces what stood there once it is whole, be
            that what was read, with all that was not selected (which the command refuses).
        format: a key of `libyatl.formats.WRITERS`; None tells by the path's suffix, else csv.
        fields: only these fields, in this order, own keys too; all of the format's without any.
        header: whether rows have a header line.
        raw: leave cells as they are that a spreadsheet would run as a formula.
        bom: begin with a byte order mark, by which Excel knows UTF-8.
        located: leave out events that are nowhere on a map.
        imprecise: give an event of no exact day all the days on which it can have been, in a
            calendar, which else leaves it out.

    Returns:
        The text, with LF for line ends (in a calendar CRLF), or the bytes of a workbook, which
        takes `libyatl[xlsx]`.

    Raises:
        UsageError: no such format or field, one of the further options does nothing with it, or
            what it takes is not installed.
        OutputError: the file cannot be written; what stood there still stands.
    """
    told = formats.SUFFIXES.get(Path(path).suffix.lower()) if path is not None else None
    chosen = format or told or "csv"
    shape = Shape(tuple(given(fields)), header, raw, bom, located, imprecise)
    see_known(chosen, "output format", formats.WRITERS)
    formats.check_shape(chosen, shape)
    selected = as_chosen(what)
    known = selected.timeline if isinstance(selected, Selection) else selected
    formats.check_fields(chosen, shape.fields, known)
    made = formats.written(chosen, selected, shape)
    if path is not None:
        from libyatl.files.safe_file import replace_file

        replace_file(os.fspath(path), [made])
    return made


def write_folder(
    what: Timeline | Chosen | Whole, path: Paths, *, format: str = "notes"
) -> WrittenFolder:
    """Hand a timeline or a selection on as a folder of files, each whole or as it was.

    Args:
        what: what is handed on.
        path: the folder, which is made if it is not there. What libyatl wrote there before is
            replaced, and left where it is no more among the files; nothing is deleted.
        format: a key of `libyatl.formats.FOLDER_WRITERS`.

    Returns:
        How many files were written, how many stood so already, and the names of those of libyatl
        that are left from before.

    Raises:
        UsageError: no such format.
        OutputError: it is no folder, or cannot be written to; or a file is in the way that
            libyatl has not written, or that was changed since. Then nothing is written.
    """
    from libyatl.files.written_folder import write_folder as put
    from libyatl.formats.markdown.own_notes import state_of
    from libyatl.formats.vault.file_names import SUFFIX, folded_name

    see_known(format, "output format", formats.FOLDER_WRITERS)
    files = dict(formats.folder_writer(format)(as_selection(as_chosen(what))))
    return put(os.fspath(path), files, state_of=state_of, folded=folded_name, suffix=SUFFIX)


def losses(what: Timeline | Chosen | Whole, format: str, *, imprecise: bool = False) -> list[Loss]:
    """Return what a timeline or a selection says and the format cannot carry, counted.

    Args:
        what: what is to be handed on.
        format: a key of `libyatl.formats.WRITERS` or `FOLDER_WRITERS`.
        imprecise: as of `write`.

    Returns:
        A loss for each thing that would go; `str` of one is `notes (12)`.

    Raises:
        UsageError: no such format.
    """
    from libyatl.formats.losses import losses_of

    see_known(format, "output format", {**formats.WRITERS, **formats.FOLDER_WRITERS})
    shape = Shape(imprecise=imprecise)
    formats.check_shape(format, shape)
    return losses_of(as_chosen(what), formats.FORMATS[format].carried(shape))
