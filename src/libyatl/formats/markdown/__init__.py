"""Markdown: a chronology as a document to be read, with its sources in footnotes.

escaping.py      texts in which nothing is markup, and addresses that are links
footnotes.py     the sources, each once
told_events.py   an event as an item of a list
writer.py        the document
front_matter.py  a note with front matter, which is an event
own_notes.py     a note that libyatl wrote, and how it is told from others

The document is written and never read; notes are written by `libyatl.formats.vault`. Footnotes are
those of GitHub (`[^label]`), which pandoc has too.
"""
