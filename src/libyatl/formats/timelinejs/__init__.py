"""TimelineJS: the JSON of its slides, read and written; its sheet is a table (`tabular`).

reader.py         the slides of a file, of version 3 or 2, to events
own_slides.py     a slide that libyatl wrote, in the keys of an event
slide_dates.py    a date as the beginning and the end of a slide, and back
slide_texts.py    what is told below the headline of a slide, as HTML, and back
slide_keys.py     further keys that TimelineJS knows, as far as they are harmless
writer.py         events to slides
signs.py          by what a text is known for slides, and how many it holds
"""
