"""This file knows where ``.ci/interop`` installed the strangers, and how each is started."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.interop.question import Program

HERE = Path(__file__).parent / "strangers"
PEERS = Path(os.environ.get("PEERS", ".interop")).absolute()

PYTHON = str(PEERS / "python" / "bin" / "python")
AICS_TLOG = str(PEERS / "python" / "bin" / "aics-tlog")
AICS_WITNESS = str(PEERS / "python" / "bin" / "aics-witness")
AICS = HERE / "aics"

READS = frozenset({"checkpoint", "inclusion", "proof"})
CHECKS = READS | {"cosigned", "consistency"}
PASSKEYS = frozenset({"passkey", "new passkey"})
BUILDS = frozenset({"audit", "build", "prove inclusion", "prove consistency", "sign"})


def programs() -> tuple[Program, ...]:
    """Give the strangers that are programs."""
    node = {"PATH": os.environ["PATH"], "NODE_PATH": str(PEERS / "npm" / "node_modules")}
    return (
        Program(f"Go {_go()}, golang.org/x/mod/sumdb", CHECKS | BUILDS, (str(PEERS / "go-answers"),)),
        Program(f"aics-tlog {aics('aics_tlog')}", CHECKS | BUILDS | {"cosign"}, (PYTHON, str(AICS / "answer.py"))),
        Program(
            f"py_webauthn {_told(PYTHON, '-m', 'pip', 'show', 'webauthn').split()[3]}",
            PASSKEYS,
            (PYTHON, str(HERE / "webauthn" / "answer.py")),
        ),
        Program(f"@sigstore/verify {_sigstore()}", READS, ("node", str(HERE / "sigstore" / "answer.cjs")), node),
    )


def _go() -> str:
    return _told("go", "env", "GOVERSION").removeprefix("go")


def aics(package: str) -> str:
    """Give the version of one of the packages of aics."""
    return _told(PYTHON, "-c", f"import {package}; print({package}.__version__)")


def _sigstore() -> str:
    return _told("node", "-p", f"require('{PEERS}/npm/node_modules/@sigstore/verify/package.json').version")


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
