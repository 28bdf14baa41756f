"""Break the source in small ways, and see that a test fails of each: `mutants.py [MODULE...]`.

A mutant is a module with one thing otherwise: a comparison, a number, a condition that is always
so, a call that is left out. It stands in a copy of `src`, and the module's examples are run with it
in a process of its own. Those examples alone kill it that say what comes out, to the byte: of laws
over drawn files some allow a refusal, behind which a fault of ours would hide.

It prints each mutant that lives on, as a line before and after, and how many of a hundred were
killed; fewer than `BAR` of a module end it with 1. `LIBYATL_MUTANTS` says how many of a module are
drawn (40), `LIBYATL_SEED` by which lot (1).
"""

from __future__ import annotations

import ast
import os
import pkgutil
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from random import Random
from typing import NamedTuple

TESTS = Path(__file__).parent.parent
sys.path.insert(0, str(TESTS))

from house import FLOORS, SOURCE  # noqa: E402 (of the tests)

BAR = 90
COUNT = int(os.environ.get("LIBYATL_MUTANTS", "40"))
SEED = int(os.environ.get("LIBYATL_SEED", "1"))
SECONDS = 30
AS_LONG = 5
"""What a mutant may take, and how many times as long as its examples take without one: where others
work the machine hard, none is to be taken for killed. One that runs on is killed by that."""
_MERGING = [
    "editing/test_merge_cases.py",
    "editing/test_merging.py",
    "-k",
    "not wrote and not laws and not nothing_it_says",
]
EXAMPLES: dict[str, list[str]] = {
    "editing.splices": ["editing/test_splices.py"],
    "editing.segments": [
        "editing/test_segments_cases.py",
        "editing/test_segments.py",
        "-k",
        "not touches and not goes_takes",
    ],
    "editing.said_otherwise": ["editing/test_saying_cases.py"],
    "editing.style": ["editing/test_style.py", "editing/test_saying_cases.py"],
    "editing.adding_text": ["editing/test_adding_text.py", "-k", "not as_it_is_typed"],
    "editing.merging": _MERGING,
    "editing.merge_segments": _MERGING,
    "editing.merge_skeletons": _MERGING,
    "editing.merge_sides": _MERGING,
    "editing.merge_wants": _MERGING,
    "editing.repeated_keys": ["editing/test_repeated_keys.py"],
    "editing.three_ways": ["editing/test_three_ways.py"],
    "files.safe_file": ["files/test_edit_files.py", "-k", "not many"],
    "files.folders": ["files/test_edit_files.py", "-k", "not killed and not whichever"],
}
"""The modules that are broken, and what pytest is given to run with each."""


class Mutation(NamedTuple):
    """One thing that could be otherwise in a tree: where, and what makes it so."""

    statement: ast.stmt
    make: Callable[[], None]


# --- what is broken, and how

_OTHERS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_LEFT_OUT = {"strip", "lstrip", "rstrip", "removesuffix", "removeprefix", "encode", "sorted"}


def mutations(tree: ast.Module) -> Iterator[Mutation]:
    """Yield all that could be otherwise in the functions of a module."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body[ast.get_docstring(function) is not None :]:
                yield from _in_statement(statement)


def _in_statement(statement: ast.stmt) -> Iterator[Mutation]:
    if isinstance(statement, ast.FunctionDef):
        return  # found by itself
    for parent, field, number, node in _fields(statement):
        for other in _otherwise(node):
            yield Mutation(statement, _putting(parent, field, number, other))
    for name in ("body", "orelse", "finalbody"):
        inner: list[ast.stmt] = getattr(statement, name, [])
        for number, one in enumerate(inner):
            if isinstance(one, ast.Expr | ast.Raise | ast.AugAssign | ast.Continue | ast.Break):
                yield Mutation(statement, _putting(statement, name, number, ast.Pass()))
            yield from _in_statement(one)


def _putting(parent: ast.AST, field: str, number: int | None, other: ast.AST) -> Callable[[], None]:
    def put() -> None:
        if number is None:
            setattr(parent, field, other)
        else:
            getattr(parent, field)[number] = other

    return put


def _fields(parent: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Yield each part of an expression with where it stands; of words that are said, none."""
    for field, value in ast.iter_fields(parent):
        if field in ("body", "orelse", "finalbody", "handlers", "annotation") and not isinstance(
            parent, ast.IfExp | ast.Lambda
        ):
            continue
        for number, node in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(node, ast.keyword) and node.arg == "strict":
                continue  # which sees that we are right, and does nothing
            if isinstance(node, ast.AST) and not isinstance(node, ast.Raise | ast.stmt):
                yield parent, field, number if isinstance(value, list) else None, node
                if not isinstance(parent, ast.Raise):
                    yield from _fields(node)


