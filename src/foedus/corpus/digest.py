"""This file is about digests: which encoding of the texts an answer rests on, and whether a cache still fits.

The digest of a corpus can be made by anybody with ``sha256sum``: it is that of the list which
``LC_ALL=C sha256sum`` prints for ``corpus.yaml`` and the instruments' files, in the order of their names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from foedus.corpus.phrases import PHRASES

HEADER = "corpus.yaml"
INSTRUMENT = re.compile(r"([A-Z][A-Z0-9-]*)\.md")
TRANSLATION = re.compile(r"([A-Z][A-Z0-9-]*)\.([a-z]{2})\.md")
NO_INSTRUMENT = frozenset({"README.md"})


def instrument_names(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Give the short names of the instruments whose files are there, in the order of their names."""
    found = (INSTRUMENT.fullmatch(path) for path in sorted(files) if path not in NO_INSTRUMENT)
    return tuple(one[1] for one in found if one)


def digest(files: Mapping[str, bytes]) -> str:
    """Give the digest of what was agreed: ``corpus.yaml`` and the instruments, not translations, history or expectations."""
    return _digest(files, [HEADER, *(f"{name}.md" for name in instrument_names(files))])


def source_digest(files: Mapping[str, bytes]) -> str:
    """Give the digest of everything that loading looks at, translations and phrases included."""
    looked_at = (INSTRUMENT, TRANSLATION, PHRASES)
    return _digest(files, [path for path in files if path == HEADER or any(one.fullmatch(path) for one in looked_at)])


def _digest(files: Mapping[str, bytes], paths: list[str]) -> str:
    lines = (f"{sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(paths) if path in files)
    return f"sha256:{sha256(''.join(lines).encode()).hexdigest()}"
