"""The script of the page as text: its modules, its constants, and the types that it states."""

from __future__ import annotations

import re
from pathlib import Path

from libyatl.views.web import assets

SCRIPT = Path(assets.__file__).parent / "script"
MODULES = sorted(SCRIPT.rglob("*.js"))
TYPES = (SCRIPT / "types.d.ts").read_text(encoding="utf-8")
_CONSTANT = re.compile(r"^(?:export )?const (\[?[A-Z][A-Z0-9_, ]*\]?) = ([^;]*);$", re.MULTILINE)
_COUNTED = re.compile(r"[\d\s._e+*/,\[\]-]+")


def constants(text: str) -> dict[str, object]:
    """Return the numbers at the top of a module, and lists of them, that need nothing else."""
    found: dict[str, object] = {}
    for names, value in _CONSTANT.findall(text):
        if not _COUNTED.fullmatch(value):
            continue
        number = eval(value, {"__builtins__": {}})  # figures and their operators alone
        if names.startswith("["):
            found |= zip(re.findall(r"\w+", names), number, strict=True)
        else:
            found[names] = tuple(number) if isinstance(number, list) else number
    return found


def interface(name: str) -> list[str]:
    """Return the fields of a type, in order."""
    (body,) = re.findall(rf"^export interface {name} {{\n(.*?)^}}", TYPES, re.M | re.S)
    return re.findall(r"^  (\w+)\??:", body, re.MULTILINE)


def words_of(name: str) -> set[str]:
    """Return the words of which a type is one."""
    (body,) = re.findall(rf"^export type {name} =([^;]*);", TYPES, re.MULTILINE)
    return {*re.findall(r'"(\w+)"', body)}


def camel(name: str) -> str:
    """Return a name of Python as the script writes it."""
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))
