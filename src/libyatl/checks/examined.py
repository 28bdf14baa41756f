"""What a check looks at, a timeline and what follows from it, and what it gives: findings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from libyatl.checks.mentions import Mentions, mentions
from libyatl.chronology.sources.publication import Publications
from libyatl.findings.diagnostics import Diagnostic, Remedy, Severity, Span
from libyatl.model import Event
from libyatl.model.kinds import REGISTERED, Registry
from libyatl.model.positions import Owner
from libyatl.model.registers import Register
from libyatl.model.rewriting import remedy
from libyatl.query.scope import Scope

Pointed = tuple[tuple[Span | None, str], ...]
"""Further places with a word on each; those that no file has are left out."""


class Finding(NamedTuple):
    """A diagnostic that lacks its code and its weight; it is made with keywords."""

    message: str
    span: Span | None = None
    label: str = ""
    help: str | Remedy = ""
    related: Pointed = ()
    about: tuple[str, ...] = ()

    def under(self, code: str, weighs: Severity) -> Diagnostic:
        """Return the diagnostic of that code."""
        return Diagnostic(
            code=code,
            severity=weighs,
            message=self.message,
            span=self.span,
            label=self.label,
            help=self.help,
            related=tuple((span, word) for span, word in self.related if span),
            about=self.about,
        )


class Examined(Scope):
    """What a question is asked of, and what checks need beside it."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in the order of the files."""
        return self.timeline.events

    @cached_property
    def publications(self) -> Publications:
        """When each source was published."""
        return Publications(self.timeline.sources, self.names.sources.key)

    @cached_property
    def registers(self) -> dict[Registry, Register]:
        """The register of what each registry is of."""
        return {registry: self.names.of(kind) for registry, kind in REGISTERED.items()}

    @cached_property
    def mentions(self) -> Mentions:
        """Where each name is used: by events, by what sources say, by `via` of sources."""
        return mentions(self.timeline)

    def finding(
        self,
        owner: Owner,
        path: str = "",
        *,
        message: str,
        help: str | Remedy,
        label: str = "",
        related: Pointed = (),
        about: tuple[str, ...] = (),
    ) -> Finding:
        """Return what is found at a field of an event (by its place) or entry (by kind and id).

        It concerns that event or entry, where `about` does not say otherwise.
        """
        return Finding(
            message=message,
            span=self.timeline.span(owner, path),
            label=label,
            help=help,
            related=related,
            about=about or (self.events[owner].id if isinstance(owner, int) else owner[1],),
        )

    def remedy(
        self,
        places: Iterable[tuple[Span | None, str]],
        written: str,
        *,
        before: str = "write '",
        after: str = "'",
    ) -> Remedy:
        """Return the remedy to write a text where others stand (`libyatl.model.rewriting`)."""
        return remedy(self.timeline.positions, places, written, before=before, after=after)
