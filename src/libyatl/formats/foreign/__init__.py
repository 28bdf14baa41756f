"""Entries of other people's tables and lists, told anew in the keys of an event.

roles.py          which column, or key, holds what: by its name
templates.py      titles that are made of columns, or are the beginnings of summaries
presets.py        tables that many people have: ACLED, UCDP, ICEWS, GDELT, Timesketch
unnamed.py        tables without a header, known by the shape of their rows
cameo.py          words for codes of events
instants.py       instants as the makers of a table write them, and where none is set
understanding.py  what is understood of a table or a list as a whole
narrowing.py      the same, of a few columns of a table
date_parts.py     a date whose year, month and day have each a place of its own
dating.py         the date of one entry, of all columns that say of it
spans.py          a beginning and an end in columns of their own, and what is approximate
naming.py         the names that the cells of one entry hold
retelling.py      one entry: its cells in the keys of an event, the rest as keys of its own
plain_rows.py     rows of a table, made straight into events
gist.py           what is said of it all
urls.py           addresses: what is one, and when two are the same
articles.py       articles that one cell holds, with outlet, date and headline
described.py      a source in the keys of another tool, in ours
source_ids.py     the ids of sources that have none
cited.py          the sources of an entry: citations, and entries of the registry
statuses.py       words for how far an event is to be believed, in ours
looks.py          what columns look like whose names say nothing
entering.py       all of them, into a timeline
nested.py         values that hold more than a text, told flat
notes.py          events that have a file each
html_words.py     texts with HTML, as words
slides.py         what slides of TimelineJS say, in cells of an entry
slide_entries.py  a slide, as an entry in flat keys
slide_sheet.py    the sheet of TimelineJS, a slide a row
undecided.py      entries of a list, until one of them tells whether they are ours

A column of a table and a key of a list of mappings are the same thing here, and are both
called a column. To have another name understood, add it to `roles.NAMES`; to add a table that many
people have, add a line to `presets.PRESETS`.
"""
