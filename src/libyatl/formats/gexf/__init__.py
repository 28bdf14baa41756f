"""GEXF, the format of Gephi: who takes part in the same events, as a network in time.

spells.py  when events were, as the days of a network in time
writer.py  a network as text
"""
