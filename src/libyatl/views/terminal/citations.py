"""The sources of an event on its card: each with what it says, where, and how it reached us."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.model import Citation, Event, Extra
from libyatl.text.inert import inert, one_line
from libyatl.views.indented import Row, Rows
from libyatl.views.page import Glyphs, Line, Piece
from libyatl.views.words.account_words import TELLS_WORDS, said_words
from libyatl.views.words.date_words import date_words
from libyatl.views.words.labels import Labels
from libyatl.views.words.value_words import value_words

_DEEPEST = 12


def evidence_rows(event: Event, labels: Labels, glyphs: Glyphs) -> Rows:
    """Return the sources in the order cited, each once, with all that is cited of it."""
    if not event.sources:
        return [Row([Piece("no source", "warn")])]
    differing = {rival.number for rival in labels.told(event)}
    cited: dict[str, list[tuple[Citation, bool]]] = {}
    for number, citation in enumerate(event.sources):
        cited.setdefault(labels.source_key(citation.source), []).append(
            (citation, number in differing)
        )
    rows: Rows = []
    shown: set[str] = set()
    for source, citations in cited.items():
        rows.append(Row(_head(source, labels, glyphs), 0, 4))
        rows += _about(source, labels)
        for citation, differs in citations:
            rows += _citation_rows(citation, labels, glyphs, differs=differs)
        rows += _stem_rows(source, labels, glyphs, (source,), shown)
    return rows


def paragraphs(text: str, *, indent: int = 0) -> Rows:
    """Return a row for each paragraph of a text; none for an empty one."""
    lines = inert(text).replace("\t", " ").split("\n")
    return [Row([Piece(line.strip())], indent) for line in lines if line.strip()]


def extra_rows(extra: Extra, *, indent: int = 0) -> Rows:
    """Return a row for each key that libyatl does not know."""
    return [
        Row([Piece(f"{one_line(key)}: ", "label"), Piece(value_words(value))], indent)
        for key, value in extra.items()
    ]


def _head(name: str, labels: Labels, glyphs: Glyphs) -> Line:
    """Return who, what and when of a source, and its id where the registry knows it."""
    source = labels.source(name)
    shown = labels.sources[name]
    line = [Piece(shown, "", labels.link(name))]
    if source is None:
        return line
    title = one_line(source.title)
    if title and title != shown:
        line.append(Piece(f", {glyphs.quote}{title}{glyphs.unquote}"))
    if source.published:
        line += (Piece(", "), Piece(date_words(source.published, glyphs), "date"))
    if source.language:
        line.append(Piece(f" ({one_line(source.language)})", "dim"))
    return [*line, Piece(f" #{one_line(source.id)}", "id")]


def _citation_rows(
    cited: Citation, labels: Labels, glyphs: Glyphs, *, differs: bool
) -> Iterator[Row]:
    parts = [Piece(one_line(text)) for text in (cited.at,) if text]
    if cited.tells:
        parts.append(Piece(TELLS_WORDS[cited.tells], "date"))
    if cited.note:
        parts.append(Piece(" ".join([one_line(row) for row in cited.note.split("\n")]), "dim"))
    line: Line = []
    for part in parts:
        line += (part, Piece(f" {glyphs.between} ", "dim"))
    if line:
        yield Row(line[:-1], 2, 2)
    if cited.quote:
        words = " ".join([one_line(row) for row in cited.quote.split("\n")])
        yield Row([Piece(f"{glyphs.quote}{words}{glyphs.unquote}", "quote")], 4)
    if cited.says:
        if said := said_words(cited.says, labels):
            verb = "says otherwise: " if differs else "says: "
            yield Row([Piece(verb, "status"), Piece(said)], 4)
        yield from extra_rows(cited.says.extra, indent=6)
    yield from extra_rows(cited.extra, indent=4)


def _about(name: str, labels: Labels) -> Iterator[Row]:
    """Return the addresses of a source and the registry's note on it."""
    source = labels.source(name)
    if source is None:
        return
    for word, address in (("", source.url), ("archived ", source.archived)):
        if address:
            shown = one_line(address)
            yield Row([Piece(word, "dim"), Piece(shown, "dim", shown)], 2)
    for row in paragraphs(source.note, indent=2):
        yield row._replace(line=[row.line[0]._replace(style="dim")])


def _stem_rows(
    name: str, labels: Labels, glyphs: Glyphs, above: tuple[str, ...], shown: set[str]
) -> Iterator[Row]:
    """Yield the sources that a source came through or drew on, each set in below the last.

    Whence one of them came is shown once on a card: ways that part and meet are many.
    """
    for word, key in _stems(name, labels):
        if key in above or len(above) >= _DEEPEST:
            continue
        line = [Piece(f"{word} ", "dim"), *_head(key, labels, glyphs)]
        below: list[Row] = []
        if key not in shown:
            below += _stem_rows(key, labels, glyphs, (*above, key), shown)
        elif next(_stems(key, labels), None):
            line.append(Piece(", as above", "dim"))
        if below:
            shown.add(key)
        yield Row(line, 2 * len(above), 4)
        yield from below


def _stems(name: str, labels: Labels) -> Iterator[tuple[str, str]]:
    """Yield the sources that a source came through or drew on, each with the word for that."""
    source = labels.source(name)
    if source is not None:
        yield from (("via", labels.source_key(each)) for each in source.via)
        yield from (("drew on", labels.source_key(each)) for each in source.derived_from)
