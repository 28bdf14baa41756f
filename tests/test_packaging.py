"""What is installed: the wheel and the sdist, built once, and the checkout itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path
from typing import NamedTuple

import pytest

import libyatl

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "libyatl"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# One worker builds, where several run the tests.
pytestmark = pytest.mark.xdist_group("packaging")


class Built(NamedTuple):
    wheel: Path
    sdist: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the sdist, and the wheel from it, as an installer does that finds no wheel."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return Built(wheel, sdist)


@pytest.fixture(scope="session")
def wheel_names(built: Built) -> set[str]:
    with zipfile.ZipFile(built.wheel) as wheel:
        return set(wheel.namelist())


def package_files() -> Iterator[str]:
    for path in PACKAGE.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(PACKAGE.parent).as_posix()


def test_the_wheel_holds_the_package_whole_and_the_chronologies_that_come_along(
    wheel_names: set[str],
) -> None:
    ours = {name for name in wheel_names if not name.startswith("libyatl-")}
    assert ours == {*package_files(), "libyatl/data/events.yaml", "libyatl/data/titanic.yaml"}
    assert "libyatl/py.typed" in ours


def test_the_wheel_holds_the_man_page_where_man_looks_for_it(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        page = wheel.read(f"libyatl-{libyatl.__version__}.data/data/share/man/man1/libyatl.1")
    assert page == (ROOT / "docs" / "libyatl.1").read_bytes()


def test_the_wheel_says_what_it_is(built: Built, wheel_names: set[str]) -> None:
    info = next(name for name in wheel_names if name.endswith(".dist-info/METADATA"))
    with zipfile.ZipFile(built.wheel) as wheel:
        metadata = Parser().parsestr(wheel.read(info).decode("utf-8"))
        scripts = wheel.read(info.replace("METADATA", "entry_points.txt")).decode("utf-8")
    assert metadata["Version"] == libyatl.__version__
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert "libyatl = libyatl.__main__:main" in scripts
    assert info.replace("METADATA", "licenses/LICENSE") in wheel_names


def test_the_sdist_holds_all_that_make_needs(built: Built) -> None:
    with tarfile.open(built.sdist) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    wanted = (
        "pyproject.toml",
        "Makefile",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        ".ci/run",
        "data/events.yaml",
        "data/titanic.yaml",
        "seeds/README.md",
        "docs/manual.md",
        "docs/pictures/mediation.svg",
        "benchmarks/run.py",
        "tests/consoles.py",
        "src/libyatl/py.typed",
    )
    assert not set(wanted) - names


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_what_was_installed_shows_the_chronology_from_any_folder(
    kind: str, built: Built, tmp_path: Path
) -> None:
    target, elsewhere = tmp_path / "target", tmp_path / "elsewhere"
    elsewhere.mkdir()
    _run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        "--no-compile",
        "--target",
        str(target),
        str(getattr(built, kind)),
    )
    environment = {"PYTHONPATH": str(target)}
    where = "import libyatl; print(libyatl.__file__)"
    home = _run(sys.executable, "-c", where, cwd=elsewhere, **environment)
    assert Path(home.strip()).is_relative_to(target)
    shown = _run(sys.executable, "-m", "libyatl", "show", cwd=elsewhere, **environment)
    assert shown == _run("libyatl", "show", cwd=ROOT)
    listed = _run(sys.executable, "-m", "libyatl", "examples", cwd=elsewhere, **environment)
    paths = [Path(line.split("  ")[-1]) for line in listed.splitlines()]
    for path, ours in zip(paths, sorted((ROOT / "data").iterdir()), strict=True):
        assert path.is_relative_to(target)
        assert path.read_bytes() == ours.read_bytes()


def test_the_checkout_shows_the_chronology_from_any_folder(tmp_path: Path) -> None:
    shown = _run("libyatl", "show", cwd=tmp_path)
    assert shown.startswith("Russia and the Libyan mediation, 2015–2017\n")
    assert shown == _run(sys.executable, "-m", "libyatl", "show", cwd=tmp_path)


def test_the_version_stands_in_one_place() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    stated = re.compile(rf"""['"]v?{re.escape(libyatl.__version__)}['"]""")
    sources = [ROOT / "pyproject.toml", *PACKAGE.rglob("*.py")]
    found = [path for path in sources if stated.search(path.read_text(encoding="utf-8"))]
    assert found == [PACKAGE / "version.py"]


def test_the_changelog_and_the_command_know_the_version(tmp_path: Path) -> None:
    assert f"libyatl {libyatl.__version__}\n" == _run("libyatl", "--version", cwd=tmp_path)
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[?({re.escape(libyatl.__version__)}|Unreleased)", changelog, re.M)


def _run(*argv: str, cwd: Path | None = None, **more: str) -> str:
    bin = Path(sys.executable).parent
    program = str(bin / argv[0]) if argv[0] == "libyatl" else argv[0]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **more}
    done = subprocess.run(
        [program, *argv[1:]],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
