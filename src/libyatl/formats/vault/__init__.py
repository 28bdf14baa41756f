"""A folder of notes, as Obsidian keeps them: one an event, and one a name that events bear.

writer.py      the notes of a selection
bodies.py      what a note says below its front matter, in words
file_names.py  names that every system takes for files, each once

What stands in a note beside, and how it is read again, is told in
`libyatl.formats.markdown.own_notes`.
"""
