"""This file watches which codes the tests make, so that a code which no test raises fails the run.

Each worker records the names that pass through ``Code.values``; the controller adds them up when a whole run
ends and reports the result as one more test.

It sets the ways of the interpreters, too: that of the tests, and of the many that tests start.
"""

from __future__ import annotations

import functools
import gc
import os
import sys
from importlib import import_module
from typing import Any

import pytest
from hypothesis import settings

from foedus.finding import Code, Value
from tests.chromium import browser

__all__ = ["browser"]

RAISED: set[str] = set()
NODE = "tests/house/test_findings.py::test_every_code_is_raised_by_a_test"
_values = Code.values


@functools.wraps(_values)
def _recorded(self: Code, given: dict[str, Value]) -> tuple[tuple[str, Value], ...]:
    made = _values(self, given)
    RAISED.add(self.name)
    return made


Code.values = _recorded  # type: ignore[method-assign]


def whole_run(config: pytest.Config) -> bool:
    """Say whether everything was asked for: no path, no choice of tests."""
    chosen = config.option.keyword or config.option.markexpr or config.getoption("lf", default=False)
    return config.args_source is not pytest.Config.ArgsSource.ARGS and not chosen and not config.option.collectonly


def every_code() -> set[str]:
    """Give the names of all codes; where a module cannot be imported, say that instead."""
    try:
        return set(import_module("tests.house.manual").ours())
    except Exception as error:  # noqa: BLE001 — a broken module is reported, whatever broke it
        return {repr(error)}


class Watch:
    """The controller's half under pytest-xdist, and the whole of it without."""

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        RAISED.update(getattr(node, "workeroutput", {}).get("codes", ()))

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        if not whole_run(session.config) or exitstatus not in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
            return
        unraised = sorted(every_code() - RAISED)
        text = "\n  ".join(("no test made these codes:", *unraised)) if unraised else None
        report = pytest.TestReport(
            nodeid=NODE,
            location=("tests/house/test_findings.py", None, "test_every_code_is_raised_by_a_test"),
            keywords={},
            outcome="failed" if unraised else "passed",
            longrepr=text,
            when="call",
        )
        session.config.hook.pytest_runtest_logreport(report=report)
        if unraised:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


class Worker:
    """A worker's half under pytest-xdist: it hands its codes to the controller."""

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        session.config.workeroutput["codes"] = sorted(RAISED)  # type: ignore[attr-defined]


# At a desk Hypothesis looks elsewhere each time; where CI is set, a run can be repeated exactly. Neither minds a busy machine.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

# What is compiled is kept, whatever the shell says: each of the interpreters of a run would compile the same hundreds of files.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_configure(config: pytest.Config) -> None:
    """Take the half that this process has."""
    config.pluginmanager.register(Worker() if hasattr(config, "workerinput") else Watch())


def pytest_collection_finish() -> None:
    """Leave what was collected, modules and tests, to the end: the garbage collector does not walk it again and again."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
