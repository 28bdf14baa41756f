"""The JSON Schema (draft-07) of the file, by which editors check and complete what is typed.

It is made of the very keys that the reader knows (`libyatl.formats.entries.forms`); here stands
only what an editor is told about each: a kind of value, a key of `_KINDS`, and a sentence. To
describe a new key, add its line to `_SAID`.

An editor types what it reads: an unquoted `date: 2016` is an integer to it and `title: no`
may be false, where the reader takes the text as typed. So every text may be a scalar of any
type here. A key without a value says nothing, and may stand. Keys that libyatl does not
know are kept, and allowed.
"""

from __future__ import annotations

from typing import Any

from libyatl.formats.entries.assembly import FILE_KEYS, VERSION
from libyatl.formats.entries.forms import (
    ACCEPTANCE,
    ACCOUNT,
    CITATION,
    EVENT,
    PARTICIPANT,
    REGISTRIES,
    RELATION,
    Form,
)
from libyatl.model import STATUSES

Schema = dict[str, Any]

_FORMS: dict[str, Form] = {
    "event": EVENT,
    "participant": PARTICIPANT,
    "citation": CITATION,
    "account": ACCOUNT,
    "relation": RELATION,
    "actor": REGISTRIES["actors"],
    "place": REGISTRIES["places"],
    "source": REGISTRIES["sources"],
    "acceptance": ACCEPTANCE,
}
_SCALAR = ["string", "number", "boolean", "null"]


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _several(one: Schema) -> Schema:
    """Return the schema of a list, of one value without brackets, or of none."""
    return {"anyOf": [one, {"type": "array", "items": one}, {"type": "null"}]}


_KINDS: dict[str, Schema] = {
    "text": {"type": _SCALAR},
    "title": {"type": ["string", "number", "boolean"], "pattern": r"\S"},
    "name": {"type": _SCALAR, "pattern": r"\S"},
    "names": _several({"type": ["string", "number", "boolean"], "pattern": r"\S"}),
    "date": {"type": ["string", "number", "null"], "minLength": 1},
    "gap": {"type": ["string", "null"], "pattern": "[0-9]"},
    "integer": {"type": ["integer", "null"]},
    "degrees": {
        "type": ["array", "null"],
        "items": [
            {"type": "number", "minimum": -90, "maximum": 90},
            {"type": "number", "minimum": -180, "maximum": 180},
        ],
        "minItems": 2,
        "maxItems": 2,
    },
    "status": {"enum": [*STATUSES, None]},
    "tells": {"enum": ["past", "ahead", None]},
    "participants": _several(_ref("participant")),
    "citations": _several(_ref("citation")),
    "relations": _several(_ref("relation")),
    "account": {"anyOf": [_ref("account"), {"type": "null"}]},
}