def _otherwise(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(left, [op], rest):
            yield ast.Compare(left, [_OTHERS[type(op)]()], rest)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.BinOp(left, ast.Add() | ast.BitOr(), right):
            yield from (left, right)
        case ast.BinOp(left, ast.Sub(), right):
            yield from (left, ast.BinOp(left, ast.Add(), right))
        case ast.IfExp(_, body, orelse):
            yield from (body, orelse)
        case ast.comprehension(target, several, [_, *more], is_async):
            yield ast.comprehension(target, several, more, is_async)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(str() as value):
            yield ast.Constant("" if value else "other")
        case ast.Subscript(value, ast.Slice()):
            yield value
        case ast.Call(ast.Attribute(value, name), _) if name in _LEFT_OUT:
            yield value
        case ast.Call(ast.Name("sorted"), [value, *_]):
            yield value
        case ast.Call(ast.Name("min" | "max" as name), arguments, named):
            yield ast.Call(ast.Name("min" if name == "max" else "max"), arguments, named)


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Yield the source with one thing otherwise each time, and what is otherwise."""
    for number in range(sum(1 for _ in mutations(ast.parse(source)))):
        tree = ast.parse(source)
        one = [*mutations(tree)][number]
        before = ast.unparse(one.statement).splitlines()
        one.make()
        after = ast.unparse(ast.fix_missing_locations(one.statement)).splitlines()
        differing = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
        was, now = differing[0] if differing else (before[-1], "")
        yield ast.unparse(tree), f"{one.statement.lineno}: {was.strip()}  →  {now.strip()}"


# --- whether it is seen


def lives(tests: Sequence[str], copy: Path, floor: int, seconds: float = 0) -> bool:
    """Whether tests pass with a source, in a process of their own; those below it are loaded.

    They may take so many seconds, or as many as they will if none are told.
    """
    child = os.fork()
    if not child:
        _tested(tests, copy, floor)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    status = os.waitpid(child, 0)[1]
    signal.setitimer(signal.ITIMER_REAL, 0)
    with suppress(ProcessLookupError):  # what it started
        os.killpg(child, signal.SIGKILL)
    return status == 0


def _tested(tests: Sequence[str], copy: Path, floor: int) -> None:
    import pytest

    os.setpgid(0, 0)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3) if not os.environ.get("LIBYATL_SHOWN") else (0,):
        os.dup2(nowhere, stream)
    os.environ["PYTHONPATH"] = str(copy)
    sys.dont_write_bytecode = True
    import libyatl

    for name in libyatl.__all__:
        vars(libyatl).pop(name, None)  # what was asked for
    for name in [*sys.modules]:
        if name.startswith("libyatl.") and _floor(name) >= floor:
            del sys.modules[name]
    # All modules are loaded by pytest's configuration, for what Hypothesis draws: nothing here.
    pkgutil.walk_packages = lambda *_: iter(())
    os.chdir(TESTS)
    files = [str(TESTS / one) if one.endswith(".py") else one for one in tests]
    status = pytest.main(["-x", "-q", "-n", "0", "-p", "no:cacheprovider", *files])
    os._exit(int(status))


def _floor(module: str) -> int:
    room = module.split(".")[1]
    return next(number for number, rooms in enumerate(FLOORS[""]) if room in rooms)


def survivors(module: str, copy: Path) -> tuple[int, list[str]]:
    """Return how many mutants of a module were tried, and those that live on."""
    file = copy / "libyatl" / f"{module.replace('.', '/')}.py"
    source = file.read_text()
    floor = _floor(f"libyatl.{module}")
    tests = EXAMPLES[module]
    every = [*mutants(source)]
    drawn = Random(SEED).sample(every, min(COUNT, len(every)))
    try:
        begun = time.monotonic()
        if not lives(tests, copy, floor):
            sys.exit(f"{module}: its examples fail without a mutant")
        seconds = max(SECONDS, AS_LONG * (time.monotonic() - begun))
        left = []
        for text, what in drawn:
            file.write_text(text)
            if lives(tests, copy, floor, seconds):
                left.append(what)
                print(f"    {module}:{what}", flush=True)
    finally:
        file.write_text(source)
    return len(drawn), left


def main() -> None:
    """Try the modules that are named, or all."""
    import pytest  # noqa: F401 (loaded once for all)

    failed = False
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "src"
        shutil.copytree(SOURCE.parent, copy)
        for name in ("data", "docs"):
            (copy.parent / name).symlink_to(TESTS.parent / name)
        sys.path.insert(0, str(copy))
        libyatl = import_module("libyatl")
        for module in pkgutil.walk_packages(libyatl.__path__, "libyatl."):
            import_module(module.name)
        for name in sys.argv[1:] or EXAMPLES:
            tried, left = survivors(name, copy)
            killed = 100 * (tried - len(left)) / tried
            failed |= killed < BAR
            print(f"{name}: {tried} tried, {len(left)} live, {killed:.0f} % killed", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
