"""What all tests share: where shared modules are found, and a quiet environment."""

from __future__ import annotations

import importlib
import pkgutil
import signal

import pytest
from depths import EXAMPLES, LONGER, seed_of_source
from hypothesis import HealthCheck, settings

import libyatl

# A busy machine is no failure: what is slow is measured in benchmarks/. LIBYATL_EXAMPLES=1000
# looks longer for what breaks a property.
settings.register_profile(
    "patient",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    max_examples=EXAMPLES,
)
settings.load_profile("patient")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let properties draw by the source: who has the same source sees the same tests pass.

    Hypothesis draws among other things the constants of the modules that are loaded: so that these
    do not hang on which tests a process ran before, all of them are.
    """
    for module in pkgutil.walk_packages(libyatl.__path__, f"{libyatl.__name__}."):
        importlib.import_module(module.name)
    if config.option.hypothesis_seed is None and not LONGER:
        config.option.hypothesis_seed = str(seed_of_source())


# Who runs the tests may ignore the signals that end a process (`nohup`, `&` in a script); what
# the tests start would ignore them too, and be waited for.
for _number in (signal.SIGHUP, signal.SIGTERM):
    signal.signal(_number, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LIBYATL_FILE", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
