"""The scene: where in a picture each event stands, in numbers alone.

item.py      an event as it is drawn: its shapes, its words, what vouches for it
shapes.py    from four bounds to a shape
scale.py     time to position: piecewise linear, silence folded
ladder.py    the steps of an axis, by the calendar
ticks.py     the marks of an axis
medium.py    the sizes of a medium: pixels, or cells of a terminal
scene.py     what comes of it: an axis, lanes, blocks, words, heaps, each at its place
marks.py     from a shape to its mark, before any words
placing.py   where the words of a mark stand
blocks.py    what has the very same bounds stands together
packing.py   blocks in rows
heaps.py     crowds
levels.py    how much of a lane has words
stacked.py   words above their marks, where a plot is narrow
laid_out.py  from tracks to a scene

A scene knows no colour, no font and no page. It is made from items, a view and a measure of
text; a renderer (`libyatl.views.vector`, `libyatl.views.terminal`) draws what stands in it.
"""
