"""The names of a CSL item as one text, `family, given; family, given`, and back."""

from __future__ import annotations

from collections.abc import Mapping

_JOIN = "; "
_APART = ", "


def names_text(value: object) -> str:
    """Return a list of names as one text; what is no list of names is empty."""
    names = value if isinstance(value, list) else [value]
    texts = [_name_text(name) for name in names]
    return _JOIN.join(texts) if all(texts) else ""


def names_of(text: str) -> list[dict[str, str]]:
    """Return the names of which `names_text` makes this text."""
    names = [_csl_name(part) for part in text.split(_JOIN)]
    return names if names_text(names) == text else [{"literal": text}]


def _name_text(name: object) -> str:
    if isinstance(name, str):
        return name
    if not isinstance(name, Mapping):
        return ""
    if literal := _part_of_name(name, "literal"):
        return literal
    family = _parts_joined(name, "non-dropping-particle", "family")
    given = _parts_joined(name, "given", "dropping-particle")
    return _APART.join(filter(None, (family, given, _part_of_name(name, "suffix"))))


def _csl_name(text: str) -> dict[str, str]:
    parts = text.split(_APART)
    return (
        dict(zip(("family", "given"), parts, strict=True)) if len(parts) == 2 else {"literal": text}
    )


def _parts_joined(name: Mapping[str, object], *keys: str) -> str:
    return " ".join(filter(None, (_part_of_name(name, key) for key in keys)))


def _part_of_name(name: Mapping[str, object], key: str) -> str:
    value = name.get(key)
    return value if isinstance(value, str) else ""
