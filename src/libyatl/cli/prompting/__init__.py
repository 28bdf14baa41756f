"""An event that is asked for, question by question; and what is changed in an editor.

questions.py      what is asked, one question after another, and what the answers say
judgements.py     what an answer means, or why it cannot be
dialogue.py       the answers so far: they are taken and taken back
offered_words.py  what can be meant by a few letters
like_events.py    events that are told in like words
keyboard.py       who types, with readline or without
conversation.py   the asking itself
preview.py        what would be written
prompted.py       from the first question to the file, and the next event
editor.py         the editor of whoever is there
editor_file.py    the file that it is given
sitting.py        what becomes of that, however often it is opened
in_editor.py      an event or an entry that stands in a file, changed in the editor

What can be decided without a terminal stands above `keyboard.py`, and is tested without one.
"""
