"""The codes of diagnostics, as they stand in the syntax trees.

A code is an argument of `Diagnostic(...)`, or of a function or class that hands its own
argument on to one (`error(node, code, ...)`), followed from call to call as far as it goes:
through names, conditions, records with a field `code` or `fault`, tuples that functions return, and
loops over the table of checks, whose keys are codes. An empty text is none.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Function = ast.FunctionDef | ast.AsyncFunctionDef
SOURCE = Path(__file__).parents[1] / "src" / "libyatl"
FAULTS_OF_OURS = frozenset({"entries-lost"})
"""Codes that no file calls forth while libyatl is as it should be; a test makes a fault."""
_BY_KEYWORD = 1 << 20
"""No call has so many arguments: the code is given by its keyword alone."""
_FIELDS = {"code", "fault"}
"""Fields of records that are codes."""
_OF_THE_TABLE = "Listed"
"""The record that each code of the table of checks leads to."""


class Here(NamedTuple):
    """Where an expression stands: the functions around it, from the outermost in."""

    around: tuple[Function, ...]
    file: str


def emitted_codes(source: Path = SOURCE) -> dict[str, str]:
    """Return each code that is emitted anywhere, with one place where it is.

    Raises:
        AssertionError: what stands for a code cannot be followed to its texts.
    """
    trees = {
        str(path.relative_to(source)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(source.rglob("*.py"))
    }
    return _Tracer(trees).codes()


class _Tracer:
    def __init__(self, trees: dict[str, ast.Module]) -> None:
        self._calls: list[tuple[ast.Call, Here]] = []
        self._functions: defaultdict[str, list[tuple[Function, Here]]] = defaultdict(list)
        self._records: dict[str, int] = {}
        self._listed: dict[str, str] = {}
        self._sinks: defaultdict[str, set[int]] = defaultdict(set, {"Diagnostic": {0}})
        self._codes: dict[str, str] = {}
        for file, tree in trees.items():
            self._gather(tree, Here((), file))

    def codes(self) -> dict[str, str]:
        known = -1
        while known != (known := sum(map(len, self._sinks.values()))):
            for node, here in self._calls:
                for argument in self._arguments(node):
                    self._follow(argument, here)
        return self._codes

    def _gather(self, node: ast.AST, here: Here) -> None:
        if isinstance(node, ast.Call):
            self._calls.append((node, here))
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(value, ast.Call) and _called(value) == _OF_THE_TABLE:
                    code = ast.literal_eval(key) if key else None
                    assert isinstance(code, str), f"{here.file}:{value.lineno}: of which code?"
                    self._listed[code] = f"{here.file}:{value.lineno}"
        elif isinstance(node, Function):
            self._functions[node.name].append((node, here))
            here = here._replace(around=(*here.around, node))
        elif isinstance(node, ast.ClassDef) and node.name != "Diagnostic":
            lines = [step.target for step in node.body if isinstance(step, ast.AnnAssign)]
            fields = [target.id for target in lines if isinstance(target, ast.Name)]
            for field in _FIELDS.intersection(fields):
                self._records[node.name] = fields.index(field)
        for child in ast.iter_child_nodes(node):
            self._gather(child, here)

    def _arguments(self, node: ast.Call) -> Iterator[ast.expr]:
        """Yield the arguments of a call that are codes."""
        places = self._sinks.get(_called(node))
        if places:
            named = [keyword.value for keyword in node.keywords if keyword.arg in _FIELDS]
            yield from named or [node.args[place] for place in places if place < len(node.args)]

    def _follow(self, said: ast.expr, here: Here, item: int | None = None) -> None:
        """Follow an expression, or an item of the tuple that it is, to the texts it can be."""
        where = f"{here.file}:{said.lineno}"
        match said:
            case ast.Constant(value=None) if item is not None:
                pass
            case ast.Constant(value=""):
                pass
            case ast.Constant(value=str(code)) if item is None:
                self._codes.setdefault(code, where)
            case ast.IfExp(body=one, orelse=other) | ast.BoolOp(values=[one, other]):
                self._follow(one, here, item)
                self._follow(other, here, item)
            case ast.Tuple(elts=items) if item is not None:
                self._follow(items[item], here)
            case ast.Attribute(attr="code" | "fault") if item is None:
                for name, place in self._records.items():
                    self._sinks[name].add(place)
            case ast.Call(func=ast.Attribute(attr="items")) if item == 0:
                self._codes |= self._listed
            case ast.Call() if item is not None:
                for function, around in self._defined(_called(said), here):
                    inside = around._replace(around=(*around.around, function))
                    for step in ast.walk(function):
                        if isinstance(step, ast.Return) and step.value is not None:
                            self._follow(step.value, inside, item)
            case ast.Name(id=name):
                assert self._name(name, here, item), f"{where}: whence {name}?"
            case _:
                raise AssertionError(f"{where}: {ast.unparse(said)} cannot be followed")

    def _defined(self, name: str, here: Here) -> list[tuple[Function, Here]]:
        """Return the functions of that name: those of the file itself, if it has any."""
        found = self._functions[name]
        return [pair for pair in found if pair[1].file == here.file] or found

    def _name(self, name: str, here: Here, item: int | None) -> bool:
        """Follow a name to what the nearest function around assigns to it, or is called with."""
        for depth in range(len(here.around), 0, -1):
            function = here.around[depth - 1]
            inside = here._replace(around=here.around[:depth])
            values = list(_assigned(function, name))
            for value, place in values:
                self._follow(value, inside, item if place is None else place)
            if values or self._argument(function, name, inside):
                return True
        return False

    def _argument(self, function: Function, name: str, here: Here) -> bool:
        """Make a sink of the function if the name is an argument of it."""
        arguments = function.args
        names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
        keywords = [argument.arg for argument in arguments.kwonlyargs]
        if name in names:
            self._sinks[function.name].add(names.index(name) - (names[0] in ("self", "cls")))
        elif name in keywords:
            self._sinks[function.name].add(_BY_KEYWORD)
        given = zip(reversed(names), reversed(arguments.defaults), strict=False)
        alone = zip(keywords, arguments.kw_defaults, strict=True)
        for argument, default in (*given, *alone):
            if argument == name and default is not None:
                self._follow(default, here)
        return name in names or name in keywords


def _called(node: ast.Call) -> str:
    called = node.func
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _assigned(function: Function, name: str) -> Iterator[tuple[ast.expr, int | None]]:
    """Yield what is assigned to the name, with its number where a tuple is taken apart."""
    for step in ast.walk(function):
        targets, value = [], None
        if isinstance(step, ast.Assign):
            targets, value = step.targets, step.value
        elif isinstance(step, ast.For):
            targets, value = [step.target], step.iter
        for target in targets:
            assert value is not None
            if isinstance(target, ast.Name) and target.id == name:
                yield value, None
            elif isinstance(target, ast.Tuple):
                for number, part in enumerate(target.elts):
                    if isinstance(part, ast.Name) and part.id == name:
                        yield value, number
