"""The types that the script of the page states in its comments hold, as TypeScript reads them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from consumers.nodes import from_npm, node

HERE = Path(__file__).parent


def checked(project: Path) -> str:
    command = [node(), str(from_npm("typescript/bin/tsc")), "-p", str(project)]
    return subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=300).stdout


def test_the_types_of_the_script_hold() -> None:
    assert checked(HERE / "tsconfig.json") == ""


def test_a_type_that_does_not_hold_is_found(tmp_path: Path) -> None:
    code = "/** @param {number} x */\nexport function f(x) {\n  return x.length;\n}\n"
    (tmp_path / "wrong.js").write_text(code)
    told = (HERE / "tsconfig.json").read_text().replace("../../src/libyatl/views/web/script", ".")
    (tmp_path / "tsconfig.json").write_text(told)
    assert "wrong.js(3,12): error TS2339" in checked(tmp_path / "tsconfig.json")
