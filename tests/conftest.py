"""What all tests share: where shared modules are found, and a quiet environment."""

from __future__ import annotations

import importlib
import pkgutil
import signal

import pytest
from depths import EXAMPLES, LONGER
from hypothesis import HealthCheck, settings

import libyatl

# A busy machine is no failure: what is slow is measured in benchmarks/. LIBYATL_EXAMPLES=1000
# looks longer for what breaks a property, and draws anew each time; else each property draws what
# hangs on itself, so that a change of the source is judged by the same examples as the one before.
settings.register_profile(
    "patient",
    deadline=None,
    derandomize=not LONGER,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    max_examples=EXAMPLES,
)
settings.load_profile("patient")


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    """Load all modules: Hypothesis draws among other things the constants of those that are.

    So what a property draws does not hang on which tests a process ran before.
    """
    for module in pkgutil.walk_packages(libyatl.__path__, f"{libyatl.__name__}."):
        importlib.import_module(module.name)


# Who runs the tests may ignore the signals that end a process (`nohup`, `&` in a script); what
# the tests start would ignore them too, and be waited for.
for _number in (signal.SIGHUP, signal.SIGTERM):
    signal.signal(_number, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LIBYATL_FILE", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
