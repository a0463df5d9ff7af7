"""This file is about two alliances that are not versions of one another: what each obliges, who decides how, how one enters and leaves."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from foedus.corpus.clauses import Accession, Amendment, Duration, Withdrawal
from foedus.corpus.duty import Obligation
from foedus.corpus.provision import Provision
from foedus.organization.as_of import AsOf
from foedus.organization.trial.passes import Need, needs
from foedus.organization.trial.terms import lines

WHAT_AN_ATTACK_OBLIGES, ENTERING, LEAVING, CHANGING = "what an attack obliges", "entering", "leaving", "amending"


class Stands(Struct, frozen=True, kw_only=True):
    """One rule as it stands: under which article, and its terms, each with the way to it."""

    article: str
    terms: dict[str, str]


class Decides(Struct, frozen=True, kw_only=True):
    """What organs need on matters."""

    organs: tuple[str, ...]
    matters: tuple[str, ...]
    format: str
    need: Need


class Alliance(Struct, frozen=True, kw_only=True):
    """One alliance on a day: its members, and under each head what its texts say; a head without rules is one on which they are silent."""

    corpus: str
    members: tuple[str, ...]
    says: dict[str, tuple[Stands, ...]]
    decides: tuple[Decides, ...]


def alliance(view: AsOf) -> Alliance:
    """Set out one alliance as its texts in force on the day make it."""
    header = view.treaty.corpus.header
    return Alliance(
        corpus=header.id,
        members=view.membership.members(),
        says={
            WHAT_AN_ATTACK_OBLIGES: tuple(_duties(view)),
            ENTERING: tuple(_rules(view, Accession)),
            LEAVING: (*_rules(view, Withdrawal), *_rules(view, Duration)),
            CHANGING: tuple(_rules(view, Amendment)),
        },
        decides=tuple(
            Decides(organs=one.organs, matters=one.matters, format=one.format, need=one.after)
            for one in needs(view, view)
            if one.after.under
        ),
    )


def _duties(view: AsOf) -> Iterator[Stands]:
    for cited, one in view.treaty.provisions(Obligation):
        if one.when.armed_attack is not None or one.when.threat is not None:
            yield Stands(article=cited, terms=lines(one))


def _rules(view: AsOf, kind: type[Provision]) -> Iterator[Stands]:
    """Give the rules of a kind, in the treaties and charters alone: how one joins an agreement on details is another matter."""
    founding = {one.id for one in view.treaty.corpus.instruments if one.front.kind in {"treaty", "charter"}}
    for cited, one in view.treaty.provisions(kind):
        if cited.partition(" ")[0] in founding:
            yield Stands(article=cited, terms=lines(one))
