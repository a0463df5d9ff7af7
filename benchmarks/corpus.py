"""This benchmark loads the corpus of the Treaty: from its Markdown files, and from the compiled form in the cache."""

from __future__ import annotations

from benchmarks.measure import ROOT, Row, each, report, seconds
from foedus.corpus.compiled import dump, restore
from foedus.corpus.load import load
from foedus.shelves.folder import corpus_files


def run() -> bool:
    files = corpus_files(ROOT / "corpora/csto")
    corpus = load(files).corpus
    assert corpus is not None
    compiled = dump(corpus)

    cold = seconds(lambda: load(files), rounds=3)
    cached = each(lambda: restore(compiled))
    return report(
        "corpus",
        [
            Row("load from Markdown, parsed and validated", cold * 1e3, "ms"),
            Row("restore from the compiled form", cached * 1e3, "ms"),
            Row("compiled over Markdown", cold / cached, "times"),
            Row("size of the compiled form", len(compiled) / 1e3, "kB"),
        ],
    )


if __name__ == "__main__":
    run()
