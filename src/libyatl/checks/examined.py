"""What a check looks at: a timeline and what follows from it, each worked out once."""

from __future__ import annotations

import json
import re
from functools import cached_property

from libyatl.checks.mentions import Mentions, mentions
from libyatl.chronology.sources.publication import Publications
from libyatl.findings.diagnostics import Edit, Span
from libyatl.model import Event
from libyatl.model.kinds import REGISTERED, Registry
from libyatl.model.registers import Register
from libyatl.query.scope import Scope

_PLAIN = re.compile(r"\w(?:[\w .+~?%/-]*[\w~?%])?")
_TYPED_OTHERWISE = re.compile(r"[-+.\d_eExXoObB:]+|(?i:null|true|false|yes|no|on|off|y|n)")


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
