"""The commands, and what becomes of whatever they raise.

A command's module is imported, and its options built, only when it is run: that costs
more than typer itself.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module

from libyatl.cli import typer_face
from libyatl.cli.process import streams
from libyatl.cli.process.variables import COMPLETE, DEBUG
from libyatl.errors import (
    EXIT_CANNOT,
    EXIT_DONE,
    EXIT_FAULT,
    EXIT_INTERRUPTED,
    LibyatlError,
    UsageError,
)
from libyatl.text.inert import shorten
from libyatl.text.spelling import nearest
from libyatl.version import __version__

COMMANDS: dict[str, tuple[str, str]] = {
    "show": (
        "libyatl.cli.commands.show:show",
        "Draw events: a timeline, a picture, a document, or cards.",
    ),
    "filter": (
        "libyatl.cli.commands.filter:filter",
        "Hand events on as data: CSV, JSON, YAML, a table.",
    ),
    "why": (
        "libyatl.cli.commands.why:why",
        "Explain when an event was, or which of two came first.",
    ),
    "check": (
        "libyatl.cli.commands.check:check_",
        "Say what is wrong with a chronology, or deserves a second look.",
    ),
    "add": ("libyatl.cli.commands.add:add", "Put an event into your file, at its place."),
    "edit": (
        "libyatl.cli.commands.edit:edit",
        "Change events in your file, and touch no other line.",
    ),
    "remove": ("libyatl.cli.commands.remove:remove", "Take events out of your file."),
    "rename": (
        "libyatl.cli.commands.rename:rename",
        "Give an event, actor, place, source or tag another name, everywhere.",
    ),
    "diff": (
        "libyatl.cli.commands.diff:diff_",
        "Say what differs between two chronologies, or since a commit.",
    ),
    "merge": (
        "libyatl.cli.commands.merge:merge_",
        "Put together what two sides made of one chronology, event by event.",
    ),
    "git": (
        "libyatl.cli.commands.git:git_",
        "Let git merge and compare chronologies event by event.",
    ),
    "actors": (
        "libyatl.cli.commands.tallies:actors",
        "List who takes part, how often, and with whom.",
    ),
    "places": (
        "libyatl.cli.commands.tallies:places",
        "List where it happens, how often, and who is there.",
    ),
    "sources": (
        "libyatl.cli.commands.tallies:sources",
        "List who says so, and of how many events.",
    ),
    "tags": ("libyatl.cli.commands.tallies:tags", "List the tags and how many events have them."),
    "stats": (
        "libyatl.cli.commands.stats:stats",
        "Count events: by date, name and status; pairs, gaps and bursts.",
    ),
    "columns": (
        "libyatl.cli.commands.columns:columns",
        "Show how a table of another tool is read: which column holds what.",
    ),
    "explain": ("libyatl.cli.commands.explain:explain", "Say what the code in a message means."),
    "examples": (
        "libyatl.cli.commands.examples:examples",
        "List the chronologies that come with libyatl, or print one.",
    ),
    "formats": (
        "libyatl.cli.commands.formats:formats",
        "List the formats that are read and written.",
    ),
    "init": (
        "libyatl.cli.commands.init:init",
        "Write a small file to begin your own chronology with.",
    ),
    "schema": (
        "libyatl.cli.commands.schema:schema",
        "Print what a file may hold, for editors to check.",
    ),
    "completion": (
        "libyatl.cli.commands.completion:completion",
        "Print the script that completes libyatl in a shell.",
    ),
}
_HELP = """Plain-text chronology: keep sourced events in a YAML file; check, search and draw them.

