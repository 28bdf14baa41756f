"""What editors and other tools are told of the file and of the CSV is what the reader knows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from libyatl.cli.commands.init import starter
from libyatl.curated import examples
from libyatl.editing.begun_files import SCHEMA
from libyatl.formats.json import json_schema
from libyatl.formats.tabular import data_package
from libyatl.model.keys import ENTRIES, HEAD, EntryName
from libyatl.query.columns import COLUMNS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ENTRIES)
def test_the_schema_tells_of_each_key_what_the_table_says(name: EntryName) -> None:
    entry = json_schema.json_schema()["definitions"][name]
    told = entry.get("anyOf", [entry])[-1]["properties"]
    says = {key.key: key.says for key in ENTRIES[name].keys}
    also = {word: says[key] for word, key in ENTRIES[name].also.items()}
    assert [(key, each["description"]) for key, each in told.items()] == [*(says | also).items()]


def test_the_schema_tells_of_each_key_of_a_file_what_the_table_says() -> None:
    told = json_schema.json_schema()["definitions"]["chronology"]["properties"]
    assert [(key, each["description"]) for key, each in told.items()] == [
        (key.key, key.says) for key in HEAD
    ]


def test_every_reference_leads_to_a_definition() -> None:
    whole = json_schema.json_schema()
    references = re.findall(r'"#/definitions/([^"]+)"', json.dumps(whole))
    assert set(references) == set(whole["definitions"])


def test_the_schema_in_the_repository_is_the_one_that_is_printed() -> None:
    kept = json.loads((ROOT / "docs/schema/events.schema.json").read_text(encoding="utf-8"))
    assert kept == json_schema.json_schema(), "libyatl schema > docs/schema/events.schema.json"


def test_the_modelines_lead_to_a_schema() -> None:
    def modeline(text: str) -> str:
        return text.split("\n", 1)[0].removeprefix("# yaml-language-server: $schema=")

    for path in examples().values():
        kept = path.parent / modeline(path.read_text(encoding="utf-8"))
        assert kept.resolve() == ROOT / "docs/schema/events.schema.json"
    assert modeline(starter("events.yaml")) == SCHEMA


def test_the_data_package_describes_every_column_in_order() -> None:
    (resource,) = data_package.data_package()["resources"]
    assert [field["name"] for field in resource["schema"]["fields"]] == list(COLUMNS)
    assert set(data_package._SAID) == set(COLUMNS)
