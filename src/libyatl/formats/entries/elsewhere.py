"""Keys that are not ours, and plainly mean one of ours: other words for it, or another's key.

`when` on an event means `date`; the `url` of a citation belongs to the entry of its source. They
are kept as keys of an author's own, and said. Words that may as well mean something of the
author's (`kind`, `country`, `category`) do not stand here.
"""

from __future__ import annotations

from libyatl.model.keys import ENTRIES, EntryName

SPAN = "the beginning and the end are one date: date: BEGIN/END"
_OF_A_SOURCE = "it belongs to the entry of a source: sources: {{ID: {{{}: ...}}}}"
_OF_A_CITATION = "it belongs to a citation: sources: [{{id: SOURCE, {}: ...}}]"
_DEGREES = "write at: [LATITUDE, LONGITUDE]"
_HELD_BY_SOURCES = ("via", "published", "publisher", "accessed", "archived", "url")

_WORDS: dict[EntryName, dict[str, str]] = {
    "event": {
        "date": "when dates datetime day happened",
        "title": "name headline heading what label subject",
        "summary": "description desc details text body abstract content",
        "places": "place location locations where venue",
        "actors": "actor who people person persons participant participants",
        "sources": "source ref refs reference references citation citations cite",
        "tags": "tag keyword keywords labels",
        "lasted": "duration lasts length",
        "note": "comment comments notes remark remarks",
        "after": "follows",
        "before": "precedes",
        SPAN: "start begin begins start_date end end_date ends until finish",
        "since is part of the date: date: since 2015": "since",
        _OF_A_SOURCE.format("url"): "link links href website",
        "it belongs to an actor of the event: actors: [{id: NAME, role: ...}]": "role",
        "it belongs to a relation: after: {event: ID, within: ...}": "within at_least",
        **{_OF_A_SOURCE.format(key): key for key in _HELD_BY_SOURCES},
        **{_OF_A_CITATION.format(key): key for key in ("at", "quote", "says", "tells")},
    },
    "participant": {
        "id": "name actor who person",
        "role": "as part function capacity",
    },
    "citation": {
        "id": "source name ref reference",
        "at": "page pages para paragraph line locator chapter section",
        "quote": "text words quotation",
        "note": "comment comments notes remark",
        _OF_A_SOURCE.format("url"): "link href website",
        _OF_A_SOURCE.format("published"): "date",
        **{
            _OF_A_SOURCE.format(key): key
            for key in (*_HELD_BY_SOURCES, "title", "author", "language")
        },
    },
    "account": {
        "date": "when",
        "title": "headline what",
        "places": "location where",
        "actors": "actor who",
    },
    "relation": {
        "event": "id to of",
        "at_least": "min minimum least",
        "within": "max maximum most",
    },
    "actor": {
        "aliases": "alias aka spellings names",
        "note": "comment comments notes remark",
    },
    "place": {
        "aliases": "alias aka spellings names",
        "note": "comment comments notes remark",
        _DEGREES: "lat latitude lon lng long longitude coordinates coords",
    },
    "source": {
        "title": "name headline heading",
        "author": "by authors writer",
        "publisher": "outlet newspaper journal",
        "published": "date issued publication_date",
        "accessed": "retrieved access_date",
        "url": "link href website uri",
        "archived": "archive archive_url",
        "language": "lang",
        "via": "through relayed_by",
        "note": "comment comments notes remark",
        _OF_A_CITATION.format("at"): "page pages at",
        _OF_A_CITATION.format("quote"): "quote",
    },
}
INSTEAD: dict[str, dict[str, str]] = {
    ENTRIES[name].what: {word: meant for meant, words in said.items() for word in words.split()}
    for name, said in _WORDS.items()
}
"""By what an entry is called, then by the word: the key that it means, or what to write."""


def instead(key: str, what: str) -> str | None:
    """Return the key of an entry that another word means, or what to write, or None."""
    return INSTEAD.get(what, {}).get(key.casefold().replace("-", "_").replace(" ", "_"))
