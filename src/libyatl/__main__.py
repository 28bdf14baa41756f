"""The process: `libyatl`, or `python -m libyatl`.

To import it sets the signals, before anything else is imported: from here on whoever ends the
process gets no traceback, and leaves nothing half done. What Python does before is its own.
"""

# What `signal` is made of, and always loaded; `signal` itself would first import enum.
import _signal
import sys


def main() -> None:
    """Run the command line and exit; an interrupt at any moment ends it quietly with 130.

    The garbage collector stays out of it, and out of what Python does at the end: a process that
    ends when it has answered keeps nearly all that it makes until then.
    """
    import gc

    gc.disable()
    from libyatl.cli.app import run

    status = run(sys.argv[1:])
    gc.freeze()
    _on_ending(_signal.SIG_IGN)  # all is written: what is left to do is Python's
    _remove_private_folders()
    sys.exit(status)


def _on_ending(action: "_signal.Action") -> None:
    """Take the action when a signal asks to end; what whoever started us ignores stays ignored."""
    for name in ("SIGHUP", "SIGINT", "SIGTERM"):
        number = getattr(_signal, name, None)  # Windows has no SIGHUP
        if number is not None and _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, action)


def _leave(number: int, frame: object) -> None:
    """End at once, without the files half written, with the status that shells give a signal.

    Nothing is raised: within an import or a finalizer an exception is lost, or becomes another.
    """
    import os

    writing = sys.modules.get("libyatl.files.drafts")
    for draft in tuple(getattr(writing, "half_written", ())):
        try:
            os.unlink(draft)
        except OSError:
            continue
    _remove_private_folders()
    os._exit(128 + number)


def _remove_private_folders() -> None:
    """Remove what an engine was lent to write to, if one was, and is not given back yet."""
    drafts = sys.modules.get("libyatl.files.drafts")
    if drafts is not None:
        for folder in tuple(drafts.private_folders):
            drafts.removed_with_all(folder)


_on_ending(_leave)

if __name__ == "__main__":
    main()
