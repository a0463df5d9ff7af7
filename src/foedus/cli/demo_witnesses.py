"""This file is about the witnesses of the demonstration: three members' programs, each a process of its own beside the record."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from foedus.finding import Finding
from foedus.record.policy import Group, Policy, Witness
from foedus.shelves.log import verifier_keys
from foedus.shelves.places import open_shelf, policy_path
from foedus.witness.home import Home, make_home, open_home, watching

MEMBERS = ("ARM", "KAZ", "KGZ")
LEAST = 2

PATIENCE = 20
"""Seconds for which a witness may take to begin or to end."""


class NoWitnessError(RuntimeError):
    """A witness of the demonstration did not begin."""


@contextmanager
def witnesses(place: str, told: Callable[[str], None]) -> Iterator[Path]:
    """Run three witnesses while the ``with`` lasts, and give the policy that asks for two of them.

    :param told: is told, for each, the line with which it says that it serves.
    :raises NoWitnessError: one of them does not begin.
    """
    shelf = open_shelf(place, read_only=True)
    identity = shelf.identity
    keys = verifier_keys(identity)
    shelf.close()
    with ExitStack() as stack:
        named = []
        for name in MEMBERS:
            folder = Path(f"{place}.witnesses") / name
            home = open_home(folder)
            if isinstance(home, Finding):
                home = make_home(folder, f"{name.lower()}.example/witness", watching(keys))
            if not isinstance(home, Home):
                raise NoWitnessError(home.code)
            named.append(Witness(name, home.keys.cosigners[0].verifier, stack.enter_context(_running(folder, told))))
        path = policy_path(place, identity.origin)
        path.write_bytes(Policy((), tuple(named), (Group("members", LEAST, MEMBERS),), "members").encode())
        yield path


@contextmanager
def _running(folder: Path, told: Callable[[str], None]) -> Iterator[str]:
    command = [sys.executable, "-m", "foedus.cli", "witness", "serve", str(folder), "--port", "0", "--language", "en"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 — this program itself
    try:
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        if " at http" not in line:
            raise NoWitnessError(line)
        told(line.split(" (")[0])
        yield line.split(" at ")[1].split()[0]
    finally:
        process.terminate()
        process.wait(PATIENCE)
