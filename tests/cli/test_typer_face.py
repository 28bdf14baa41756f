"""What is asked of typer beyond what its manual promises: a test of each thing, and one door."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, NamedTuple, NoReturn

import pytest
import typer
from house import FILES, SOURCE
from typer.core import TyperCommand, TyperGroup

from libyatl.cli import typer_face
from libyatl.cli.process import streams
from libyatl.cli.process.variables import COMPLETE
from libyatl.cli.typer_face import Begun, Command, Program, argument, built, offered, option, ran
from libyatl.errors import EXIT_INTERRUPTED, UsageError

HELP = """\
Usage: toy [OPTIONS] COMMAND [ARGS]...

A toy.

In two paragraphs, the second of two lines.

Commands:
  greet      Does greet.
  silent     Does silent.
  call       Does call.
  interrupt  Does interrupt.
  end        Does end.
  abort      Does abort.

Other:
  --version   Print the version and exit.
  -h, --help  Show this message and exit.

Examples:
  toy greet Ann
"""
HELP_OF_GREET = """\
Usage: toy greet [OPTIONS] NAME

Do greet [now].

Arguments:
  NAME  Who is greeted.  [required]

Voice:
  -l, --loud  Shout.

Other:
  --times N    So often.  [default: 1]
  --word TEXT  What to say.  [default: hello]
  -h, --help   Show this message and exit.

Examples:
  toy greet Ann
  toy greet Bob
