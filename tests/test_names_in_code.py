"""The code can be searched: a private function's name leads to one place, and none is endless."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

from house import FILES, SOURCE

Function = ast.FunctionDef | ast.AsyncFunctionDef

MOST_MODULES = 2
"""A private name that stands in more modules than this leads nowhere."""
MOST_LINES = 40
"""So long may a function be, its docstring not counted."""
LONGEST_FILE = 300

SHARED: dict[str, str] = {}
"""Private names that may stand in more modules, and why."""
LONG: dict[str, str] = {
    "api.py:select": "what can be asked is its signature: 33 lines",
    "cli/commands/show.py:show": "its options are its signature",
    "cli/commands/why.py:why": "its options are its signature",
}
"""Functions that may be longer, and why."""
LONG_FILES: dict[str, str] = {
    "cli/typer_face.py": "all that is private of typer, behind one door",
}
"""Files that may be longer, and why."""


def functions(text: str) -> Iterator[Function]:
    """Yield the functions and methods of a module, those within others too."""
    return (node for node in ast.walk(ast.parse(text)) if isinstance(node, Function))


def lines(function: Function) -> int:
    """Return how many lines a function has from its `def` on, less those of its docstring."""
    first = function.body[0]
    docstring = 0
    if ast.get_docstring(function) is not None:
        docstring = (first.end_lineno or 0) - first.lineno + 1
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


TEXTS = {str(path.relative_to(SOURCE)): path.read_text(encoding="utf-8") for path in FILES}


def test_a_private_function_is_found_by_its_name() -> None:
    modules: defaultdict[str, set[str]] = defaultdict(set)
    for file, text in TEXTS.items():
        for function in functions(text):
            if function.name.startswith("_") and not function.name.endswith("__"):
                modules[function.name].add(file)
    shared = {name: where for name, where in modules.items() if len(where) > MOST_MODULES}
    assert shared.keys() == SHARED.keys(), shared


def test_no_function_is_endless() -> None:
    long = {
        f"{file}:{function.name}": count
        for file, text in TEXTS.items()
        for function in functions(text)
        if (count := lines(function)) > MOST_LINES
    }
    assert long.keys() == LONG.keys(), long


def test_no_file_is_endless() -> None:
    long = {
        file: count for file, text in TEXTS.items() if (count := text.count("\n")) > LONGEST_FILE
    }
    assert long.keys() == LONG_FILES.keys(), long


def test_a_docstring_does_not_make_a_function_long() -> None:
    (function,) = functions(
        'def f():\n    """One.\n\n    Two.\n    """\n    return (\n        1\n    )\n'
    )
    assert lines(function) == 4
