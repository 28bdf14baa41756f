"""What the statements imply when they are taken together, as the chronology finds it."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.checks.examined import Examined
from libyatl.findings.diagnostics import Diagnostic


def contradictions(examined: Examined) -> Iterator[Diagnostic]:
    """Yield what cannot be true at once."""
    return _found_as(examined, "contradiction")


def qualified_contradictions(examined: Examined) -> Iterator[Diagnostic]:
    """Yield what only approximate or uncertain dates contradict."""
    return _found_as(examined, "contradiction-qualified")


def circles_of_order(examined: Examined) -> Iterator[Diagnostic]:
    """Yield what is stated to come after itself."""
    return _found_as(examined, "order-cycle")


def _found_as(examined: Examined, code: str) -> Iterator[Diagnostic]:
    return (one for one in examined.chronology.diagnostics if one.code == code)


def circles(examined: Examined) -> Iterator[Diagnostic]:
    """Yield sources that reached us via each other."""
    return iter(examined.origins.diagnostics)
