"""This file is about what the procedures of a corpus say that binds a record: its grave acts, its quota, its witnesses.

The record is bound by the words of its own acts (:mod:`foedus.record.binding`), so that nobody needs the corpus to judge it;
here those words are taken from the articles, adopted by an organ or a model still.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from foedus.corpus.corpus import Corpus
from foedus.corpus.procedure import GraveActs, Quota, Witnessing
from foedus.corpus.provision import Provision
from foedus.dates import length
from foedus.finding import Code, Finding
from foedus.nearest import nearest
from foedus.organization.mechanisms import VOCABULARY
from foedus.record.binding import Rules
from foedus.record.policy import Policy

HOUR = 3_600
DAY = 24 * HOUR
MONTH = 30 * DAY
KIND = Code("binding-kind-unknown", "warning", kind=str, nearest=str, article=str)
DIFFERS = Code("binding-policy-differs", "warning", article=str, groups=tuple)
P = TypeVar("P", bound=Provision)


def rules_of(corpus: Corpus, pages: Sequence[str] = ()) -> Rules:
    """Take from the procedures of a corpus what binds its record; ``under`` cites the articles.

    :param pages: the addresses at which the host serves pages, as browsers write an origin.
    """
    grave, quotas = list(_articles(corpus, GraveActs)), list(_articles(corpus, Quota))[:1]
    kinds = dict.fromkeys(kind for _, one in grave for kind in one.grave_acts)
    under = tuple(dict.fromkeys(cited for cited, _ in (*grave, *quotas)))
    if not quotas:
        return Rules(under=under, grave=tuple(kinds), pages=tuple(pages))
    quota = quotas[0][1]
    return Rules(
        under=under, grave=tuple(kinds), pages=tuple(pages), quota=quota.quota, size=quota.most_bytes or 0, per=_seconds(quota.per),
        exempt=quota.exempt,
    )  # fmt: skip


def unknown_kinds(rules: Rules) -> tuple[Finding, ...]:
    """Say which kinds in rules are kinds of no act: they would bind nothing, and nobody would notice."""
    known = tuple(VOCABULARY.by_kind)
    article = ", ".join(rules.under)
    named = dict.fromkeys((*rules.grave, *rules.exempt))
    return tuple(KIND.finding(kind=kind, nearest=nearest(kind, known), article=article) for kind in named if kind not in VOCABULARY.by_kind)


def witnessing_of(corpus: Corpus) -> tuple[str, Witnessing] | None:
    """Give the article of the procedures that names the witnesses, with its citation."""
    return next(_articles(corpus, Witnessing), None)


def differs(policy: Policy, corpus: Corpus) -> Finding | None:
    """Say in which groups a policy is not what the article on witnesses asks for, nested groups included; nothing, where it is.

    Founders may sign another; whoever reads the record sees both.
    """
    article = witnessing_of(corpus)
    if article is None:
        return None
    cited, rule = article
    asked = {name: (group.need, frozenset(group.of)) for name, group in rule.witnesses.items()}
    named = {group.name: (group.least, frozenset(group.members)) for group in policy.groups}
    found = sorted(name for name in asked.keys() | named.keys() if asked.get(name) != named.get(name))
    if policy.quorum != rule.quorum:
        found.append(policy.quorum)
    return DIFFERS.finding(article=cited, groups=tuple(dict.fromkeys(found))) if found else None


def _articles(corpus: Corpus, kind: type[P]) -> Iterator[tuple[str, P]]:
    for instrument in corpus.instruments:
        for article in instrument.articles:
            for provision in article.provisions:
                if isinstance(provision, kind):
                    yield f"{instrument.id} {article.number}", provision


def _seconds(text: str) -> int:
    found = length(text)
    return found.hours * HOUR + found.days * DAY + found.months * MONTH
