"""A compiled corpus is the same corpus, read back fast; what is damaged or foreign is not read."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.corpus.compiled import dump, restore, stamp
from foedus.corpus.corpus import Corpus
from foedus.corpus.load import load
from tests.corpora.arbitrary import corpora
from tests.corpora.folders import HERE, files_in, load_sketch

SLOW = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)


@SLOW
@given(corpora)
def test_what_is_written_is_read_back_the_same(corpus: Corpus) -> None:
    assert restore(dump(corpus)) == corpus


def test_a_sketch_read_back_is_the_sketch() -> None:
    corpus = load_sketch("unsc").corpus
    assert corpus is not None

    assert restore(dump(corpus)) == corpus


@given(st.binary(max_size=200))
def test_bytes_of_any_other_origin_are_not_read(data: bytes) -> None:
    assert restore(data) is None
    assert restore(stamp() + data) is None


@given(st.data())
def test_attack_one_flipped_byte_anywhere_is_noticed(data: st.DataObject) -> None:
    corpus = load(files_in(HERE / "base")).corpus
    assert corpus is not None
    written = bytearray(dump(corpus))
    at = data.draw(st.integers(0, len(written) - 1))

    written[at] ^= data.draw(st.integers(1, 255))

    assert restore(bytes(written)) is None


def test_a_file_cut_short_is_noticed() -> None:
    corpus = load(files_in(HERE / "base")).corpus
    assert corpus is not None

    assert restore(dump(corpus)[:-1]) is None
    assert restore(b"") is None


def test_a_compiled_corpus_is_read_without_the_readers_of_text() -> None:
    asked = (
        "import sys, foedus.corpus.compiled, foedus.corpus.digest, foedus.corpus.load, foedus.corpus.instrument;"
        "print([one for one in ('pydantic', 'ruamel.yaml', 'markdown_it') if one in sys.modules])"
    )

    said = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout

    assert said.strip() == "[]"
