"""This file is about who pays: scales of contributions, shares that an article sets, and who pays for a decision."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from foedus.answer import Answer, reason
from foedus.corpus.duty import Obligation
from foedus.corpus.organ import Decision
from foedus.corpus.scale import Scale
from foedus.finding import Code
from foedus.organization.as_of import AsOf
from foedus.organization.trial.terms import lines

NO_SCALE = Code("trial-pays-no-scale", "note")
THE_SAME = Code("trial-pays-the-same", "note")
DUTY = Code("trial-pays-duty", "note", before=str, after=str)
DIFFERS = Code("trial-pays-differs", "note", count=int)


class Paying(Struct, frozen=True, kw_only=True):
    """What differs in who pays: of what (a share, a scale, a decision), who, and what each side says."""

    of: str
    who: str
    before: str
    after: str


def pays(before: AsOf, after: AsOf) -> Answer:
    """Give every share, every term of a scale and every rule on who pays for a decision that differs."""
    was, is_ = dict(_all(before)), dict(_all(after))
    rows = tuple(
        Paying(of=of, who=who, before=was.get((of, who), ""), after=is_.get((of, who), ""))
        for of, who in dict.fromkeys((*was, *is_))
        if was.get((of, who)) != is_.get((of, who))
    )
    duties = [
        ", ".join(cited for cited, one in view.treaty.provisions(Obligation) if one.obligation == "contribute") for view in (before, after)
    ]
    told = [reason(DUTY, article=duties[1] or duties[0], before=duties[0] or "—", after=duties[1] or "—")] if any(duties) else []
    if not was and not is_:
        return Answer((), (*told, reason(NO_SCALE)))
    return Answer(rows, (*told, reason(DIFFERS, count=len(rows)) if rows else reason(THE_SAME)))


def _all(view: AsOf) -> Iterator[tuple[tuple[str, str], str]]:
    for cited, duty in view.treaty.provisions(Obligation):
        for state, share in duty.shares.items():
            yield (cited, state), str(Fraction(share))
    for _, scale in view.treaty.provisions(Scale):
        for term, value in lines(scale).items():
            yield (f"scale {scale.scale}", term), value
    for cited, decision in view.treaty.provisions(Decision):
        if decision.paid_by != "not said":
            yield (cited, ", ".join(decision.decision)), decision.paid_by
