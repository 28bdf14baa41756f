"""What a check looks at, a timeline and what follows from it, and what it gives: findings."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import NamedTuple

from libyatl.checks.mentions import Mentions, mentions
from libyatl.chronology.sources.publication import Publications
from libyatl.findings.diagnostics import Diagnostic, Edit, Severity, Span
from libyatl.model import Event
from libyatl.model.kinds import REGISTERED, Registry
from libyatl.model.positions import Owner
from libyatl.model.registers import Register
from libyatl.query.scope import Scope

_PLAIN = re.compile(r"\w(?:[\w .+~?%/-]*[\w~?%])?")
_TYPED_OTHERWISE = re.compile(r"[-+.\d_eExXoObB:]+|(?i:null|true|false|yes|no|on|off|y|n)")

Pointed = tuple[tuple[Span | None, str], ...]
"""Further places with a word on each; those that no file has are left out."""


class Finding(NamedTuple):
    """A diagnostic that lacks its code and its weight; it is made with keywords."""

    message: str
    span: Span | None = None
    label: str = ""
    help: str = ""
    related: Pointed = ()
    edits: tuple[Edit, ...] = ()
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
            edits=self.edits,
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
        help: str,
        label: str = "",
        related: Pointed = (),
        edits: tuple[Edit, ...] = (),
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
            edits=edits,
            about=about or (self.events[owner].id if isinstance(owner, int) else owner[1],),
        )

    def edit(self, span: Span | None, typed: str, text: str) -> tuple[Edit, ...]:
        """Return the edit that writes `text` where the scalar `typed` stands.

        Empty where the file has no such places (JSON, CSV), or what stands at the span is
        not simply `typed`, plain or in quotes: then no mend is certain.
        """
        source = self.timeline.positions.text(span.file) if span and span.line else None
        if span is None or source is None or not span.length:
            return ()
        start = span.column - 1
        stands = source.line(span.line)[start : start + span.length]
        if stands not in (typed, f'"{typed}"', f"'{typed}'"):
            return ()
        offset = source.offset(span.line, span.column)
        return (Edit(offset, len(stands.encode()), _scalar(text, quoted=stands != typed)),)


def _scalar(text: str, *, quoted: bool) -> str:
    """Return the text as YAML takes it anywhere: plain where that is safe, else in quotes."""
    plain = _PLAIN.fullmatch(text) and (not quoted or not _TYPED_OTHERWISE.fullmatch(text))
    return text if plain else json.dumps(text, ensure_ascii=False)
