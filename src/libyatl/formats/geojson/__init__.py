"""GeoJSON (RFC 7946): features, each an event at a place, as maps have them.

reader.py            a collection, and whose it is
points.py            geometries, and where a point is
feature_members.py   what a feature says beside its properties
own_features.py      the features that libyatl wrote
foreign_features.py  the features of another tool
writer.py            a selection, a feature for each event and place
signs.py             by what a collection is told from other JSON
"""
