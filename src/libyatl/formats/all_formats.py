"""All formats, each by its record: whatever is told of formats is made from this table."""

from __future__ import annotations

from libyatl.formats.foreign_formats import FOREIGN_FORMATS
from libyatl.formats.format import Format
from libyatl.formats.own_formats import OWN_FORMATS

FORMATS: dict[str, Format] = {each.name: each for each in (*OWN_FORMATS, *FOREIGN_FORMATS)}
READERS = {each.name: each.read for each in FORMATS.values() if each.read is not None}
INPUTS = tuple(each.name for each in FORMATS.values() if each.read or each.packed)
"""What can be read, in memory or by the engine of tables."""
WRITERS = {each.name: each.write for each in FORMATS.values() if each.write is not None}
FOLDER_WRITERS = {each.name: each.folder for each in FORMATS.values() if each.folder is not None}
"""What is written as a folder of many files, and not as one."""
TABLE_WRITERS = {each.name: each.table for each in FORMATS.values() if each.table is not None}
SOURCE_WRITERS = {each.name: each.sources for each in FORMATS.values() if each.sources is not None}
NETWORK_WRITERS = {each.name: each.network for each in FORMATS.values() if each.network is not None}
AMONG = {
    "json": ("csl", "simile", "geojson", "timelinejs", "wikidata"),
    "jsonl": ("geojson", "timelinejs", "wikidata"),
}
"""Formats whose files have the suffix of another one, and are told from it by how they begin."""
FOLDED = ("ics",)
"""Formats in which a line may end within a character, and go on with the next one."""
PACKED = {suffix: each.name for each in FORMATS.values() for suffix in each.packed}
"""Endings of tables that the engine of tables reads, and nothing else does."""
SUFFIXES = {suffix: each.name for each in FORMATS.values() for suffix in each.suffixes}
