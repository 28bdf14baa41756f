"""The command line: a thin face of `libyatl.api`, and the only room that knows the process.

    app.py       the commands, each imported when it is run, and their --help
    options.py   the options that several commands share, each said once
    streams.py   stdout, stderr, colour, width, broken pipes
    asking.py    what every command does: read, select, report
    show.py …    one module a command
    completing.py  what a shell may offer at the cursor; attached only when one asks

To add a command, write its module and add its line to `app.COMMANDS`.
"""

COMPLETE = "_LIBYATL_COMPLETE"
"""The environment variable by which a shell asks what can stand at the cursor."""
DEBUG = "LIBYATL_DEBUG"
"""The environment variable under which a fault of ours prints its traceback."""
