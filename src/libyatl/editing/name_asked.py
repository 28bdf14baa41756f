"""A name that is to become another: whether it may, who is meant by it, and who after that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from libyatl.checks.mentions import Mentions, mentions
from libyatl.checks.renames import rename_command
from libyatl.checks.tidiness import tidy, untidiness
from libyatl.editing.named_files import NamedFiles
from libyatl.editing.renamed import Renamable, Renaming
from libyatl.errors import UsageError
from libyatl.findings.diagnostics import Span
from libyatl.model import Timeline
from libyatl.model.kinds import KINDS, Kind
from libyatl.model.registers import Register, names_of
from libyatl.text.inert import is_blank, one_line, shorten
from libyatl.text.spelling import beginning_else_nearest, did_you_mean

RENAMABLE: dict[str, Renamable] = {"event": "event", **{kind: kind for kind in KINDS}}
"""What has a name that can be another, by what it is called."""


_NOT_MERGED = "without --merge it becomes the name"


class Whose(NamedTuple):
    """Who is meant.

    Attributes:
        renaming: which name becomes which, and where.
        joins: whether an entry of the new name takes up what is said of the old one.
        already: how many names mean already whom the new name means.
        named_in: the files in which the old name stands, as far as they are read.
        is_done: whether the new name is known, so that there may be nothing left to do.
        guess: what may be meant where the old name is not known.
    """

    renaming: Renaming
    joins: bool
    already: int
    named_in: frozenset[str]
    is_done: bool
    guess: str

    def see_found(self) -> None:
        """See that the old name stood anywhere, or that all is done.

        Raises:
            UsageError: it is a slip.
        """
        one = self.renaming
        if not one.mentions and not self.is_done and one.old != one.new:
            raise UsageError(f"no {one.kind} is called '{shorten(one.old)}'", help=self.guess)


def see_words(kind: str, new: str, *, spellings: bool, merge: bool, keep: str | None) -> None:
    """See that what is asked for is a name, and that each option does something.

    Raises:
        UsageError: it is none, or one does nothing.
    """
    if is_blank(new):
        raise UsageError("the new name is blank")
    if tidy(new) != new:
        raise UsageError(
            f"the new name '{shorten(new)}' holds {untidiness(new)}",
            help=f"write '{shorten(tidy(new))}'",
        )
    if one_line(new) != new:
        raise UsageError(f"the new name '{shorten(new)}' holds a character that no name has")
    if kind == "event" and (spellings or merge):
        what = "--spellings" if spellings else "--merge"
        raise UsageError(f"{what} does nothing with events", help="events have an id alone")
    if keep is not None and (not merge or kind == "tag"):
        raise UsageError(
            f"--keep does nothing {'with tags' if merge else 'without --merge'}",
            help="it says whose words stay where those of two entries differ",
        )


def whose(
    files: NamedFiles, kind: Renamable, old: str, new: str, *, spellings: bool, merge: bool
) -> Whose:
    """Return who is meant by a name, where another is to stand.

    Raises:
        UsageError: the new name is taken, or the old one is but a spelling of somebody's.
    """
    if kind == "event":
        return _event_called(files, old, new)
    return _named_so(files, kind, old, new, spellings=spellings, merge=merge)


# --- an event, by its id


def _event_called(files: NamedFiles, old: str, new: str) -> Whose:
    timeline = files.timeline
    bearing = files.events_with(old)
    taken = bool(files.events_with(new)) or _has_id(timeline, new)
    if len(bearing) > 1:
        raise UsageError(
            f"{len(bearing)} events have the id '{shorten(old)}'",
            help="nobody can tell which of them is meant: mend that first",
        )
    if not bearing:
        files.see_editable({*_files_of_event(timeline, old)})
    if bearing and taken and old != new:
        raise UsageError(
            f"the event '{shorten(new)}' is there already",
            help="choose another id: events are not merged",
        )
    if not bearing and not taken and (old in timeline.index and not _has_id(timeline, old)):
        raise UsageError(
            f"the event '{shorten(old)}' is called so by its title alone",
            help=f"write `id: {shorten(old)}` in it first",
        )
    if not bearing and not taken:
        guess = did_you_mean(beginning_else_nearest(old, timeline.shown_ids))
        raise UsageError(f"no event has the id '{shorten(old)}'", help=guess)
    used = mentions(timeline)
    return Whose(
        Renaming("event", old, new, old.__eq__, shared=_is_shared(timeline, used, "event", old)),
        joins=False,
        already=0,
        named_in=frozenset(_files_of_event(timeline, old)),
        is_done=taken,
        guess="",
    )


def _has_id(timeline: Timeline, id: str) -> bool:
    return id in timeline.index and timeline.event(id).named


def _files_of_event(timeline: Timeline, id: str) -> Iterator[str]:
    """Yield the files in which the id of an event stands."""
    for place, event in enumerate(timeline.events):
        if event.named and event.id == id:
            yield from _file_of(timeline.span(place))
        for relation in event.relations:
            if relation.event == id:
                yield from _file_of(timeline.span(place))
    yield from _files_accepting(timeline, id)


# --- an actor, a place, a source or a tag


def _named_so(
    files: NamedFiles, kind: Kind, old: str, new: str, *, spellings: bool, merge: bool
) -> Whose:
    timeline = files.timeline
    register = names_of(timeline).of(kind)
    used = mentions(timeline)
    mine = used[KINDS[kind].plural]
    meant = register.key(new)
    is_known = new in register.entries or any(register.key(name) == meant for name in mine)
    is_itself = new not in register.entries and register.bearers(new) == (old,)
    if old != new:
        _see_free(files, kind, register, old, new, merge=merge)
    if merge and not is_known:
        raise UsageError(
            f"no {kind} is called '{shorten(new)}'", help=_guess(register, new) or _NOT_MERGED
        )
    if merge and is_itself and old != new:
        raise UsageError(
            f"'{shorten(new)}' is a spelling of '{shorten(old)}' itself", help=_NOT_MERGED
        )
    means = _means(register, kind, old, spellings=spellings)
    already = sum(
        len(several)
        for name, several in mine.items()
        if not (merge or is_itself or means(name)) and register.key(name) == meant
    )
    places = [one for name, several in mine.items() if means(name) for one in several]
    spans = [timeline.span(one.owner) for one in places]
    joins = merge and new in register.entries and old != new
    entries = (id for id in (old, *([new] if joins else [])) if id in register.entries)
    spans += [timeline.span((KINDS[kind].plural, id)) for id in entries]
    named_in = [*chain.from_iterable(map(_file_of, spans)), *_files_accepting(timeline, old)]
    return Whose(
        Renaming(kind, old, new, means, shared=_is_shared(timeline, used, kind, old)),
        joins=joins,
        already=already,
        named_in=frozenset(named_in),
        is_done=is_known,
        guess=_guess(register, old),
    )


def _see_free(
    files: NamedFiles, kind: Kind, register: Register, old: str, new: str, *, merge: bool
) -> None:
    """See that the new name is nobody else's, and the old one more than somebody's spelling.

    Raises:
        UsageError: it is not so.
    """
    is_entry = old in register.entries
    owners = {old} if is_entry else {*register.bearers(old)}
    others = {*register.bearers(new)} - {new} - owners
    if others:
        other = sorted(others)[0]
        hint = rename_command(files.timeline, kind, old, other, merge=is_entry)
        raise UsageError(
            f"'{shorten(new)}' is a spelling of the {kind} '{shorten(other)}'",
            help=hint and f"if that is meant: {hint}",
        )
    if not is_entry and len(owners) == 1 and owners != {*register.bearers(new)}:
        (owner,) = owners
        hint = rename_command(files.timeline, kind, owner, new)
        raise UsageError(
            f"'{shorten(old)}' is a spelling of the {kind} '{shorten(owner)}'",
            help=hint and f"if that is meant: {hint}",
        )
    if (
        is_entry
        and new in register.entries
        and not merge
        and not _is_half_done(files, kind, old, new)
    ):
        raise UsageError(
            f"the {kind} '{shorten(new)}' is there already",
            help="to make the two one: --merge",
        )


def _is_half_done(files: NamedFiles, kind: Kind, old: str, new: str) -> bool:
    """Whether two entries may be one in several files, of which some have its new name already."""
    theirs, ours = (files.entries(KINDS[kind].plural, id) for id in (old, new))
    several = [*theirs.values(), *ours.values()]
    return not theirs.keys() & ours.keys() and all(one == several[0] for one in several)


def _means(register: Register, kind: Kind, old: str, *, spellings: bool) -> Callable[[str], bool]:
    """Return what tells whether a name is to be replaced."""
    if not spellings:
        return old.__eq__
    if register.bearers(old):
        key = register.key(old)
        return lambda name: name == old or register.bearers(name) == (key,)
    alike = KINDS[kind].alike
    form = alike(old)
    return lambda name: (
        name == old or bool(form and alike(name) == form and not register.bearers(name))
    )


def _guess(register: Register, name: str) -> str:
    return did_you_mean(filter(None, [register.suggest(name)]))


# --- what both ask


def _is_shared(timeline: Timeline, used: Mentions, kind: Renamable, name: str) -> bool:
    """Whether something of another kind is called so, of those that `for` may name."""
    others = [one for key, one in KINDS.items() if key not in (kind, "tag")]
    return (kind != "event" and name in timeline.index) or any(
        name in one.entries(timeline) or name in used[one.plural] for one in others
    )


def _file_of(span: Span | None) -> Iterator[str]:
    if span is not None:
        yield span.file


def _files_accepting(timeline: Timeline, id: str) -> Iterator[str]:
    """Yield the files in which something is accepted of an id."""
    for accepted in timeline.accepted:
        if id in accepted.ids:
            yield from _file_of(timeline.span(("check", accepted.accepts)))


def see_meanings(whose: Whose, was: Timeline, now: Timeline) -> None:
    """See that each name that stays as it is means after it who it meant before.

    Raises:
        UsageError: one does not.
    """
    one = whose.renaming
    if one.kind == "event":
        return
    before, after = (names_of(timeline).of(one.kind) for timeline in (was, now))
    for name in mentions(was)[KINDS[one.kind].plural]:
        meant = {one.new if id == one.old else id for id in before.bearers(name)}
        if meant and not one.means(name) and meant != {*after.bearers(name)}:
            raise UsageError(
                f"'{shorten(name)}' would no longer mean who is renamed",
                help="--spellings replaces it too",
            )
