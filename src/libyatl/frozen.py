"""`Frozen`: a frozen dataclass in all but one thing, that it costs nothing to define.

`dataclass` writes and compiles a handful of functions for each class, a quarter of a millisecond
that every start of the command pays: here all classes share them. A class that is made by the
thousand, or whose fields need more than a default, is better a NamedTuple or a dataclass.
"""

from __future__ import annotations

from typing import Never, dataclass_transform


@dataclass_transform(frozen_default=True)
class Frozen:
    """Has its annotations for fields, and is equal to what is of its class and has equal ones."""

    __match_args__: tuple[str, ...] = ()

    def __init_subclass__(cls) -> None:
        """Take the annotations for fields."""
        cls.__match_args__ = tuple(cls.__annotations__)  # type: ignore[misc]  # it is no field

    def __init__(self, *values: object, **named: object) -> None:
        """Take the fields, in order or by name; what has a default may be left out."""
        fields = self.__match_args__
        given = dict(zip(fields, values, strict=False)) | named
        needed = {name for name in fields if not hasattr(type(self), name)}
        if len(given) < len(values) + len(named) or not needed <= given.keys() <= {*fields}:
            raise TypeError(f"{type(self).__name__} takes {', '.join(fields)}")
        self.__dict__.update(given)

    def __setattr__(self, name: str, value: object) -> Never:
        """Refuse it."""
        raise AttributeError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> Never:
        """Refuse it."""
        raise AttributeError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        """Whether it is of the same class and has equal fields."""
        return (
            _values_of(self) == _values_of(other) if type(self) is type(other) else NotImplemented
        )

    def __hash__(self) -> int:
        """Return the hash of the class and the fields."""
        return hash((type(self), *_values_of(self)))

    def __repr__(self) -> str:
        """Return it as it would be written."""
        fields = zip(self.__match_args__, _values_of(self), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in fields)})"


def _values_of(one: object) -> list[object]:
    return [getattr(one, name) for name in type(one).__match_args__]  # type: ignore[attr-defined]
