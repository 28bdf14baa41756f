"""What every command does with a question: read, select, count, hand on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from libyatl import api, formats
from libyatl.cli import heeding, telling
from libyatl.cli.default_files import files_to_read
from libyatl.cli.heeded_how import see_heeded
from libyatl.cli.importing import Importing
from libyatl.cli.importing import how as importing_how
from libyatl.cli.options import Dating, Reading, Reasoning, Selecting, Shaping, Writing
from libyatl.cli.process import streams
from libyatl.cli.row_options import Rows
from libyatl.cli.sparing import spare_inputs
from libyatl.errors import UsageError
from libyatl.formats.format import Shape
from libyatl.formats.how import AS_IT_IS
from libyatl.model import Timeline
from libyatl.on_demand import unknown
from libyatl.text.inert import shorten
from libyatl.text.plurals import either

if TYPE_CHECKING:
    from libyatl.api import Loaded, Selected
    from libyatl.views import Line


def loaded(reading: Reading, importing: Importing, writing: Writing) -> Loaded:
    """Read what the options name, else what is read by default; big tables stay on an engine.

    Raises:
        OutputError: the answer would be written over what is read.
        UsageError: an option says nothing that can be done, or that any file heeds.
    """
    paths, passed_over = files_to_read(reading.file)
    spare_inputs(paths, writing.output)
    how = importing_how(importing)
    read: Loaded = api.load(*paths, format=reading.input_format, how=how)
    if not isinstance(read, Timeline) and how != AS_IT_IS:
        read = looked_at(read)
    see_heeded(how, read)
    if passed_over:
        from libyatl.formats import passing

        for file in passed_over:
            read.report.add(passing.passed_over(file))
    return read


def in_memory(read: Loaded) -> Timeline:
    """Return what was read as a timeline, a table too.

    Raises:
        InputError: it is too odd for the engine, and packed.
    """
    return read if isinstance(read, Timeline) else read.in_memory()


def looked_at(read: Loaded) -> Loaded:
    """Return the same after a first look, in memory where the engine declines it."""
    if not isinstance(read, Timeline):
        from libyatl.tables.declined import Declined

        try:
            read.report  # noqa: B018
        except Declined:
            return in_memory(read)
    return read


def see_timeline(read: Loaded, command: str) -> Timeline:
    """Return what was read, where a command needs all of it at once.

    Raises:
        UsageError: it is a table on an engine.
    """
    if isinstance(read, Timeline):
        return read
    file = shorten(read.files[0])
    raise UsageError(
        f"{command} needs a chronology in memory, and '{file}' is a table on an engine",
        help=f"libyatl filter -f {file} --id X -o x.yaml makes one",
    )


def selected(
    read: Loaded,
    selecting: Selecting,
    dating: Dating,
    reasoning: Reasoning,
    shaping: Shaping = Shaping(),  # noqa: B008 (a NamedTuple)
    words: Sequence[str] = (),
) -> Selected:
    """Return what the options and the words select, in the order that the options want.

    Raises:
        UsageError: nothing in the timeline is called what a word or an option says.
    """
    options = selecting._asdict() | dating._asdict() | reasoning._asdict() | shaping._asdict()
    given = {name: value for name, value in options.items() if value is not None}
    if reasoning.strict and not isinstance(read, Timeline):
        raise UsageError(
            f"--strict does nothing with '{shorten(read.files[0])}', a table on an engine: rows do "
            "not contradict one another",
            help="leave it out",
        )
    try:
        return api.select(read, words=words, **given)
    except UsageError as failure:
        from libyatl.query.lone_words import UnknownWord

        if isinstance(failure, UnknownWord) and os.path.exists(failure.word):
            raise no_word(failure.word) from failure
        raise


def are_ids(words: Iterable[str], read: Loaded) -> bool:
    """Whether each word is the id of an event."""
    if isinstance(read, Timeline):
        return all(word in read.shown_ids for word in words)
    return read.are_ids(words)


def see_words(words: Iterable[str]) -> None:
    """See that no word is called as a file is.

    Raises:
        UsageError: one is.
    """
    for word in words:
        if Path(word).suffix.lower() in formats.SUFFIXES:
            raise no_word(word)


def no_word(word: str) -> UsageError:
    """Return the error that a word is a file, or a folder."""
    said = shorten(word)
    what = "folder" if os.path.isdir(word) else "file"
    return UsageError(
        f"'{said}' is a {what}, not a word to look for", help=f"to read it: -f {said}"
    )


def draw(lines: Iterable[Line], out: streams.Stdout, writing: Writing) -> None:
    """Write what was drawn, to the file that the options name or to standard output."""
    if writing.output is not None:
        hand_on(streams.drawn(lines, color=False), out, writing)
    else:
        out.write(streams.drawn(lines, color=out.color))


def hand_on_whole(whole: str | bytes, out: streams.Stdout, writing: Writing) -> None:
    """Write a picture or a document, to the file that the options name or to standard output."""
    if isinstance(whole, str):
        hand_on([whole], out, writing)
    elif writing.output is None:
        out.write_bytes([whole])
    else:
        from libyatl.files.safe_file import replace_file

        replace_file(writing.output, [whole])


def hand_on_folder(chosen: Selected, format: str, writing: Writing) -> None:
    """Write data as a folder of files; on standard error, what became of it."""
    assert writing.output is not None
    done = api.write_folder(chosen, writing.output, format=format)
    if not writing.quiet:
        streams.complain(f"libyatl: {telling.folder_words(writing.output, done)}")


def hand_on(pieces: Iterable[str], out: streams.Stdout, writing: Writing) -> None:
    """Write data, to the file that the options name or to standard output."""
    if writing.output is not None:
        from libyatl.files.safe_file import replace_file

        replace_file(writing.output, pieces)
    else:
        out.write(pieces, encoding="utf-8")


def see_count_alone(*given: NamedTuple, view: str | None = None) -> None:
    """See that no option is given, of these groups or `view`, that does nothing with --count.

    Raises:
        UsageError: one is.
    """
    options = {name: value for group in given for name, value in group._asdict().items()}
    heeding.see("--count", heeding.COUNT, {"view": view, **options})


def say_count(chosen: Selected, out: streams.Stdout, writing: Writing) -> None:
    """Write how many events there are; on standard error, how many of them match only possibly."""
    hand_on([f"{len(chosen)}\n"], out, writing)
    telling.possibly(chosen, writing)


def shape(rows: Rows) -> Shape:
    """Return how the options want rows of data."""
    fields = () if rows.fields is None else map(str.strip, rows.fields.split(","))
    return Shape(tuple(fields), header=not rows.no_header, raw=rows.raw, bom=rows.bom)


def asked_format(writing: Writing, suffixes: Mapping[str, str], **short: bool) -> str | None:
    """Return the format that the options ask for by its name, a short one, or a suffix of -o.

    Raises:
        UsageError: they ask for two, or the suffix tells none.
    """
    asked = {name for name, wanted in short.items() if wanted}
    asked |= {writing.format} if writing.format is not None else set()
    if len(asked) > 1:
        raise UsageError(
            f"{' and '.join(map(shorten, sorted(asked)))} are two formats", help="choose one"
        )
    if asked:
        (format,) = asked
        return format
    if writing.output is not None and (suffix := Path(writing.output).suffix.lower()):
        if suffix not in suffixes:
            from libyatl.cli.whose_output import see_suffix

            see_suffix(suffix, writing)
            read_alone = formats.FORMATS.keys() - formats.WRITERS.keys()
            listed = [known for known, name in suffixes.items() if name not in read_alone]
            raise UsageError(
                f"'{shorten(suffix)}' tells no format",
                help=f"known are {', '.join(listed)}; or say it with -O",
            )
        return suffixes[suffix]
    return None


def data_format(
    known: Sequence[str],
    out: streams.Stdout,
    writing: Writing,
    rows: Rows,
    width: int | None,
    **more: object,
) -> str:
    """Return the format for rows: what is asked for, else a table at a terminal, CSV in a pipe.

    Raises:
        UsageError: it is none of the known, or an option does nothing with it; `more` are those
            beside `rows` and `width`.
    """
    suffixes = {suffix: name for suffix, name in formats.SUFFIXES.items() if name in known}
    asked = asked_format(writing, suffixes, csv=rows.csv, json=rows.json)
    usual = "table" if out.is_terminal and writing.output is None else "csv"
    format = usual if asked is None else asked
    if format not in known:
        from libyatl.cli.whose_output import see_own

        see_own(format, writing)
        raise unknown(format, "output format", known)
    given = {**rows._asdict(), **more, "width": None if asked is None else width}
    heeding.see(format, heeding.ROWS, given)
    return format


def see_shown(format: str, out: streams.Stdout, writing: Writing) -> None:
    """See that no bytes are asked for at a terminal, and no folder of files anywhere but in one.

    Raises:
        UsageError: they are.
    """
    if format in formats.FOLDER_WRITERS and writing.output is None:
        raise UsageError(
            f"{format} are a folder of files, and no stream", help="write to a folder: -o FOLDER"
        )
    if formats.is_binary(format) and writing.output is None and out.is_terminal:
        suffix = formats.FORMATS[format].suffixes[0]
        raise UsageError(
            f"a terminal cannot show a file of {format}", help=f"write it to one: -o FILE{suffix}"
        )


def see_format(format: str, what: str, known: Sequence[str], writing: Writing) -> None:
    """See that what is asked for is one of the known `what`, where events are not handed on.

    Raises:
        UsageError: it is not; the command that writes it is named, or the nearest.
    """
    if format not in known:
        from libyatl.cli.whose_output import see_own

        see_own(format, writing, f"; a {what} is {either(known)}")
        raise unknown(format, what, known)
