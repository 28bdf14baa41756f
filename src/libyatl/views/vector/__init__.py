"""Vector pictures: a scene as SVG, and that as PNG.

palette.py      the colours of both themes
widths.py       how wide words are, without a browser
elements.py     the elements of SVG: every text and number passes here
gradients.py    fades
outlines.py     outlines whose two ends may differ
drawn_marks.py  a shape at its place
lane_layers.py  what stands in a lane: marks, then words
axis_lines.py   the axis, its folds, and the line of a publication
signs.py        the legend: what the marks mean that occur
plotted.py      the plot: all that lies between its axis and the words at its foot
svg.py          the whole picture
png.py          the picture as pixels, by resvg
still.py        from a selection to either, or to the plot alone, for a page

A solid line is what a source states, a dashed one what was worked out; a colour never says alone
what a word does not say too. The text of an SVG stays text, nothing in it is fetched or run, and
the same selection gives the same bytes.
"""
