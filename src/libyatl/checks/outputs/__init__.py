"""What a check found, for other programs.

as_json.py       JSON
annotations.py   GitHub's annotations
sarif.py         SARIF 2.1.0
counts.py        the counts, as a line for eyes

To add an output, write one function and its line in `OUTPUTS`. Columns count from 1 in
characters; JSON is ASCII, so that what a file holds is inert.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from libyatl.checks.running import Checked

Output = Callable[[Checked], Iterator[str]]

OUTPUTS: dict[str, str] = {
    "json": "libyatl.checks.outputs.as_json:write_json",
    "github": "libyatl.checks.outputs.annotations:write_github",
    "sarif": "libyatl.checks.outputs.sarif:write_sarif",
}
