"""This file is about who pays: scales of contributions, shares that an article sets, and who pays for a decision."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from foedus.answer import Answer, Reason, reason
from foedus.corpus.duty import Obligation
from foedus.corpus.organ import Decision
from foedus.corpus.scale import Scale
from foedus.finding import Code
from foedus.organization.as_of import AsOf
from foedus.organization.trial.terms import lines

NO_SCALE = Code("trial-pays-no-scale", "note")
THE_SAME = Code("trial-pays-the-same", "note")
DUTY = Code("trial-pays-duty", "note", before=str, after=str)
DUTY_THE_SAME = Code("trial-pays-duty-the-same", "note", articles=tuple)
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
    told = _duties(before, after)
    if not was and not is_:
        return Answer((), (*told, reason(NO_SCALE)))
    return Answer(rows, (*told, reason(DIFFERS, count=len(rows)) if rows else reason(THE_SAME)))


def _duties(before: AsOf, after: AsOf) -> tuple[Reason, ...]:
    """Say where the duty to contribute stands, whatever it comes to."""
    old, new = (
        tuple(cited for cited, one in view.treaty.provisions(Obligation) if one.obligation == "contribute") for view in (before, after)
    )
    if not old and not new:
        return ()
    if old == new:
        return (reason(DUTY_THE_SAME, article=old[0], articles=old),)
    return (reason(DUTY, article=(new or old)[0], before=", ".join(old) or "—", after=", ".join(new) or "—"),)


def _all(view: AsOf) -> Iterator[tuple[tuple[str, str], str]]:
    """Give every share that a payer bears by a scale in force, and who pays for decisions."""
    scales = {one.scale: lines(one) for _, one in view.treaty.provisions(Scale)}
    for name in (*scales, *(cited for cited, one in view.treaty.provisions(Obligation) if one.shares)):
        answer = view.membership.ask_scale(of=name)
        if isinstance(answer.value, tuple):
            yield from (((name, row["payer"]), row["share"]) for row in answer.value)
        else:
            # A scale over tables that the corpus does not hold: its terms are all that there is to compare.
            yield from (((name, term), value) for term, value in scales.get(name, {}).items())
    for cited, decision in view.treaty.provisions(Decision):
        if decision.paid_by != "not said":
            yield from (((cited, organ), decision.paid_by) for organ in decision.decision)
