"""`libyatl schema`: what a file may hold, in the words of other tools."""

from __future__ import annotations

import json
from typing import Annotated

from libyatl.cli.process import streams
from libyatl.cli.typer_face import option

EXAMPLES = """
libyatl schema > .libyatl.schema.json
libyatl schema --csv > datapackage.json
"""


def schema(
    *,
    csv: Annotated[
        bool, option("--csv", help="Print a Data Package of the CSV's columns instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of a chronology's file, by which an editor checks as you type.

    An editor with yaml-language-server looks for the schema where the first line of a file
    says: # yaml-language-server: $schema=.libyatl.schema.json. With --csv, print a Data
    Package, as frictionless takes it, of what libyatl filter --csv writes to events.csv.
    """
    if csv:
        from libyatl.formats.tabular.data_package import data_package

        described = data_package()
    else:
        from libyatl.formats.json.json_schema import json_schema

        described = json_schema()
    streams.stdout().write([json.dumps(described, indent=2) + "\n"], encoding="utf-8")
