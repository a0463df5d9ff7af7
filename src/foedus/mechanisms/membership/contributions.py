"""This file is about the question who pays: a scale of contributions as a text in force has it, step by step.

A scale is steps over tables, or the shares that an obligation to contribute fixes. Who pays by it is what the text
says; that a payer is no member on the date, or a member is in no scale, is said beside it and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from foedus.answer import NO_RULE, Answer, Reason, reason
from foedus.corpus.citation import Citation
from foedus.corpus.corpus import Corpus
from foedus.corpus.duty import Obligation
from foedus.corpus.scale import Scale
from foedus.finding import Code
from foedus.rules.formula import Scaled, shared_out
from foedus.rules.rounding import amounts, percent, rounded
from foedus.states import STATES

if TYPE_CHECKING:
    from foedus.mechanisms.membership.questions import Membership

NO_SCALES = Code("scale-none", "note")
NO_SCALE = Code("scale-unknown", "note", scale=str, known=tuple)
STEPS = Code("scale-steps", "note", scale=str, steps=int)
AGREED = Code("scale-of-agreed-shares", "note", payers=int)
SOURCE = Code("scale-source", "note", source=str, confidence=str)
CONFIDENCE = Code("scale-confidence", "note", confidence=str)
AMOUNTS = Code("scale-amounts", "note", total=str, sum=str)
NOT_MEMBERS = Code("scale-payers-not-members", "note", states=tuple)
WITHOUT_SHARE = Code("scale-members-without-share", "note", states=tuple)

CENT = Fraction(1, 100)


def scale_names(corpus: Corpus) -> tuple[str, ...]:
    """Name every scale that the texts of a corpus have: by its name, or by the article that fixes shares."""
    return tuple(sorted({_name(cites, one) for cites, one in _all(corpus)}))


def ask_scale(membership: Membership, *, of: str, total: str = "") -> Answer:
    """Say who pays how much by a scale in force, with what each of its steps did.

    :param of: the name of a scale, or the article that fixes shares.
    :param total: the whole that is shared, as an exact number; without it shares alone are given.
    """
    treaty = membership.treaty
    known: dict[str, tuple[str, Scale | Obligation]] = {one.scale: (cites, one) for cites, one in treaty.provisions(Scale)}
    known |= {cites: (cites, one) for cites, one in treaty.provisions(Obligation) if one.shares}
    if of not in known:
        return Answer(NO_RULE, (reason(NO_SCALE, scale=of, known=tuple(known)) if known else reason(NO_SCALES),))
    cites, rule = known[of]
    scaled = _fixed(rule, cites) if isinstance(rule, Obligation) else _taken(rule, cites)
    if scaled.lacks:
        return Answer(NO_RULE, scaled.steps, scaled.lacks)
    value, told = _rows(scaled.shares, total, cites)
    return Answer(value, (*scaled.steps, *_source(rule, cites), *told, *_beside(membership, scaled.shares, cites)))


def _name(cites: str, one: Scale | Obligation) -> str:
    return one.scale if isinstance(one, Scale) else cites


def _all(corpus: Corpus) -> Iterator[tuple[str, Scale | Obligation]]:
    for text in corpus.instruments:
        # What an amendment makes of an article is cited as that article, by its paragraph where it is one of several.
        made = ((change.instrument, change.article) for change in text.changes)
        for instrument, article in (*((text.id, own) for own in text.articles), *made):
            for one in article.provisions:
                if isinstance(one, Scale) or (isinstance(one, Obligation) and one.shares):
                    yield str(Citation(instrument, article.number, one.paragraph)), one


def _taken(rule: Scale, cites: str) -> Scaled:
    """Take the steps of a scale, and say first how many there are."""
    scaled = shared_out(rule, article=cites)
    return replace(scaled, steps=(reason(STEPS, article=cites, scale=rule.scale, steps=len(rule.steps)), *scaled.steps))


def _fixed(rule: Obligation, cites: str) -> Scaled:
    """Take the shares that were agreed upon and follow no formula."""
    shares = {state: Fraction(share) for state, share in sorted(rule.shares.items())}
    return Scaled(shares, (reason(AGREED, article=cites, payers=len(shares)),))


def _source(rule: Scale | Obligation, cites: str) -> tuple[Reason, ...]:
    if not isinstance(rule, Scale):
        return ()
    if not rule.source:
        return () if rule.confidence == "high" else (reason(CONFIDENCE, article=cites, confidence=rule.confidence),)
    return (reason(SOURCE, article=cites, source=rule.source, confidence=rule.confidence),)


def _rows(shares: Mapping[str, Fraction], total: str, cites: str) -> tuple[tuple[dict[str, Any], ...], tuple[Reason, ...]]:
    """Lay out who pays what, the largest first; an amount is rounded for each payer by itself."""
    order = sorted(shares, key=lambda payer: (-shares[payer], payer))
    rows: list[dict[str, Any]] = [{"payer": payer, "share": str(shares[payer]), "per_cent": percent(shares[payer])} for payer in order]
    if not total:
        return tuple(rows), ()
    whole = Fraction(total)
    each = amounts(shares, whole, CENT)
    for row in rows:
        row["amount"] = money(each[row["payer"]])
    summed = sum(each.values(), Fraction(0))
    return tuple(rows), (reason(AMOUNTS, article=cites, total=money(whole), sum=money(summed)),)


def _beside(membership: Membership, shares: Mapping[str, Fraction], cites: str) -> Iterator[Reason]:
    """Say which payers are no members on the date and which members are in no scale."""
    members = frozenset((*membership.members(), *membership.contested()))
    outside = tuple(sorted(payer for payer in shares if payer in STATES and payer not in members))
    unnamed = tuple(sorted(frozenset(membership.members()) - frozenset(shares)))
    if outside:
        yield reason(NOT_MEMBERS, article=cites, states=outside)
    if unnamed:
        yield reason(WITHOUT_SHARE, article=cites, states=unnamed)


def money(amount: Fraction) -> str:
    """Write an amount with its hundredths, where it has any.

    >>> money(Fraction(53220000)), money(Fraction(5, 2))
    ('53220000', '2.50')
    """
    whole, part = divmod(int(rounded(amount, CENT) * 100), 100)
    return f"{whole}.{part:02}" if part else str(whole)
