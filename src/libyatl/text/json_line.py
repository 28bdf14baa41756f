r"""Values as JSON on one line, lossless and inert at once.

Control and bidirectional characters, and what no reader takes, stand as `\u` escapes.
"""

from __future__ import annotations

import json
import re

_RAW = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""What the encoder leaves as it is, though it is not inert or no reader takes it."""
_encode = json.JSONEncoder(ensure_ascii=False).encode


def json_line(value: object) -> str:
    """Return the value as one line of JSON, every unsafe character as an escape."""
    return _RAW.sub(lambda found: json.dumps(found[0])[1:-1], _encode(value))
