"""This file is about phrases files as they are written: each is a flat mapping from text to text, and none is empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.corpus.blocks import read_block
from foedus.corpus.known import Known
from foedus.corpus.pages import decoded
from foedus.corpus.phrases import PHRASES
from foedus.corpus.quoting import quoted
from foedus.corpus.reading import ReadCorpus
from foedus.finding import Code, Finding
from foedus.nearest import NOTHING

NO_RENDERING = Code("phrase-without-rendering", phrase=str, stands=str)


def check_phrases(_read: ReadCorpus, _known: Known, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Read every phrases file; whether its phrases stand anywhere can only be said beside the history."""
    for path in sorted(name for name in files if PHRASES.fullmatch(name)):
        text, broken = decoded(path, files[path])
        yield from broken
        if broken or not text.strip():
            continue
        block, findings = read_block(text, path=path, line=1)
        yield from findings
        for phrase, rendering in block.value.items() if block else ():
            if block and not (isinstance(rendering, str) and rendering.strip()) and not block.refused((phrase,)):
                place = block.place((phrase,), of_key=True)
                yield NO_RENDERING.finding(place=place, phrase=quoted(phrase), stands=quoted(rendering or NOTHING))
