"""This file makes the record that both sides show: 10,000 acts of one crisis after another, under the shipped corpus."""

from __future__ import annotations

from msgspec.structs import replace

from benchmarks.acts import entries
from benchmarks.measure import ROOT
from foedus.organization.organization import Organization
from foedus.shelves.opening import Opened, open_organization

ACTS = 10_000


def opened() -> Opened:
    """Open the shipped corpus with the made acts on its record, all in one crisis that it names."""
    shipped = open_organization(str(ROOT / "corpora/csto"))
    assert shipped.organization is not None
    corpus = shipped.organization.corpus
    name = next(iter(corpus.header.crises))
    made = [
        replace(one, act=replace(one.act, body=replace(one.act.body, crisis=name, note="") if one.act.body.crisis else one.act.body))
        for one in entries(ACTS, log=corpus.header.id)
    ]
    return Opened(shipped.path, shipped.files, Organization(corpus).with_entries(made), ())
