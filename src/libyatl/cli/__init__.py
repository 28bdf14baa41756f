"""The command line: a thin face of `libyatl.api`, and the only room that knows the process.

app.py            the commands, each imported when it is run, and what becomes of their errors
typer_face.py     all that is asked of typer: options, --help, what is typed
commands/         one module a command
slips.py          what people type, and what libyatl calls it
options.py        the options that several commands share, each said once
importing.py      those of reading what other tools have written
heeded_how.py     that files heed them, and have the columns that they name
picture_options.py  those of what is drawn on an axis of time
row_options.py    those of rows of data
check_options.py  those of libyatl check
editing_options.py  those of libyatl add, edit and remove
rename_options.py  those of libyatl rename
diff_options.py   those of libyatl diff
merge_options.py  those of libyatl merge
spelled_out.py    groups of options as what is typed
default_files.py  what is read where no file is named
last_line.py      how many events there are, and of which file
telling.py        what is said beside an answer
asking.py         what every command does: read, select, count, hand on
compared_sides.py  what libyatl diff compares: files, or revisions of git
writing_back.py   what every command does that writes to a file: read it, say what was done
prompting/        questions and answers at a terminal, and the editor of whoever sits there
whose_output.py   which command writes what, as the others name it
heeding.py        which output heeds which options
sparing.py        no command writes over what it reads
offers.py         what an option or argument can be
completing.py     what a shell may offer at the cursor; attached only when one asks
process/          stdout, stderr, colour, width, broken pipes, the pager

To add a command, write its module and add its line to `app.COMMANDS`.
"""
