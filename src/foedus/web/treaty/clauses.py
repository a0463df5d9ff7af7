"""This file is about the final clauses of an instrument in a line each: how long it lasts, how one joins and leaves it, how it is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from foedus.corpus.citation import Citation
from foedus.corpus.clauses import Accession, Amendment, Duration, Prolongation, Reservations, Withdrawal
from foedus.corpus.instrument import Article, Instrument
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit

Clause = Duration | Prolongation | Withdrawal | Accession | Amendment | Reservations
_KEYS: dict[type, str] = {
    Duration: "clause-term", Prolongation: "clause-prolongs", Withdrawal: "clause-leaving", Accession: "clause-joining",
    Amendment: "clause-amendment", Reservations: "clause-reservations",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Detail:
    """One line about an instrument: what it is about, what it says, and where that stands."""

    name: Markup
    value: Markup
    links: tuple[Link, ...] = ()


def details(visit: Visit, found: Instrument) -> tuple[Detail, ...]:
    """Give the final clauses as they stand on the date, or as concluded where the instrument is not in force."""
    told: list[Detail] = []
    for article in found.articles:
        current = visit.as_of.treaty.article(Citation(found.id, article.number))
        provisions = (current.article if current else article).provisions
        told += [_detail(visit, found, article, one) for one in provisions if isinstance(one, Clause)]
    return tuple(told)


def _detail(visit: Visit, found: Instrument, article: Article, one: Clause) -> Detail:
    cited = visit.cite(str(Citation(found.id, article.number, one.paragraph)))
    return Detail(visit.text(_KEYS[type(one)]), Markup("; ").join(_said(visit, one)), (cited,))


def _said(visit: Visit, one: Clause) -> Iterator[Markup]:
    if isinstance(one, Duration):
        yield visit.text(
            "clause-from-entry" if one.from_ == "entry into force" else "clause-from-signature", length=word(visit, one.duration)
        )
        yield visit.text("clause-then", what=word(visit, one.then))
    elif isinstance(one, Prolongation):
        link = Markup('<a href="{}">{}</a>').format(visit.address.to("treaty", one.prolongs), visit.title(one.prolongs))
        yield visit.text("clause-prolonged", of=link, since=visit.date(one.from_), length=word(visit, one.by))
        yield visit.text("clause-then", what=word(visit, one.then))
    elif isinstance(one, Withdrawal):
        yield visit.text("clause-notice", length=word(visit, one.notice)) if one.notice else word(visit, one.withdrawal)
        yield from (visit.text("clause-if", condition=word(visit, condition)) for condition in one.on_condition)
    elif isinstance(one, Accession):
        yield word(visit, one.accession)
        if one.decided_by:
            yield visit.text("clause-decided-by", organ=visit.name(one.decided_by))
    elif isinstance(one, Amendment):
        yield word(visit, one.amendment)
        yield visit.text("clause-adopted-by", who=word(visit, one.adopted_by))
    else:
        yield visit.text("reservations-" + one.reservations.replace(" ", "-"))
