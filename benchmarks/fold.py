"""This benchmark folds: the real history, then 10,000, 30,000 and 100,000 made acts, whose rate is to stay flat."""

from __future__ import annotations

from benchmarks.acts import entries, with_crises
from benchmarks.measure import ROOT, Row, at_least, each, report, seconds
from foedus.organization.organization import Organization
from foedus.shelves.folder import corpus_files, open_corpus
from foedus.shelves.opening import history

SIZES = (10_000, 30_000, 100_000)


def run() -> bool:
    path = ROOT / "corpora/csto"
    shipped = open_corpus(path).corpus
    assert shipped is not None
    corpus = with_crises(shipped, SIZES[-1])
    real, _ = history(corpus_files(path), corpus)
    empty, base = Organization(shipped), Organization(corpus).with_entries(real)

    rows = [Row("history, from genesis", len(real) / each(lambda: empty.with_entries(real)), "acts/s")]
    for size in SIZES:
        made = entries(size, log=corpus.header.id, first_position=len(real))
        rate = size / seconds(lambda made=made: base.with_entries(made), rounds=3)  # type: ignore[misc]
        rows.append(at_least(f"{size:,} acts on the history", rate, "acts/s", 30_000))
    long = base.with_entries(made[: -SIZES[0]])
    last = SIZES[0] / seconds(lambda: long.with_entries(made[-SIZES[0] :]), rounds=3)
    rows.append(Row("the last 10,000 of these", last, "acts/s"))
    # The maps are trees: at 32 times the acts they are one level deeper.
    rows.append(at_least("flat: the last 10,000 beside the first", last / rows[1].value, "times", 0.7))

    head = base.with_entries(made[:-1])
    head.by_id  # noqa: B018 — the index of ids is made once, with the first question
    rows.append(Row("one act more on 100,000", each(lambda: head.with_entries(made[-1:])) * 1e3, "ms"))
    return report("fold", rows)


if __name__ == "__main__":
    run()
