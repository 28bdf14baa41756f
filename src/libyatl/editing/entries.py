"""Entries of registries that are changed where they stand."""

from __future__ import annotations

from functools import partial
from typing import Any

from libyatl.editing.changes import Changes, changed
from libyatl.editing.judging import see_sound
from libyatl.editing.rewritten_files import Meant, Rewritten, rewritten
from libyatl.editing.targets import see_editable
from libyatl.editing.yaml_document import Document
from libyatl.errors import UsageError
from libyatl.formats.yaml.placed import value_of
from libyatl.model import Timeline
from libyatl.model.key_forms import EntryForm
from libyatl.model.keys import ENTRIES, EntryName
from libyatl.model.kinds import KINDS, Kind, Registry
from libyatl.model.registers import Register, names_of
from libyatl.query.scope import Scope
from libyatl.query.terms import unknown_name
from libyatl.text.inert import shorten

_FORMS: dict[Kind, EntryName] = {"actor": "actor", "place": "place", "source": "source"}


def entry_named(word: str, timeline: Timeline) -> tuple[Kind, str] | None:
    """Return the kind and the id of an entry that is named so: `actor:hifter`; None of no such.

    Raises:
        UsageError: the kind has no such entry.
    """
    kind, colon, name = word.partition(":")
    if not colon or word in timeline.shown_ids or kind not in KINDS:
        return None
    known: Kind = next(one for one in KINDS if one == kind)
    if known not in _FORMS:
        raise UsageError(f"a {kind} has no entry", help="libyatl rename changes its name")
    register = names_of(timeline).of(known)
    meant = register.bearers(name)
    if len(meant) != 1:
        raise _no_entry(timeline, known, name, register)
    return known, meant[0]


def _no_entry(timeline: Timeline, kind: Kind, name: str, register: Register) -> UsageError:
    """Return the error that a name is that of no entry, or of several."""
    said, meant = shorten(name), register.bearers(name)
    if meant:
        return UsageError(
            f"'{said}' is the name of several: {', '.join(map(shorten, meant))}",
            help=f"name one by its id: {kind}:{shorten(meant[0])}",
        )
    if borne := register.lookup(name):
        registry, id = KINDS[kind].registry, shorten(borne[0])
        key = ENTRIES[_FORMS[kind]].naming
        return UsageError(
            f"the {kind} '{said}' has no entry: events name it, and no registry does",
            help=f"write one into the file, under {registry}: {id}: {{{key}: …}}",
        )
    return unknown_name(Scope.of(timeline), kind, name)


def edit_entry(
    timeline: Timeline, kind: Kind, id: str, changes: Changes, *, write: bool = True
) -> Rewritten:
    """Change an entry of a registry in the file in which it stands.

    Args:
        timeline: the chronology, of all of its files.
        kind: the kind of name.
        id: the id of the entry.
        changes: what is to change.
        write: whether the file is written.

    Raises:
        UsageError: what it is to say cannot be said.
        OutputError: the file cannot be changed so, or written.
    """
    registry, file = registry_of(timeline, kind, id)
    form = ENTRIES[form_of_entry(kind)]
    rewrite = partial(_edited, registry, id, changes, form)
    (done,) = rewritten({file: rewrite}, write=write)
    return done


def form_of_entry(kind: Kind) -> EntryName:
    """Return what the entries of a kind of name may say."""
    return _FORMS[kind]


def registry_of(timeline: Timeline, kind: Kind, id: str) -> tuple[Registry, str]:
    """Return the registry of an entry, and the file in which it stands.

    Raises:
        UsageError: that is none that is edited.
    """
    registry = KINDS[kind].registry
    assert registry is not None
    span = timeline.span((registry, id))
    if span is None:
        raise UsageError(f"the {kind} '{shorten(id)}' stands in no file that is edited")
    see_editable(timeline, span.file)
    return registry, span.file


def _edited(
    registry: Registry, id: str, changes: Changes, form: EntryForm, document: Document
) -> Meant:
    entries, entry = document.parts.entry(registry, id)
    said: Any = value_of(entry.value)
    before = said if isinstance(said, dict) else {form.naming: said} if said is not None else {}
    wanted = changed(before, changes, form, lambda key, one, other: one == other)
    tree: Any = document.tree_to_change()
    see_sound(before, wanted, tree, registry)
    # A name alone stays one where nothing comes to it.
    alone = not isinstance(said, dict) and wanted.keys() <= {form.naming}
    tree[registry][id] = wanted.get(form.naming) if alone else wanted
    order = {key.key: rank for rank, key in enumerate(form.keys)}
    return Meant([*document.saying(order).splices(entries, tree[registry])], tree)
