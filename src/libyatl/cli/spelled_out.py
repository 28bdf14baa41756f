"""Groups of options: a command takes one as a parameter, and its fields are what is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from inspect import Parameter, Signature, signature
from typing import Any, get_type_hints


def expanded(function: Callable[..., int | None]) -> Callable[..., int | None]:
    """Return the function with each parameter that is a group spelled out as its fields.

    A group is a NamedTuple whose fields are annotated as parameters are, and have defaults.
    """
    hints = get_type_hints(function, include_extras=True)
    groups: dict[str, Any] = {}
    parameters: list[Parameter] = []
    for name, parameter in signature(function).parameters.items():
        kind = hints[name]
        if hasattr(kind, "_fields"):
            groups[name] = kind
            parameters += _spelled_out(kind)
        else:
            parameters.append(parameter.replace(kind=Parameter.KEYWORD_ONLY, annotation=kind))

    def run(**values: object) -> int | None:
        together = {
            name: kind(**{field: values.pop(field) for field in kind._fields})
            for name, kind in groups.items()
        }
        return function(**values, **together)

    run.__doc__ = function.__doc__
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {}  # typer would evaluate these, and then take those of the signature
    return run


def _spelled_out(group: Any) -> Iterator[Parameter]:
    hints = get_type_hints(group, include_extras=True)
    for name, default in group._field_defaults.items():
        yield Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=hints[name])
