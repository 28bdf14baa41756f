"""All formats, each by its record: whatever is told of formats is made from this table."""

from __future__ import annotations

from libyatl.formats.carried import DOCUMENTS, OBJECTS, ROWS, TOLD
from libyatl.formats.format import Format

FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format(
            name="yaml",
            says="The file of libyatl, as a person writes it.",
            suffixes=(".yaml", ".yml"),
            read="libyatl.formats.yaml.reader:read",
            begins=None,
            keys="libyatl.formats.yaml.signs:yaml_keys",
            write="libyatl.formats.yaml.writer:write_yaml",
            fields="libyatl.formats.entries.plain:STATED_KEYS",
            heeds=frozenset(),
            carries=DOCUMENTS,
            table=None,
            entries="libyatl.formats.yaml.signs:count_events",
            magic=b"",
            extra="",
        ),
        Format(
            name="json",
            says="One document: the title, the registries, the events.",
            suffixes=(".json",),
            read="libyatl.formats.json.reader:read_json",
            begins="libyatl.formats.json.signs:begins_json",
            keys="libyatl.formats.json.signs:json_keys",
            write="libyatl.formats.json.writer:write_json",
            fields="libyatl.formats.entries.plain:EVENT_KEYS",
            heeds=frozenset(),
            carries=DOCUMENTS,
            table="libyatl.formats.table_text:json_table",
            entries="libyatl.formats.json.signs:count_events",
            magic=b"",
            extra="",
        ),
        Format(
            name="jsonl",
            says="One event a line.",
            suffixes=(".jsonl", ".ndjson"),
            read="libyatl.formats.json.reader:read_jsonl",
            begins="libyatl.formats.json.signs:begins_jsonl",
            keys="libyatl.formats.json.signs:jsonl_keys",
            write="libyatl.formats.json.writer:write_jsonl",
            fields="libyatl.formats.entries.plain:EVENT_KEYS",
            heeds=frozenset(),
            carries=OBJECTS,
            table="libyatl.formats.table_text:jsonl_table",
            entries="libyatl.formats.json.signs:count_lines",
            magic=b"",
            extra="",
        ),
        Format(
            name="csv",
            says="A row for each event.",
            suffixes=(".csv",),
            read="libyatl.formats.tabular.reader:read_csv",
            begins="libyatl.formats.tabular.signs:begins_csv",
            keys="libyatl.formats.tabular.signs:csv_keys",
            write="libyatl.formats.tabular.writer:write_csv",
            fields="libyatl.query.further_columns:FIELDS",
            heeds=frozenset({"header", "raw"}),
            carries=ROWS,
            table="libyatl.formats.table_text:csv_table",
            entries="libyatl.formats.tabular.signs:count_csv",
            magic=b"",
            extra="",
        ),
        Format(
            name="tsv",
            says="The same columns, without quotation.",
            suffixes=(".tsv", ".tab"),
            read="libyatl.formats.tabular.reader:read_tsv",
            begins="libyatl.formats.tabular.signs:begins_tsv",
            keys="libyatl.formats.tabular.signs:tsv_keys",
            write="libyatl.formats.tabular.writer:write_tsv",
            fields="libyatl.query.further_columns:FIELDS",
            heeds=frozenset({"header", "raw"}),
            carries=ROWS | {"lines like the mark of a merge"},
            table="libyatl.formats.table_text:tsv_table",
            entries="libyatl.formats.tabular.signs:count_tsv",
            magic=b"",
            extra="",
        ),
        Format(
            name="md",
            says="A document in Markdown, its sources in footnotes; written only.",
            suffixes=(".md", ".markdown"),
            read=None,
            begins=None,
            keys=None,
            write="libyatl.formats.markdown.writer:write_markdown",
            fields=None,
            heeds=frozenset(),
            carries=TOLD,
            table=None,
            entries=None,
            magic=b"",
            extra="",
        ),
    )
}
READERS = {each.name: each.read for each in FORMATS.values() if each.read is not None}
WRITERS = {each.name: each.write for each in FORMATS.values() if each.write is not None}
TABLE_WRITERS = {each.name: each.table for each in FORMATS.values() if each.table is not None}
SUFFIXES = {suffix: each.name for each in FORMATS.values() for suffix in each.suffixes}