_DATE = "Such as 2017-07-25, 2017-07, early August 2017, between 3 May 2017 and 9 May 2017."
_NAMES = {
    "name": ("name", "The name to show."),
    "aliases": ("names", "Every other spelling, in any script."),
    "note": ("text", "About this entry."),
}
_SAID: dict[str, dict[str, tuple[str, str]]] = {
    "event": {
        "id": ("name", "A short name, unique in the chronology, by which others refer to it."),
        "date": ("date", f"When it was, as exactly as is known, no more. {_DATE}"),
        "title": ("title", "What happened, in a few words. Required."),
        "summary": ("text", "What happened, in a few sentences."),
        "actors": ("participants", "Who took part: names or ids, with a role where it is known."),
        "places": ("names", "Where: names or ids."),
        "tags": ("names", "Words to find it by."),
        "status": ("status", "How sure it is that it happened. Without it: occurred."),
        "sources": ("citations", "Who says so: ids or names, with the place in the source."),
        "after": ("relations", "It began on or after the day on which these events end."),
        "before": ("relations", "It ended on or before the day on which these events begin."),
        "during": ("relations", "It lies within the days of these events."),
        "with": ("relations", "It was on the same days as these events."),
        "lasted": ("gap", "How long it was: 3 days, 2..4 weeks."),
        "seq": ("integer", "Of events listed at one day, the lower stands first."),
        "note": ("text", "About this entry: how you know, what is unclear."),
    },
    "participant": {
        "id": ("name", "An id of the actors, or any name."),
        "role": ("text", "The part played: host, visitor, says so."),
    },
    "citation": {
        "id": ("name", "An id of the sources, or any name."),
        "at": ("text", "The place in the source: para 4, p. 12, 00:13:20."),
        "quote": ("text", "Its own words."),
        "says": ("account", "Where this source says otherwise than the event."),
        "tells": ("tells", "past where it reports the event, ahead where it announces it."),
        "note": ("text", "About this citation."),
    },
    "account": {
        "date": ("date", f"The date that this source gives. {_DATE}"),
        "places": ("names", "The places that this source gives."),
        "actors": ("participants", "The actors that this source gives."),
    },
    "relation": {
        "event": ("name", "The id of the other event."),
        "at_least": ("gap", "At least this long apart: 2 weeks."),
        "within": ("gap", "At most this long apart: 14 days."),
    },
    "actor": {**_NAMES, "kind": ("text", "person, organisation, state, office, ...")},
    "place": {
        **_NAMES,
        "country": ("text", "The country, best as two letters of ISO 3166: LY."),
        "at": ("degrees", "[latitude, longitude] in degrees, north and east positive."),
    },
    "source": {
        "title": ("text", "The headline or title."),
        "author": ("text", "Who wrote or said it."),
        "publisher": ("text", "Where it appeared."),
        "published": ("date", f"When it appeared. What it reports was no later. {_DATE}"),
        "accessed": ("date", "When you read it."),
        "url": ("text", "Its address."),
        "archived": ("text", "The address of an archived copy."),
        "language": ("text", "Its language, best as a code: en, ar, ru."),
        "via": ("names", "The sources through which it reached you."),
        "note": ("text", "About this source."),
    },
    "acceptance": {
        "because": ("title", "Why it is accepted. Required."),
        "for": ("names", "The ids of which it is accepted. Without it: of all."),
    },
}
_NAMING = {"participant", "citation", "relation", "acceptance"}
"""Entries for which a bare name is enough."""
_FILE: dict[str, tuple[Schema, str]] = {
    "title": ({"type": _SCALAR}, "The title of the chronology."),
    "events": (
        {"type": ["array", "null"], "items": _ref("event")},
        "What happened, in any order.",
    ),
    "actors": (_ref("actors"), "Who takes part, by id, with every spelling of the name."),
    "places": (_ref("places"), "Where it happens, by id."),
    "sources": (_ref("sources"), "Who says so, by id."),
    "check": (
        {
            "type": ["object", "null"],
            "additionalProperties": {
                "anyOf": [_ref("acceptance"), {"type": "array", "items": _ref("acceptance")}]
            },
        },
        "Codes of findings that are accepted here, each with the reason.",
    ),
    "excerpt": (
        {"enum": [True, False, "true", "false", None]},
        "true where the file holds only a part of a chronology.",
    ),
    "libyatl": ({"const": VERSION}, "The version of the file format."),
}


def json_schema() -> Schema:
    """Return the schema of a file: a mapping with events and registries, or a list of events."""
    definitions = {name: _entry(name, form) for name, form in _FORMS.items()}
    for kind, one in (("actors", "actor"), ("places", "place"), ("sources", "source")):
        bare = {"type": _SCALAR}
        entry = {"anyOf": [_ref(one), bare]}
        definitions[kind] = {"type": ["object", "null"], "additionalProperties": entry}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A chronology of libyatl",
        "description": f"A file of events, version {VERSION} of the format.",
        "anyOf": [_ref("chronology"), {"type": "array", "items": _ref("event")}],
        "definitions": {
            "chronology": {
                "type": "object",
                "properties": {key: _described(*_FILE[key]) for key in FILE_KEYS},
                "anyOf": [{"required": [key]} for key in ("events", "actors", "places", "sources")],
            },
            **definitions,
        },
    }


def _entry(name: str, form: Form) -> Schema:
    said = _SAID[name]
    keys = {key: _described(_KINDS[said[key][0]], said[key][1]) for key in form.keys}
    entry: Schema = {"type": "object", "properties": keys}
    if form.extra is None:
        entry["additionalProperties"] = False
    if name == "event":
        entry["required"] = ["title"]
    if name not in _NAMING:
        return entry
    entry["required"] = [form.naming]
    return {"anyOf": [{"type": ["string", "number", "boolean"], "pattern": r"\S"}, entry]}


def _described(kind: Schema, sentence: str) -> Schema:
    return (
        {"description": sentence, **kind}
        if "$ref" not in kind
        else {
            "description": sentence,
            "allOf": [kind],
        }
    )
