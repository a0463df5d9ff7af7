"""The digest covers what was agreed and how it is read: not its translations, not what was done under it."""

from __future__ import annotations

import shutil
import subprocess
from hashlib import sha256

import pytest

from foedus.corpus.digest import digest, source_digest
from tests.corpora.folders import HERE, files_in

BASE = files_in(HERE / "base")


@pytest.mark.parametrize("path", ["history.journal", "history/1992.journal", "expectations.yaml", "PACT.ru.md", "PACT.fr.md", "README.md"])
def test_the_digest_leaves_aside(path: str) -> None:
    assert digest({**BASE, path: b"anything"}) == digest(BASE)


@pytest.mark.parametrize(
    ("path", "stands", "instead"),
    [
        ("PACT.md", b"live in peace", b"live in strife"),
        ("PACT.md", b"share: 2/3", b"share: 3/4"),
        ("PROT.md", b"at the request of: the attacked party\n", b""),
        ("corpus.yaml", b"Europe/Minsk", b"Europe/Moscow"),
    ],
)
def test_the_digest_changes_with_every_word_and_rule(path: str, stands: bytes, instead: bytes) -> None:
    assert stands in BASE[path]

    changed = {**BASE, path: BASE[path].replace(stands, instead)}

    assert digest(changed) != digest(BASE)


def test_the_digest_changes_when_an_instrument_comes_or_goes() -> None:
    assert digest({**BASE, "MORE.md": b""}) != digest(BASE)
    assert digest({path: data for path, data in BASE.items() if path != "PROT.md"}) != digest(BASE)


def test_the_digest_does_not_hang_on_the_order_of_files() -> None:
    assert digest(dict(reversed(BASE.items()))) == digest(BASE)


def test_what_a_cache_hangs_on_includes_translations() -> None:
    assert source_digest({**BASE, "PACT.ru.md": b"changed"}) != source_digest(BASE)
    assert source_digest({**BASE, "history.journal": b"changed"}) == source_digest(BASE)


def test_anybody_can_make_the_digest_with_the_tools_of_every_system() -> None:
    tool = shutil.which("sha256sum")
    assert tool is not None
    listed = subprocess.run([tool, "PACT.md", "PROT.md", "corpus.yaml"], cwd=HERE / "base", check=True, capture_output=True).stdout

    assert digest(BASE) == f"sha256:{sha256(listed).hexdigest()}"
