"""The files of a timeline in which a name is to become another: those in YAML, as documents."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from shlex import quote

from libyatl import formats
from libyatl.curated import CURATED_NAME
from libyatl.editing.file_parts import listed_events
from libyatl.editing.refusal import Refusal
from libyatl.editing.renamed import Renamable
from libyatl.editing.targets import not_yours
from libyatl.editing.yaml_document import Document
from libyatl.errors import OutputError, UsageError
from libyatl.files.inputs import SHOWN_STDIN
from libyatl.findings.diagnostics import unread
from libyatl.formats.yaml.placed import Pairs, Value
from libyatl.model import Timeline
from libyatl.model.kinds import KINDS
from libyatl.text.inert import one_line


class NamedFiles:
    """The files that were read.

    Attributes:
        timeline: what they say together.
        documents: of each file in YAML what it says and where, by its name.
    """

    def __init__(self, timeline: Timeline) -> None:
        """Look at them.

        Raises:
            UsageError: they are nobody's to change.
            OutputError: one was not read to its end, and may name anything.
        """
        self.timeline = timeline
        positions = timeline.positions
        if CURATED_NAME in positions.files:
            raise not_yours("name a file of yours: -f FILE")
        if SHOWN_STDIN in positions.files:
            raise UsageError("standard input cannot be changed", help="name a file: -f FILE")
        for place in timeline.unread:
            raise OutputError(
                f"{one_line(unread(place))}; what is to be renamed may stand there",
                help=f"mend it first: libyatl check {quote(one_line(place.file))}",
            )
        foreign = {one.file for one in timeline.understood}
        self.documents: dict[str, Document] = {}
        self._refused: dict[str, Refusal | None] = {}
        for file in positions.files:
            text = positions.text(file)
            if text is None or file in foreign or formats.told(file, text.data) != "yaml":
                self._refused[file] = None
                continue
            try:
                self.documents[file] = Document(file, text.data)
            except Refusal as failure:
                self._refused[file] = failure

    def see_editable(self, named_in: Collection[str]) -> None:
        """See that the files can be edited in which the name stands.

        Raises:
            OutputError: one cannot be.
        """
        for file, failure in self._refused.items():
            if file in named_in:
                raise failure or OutputError(
                    f"{one_line(file)}: only YAML in keys of libyatl is edited in place",
                    help=f"make it YAML: libyatl filter -f {quote(one_line(file))} -o FILE.yaml",
                )

    def events(self, document: Document) -> Iterator[Value]:
        """Yield the events of a file."""
        yield from listed_events(document.tree)

    def events_with(self, id: str) -> list[str]:
        """Return the files with an event of an id, each as often as it has one."""
        return [
            file
            for file, document in self.documents.items()
            for event in self.events(document)
            if isinstance(event, dict) and event.get("id") == id
        ]

    def with_entry(self, kind: Renamable, id: str) -> Collection[str]:
        """Return the files with the event of an id, or the entry of one of another kind."""
        if kind == "event":
            return self.events_with(id)
        return self.entries(KINDS[kind].plural, id).keys()

    def entries(self, registry: str, id: str) -> dict[str, Value]:
        """Return what the files have under an id in a registry, by file."""
        found = {}
        for file, document in self.documents.items():
            tree = document.tree
            entries = tree.get(registry) if isinstance(tree, dict) else None
            if isinstance(entries, dict) and id in entries:
                found[file] = entries[id]
        return found

    def place(self, file: str, registry: str, id: str, key: str) -> str:
        """Return where a key of an entry stands, or the entry where the key does not."""
        document = self.documents[file]
        pair = document.parts.registry(registry)
        assert pair is not None
        assert isinstance(pair.value, Pairs)
        entry = pair.value.pair(id)
        assert entry is not None
        inner = entry.value.pair(key) if isinstance(entry.value, Pairs) else None
        return f"{one_line(file)}:{document.line_of((inner or entry).key.start)}"
