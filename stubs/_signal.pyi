# What `libyatl.__main__` uses of CPython's own module, which typeshed leaves out.
from collections.abc import Callable
from types import FrameType
from typing import TypeAlias

Action: TypeAlias = int | Callable[[int, FrameType | None], object] | None

SIG_IGN: int

def getsignal(number: int, /) -> Action: ...
def signal(number: int, action: Action, /) -> Action: ...
