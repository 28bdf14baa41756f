"""The public face: what `import libyatl` gives, and nothing beside it."""

from __future__ import annotations

import inspect
import typing

import libyatl

PUBLIC = [
    "Acceptance", "Actor", "Checked", "Citation", "DateError", "Diagnostic", "Event", "Gap",
    "InputError", "LibyatlError", "Mend", "OutputError", "Participant", "Place", "Relation",
    "Report", "Selection", "Severity", "Source", "Span", "Timeline", "Truth", "UsageError",
    "When", "check", "in_words", "load", "mend", "mends", "parse_date", "parse_gap", "render",
    "select", "to_edtf", "write",
]  # fmt: skip


def test_the_public_names_are_these() -> None:
    assert sorted(PUBLIC) == list(libyatl.__all__)
    assert set(dir(libyatl)) == {*PUBLIC, "__version__"}


def test_every_public_name_is_there_and_documented() -> None:
    for name in PUBLIC:
        assert inspect.getdoc(getattr(libyatl, name)), name


def test_every_public_function_is_typed() -> None:
    for name in (
        "check",
        "load",
        "mend",
        "mends",
        "select",
        "render",
        "write",
        "parse_date",
        "parse_gap",
        "in_words",
        "to_edtf",
    ):
        function = getattr(libyatl, name)
        hints = typing.get_type_hints(function)
        assert {"return", *inspect.signature(function).parameters} == set(hints), name


def test_another_name_is_an_attribute_error() -> None:
    assert not hasattr(libyatl, "nonsense")
