"""The public face: what `import libyatl` gives, and nothing beside it."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
import typing
from collections.abc import Callable
from pathlib import Path

import pytest

import libyatl
from libyatl import api
from libyatl.chronology import Chronology
from libyatl.formats import WRITERS, is_binary, read_data
from libyatl.handing_on import TextFormat

PUBLIC = list(libyatl.__all__)
FUNCTIONS: dict[str, Callable[..., object]] = {
    **{name: getattr(libyatl, name) for name in PUBLIC if name[0].islower()},
    "tally": api.tally,
    "losses": api.losses,
    "why": Chronology.why,
    "compare": Chronology.compare,
}
NEVER_RAISING = ("in_words", "is_no_date", "to_edtf", "why", "compare")
SOURCE = Path(libyatl.__file__).read_text(encoding="utf-8")


def assigned(name: str) -> ast.expr:
    """Return what the package assigns to a name, as it is written."""
    for node in ast.parse(SOURCE).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                return value
    raise AssertionError(name)


def shown_to_checkers() -> list[str]:
    """Return the names that type checkers find where the package imports for them alone."""
    (block,) = (node for node in ast.parse(SOURCE).body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    return [alias.asname for node in imports for alias in node.names if alias.asname]


def test_the_public_names_are_written_out_for_editors_and_are_those_there() -> None:
    assert ast.literal_eval(assigned("__all__")) == PUBLIC == sorted(PUBLIC)
    homes: dict[str, tuple[str, ...]] = ast.literal_eval(assigned("_HOMES"))
    found = {name for names in homes.values() for name in names}
    assert found == {*PUBLIC, "__version__"}
    assert {*shown_to_checkers()} == found
    assert set(dir(libyatl)) == {*PUBLIC, "__version__"}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_says_what_it_takes_what_it_gives_and_what_it_raises(name: str) -> None:
    function = FUNCTIONS[name]
    said = inspect.getdoc(function) or ""
    taken = [one for one in inspect.signature(function).parameters if one != "self"]
    args = said.partition("\nArgs:\n")[2].partition("\n\n")[0]
    assert re.findall(r"^    (\w+): ", args, re.MULTILINE) == taken
    gives = inspect.signature(function).return_annotation != "None"
    assert ("\nReturns:\n" in said) == gives
    raises = said.partition("\nRaises:\n")[2]
    errors = re.findall(r"^    (\w+): ", raises, re.MULTILINE)
    assert all(issubclass(getattr(libyatl, error), Exception) for error in errors)
    assert bool(errors) != (name in NEVER_RAISING)


def test_every_public_name_is_there_and_documented() -> None:
    for name in PUBLIC:
        assert inspect.getdoc(getattr(libyatl, name)), name


@pytest.mark.parametrize("name", [name for name in PUBLIC if name in FUNCTIONS])
def test_every_public_function_is_typed(name: str) -> None:
    function = FUNCTIONS[name]
    hints = typing.get_type_hints(function)
    assert {"return", *inspect.signature(function).parameters} == set(hints)


REPR = [
    ("[]", "<Timeline: 0 events>", "<Selection: 0 of 0 events>"),
    ("[{title: A}]", "<Timeline: 1 event>", "<Selection: 1 of 1 event>"),
    ("[{title: A, date: 2017}]", "<Timeline: 1 event, 2017>", "<Selection: 1 of 1 event>"),
    (
        "[{title: A, date: 44 BC}, {title: B, date: since 2017}, {title: C, date: soon}, {a: 1}]",
        "<Timeline: 3 events, 44 BC to 2017, 2 findings>",
        "<Selection: 3 of 3 events>",
    ),
]


@pytest.mark.parametrize(("events", "timeline", "selection"), REPR)
def test_at_a_prompt_it_is_one_line(events: str, timeline: str, selection: str) -> None:
    read = read_data([("x.yaml", f"events: {events}".encode())])
    assert (repr(read), repr(libyatl.select(read))) == (timeline, selection)


def test_a_selection_says_how_much_of_it_is_sure() -> None:
    chosen = libyatl.select(libyatl.load(), on="early August 2017", undated="exclude")
    assert re.fullmatch(r"<Selection: \d+ of 52 events, \d+ possibly>", repr(chosen))


def test_a_report_is_its_counts() -> None:
    slips = b"- {title: A, date: soon}\n- {title: B, titel: x}\n- {titel: C}\n"
    assert repr(read_data([("x.yaml", slips)]).report) == "<Report: 2 errors, 2 warnings>"
    assert repr(libyatl.Report()) == "<Report: nothing found>"


@pytest.mark.parametrize(
    "room", ["", ".chronology", ".checks", ".dates", ".model", ".query", ".views"]
)
def test_a_room_has_at_its_face_all_that_it_names_there_and_nothing_else(room: str) -> None:
    code = f"from libyatl{room} import *\nimport libyatl{room} as face\nassert face.__all__\n"
    names = "{*globals()} >= {*face.__all__}\nassert not hasattr(face, 'nonsense')"
    subprocess.run([sys.executable, "-c", f"{code}assert {names}"], check=True)


def test_what_is_written_as_text_is_typed_so() -> None:
    assert {*typing.get_args(TextFormat)} == {name for name in WRITERS if not is_binary(name)}
