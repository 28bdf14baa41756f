"""Markwhen (https://docs.markwhen.com): a text in which lines that begin with a date are events.

line_kinds.py    which lines are events, headings, comments; the events of a text, with their lines
casual_dates.py  one date as it is written there, in the grammar of dates
stretches.py     all that stands before the colon: two dates, a length, what it is relative to
inline_marks.py  tags, people, places and links in the words of an event
event_nodes.py   an event with its lines, in the keys of an event
reader.py        all of a text, into a timeline
signs.py         by what a text is known for Markwhen, and how many events it holds
"""