"""
Offers = tuple[list[tuple[str, str]], list[tuple[Begun, str]]]
DOOR = SOURCE / "cli" / "typer_face.py"
OUTSIDE = {"typer", "click", "rich_click"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_one_module_alone_knows_typer(path: Path) -> None:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(f"{node.module}".partition(".")[0])
    assert bool(found & OUTSIDE) == (path == DOOR)


class Loudly(NamedTuple):
    """A group of options."""

    loud: Annotated[bool, option("--loud", "-l", panel="Voice", help="Shout.")] = False
    times: Annotated[int, option("--times", metavar="N", help="So often.")] = 1
    word: Annotated[
        str | None,
        option("--word", metavar="TEXT", help="What to say.", callback=lambda word: f"<{word}>"),
    ] = "hello"


def greet(
    name: Annotated[str, argument(metavar="NAME", help="Who is greeted.")], *, loudly: Loudly
) -> int:
    sys.stdout.write(f"{name} {loudly.loud} {loudly.times} {loudly.word}\n")
    return 3


def call(
    who: Annotated[str, argument(metavar="WHO", help="Who.", offers="people")],
    how: Annotated[str, option("--how", help="How.", offers="ways")] = "softly",
) -> None:
    """Call. The options are made when the command is: what an annotation says is read then."""


def silent() -> None:
    """Do nothing."""


def failing(fault: type[BaseException] | BaseException) -> Callable[[], NoReturn]:
    def fail() -> NoReturn:
        raise fault

    return fail


RUNS: dict[str, Callable[..., int | None]] = {
    "greet": greet,
    "silent": silent,
    "call": call,
    "interrupt": failing(KeyboardInterrupt),
    "end": failing(EOFError("no more")),
    "abort": failing(typer.Abort),
}
TOY = Program(
    name="toy",
    version="1.2",
    help="A toy.\n\nIn two paragraphs,\nthe second of two lines.",
    examples="\ntoy greet Ann\n",
    commands={name: f"Does {name}." for name in RUNS},
    command=lambda name: Command(
        RUNS[name], f"Do {name} [now].", f"toy {name} Ann\ntoy {name} Bob"
    ),
    unknown=lambda name: UsageError(f"no {name}"),
    meant=lambda option, command, known: f"{option} of {command} is {known}" * (option == "-x"),
)


def unbraced(text: str) -> str:
    """Return the text as every typer has it: some put braces about what must be given."""
    return text.replace("{NAME}", "NAME")


def parameters(name: str) -> list[Any]:
    return list(built(TOY, name).params)


def test_main_outside_of_standalone_mode_returns_what_the_function_does() -> None:
    assert ran(TOY, ["greet", "Ann"]) == 3
    assert ran(TOY, ["silent"]) == 0


def test_exit_outside_of_standalone_mode_ends_it_with_its_status(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert ran(TOY, ["--version"]) == 0
    assert capsys.readouterr().out == "toy 1.2\n"


def test_cls_makes_the_group_and_its_commands_ours() -> None:
    made: Any = typer_face._application(TOY)
    assert (type(made).__mro__[1], type(made)) == (TyperGroup, typer_face._Group)
    assert type(built(TOY, "greet")).__mro__[:2] == (typer_face._Command, TyperCommand)


def test_obj_of_the_settings_reaches_the_group() -> None:
    group: Any = typer_face._application(TOY)
    assert group.make_context("toy", ["silent"]).obj is TOY


def test_a_group_asks_list_commands_for_their_names() -> None:
    group: Any = typer_face._application(TOY)
    assert group.list_commands(group.make_context("toy", ["silent"])) == list(RUNS)


def test_a_group_asks_get_command_for_the_command_called_alone() -> None:
    asked: list[str] = []

    def command(name: str) -> Command:
        asked.append(name)
        return TOY.command(name)

    assert ran(TOY._replace(command=command), ["silent"]) == 0
    assert asked == ["silent"]


def test_a_group_asks_resolve_command_for_a_name_that_is_none() -> None:
    with pytest.raises(UsageError, match=r"^no bogus$"):
        ran(TOY, ["bogus"])
    with pytest.raises(UsageError, match=r"^no such option: --bogus"):
        ran(TOY, ["--bogus"])
    with pytest.raises(UsageError, match=r"^no such option: --bogus"):
        ran(TOY, ["--", "--bogus"])


@pytest.mark.parametrize("names", [["--help"], ["-h"], []])
def test_help_of_a_group_is_what_format_help_writes(
    names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(TOY, names) == 0
    assert capsys.readouterr().out == HELP


def test_help_of_a_command_is_what_format_help_writes(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(TOY, ["greet", "--help"]) == 0
    assert unbraced(capsys.readouterr().out) == HELP_OF_GREET


def test_the_option_of_get_help_option_writes_as_we_do(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    class Told:
        is_terminal = False

        def write(self, pieces: list[str]) -> None:
            written.extend(pieces)

    monkeypatch.setattr(streams, "stdout", Told)
    assert ran(TOY, ["greet", "--help"]) == 0
    assert [*map(unbraced, written)] == [HELP_OF_GREET]


def test_help_is_not_written_where_parsing_is_resilient(capsys: pytest.CaptureFixture[str]) -> None:
    made: Any = built(TOY, "greet")
    assert made.make_context("greet", ["--help"], resilient_parsing=True).params["name"] is None
    assert capsys.readouterr().out == ""


def test_param_type_name_tells_an_argument_from_an_option() -> None:
    kinds = [parameter.param_type_name for parameter in parameters("greet")]
    assert kinds == ["argument", "option", "option", "option"]


def test_rich_help_panel_is_kept_by_the_parameter() -> None:
    panels = [getattr(parameter, "rich_help_panel", None) for parameter in parameters("greet")]
    assert panels == [None, "Voice", None, None]


def test_get_help_record_has_the_names_and_the_help() -> None:
    made: Any = built(TOY, "greet")
    ctx = made.make_context("greet", ["Ann"])
    records = [parameter.get_help_record(ctx) for parameter in made.get_params(ctx)]
    assert records[1] == ("-l, --loud", "Shout.")


def test_the_signature_of_an_expanded_function_is_what_is_parsed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert [parameter.name for parameter in parameters("greet")] == ["name", *Loudly._fields]
    assert ran(TOY, ["greet", "Ann", "-l", "--times", "2"]) == 3
    assert capsys.readouterr().out == "Ann True 2 <hello>\n"


@pytest.mark.parametrize(
    ("args", "said", "path"),
    [
        (["greet"], "missing argument 'NAME'", "toy greet"),
        (["greet", "Ann", "--times", "x"], "invalid value for '--times': 'x' is no", "toy greet"),
        (["greet", "Ann", "--bogus"], "no such option: --bogus", "toy greet"),
        (["--bogus"], "no such option: --bogus", "toy"),
    ],
)
def test_all_that_cannot_be_parsed_is_of_the_second_base_of_bad_parameter(
    args: list[str], said: str, path: str
) -> None:
    with pytest.raises(UsageError) as raised:
        ran(TOY, args)
    assert raised.value.message.startswith(said.replace("is no", "is not"))
    assert raised.value.help == f"see {path} --help"
    assert isinstance(raised.value.__cause__, typer_face._CannotParse)
    assert typer_face._CannotParse.__name__ == "ClickException"


def test_what_bears_no_context_is_explained_by_the_program() -> None:
    explained = typer_face._explained(typer_face._CannotParse("Bad."), TOY, [])
    assert (explained.message, explained.help) == ("bad", "see toy --help")


def test_an_interrupt_becomes_130_or_an_abort_that_is_undone() -> None:
    with suppress(KeyboardInterrupt):
        assert ran(TOY, ["interrupt"]) == EXIT_INTERRUPTED


def test_an_abort_made_of_the_end_of_input_is_undone() -> None:
    with pytest.raises(EOFError, match=r"^no more$"):
        ran(TOY, ["end"])


def test_an_abort_of_its_own_is_an_interrupt() -> None:
    with pytest.raises(KeyboardInterrupt):
        ran(TOY, ["abort"])


def offer(table: dict[str, list[tuple[str, str]]], before: list[str], word: str) -> Offers:
    """Complete a word of `toy call`, and return what is offered and what the offers were asked."""
    asked: list[tuple[Begun, str]] = []

    def offering(words: list[tuple[str, str]]) -> Callable[[Begun, str], list[tuple[str, str]]]:
        def found(begun: Begun, word: str) -> list[tuple[str, str]]:
            asked.append((begun, word))
            return words

        return found

    found = offered(TOY, "call", before, word, {kind: offering(table[kind]) for kind in table})
    return list(found), asked


def test_get_completions_of_a_class_of_completion_has_values_and_helps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(COMPLETE, "bash")
    words = [("Ann", "a miller"), ("Andrew", "")]
    assert offer({"people": words, "ways": []}, [], "An")[0] == words


def test_autocompletion_is_called_with_ctx_and_incomplete_by_their_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(COMPLETE, "bash")
    found, asked = offer({"people": [("Ann", "")], "ways": []}, ["--how", "loud"], "A")
    assert found == [("Ann", "")]
    ((begun, word),) = asked
    assert (begun.command, begun.given["how"], word) == ("call", "loud", "A")


def test_nothing_is_attached_unless_a_shell_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(COMPLETE, raising=False)
    assert offer({"people": [("Ann", "")], "ways": []}, [], "An") == ([], [])
