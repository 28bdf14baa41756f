"""The JSON Schema (draft-07) of the file, by which editors check and complete what is typed.

It is made of the very keys that the reader knows (`libyatl.model.keys`), and of what an editor is
told of each kind of value (`_KINDS`, and `_HEAD_KINDS` for the file as a whole).

An editor types what it reads: an unquoted `date: 2016` is an integer to it and `title: no`
may be false, where the reader takes the text as typed. So every text may be a scalar of any
type here. A key without a value says nothing, and may stand. Keys that libyatl does not
know are kept, and allowed.
"""

from __future__ import annotations

from typing import Any

from libyatl.formats.entries.format_version import VERSION
from libyatl.model import STATUSES, TELLS
from libyatl.model.key_forms import EntryForm, HeadKey, HeadKind, ValueKind
from libyatl.model.keys import ENTRIES, HEAD
from libyatl.model.kinds import REGISTERED

Schema = dict[str, Any]

_SCALAR = ["string", "number", "boolean", "null"]


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _several(one: Schema) -> Schema:
    """Return the schema of a list, of one value without brackets, or of none."""
    return {"anyOf": [one, {"type": "array", "items": one}, {"type": "null"}]}


_DATE: Schema = {"type": ["string", "number", "null"], "minLength": 1}
_SHOWN: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_KINDS: dict[ValueKind, Schema] = {
    "text": {"type": _SCALAR},
    "title": _SHOWN,
    "reason": _SHOWN,
    "name": {"type": _SCALAR, "pattern": r"\S"},
    "names": _several(_SHOWN),
    "relays": _several(_SHOWN),
    "date": _DATE,
    "unread": _DATE,
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
    "tells": {"enum": [*TELLS, None]},
    "participants": _several(_ref("participant")),
    "citations": _several(_ref("citation")),
    "relations": _several(_ref("relation")),
    "account": {"anyOf": [_ref("account"), {"type": "null"}]},
}

_HEAD_KINDS: dict[HeadKind, Schema] = {
    "text": {"type": _SCALAR},
    "zone": {"type": ["string", "null"]},
    "events": {"type": ["array", "null"], "items": _ref("event")},
    "acceptances": {
        "type": ["object", "null"],
        "additionalProperties": {
            "anyOf": [_ref("acceptance"), {"type": "array", "items": _ref("acceptance")}]
        },
    },
    "truth": {"enum": [True, False, "true", "false", None]},
    "version": {"const": VERSION},
}


def json_schema() -> Schema:
    """Return the schema of a file: a mapping with events and registries, or a list of events."""
    definitions: dict[str, Schema] = {name: _entry(form) for name, form in ENTRIES.items()}
    for kind, one in REGISTERED.items():
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
                "properties": {key.key: _described(_headed(key), key.says) for key in HEAD},
                "anyOf": [{"required": [key]} for key in ("events", *REGISTERED)],
            },
            **definitions,
        },
    }


def _entry(form: EntryForm) -> Schema:
    keys = {key.key: _described(_KINDS[key.kind], key.says) for key in form.keys}
    keys |= {word: keys[key] for word, key in form.also.items()}
    entry: Schema = {"type": "object", "properties": keys}
    if "extra" not in form.model._fields:
        entry["additionalProperties"] = False
    required = [key.key for key in form.keys if key.required]
    if required:
        entry["required"] = required
    return {"anyOf": [_SHOWN, entry]} if form.naming in required else entry


def _headed(key: HeadKey) -> Schema:
    return _ref(key.key) if key.kind == "registry" else _HEAD_KINDS[key.kind]


def _described(kind: Schema, sentence: str) -> Schema:
    return (
        {"description": sentence, **kind}
        if "$ref" not in kind
        else {
            "description": sentence,
            "allOf": [kind],
        }
    )
