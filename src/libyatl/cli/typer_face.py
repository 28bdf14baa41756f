"""typer, behind one door: all that the command line asks of it, so that a new one breaks one file.

The other modules declare options and arguments, in groups where several commands share them, and
hand over a `Program`. What is asked of typer beyond what its manual promises is asked here alone,
and each of these things has a test of its own in `tests/cli/test_typer_face.py`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from libyatl.cli.process import streams
from libyatl.cli.process.variables import COMPLETE
from libyatl.cli.spelled_out import expanded
from libyatl.errors import EXIT_DONE, LibyatlError, UsageError
from libyatl.text.inert import shorten

if TYPE_CHECKING:
    from typer._click import Command as Built
    from typer._click import Context, HelpFormatter
    from typer._click.core import Parameter as Given
    from typer._click.exceptions import ClickException

OPTIONS = ("--version", "--help")
"""What stands before a command."""
HELP = "help"
"""`help show` is `show --help`."""
_CONTEXT = {"max_content_width": 100, "help_option_names": ["-h", "--help"]}
_Typer = partial(
    typer.Typer, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)
_CannotParse: type[ClickException] = typer.BadParameter.__mro__[2]
"""What typer raises for a command line that it cannot parse, under whichever click it bears."""


class Command(NamedTuple):
    """What runs a command, with parameters that are options or groups, and what its --help says.

    Where it `tells_all`, --help lists options that are hidden elsewhere.
    """

    run: Callable[..., int | None]
    help: str
    examples: str
    tells_all: bool = False


class Program(NamedTuple):
    """The commands with what each does, and what is asked when one is called.

    `command` finds one, and `unknown` returns what to raise where there is none of a name.
    `meant` is asked of an option that a command (none: the program) has not: it takes that, the
    command and the options that there are, and returns a hint, or nothing.
    """

    name: str
    version: str
    help: str
    examples: str
    commands: Mapping[str, str]
    command: Callable[[str], Command]
    unknown: Callable[[str], LibyatlError]
    meant: Callable[[str, str, Sequence[str]], str]


class Begun(NamedTuple):
    """A command line as far as it is typed: the command, and by parameter what it was given."""

    command: str
    given: Mapping[str, Any]


Offered = Iterable[tuple[str, str]]
"""Words with what each means; the meaning may be empty."""
Offer = Callable[[Begun, str], Offered]
"""Takes what is typed, and the word at the cursor as far as it is."""


def option(
    *names: str,
    help: str,
    panel: str | None = None,
    metavar: str | None = None,
    offers: str = "",
    callback: Callable[[str | None], str | None] | None = None,
    parser: Callable[[str], object] | None = None,
    hidden: bool = False,
) -> object:
    """Return an option as `Annotated` takes it.

    `panel` is the heading under which --help lists it; `offers` names what a shell may offer for
    it, a key of the table that `offered` is given; `callback` takes its value, and returns it;
    `parser` makes a value of what is typed. One that is `hidden` is taken, and told nowhere but by
    a command that `tells_all`.
    """
    return typer.Option(
        *names,
        help=help,
        metavar=metavar,
        rich_help_panel=panel,
        autocompletion=_offering(offers),
        callback=callback,
        parser=parser,
        hidden=hidden,
    )


def whole(option: str, of: str, such_as: int) -> Callable[[str], int]:
    """Return a parser of the whole numbers that an option takes, and that says what is none."""

    def parse(typed: str) -> int:
        try:
            return int(typed)
        except ValueError:
            raise UsageError(
                f"{option}: '{shorten(typed)}' is no whole number",
                help=f"a number of {of}, such as {such_as}",
            ) from None

    return parse


def argument(*, metavar: str, help: str, offers: str = "") -> object:
    """Return an argument as `Annotated` takes it; `offers` is as for an `option`."""
    return typer.Argument(metavar=metavar, help=help, autocompletion=_offering(offers))


def _offering(kind: str) -> Callable[..., Offered] | None:
    """Return what typer calls when a word is to be completed: nothing, unless a shell asks."""
    if not kind or COMPLETE not in os.environ:
        return None

    def offer(ctx: Any, incomplete: str) -> Offered:  # typer knows the two by these names
        found: Offer = ctx.obj[kind]
        return found(Begun(ctx.command.name, ctx.params), incomplete)

    return offer


def ran(program: Program, args: Sequence[str]) -> int:
    """Run a command line and return its exit status.

    Raises:
        UsageError: it cannot be parsed.
        KeyboardInterrupt: a person has stopped it.
    """
    if not args or args[0] == HELP:
        args = [*(word for word in args[1:2] if word != HELP), "--help"]
    try:
        status = _application(program).main(
            list(args), prog_name=program.name, standalone_mode=False
        )
    except _CannotParse as failure:
        raise _explained(failure, program, args) from failure
    except typer.Abort as stop:  # typer makes one of an interrupt, and of an EOFError
        raise stop.__cause__ or KeyboardInterrupt from None
    return status if isinstance(status, int) else EXIT_DONE


def offered(
    program: Program, name: str, before: list[str], word: str, offers: Mapping[str, Offer]
) -> Iterator[tuple[str, str]]:
    """Yield what can stand for a word of the command, behind those before it."""
    from typer._completion_classes import BashComplete

    # The shell's class does not matter here: typer's own scripts are not used.
    asked = BashComplete(built(program, name), {"obj": offers}, f"{program.name} {name}", "")
    for item in asked.get_completions(before, word):
        yield item.value, item.help or ""


def _application(program: Program) -> Built:
    app = _Typer(cls=_Group)

    def say(wanted: bool) -> None:  # noqa: FBT001 (typer calls it)
        if wanted:
            streams.stdout().write([f"{program.name} {program.version}\n"])
            raise typer.Exit

    @app.callback(
        help=program.help, epilog=program.examples, context_settings={**_CONTEXT, "obj": program}
    )
    def before_a_command(
        *,
        version: bool = typer.Option(
            False, "--version", help="Print the version and exit.", is_eager=True, callback=say
        ),
    ) -> None: ...

    return typer.main.get_command(app)


def built(program: Program, name: str) -> Built:
    """Return a command as typer has it."""
    command = program.command(name)
    app = _Typer()
    app.command(
        name, cls=_Command, help=command.help, epilog=command.examples, context_settings=_CONTEXT
    )(expanded(command.run))
    made: Built = typer.main.get_command(app)
    if command.tells_all:
        for parameter in made.params:
            parameter.hidden = False  # type: ignore[attr-defined]
    return made


class _Command(TyperCommand):
    """A command whose --help teaches."""

    def get_help_option(self, ctx: Context) -> Any:
        return _writing_help(super().get_help_option(ctx))

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        _write_help(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        _write_options(self, ctx, formatter)


class _Group(TyperGroup):
    """The commands of a program, each built when it is asked for; --help teaches here, too."""

    def list_commands(self, ctx: Context) -> list[str]:
        return list(_program(ctx).commands)

    def get_command(self, ctx: Context, cmd_name: str) -> Built | None:
        program = _program(ctx)
        return built(program, cmd_name) if cmd_name in program.commands else None

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Built | None, list[str]]:
        program = _program(ctx)
        name = args[0]
        if name in program.commands or name.startswith("-"):
            return super().resolve_command(ctx, args)
        raise program.unknown(name)

    def get_help_option(self, ctx: Context) -> Any:
        return _writing_help(super().get_help_option(ctx))

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        _write_help(self, ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([*_program(ctx).commands.items()])
        _write_options(self, ctx, formatter)


def _program(ctx: Context) -> Program:
    program: Program = ctx.obj
    return program


def _writing_help(option: Any) -> Any:
    """Return the option --help, writing as all is written here."""

    def write(ctx: Context, option: Given, wanted: bool) -> None:  # noqa: FBT001 (typer calls it)
        if wanted and not ctx.resilient_parsing:
            out, text = streams.stdout(), ctx.get_help() + "\n"
            if out.is_terminal:
                from libyatl.cli.process.pager import paged

                paged(text.splitlines(keepends=True), out)
            else:
                out.write([text])
            raise typer.Exit

    option.callback = write
    return option


def _write_help(command: Built, ctx: Context, formatter: HelpFormatter) -> None:
    """Write a --help that teaches: a sentence, options in groups, examples as they are typed."""
    command.format_usage(ctx, formatter)
    formatter.write_paragraph()
    paragraphs = (command.help or "").strip().split("\n\n")
    for number, paragraph in enumerate(paragraphs):
        if number:
            formatter.write_paragraph()
        formatter.write_text(" ".join(paragraph.split()))
    command.format_options(ctx, formatter)
    if command.epilog:
        with formatter.section("Examples"):
            for line in command.epilog.strip().splitlines():
                formatter.write(f"{' ' * formatter.current_indent}{line.strip()}\n")


def _write_options(command: Built, ctx: Context, formatter: HelpFormatter) -> None:
    panels: dict[str, list[tuple[str, str]]] = {}
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None:
            other = "Arguments" if parameter.param_type_name == "argument" else "Other"
            panel = getattr(parameter, "rich_help_panel", None) or other
            panels.setdefault(panel, []).append(record)
    if "Other" in panels:
        panels["Other"] = panels.pop("Other")
    for name, records in panels.items():
        with formatter.section(name):
            formatter.write_dl(records)


def _explained(failure: ClickException, program: Program, args: Sequence[str]) -> UsageError:
    """Return what typer says of a command line, with a hint or the --help that is worth a look."""
    ctx = getattr(failure, "ctx", None)
    command = next((word for word in args if word in program.commands), "")
    if ctx is not None:
        command = ctx.info_name or "" if ctx.parent is not None else ""
    option = getattr(failure, "option_name", "")
    hint = f"see {' '.join(filter(None, (program.name, command)))} --help"
    message = shorten(failure.format_message(), 300).rstrip(".")
    if hasattr(failure, "possibilities"):  # no such option
        message = f"no such option: {shorten(option)}"
        meant = program.meant(option, command, options(program, command))
        hint = f"{meant}{'' if meant.endswith('?') else ';'} {hint}" if meant else hint
    return UsageError(message[:1].lower() + message[1:], help=hint)


def options(program: Program, command: str) -> list[str]:
    """Return the options of a command, or of the program where that is empty."""
    if not command:
        return list(OPTIONS)
    return [name for parameter in built(program, command).params for name in parameter.opts]
