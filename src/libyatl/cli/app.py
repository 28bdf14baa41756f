"""The commands and their --help.

A command's module is imported, and its options built, only when it is run: that costs
more than typer itself.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

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
        "Draw the timeline, or the full cards of some events.",
    ),
    "filter": (
        "libyatl.cli.commands.filter:filter",
        "Hand events on as data: CSV, JSON, YAML, a table.",
    ),
    "why": (
        "libyatl.cli.commands.why:why",
        "Explain the bounds of an event, or how two lie to each other.",
    ),
    "check": (
        "libyatl.cli.commands.check:check_",
        "Say what is wrong with a chronology, or deserves a second look.",
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
    "explain": ("libyatl.cli.commands.explain:explain", "Say what the code of a diagnostic means."),
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
_HELP = """Plain-text chronology: keep sourced events in a YAML file; filter, sort and draw them.

Without -f, libyatl reads the curated chronology of Russia and the Libyan mediation.
"""
_EXAMPLES = """
libyatl show
libyatl filter --actor Hifter
libyatl show -f my-events.yaml --from 2017-07
"""
_CONTEXT = {"max_content_width": 100, "help_option_names": ["-h", "--help"]}
_OPTIONS = ("--version", "--help")
_FAULT = (
    "this is a fault of libyatl, not of your data: please report this line with the command, what "
    "libyatl --version says, and a file that shows it; LIBYATL_DEBUG=1 prints where it happened"
)
_BadParameter: Any = typer.BadParameter
_CannotParse: type[Exception] = _BadParameter.__mro__[2]
"""What typer raises for a command line that it cannot parse, under whichever click it bears."""


def run(args: Sequence[str]) -> int:
    """Run the command line and return its exit status; nothing is raised."""
    try:
        with streams.quiet_pipes():
            return _ran(args)
        return EXIT_DONE  # the reader has left
    except LibyatlError as failure:
        return _cannot(failure.message, failure.help)
    except _CannotParse as failure:
        return _cannot(*_explained(failure))
    except MemoryError:
        return _cannot("there is not enough memory", "select less, or read less at once")
    except (KeyboardInterrupt, typer.Abort) as stop:  # typer makes an Abort of an EOFError, too
        cause = stop.__cause__
        return _at_fault(cause) if isinstance(cause, EOFError) else EXIT_INTERRUPTED
    except Exception as failure:
        return _at_fault(failure)


def _ran(args: Sequence[str]) -> int:
    if shell := os.environ.get(COMPLETE):
        return _offer(shell)
    status = _application().main(
        list(args) or ["--help"], prog_name="libyatl", standalone_mode=False
    )
    return status if isinstance(status, int) else EXIT_DONE


class _Help:
    """A --help that teaches: a sentence, the options in groups, examples as they are typed."""

    def get_help_option(self: Any, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.callback = _help
        return option

    def format_help(self: Any, ctx: Any, formatter: Any) -> None:
        self.format_usage(ctx, formatter)
        formatter.write_paragraph()
        paragraphs = (self.help or "").strip().split("\n\n")
        for number, paragraph in enumerate(paragraphs):
            if number:
                formatter.write_paragraph()
            formatter.write_text(" ".join(paragraph.split()))
        self.format_options(ctx, formatter)
        if self.epilog:
            with formatter.section("Examples"):
                for line in self.epilog.strip().splitlines():
                    formatter.write(f"{' ' * formatter.current_indent}{line.strip()}\n")

    def format_options(self: Any, ctx: Any, formatter: Any) -> None:
        groups: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                is_argument = parameter.param_type_name == "argument"
                group = getattr(parameter, "rich_help_panel", None)
                groups.setdefault(group or ("Arguments" if is_argument else "Other"), []).append(
                    record
                )
        if "Other" in groups:
            groups["Other"] = groups.pop("Other")
        for name, records in groups.items():
            with formatter.section(name):
                formatter.write_dl(records)


class Command(_Help, TyperCommand):
    """A command whose --help teaches."""


class Group(_Help, TyperGroup):
    """The commands of `COMMANDS`, each built when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command, built now."""
        return _command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is meant.

        Raises:
            UsageError: there is none; the nearest is suggested.
        """
        name = args[0]
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        if "." in name or "/" in name:
            raise UsageError(
                f"'{shorten(name)}' is no command",
                help=f"to read a file: libyatl show -f {shorten(name)}",
            )
        guess = nearest(name, COMMANDS)
        hint = f"did you mean '{guess}'?" if guess else f"commands are {', '.join(COMMANDS)}"
        raise UsageError(f"'{shorten(name)}' is no command", help=hint)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, then the options."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, sentence) for name, (_, sentence) in COMMANDS.items()])
        super().format_options(ctx, formatter)


def _application() -> Any:
    app = typer.Typer(
        cls=Group, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
    )

    @app.callback(help=_HELP, epilog=_EXAMPLES, context_settings=_CONTEXT)
    def libyatl(
        *,
        version: bool = typer.Option(
            False, "--version", help="Print the version and exit.", is_eager=True, callback=_version
        ),
    ) -> None: ...

    return typer.main.get_command(app)


def _command(name: str) -> Any:
    from libyatl.cli.options import expanded

    module, _, attribute = COMMANDS[name][0].partition(":")
    function = getattr(import_module(module), attribute)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(
        name,
        cls=Command,
        help=function.__doc__ or COMMANDS[name][1],  # python -OO has no docstrings
        epilog=getattr(import_module(module), "EXAMPLES", None),
        context_settings=_CONTEXT,
    )(expanded(function))
    return typer.main.get_command(app)


def _offer(shell: str) -> int:
    from libyatl.cli.completing import answer

    sentences = {name: sentence for name, (_, sentence) in COMMANDS.items()}
    return answer(shell, sentences, _OPTIONS, _command)


def _help(ctx: Any, option: Any, wanted: bool) -> None:  # noqa: FBT001 (typer calls it)
    if wanted and not ctx.resilient_parsing:
        streams.stdout().write([ctx.get_help() + "\n"])
        raise typer.Exit


def _version(wanted: bool) -> None:  # noqa: FBT001 (typer calls it)
    if wanted:
        streams.stdout().write([f"libyatl {__version__}\n"])
        raise typer.Exit


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


def _explained(failure: Any) -> tuple[str, str]:
    """Return message and remedy of what typer says of a command line."""
    message = shorten(failure.format_message(), 300).rstrip(".")
    ctx = getattr(failure, "ctx", None)
    path = ctx.command_path if ctx is not None else "libyatl"
    return message[:1].lower() + message[1:], f"see {path} --help"
