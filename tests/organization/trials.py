"""This file holds trials for tests: a trial in the notation of its file, over an organization, held or refused."""

from __future__ import annotations

from textwrap import dedent, indent

from foedus.corpus.corpus import Corpus
from foedus.finding import Finding
from foedus.organization.organization import Organization
from foedus.organization.trial.checking import check_trial
from foedus.organization.trial.sides import Held, hold
from foedus.organization.trial.trial import ReadTrial, read_trial
from tests.spec.small import corpus_of, entries_of


def draft(name: str, amends: str, content: str) -> str:
    """Write a draft that makes another article 4 of a treaty: an attack on one is an attack on all, and what is owed then."""
    return f"""---
id: {name}
title: {{en: A draft, ru: Проект}}
kind: protocol
concluded: "2030-01-01"
amends: [{amends}]
---

## Article 1. What changes

The Treaty is changed.

### {amends} 4. An attack on one

An attack on one is an attack on all.

```yaml
obligation: assist
when: {{armed attack: {{on: a party, by: anyone}}}}
owed by: every other party
owed to: the attacked party
content: {{{content}}}
```
"""


def trial(suppose: str, *, of: str = "small", on: str = "2020-01-01", more: str = "") -> ReadTrial:
    """Read a trial: what stands under ``suppose:``, and what else stands beside it."""
    head = f'format: foedus-trial/1\nid: t\ntitle: {{en: A trial}}\nof: {of}\n"on": "{on}"\n'
    return read_trial("t.yaml", (head + dedent(more).strip() + "\nsuppose:\n" + indent(dedent(suppose).strip(), "  ")).encode())


def held(organization: Organization, suppose: str, *, on: str = "2020-01-01", more: str = "", drafted: Corpus | None = None) -> Held:
    """Hold a trial that can be held."""
    found = trial(suppose, of=organization.corpus.header.id, on=on, more=more)
    assert found.trial is not None, found.findings
    assert found.block is not None
    assert check_trial(found.trial, found.block, organization, drafted) == ()
    return hold(organization, found.trial, drafted)


def refused(organization: Organization, found: ReadTrial) -> tuple[Finding, ...]:
    """Give what is found in a trial that cannot be held."""
    if found.trial is None or found.block is None:
        return found.findings
    return check_trial(found.trial, found.block, organization)


def alliance(journal: str, **texts: str) -> Organization:
    """Make a small alliance of its texts and its record."""
    corpus = corpus_of(**texts)
    return Organization(corpus, entries_of(journal, corpus))


def codes(some: object) -> list[str]:
    """Give the codes of reasons or findings."""
    return [one.code for one in some]  # type: ignore[attr-defined] # of any of the three kinds
