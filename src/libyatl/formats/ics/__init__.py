"""iCalendar (RFC 5545): events of calendars in, and events as a calendar out.

content_lines.py      a text as content lines: unfolded, each a name, parameters and a value
calendar_components.py  content lines as components: events, journals, and what is none
calendar_values.py    values of properties: texts, days, clock times, lengths
calendar_entries.py   an event of a calendar as an entry of a foreign list
own_calendar.py       an event of a calendar that libyatl wrote, in our keys
reader.py             a calendar into a timeline
signs.py              how a calendar begins, and how many events it holds
writer.py             a selection as a calendar

The content lines, the values and the components are read by code of our own. The library
`icalendar`, which is the oracle of the tests, gives no events and no error for a file that lacks
`END:VCALENDAR`, raises only when a value is asked for, takes a time in a zone that it does not know
for one without a zone, and says of nothing where it stands.
"""
