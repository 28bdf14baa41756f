"""What the statements imply when they are taken together, as the chronology finds it."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.checks.examined import Examined
from libyatl.findings.diagnostics import Diagnostic, Severity


def contradictions(examined: Examined) -> Iterator[Diagnostic]:
    """Yield what cannot be true at once."""
    return (one for one in examined.chronology.diagnostics if one.severity is Severity.ERROR)


def qualified_contradictions(examined: Examined) -> Iterator[Diagnostic]:
    """Yield what only approximate or uncertain dates contradict."""
    return (one for one in examined.chronology.diagnostics if one.severity is not Severity.ERROR)


def circles(examined: Examined) -> Iterator[Diagnostic]:
    """Yield sources that reached us via each other."""
    return iter(examined.origins.diagnostics)
