"""Timelines of SIMILE (https://www.simile-widgets.org/timeline/), in XML and in JSON.

xml_events.py     the elements of XML, each with its place
four_points.py    the date of an event, of its up to four points and whether it lasted
told_anew.py      an event in the keys of an event
reader.py         all of a file, into a timeline
signs.py          by what a text is known for SIMILE, and how many events it holds
"""
