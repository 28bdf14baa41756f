"""The options of reading what other tools have written, and the `How` that they come to.

Every command that reads takes them. Only `libyatl columns`, which shows what they change, lists
them in its --help; the others name that.

Annotations are no strings here: see `libyatl.cli.options`.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated, NamedTuple

from libyatl.cli.typer_face import option, whole
from libyatl.errors import UsageError
from libyatl.formats.how import AS_IT_IS, EPOCHS, Epoch, How, Order
from libyatl.on_demand import unknown
from libyatl.text.inert import shorten
from libyatl.text.spelling import nearest

if TYPE_CHECKING:
    pass

_read = partial(option, panel="Other people's files", hidden=True)


class Importing(NamedTuple):
    """How files of other tools are read, as far as they do not tell it themselves."""

    map: Annotated[
        list[str] | None,
        _read(
            "--map",
            metavar="ROLE=COLUMN,...",
            offers="role",
            help="Which column holds what. ROLE=none: none does; -COLUMN: leave it out. Put a "
            "name with a comma in double quotes.",
        ),
    ] = None
    title: Annotated[
        str | None,
        _read(
            "--title",
            metavar="TEMPLATE",
            help="Make titles of columns: '{Missile} test, {Facility|Place}'.",
        ),
    ] = None
    dayfirst: Annotated[bool, _read("--dayfirst", help="Read 4/5/2017 as 4 May.")] = False
    monthfirst: Annotated[bool, _read("--monthfirst", help="Read 4/5/2017 as April 5.")] = False
    century: Annotated[
        int | None,
        _read(
            "--century",
            metavar="YEAR",
            help="What years of two digits are added to: 2000.",
            parser=whole("--century", "years", 2000),
        ),
    ] = None
    missing: Annotated[
        str | None,
        _read(
            "--missing",
            metavar="CELL,...",
            help="Cells that say nothing, beside NA, none and the like: 9999,-99.",
        ),
    ] = None
    split: Annotated[
        str | None,
        _read("--split", metavar="TEXT", help="What stands between names in a cell, beside ';'."),
    ] = None
    encoding: Annotated[
        str | None,
        _read("--encoding", metavar="NAME", help="How bytes are letters: cp1252. Default: UTF-8."),
    ] = None
    delimiter: Annotated[
        str | None,
        _read(
            "--delimiter",
            metavar="CHAR",
            help="What stands between cells: ';', '|' or tab. Default: what the header tells.",
        ),
    ] = None
    sheet: Annotated[
        str | None,
        _read("--sheet", metavar="SHEET", help="The sheet of a workbook, by name or number."),
    ] = None
    epoch: Annotated[
        str | None,
        _read(
            "--epoch",
            metavar="UNIT",
            offers="epoch",
            help="Dates are numbers since 1970, in s, ms, us or ns.",
        ),
    ] = None
    drop_mirrored: Annotated[
        bool,
        _read("--drop-mirrored", help="Of ICEWS: leave out rows that say another backwards."),
    ] = False
    trust_days: Annotated[
        bool, _read("--trust-days", help="Of Wikidata: keep 1 January where no precision is told.")
    ] = False


_ITEM = re.compile(r'(?:"[^"]*"|[^,"])+')


def how(given: Importing) -> How:
    """Return how the options say that files of other tools are read.

    Raises:
        UsageError: one of them says nothing that can be done.
    """
    if given == Importing():
        return AS_IT_IS
    if given.century is not None and given.century % 100:
        raise UsageError(f"--century: {given.century} begins no century", help="such as 2000")
    if given.title is not None and not re.search(r"\{[^{}]+\}", given.title):
        raise UsageError(
            "--title names no column", help="put columns in braces: '{Missile} test, {Facility}'"
        )
    return How(
        map=tuple(pair for text in given.map or () for pair in _roles_and_columns(text)),
        title=given.title or "",
        order=_order(given),
        century=given.century,
        missing=tuple(_several_cells("--missing", given.missing)),
        split=_some("--split", given.split),
        encoding=_encoding(given.encoding),
        delimiter=_delimiter(given.delimiter),
        sheet=_some("--sheet", given.sheet),
        epoch=_epoch(given.epoch),
        drop_mirrored=given.drop_mirrored,
        trust_days=given.trust_days,
    )


def _roles_and_columns(text: str) -> Iterator[tuple[str, str]]:
    """Yield the roles and columns of one `--map`."""
    from libyatl.formats.foreign.roles import ROLES

    items = _ITEM.findall(text)
    if ",".join(items) != text or not items:
        raise UsageError(
            f"--map: '{shorten(text)}' cannot be read", help="such as title=Name,date=Day,-Notes"
        )
    for item in map(str.strip, items):
        role, equals, column = item.partition("=")
        if item.startswith("-"):
            role, column = "-", item[1:]
        elif not equals:
            raise UsageError(
                f"--map: '{shorten(item)}' says no role", help=f"title={shorten(item)}, say"
            )
        elif role not in ROLES:
            guess = nearest(role, ROLES)
            raise UsageError(
                f"--map: '{shorten(role)}' is no role",
                help=f"did you mean '{guess}'?" if guess else f"there are {', '.join(ROLES)}",
            )
        if not (named := column.strip().removeprefix('"').removesuffix('"')):
            raise UsageError(
                f"--map: '{shorten(item)}' names no column", help="NAME=none, or -NAME"
            )
        yield role, named


def _order(given: Importing) -> Order:
    if given.dayfirst and given.monthfirst:
        raise UsageError("--dayfirst and --monthfirst are two orders", help="choose one")
    return "day" if given.dayfirst else "month" if given.monthfirst else ""


def _several_cells(option: str, text: str | None) -> list[str]:
    return [] if text is None else [_some(option, item.strip()) for item in text.split(",")]


def _some(option: str, text: str | None) -> str:
    if text == "":
        raise UsageError(f"{option} says nothing", help="leave it out")
    return text or ""


def _encoding(name: str | None) -> str:
    if name is None:
        return ""
    try:
        b" ".decode(name)
    except UnicodeError:  # of letters of two bytes
        return name
    except (LookupError, ValueError):
        raise UsageError(
            f"--encoding: '{shorten(name)}' is no encoding", help="such as cp1252 or utf-16"
        ) from None
    return name


def _delimiter(text: str | None) -> str:
    char = {"tab": "\t", "\\t": "\t"}.get(text or "", _some("--delimiter", text))
    if len(char) > 1 or char in ('"', "\n", "\r"):
        raise UsageError(
            f"--delimiter: '{shorten(char)}' cannot stand between cells",
            help="one character, or tab",
        )
    return char


def _epoch(typed: str | None) -> Epoch:
    if typed is None:
        return ""
    for unit in EPOCHS:
        if typed and typed == unit:
            return unit
    raise unknown(typed, "unit of --epoch", EPOCHS[1:])


def as_typed(given: Importing, *, roles: bool = True) -> list[str]:
    """Return the options that were given, as a shell takes them.

    Without `roles`, those that say which column holds what are left out.
    """
    from shlex import quote

    said = []
    for field, value in given._asdict().items():
        if value is True:
            said.append(f"--{field.replace('_', '-')}")
        elif field == "map":
            maps = [item.strip() for text in value or () for item in _ITEM.findall(text)]
            taken = [item for item in maps if roles or item[0] == "-" or item.endswith("=none")]
            said += [f"--map {quote(','.join(taken))}"] * bool(taken)
        elif value is not None and value is not False and (roles or field != "title"):
            said.append(f"--{field} {quote(str(value))}")
    return said
