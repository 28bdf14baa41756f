"""The options that several commands share: each is said once, as a field of a group.

A command takes a group as one parameter (`selecting: Selecting`); `expanded` spells it out
for typer and puts it together again.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, NamedTuple, get_type_hints

from typer import Option

Names = list[str] | None


def _select(*names: str, metavar: str, help: str) -> Any:
    return Option(*names, metavar=metavar, help=help, rich_help_panel="Selection")


class Reading(NamedTuple):
    """What is read."""

    file: Annotated[
        Names,
        Option(
            "--file", "-f", metavar="PATH", rich_help_panel="Input",
            help="A file, a folder of files, or - for standard input; repeat it to read several "
            "as one timeline. Default: LIBYATL_FILE, else the curated chronology.",
        ),
    ] = None  # fmt: skip
    input_format: Annotated[
        str | None,
        Option(
            "--input-format", "-F", metavar="FORMAT", rich_help_panel="Input",
            help="Read every input as this format. Default: told by the suffix.",
        ),
    ] = None  # fmt: skip


class Selecting(NamedTuple):
    """Which events: one option repeated is OR, different options are AND."""

    actor: Annotated[
        Names,
        _select(
            "--actor",
            "-a",
            metavar="NAME",
            help="Events in which the actor takes part, by any spelling.",
        ),
    ] = None
    place: Annotated[Names, _select("--place", metavar="NAME", help="Events at the place.")] = None
    tag: Annotated[Names, _select("--tag", metavar="TAG", help="Events with the tag.")] = None
    source: Annotated[
        Names, _select("--source", metavar="SOURCE", help="Events that cite the source.")
    ] = None
    status: Annotated[
        Names,
        _select(
            "--status", metavar="STATUS", help="occurred, reported, claimed, disputed or planned."
        ),
    ] = None
    text: Annotated[
        Names,
        _select(
            "--text",
            metavar="TEXT",
            help="Events whose words hold the text, in any case and with or without accents.",
        ),
    ] = None
    since: Annotated[
        str | None,
        _select(
            "--from",
            metavar="DATE",
            help="Not over before DATE, which is any date that a file takes, such as 2017-07 "
            "or 'early August 2017'.",
        ),
    ] = None
    until: Annotated[
        str | None, _select("--to", metavar="DATE", help="Begun by the end of DATE.")
    ] = None
    on: Annotated[
        str | None, _select("--on", metavar="DATE", help="Within DATE, or overlapping it.")
    ] = None
    certain: Annotated[
        bool,
        _select(
            "--certain", metavar="", help="Only what surely matches. Default: what possibly does."
        ),
    ] = False


class Shaping(NamedTuple):
    """In which order, and how many."""

    sort: Annotated[
        str,
        Option(
            "--sort", "-s", metavar="KEY", rich_help_panel="Order",
            help="date, latest, title, actor, place, id or file.",
        ),
    ] = "date"  # fmt: skip
    reverse: Annotated[
        bool, Option("--reverse", "-r", help="The other way round.", rich_help_panel="Order")
    ] = False
    limit: Annotated[
        int | None,
        Option("--limit", "-n", metavar="N", help="The first N events.", rich_help_panel="Order"),
    ] = None


class Writing(NamedTuple):
    """Where the answer goes, and how it looks there."""

    output: Annotated[
        str | None,
        Option(
            "--output", "-o", metavar="FILE", rich_help_panel="Output",
            help="Write to FILE, which is replaced only once all is written; its suffix tells "
            "the format.",
        ),
    ] = None  # fmt: skip
    format: Annotated[
        str | None, Option("--format", "-O", metavar="FORMAT", rich_help_panel="Output",
                           help="How the answer is written.")
    ] = None  # fmt: skip
    color: Annotated[
        str,
        Option(
            "--color", metavar="WHEN", rich_help_panel="Output",
            help="auto, always or never. NO_COLOR and FORCE_COLOR are heeded.",
        ),
    ] = "auto"  # fmt: skip
    width: Annotated[
        int | None,
        Option("--width", metavar="N", rich_help_panel="Output",
               help="Lay out for N columns. Default: the terminal's; a pipe is not wrapped."),
    ] = None  # fmt: skip
    all: Annotated[
        bool,
        Option("--all", rich_help_panel="Output", help="Print every diagnostic, however many."),
    ] = False


def expanded(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function with each parameter that is a group spelled out as its fields."""
    hints = get_type_hints(function, include_extras=True)
    groups: dict[str, Any] = {}
    parameters: list[Parameter] = []
    for name, parameter in signature(function).parameters.items():
        kind = hints[name]
        if not hasattr(kind, "_fields"):
            parameters.append(parameter.replace(kind=Parameter.KEYWORD_ONLY, annotation=kind))
            continue
        groups[name] = kind
        options = get_type_hints(kind, include_extras=True)
        parameters += [
            Parameter(
                field,
                Parameter.KEYWORD_ONLY,
                default=kind._field_defaults[field],
                annotation=options[field],
            )
            for field in kind._fields
        ]

    def run(**values: Any) -> Any:
        together = {
            name: kind(**{field: values.pop(field) for field in kind._fields})
            for name, kind in groups.items()
        }
        return function(**values, **together)

    run.__doc__ = function.__doc__
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run
