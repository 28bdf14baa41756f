"""The process: `libyatl`, or `python -m libyatl`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit; an interrupt at any moment ends quietly with 130."""
    try:
        from libyatl.cli.app import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
