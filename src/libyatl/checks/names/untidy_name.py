"""`untidy-name`: a name with blanks or characters in it that nobody sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.mentions import Mentions, owners, place_of, written
from libyatl.checks.tidiness import tidy, untidiness
from libyatl.findings.diagnostics import Span
from libyatl.model.kinds import KINDS
from libyatl.text.inert import shorten


def check(examined: Examined) -> Iterator[Finding]:
    """Yield what is untidy among names, tags, ids and aliases."""
    used = examined.mentions
    yield from _ids(examined)
    yield from _entries(examined, used)
    yield from _mentioned(examined, used)


def _ids(examined: Examined) -> Iterator[Finding]:
    timeline = examined.timeline
    referred = {relation.event for event in timeline.events for relation in event.relations}
    referred |= _accepted(examined)
    ids = Counter(tidy(event.id) for event in timeline.events)
    for place, event in enumerate(timeline.events):
        if event.named and tidy(event.id) != event.id:
            span = timeline.span(place, "id")
            bound = event.id in referred or ids[tidy(event.id)] > 1
            yield _untidy(examined, "id", event.id, span, (event.id,), bound=bound)


def _entries(examined: Examined, used: Mentions) -> Iterator[Finding]:
    timeline = examined.timeline
    for registry, register in examined.registers.items():
        ids = Counter(map(tidy, register.entries))
        referred = {*map(register.key, used[registry]), *_accepted(examined)}
        for id in register.entries:
            for text, path in written(timeline, registry, id):
                if tidy(text) == text:
                    continue
                span = timeline.span((registry, id), path)
                if path:
                    yield _untidy(examined, "name", text, span, (id,))
                else:
                    bound = id in referred or ids[tidy(id)] > 1
                    yield _untidy(examined, "id", id, _key(examined, span, id), (id,), bound=bound)


def _mentioned(examined: Examined, used: Mentions) -> Iterator[Finding]:
    timeline = examined.timeline
    for kind, one in KINDS.items():
        what = "name" if one.registry else kind
        for name, places in used[one.plural].items():
            if tidy(name) != name and name not in one.entries(timeline):
                for mention in places:
                    span = place_of(timeline, mention)
                    yield _untidy(examined, what, name, span, owners(timeline, [mention]))


def _accepted(examined: Examined) -> set[str]:
    """Return the ids of which the files accept something."""
    return {id for one in examined.timeline.accepted for id in one.ids}


def _key(examined: Examined, span: Span | None, id: str) -> Span | None:
    """Return the span of an entry's id, which is a key, as long as it is written."""
    text = examined.timeline.positions.text(span.file) if span and span.line else None
    if span is None or text is None:
        return span
    stands = text.line(span.line)[span.column - 1 :]
    quoted = stands.startswith((f'"{id}"', f"'{id}'"))
    return span._replace(length=len(id) + 2 * quoted) if quoted or stands.startswith(id) else span


def _untidy(
    examined: Examined,
    what: str,
    text: str,
    span: Span | None,
    about: tuple[str, ...],
    *,
    bound: bool = False,
) -> Finding:
    mended = tidy(text)
    places = [] if bound else [(span, text)]
    also = ", here and wherever it is referred to, unless another is called so" if bound else ""
    return Finding(
        message=f"the {what} '{shorten(text)}' holds {untidiness(text)}",
        span=span,
        help=examined.remedy(places, mended, after=f"'{also}") if mended else "delete it",
        about=about,
    )
