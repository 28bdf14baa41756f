"""The options of `libyatl merge`: where it goes, how conflicts are marked, and how git calls it.

Annotations are no strings here: see `libyatl.cli.options`.
"""

from functools import partial
from typing import Annotated, NamedTuple

from libyatl.cli.typer_face import option, whole

SIZE = 7
"""How long the marks of git are."""
_output = partial(option, panel="Output")
_marks = partial(option, panel="Marks")
_git = partial(option, panel="For git")


class Merging(NamedTuple):
    """Where a merge goes, how conflicts are marked, and how git calls it."""

    output: Annotated[
        str | None,
        _output(
            "--output",
            "-o",
            metavar="FILE",
            offers="path",
            help="Write to FILE (- is standard output), and leave OURS as it is.",
        ),
    ] = None
    quiet: Annotated[bool, _output("--quiet", "-q", help="Say nothing where all is merged.")] = (
        False
    )
    label: Annotated[
        list[str] | None,
        _marks(
            "--label",
            "-L",
            metavar="NAME",
            help="What a side is called beside the marks; three times: ours, base, theirs.",
        ),
    ] = None
    marker_size: Annotated[
        int,
        _marks(
            "--marker-size",
            metavar="N",
            help="How long a mark is.",
            parser=whole("--marker-size", "characters", SIZE),
        ),
    ] = SIZE
    git: Annotated[
        bool,
        _git(
            "--git",
            help="As git calls it (merge.libyatl.driver): git's own answer is written first, so "
            "that no failure leaves a file without marks.",
        ),
    ] = False
    path: Annotated[
        str | None,
        _git("--path", metavar="PATH", help="What the file is called in the repository."),
    ] = None
