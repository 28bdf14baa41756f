"""Let atheris look for bytes that break a target: `run.py TARGET SECONDS [FOLDER]`.

The folder (`.venv/fuzz/TARGET`) keeps the inputs that reach new code from one run to the
next. What is found is written beside it, and its path printed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]

TESTS = Path(__file__).parent.parent
ROOT = TESTS.parent
LENGTHS = {"reader": 2_000, "writers": 2_000, "checks": 2_000, "dates": 220, "expressions": 2_000}
WATCHED = {
    "reader": ["libyatl.formats", "libyatl.model.positions"],
    "writers": ["libyatl.formats", "libyatl.views", "libyatl.text.inert"],
    "checks": ["libyatl.checks", "libyatl.editing.mending"],
    "dates": ["libyatl.dates"],
    "expressions": ["libyatl.query", "libyatl.dates"],
}
"""The packages whose branches lead the search; the fewer, the faster."""
_WORDS = re.compile(rb"[A-Za-z]{2,20}:?|[0-9]{2,8}|[^\w\s]{1,4}")


def seeds(target: str) -> Iterator[bytes]:
    """Yield the project's own cases for the target."""
    for case in (Path(__file__).parent / "cases" / target).glob("*"):
        yield case.read_bytes()
    if target in ("reader", "writers", "checks"):
        from libyatl.formats import READERS, SUFFIXES

        for file in TESTS.glob("**/cases/**/*"):
            if file.is_file() and file.suffix in SUFFIXES:
                number = tuple(READERS).index(SUFFIXES[file.suffix])
                yield str(number).encode() + file.read_bytes()
    elif target == "dates":
        for table in (TESTS / "dates").glob("*.tsv"):
            for line in table.read_bytes().splitlines():
                yield line.partition(b"\t")[0]
    else:
        from query.test_expression import READ, REFUSED

        for row in (*READ, *REFUSED):
            yield str(row[0]).encode()


def main() -> None:
    """Fuzz one target for some seconds."""
    target, seconds, *more = sys.argv[1:]
    folder = Path(more[0]) if more else ROOT / ".venv" / "fuzz" / target
    folder.mkdir(parents=True, exist_ok=True)
    sys.path.insert(0, str(TESTS))
    with atheris.instrument_imports(include=WATCHED[target]):
        for name in WATCHED[target]:
            package = import_module(name)
            for module in walk_packages(getattr(package, "__path__", ()), f"{name}."):
                import_module(module.name)
    from fuzz.targets import TARGETS

    found = list(seeds(target))
    for number, seed in enumerate(found):
        (folder / f"seed-{number}").write_bytes(seed)
    dictionary = folder.with_suffix(".dict")
    words = sorted({word for seed in found for word in _WORDS.findall(seed)})
    dictionary.write_text("".join(f'"{_escaped(word)}"\n' for word in words))
    options = {
        "max_total_time": seconds,
        "max_len": LENGTHS[target],
        "timeout": 30,
        "rss_limit_mb": 1024,
        "dict": dictionary,
        "artifact_prefix": f"{folder.parent}/found-{target}-",
        "print_final_stats": 1,
        "verbosity": 1,
    }
    atheris.Setup(
        [sys.argv[0], str(folder), *(f"-{name}={value}" for name, value in options.items())],
        TARGETS[target],
    )
    atheris.Fuzz()


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    main()