Without -f, libyatl reads the files that LIBYATL_FILE names, else events.yaml or chronology.yaml of
the current folder, else a built-in example: Russia and the Libyan mediation, 2015-2017.
"""
_EXAMPLES = """
libyatl show
libyatl show Hifter
libyatl show -o events.svg
libyatl filter --actor Hifter --from 2017-07
libyatl init
libyatl help show
"""
_FAULT = (
    "this is a fault of libyatl, not of your data: please report this line with the command, what "
    "libyatl --version says, and a file that shows it; LIBYATL_DEBUG=1 prints where it happened"
)


def run(args: Sequence[str]) -> int:
    """Run the command line and return its exit status; nothing is raised."""
    try:
        with streams.quiet_pipes():
            return _ran(args)
        return EXIT_DONE  # the reader has left
    except LibyatlError as failure:
        return _cannot(failure.message, failure.help)
    except MemoryError:
        return _cannot("there is not enough memory", "select less, or read less at once")
    except (KeyboardInterrupt, streams.PagerInterrupted):
        return EXIT_INTERRUPTED
    except Exception as failure:
        return _at_fault(failure)


def _ran(args: Sequence[str]) -> int:
    if shell := os.environ.get(COMPLETE):
        from libyatl.cli.completing import answer

        return answer(shell, PROGRAM)
    return typer_face.ran(PROGRAM, args)


def _command(name: str) -> typer_face.Command:
    where, sentence = COMMANDS[name]
    module, _, attribute = where.partition(":")
    found = import_module(module)
    function = getattr(found, attribute)
    return typer_face.Command(
        run=function,
        help=function.__doc__ or sentence,  # python -OO has no docstrings
        examples=getattr(found, "EXAMPLES", ""),
        tells_all=getattr(found, "TELLS_ALL", False),
    )


def _unknown(name: str) -> UsageError:
    """Return the error that there is no such command; what may be meant is suggested."""
    if "." in name or "/" in name:
        return UsageError(
            f"'{shorten(name)}' is no command",
            help=f"to read a file: libyatl show -f {shorten(name)}",
        )
    from shlex import quote

    from libyatl.cli.slips import command_meant

    of_a_command = name.islower() or name.lower() in COMMANDS  # else a name: Hifter is no filter
    guess = nearest(name, COMMANDS) if of_a_command else None
    hint = command_meant(name) or (f"did you mean '{guess}'?" if guess else "")
    asked = f"libyatl show {quote(shorten(name))} asks for a name, a date or a text"
    listed = f"{asked}; libyatl help lists the commands"
    return UsageError(f"'{shorten(name)}' is no command", help=hint or listed)


def _meant(option: str, command: str, known: Sequence[str]) -> str:
    """Return a hint at what an option that there is not may be meant to be."""
    from libyatl.cli.slips import option_meant

    reads = not command or "--file" in known
    if reads and (meant := option_meant(option, command, known)):
        return f"use {meant}"
    for other in ("show", "filter") if reads else ():  # between them they have most options
        theirs = typer_face.options(PROGRAM, other)
        there = (
            option if option in theirs else "" if command else option_meant(option, other, theirs)
        )
        if there:
            return f"use {PROGRAM.name} {other} {there}"
    guess = nearest(option, [name for name in known if name.startswith("--")])
    return f"did you mean '{guess}'?" if guess else ""


PROGRAM = typer_face.Program(
    name="libyatl",
    version=__version__,
    help=_HELP,
    examples=_EXAMPLES,
    commands={name: sentence for name, (_, sentence) in COMMANDS.items()},
    command=_command,
    unknown=_unknown,
    meant=_meant,
)


def _cannot(message: str, help: str) -> int:
    streams.complain(f"libyatl: {message}")
    if help:
        streams.complain(f"  help: {help}")
    return EXIT_CANNOT


def _at_fault(failure: BaseException) -> int:
    """Say that the exception is a fault of ours, and how to report it; where, only if asked."""
    said = shorten(": ".join(filter(None, (type(failure).__name__, str(failure)))), 300)
    streams.complain(f"libyatl: {said}; {_FAULT}")
    if os.environ.get(DEBUG):
        from traceback import format_exception

        streams.complain("".join(format_exception(failure)).rstrip())
    return EXIT_FAULT
