"""A finding as the expectations of cases have it: its place, its words, its further places."""

from __future__ import annotations

from libyatl.findings.diagnostics import Diagnostic


def described(found: Diagnostic) -> str:
    """Return what is said of a place on a line, then label, help and further places on theirs."""
    label = f"\n  label: {found.label}" if found.label else ""
    help = f"\n  help: {found.help}" if found.help else ""
    related = "".join(f"\n  {word}: {span}+{span.length}" for span, word in found.related)
    length = f"+{found.span.length}" if found.span else ""
    kind = f"{found.severity}[{found.code}]"
    return f"{found.span}{length}: {kind} {found.message}{label}{help}{related}"
