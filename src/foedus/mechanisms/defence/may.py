"""This file is about what a State may do: each kind of act that the corpus rules, and the answer its provisions give.

The kinds are a closed list in plain words. One is offered only where some provision of the corpus,
in force or not, speaks of it; whether it may be done on a date is read from the provisions in force.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from foedus.answer import CONDITIONAL, NO, NO_RULE, YES, Answer, Missing, Reason, missing, reason
from foedus.corpus.citation import citation
from foedus.corpus.clauses import Accession, Amendment, EntryIntoForce, Reservations, Status, Withdrawal
from foedus.corpus.corpus import Corpus
from foedus.corpus.duty import Obligation, Silence
from foedus.corpus.organ import Decision, Organ, Sanction
from foedus.corpus.provision import Provision
from foedus.finding import Code
from foedus.mechanisms.organs.questions import deeds
from foedus.mechanisms.treaty.questions import Treaty, no_text, outside, together, unsettled

if TYPE_CHECKING:
    from foedus.mechanisms.defence.questions import Defence

May = Callable[["Defence", str], Answer]

MAY_ASK_HELP = Code("may-request-assistance", "note", state=str, under=str)
MAY_CONSULT = Code("may-request-consultations", "note", state=str, under=str)
FORBIDDEN = Code("duty-forbids", "note", state=str, under=str, content=tuple)
ONLY_WITH = Code("allowed-only-with", "note", state=str, under=str)
WITH_NEEDED = Code("content-needed", "note", content=str)
CONSENT_OF = Code("consent-of-others-needed", "note", states=tuple)
NOT_BINDING_YET = Code("duty-of-text-not-in-force", "note", instrument=str)

_SANCTIONS = {
    "suspension": ("suspend a member", "be suspended"),
    "exclusion": ("exclude a member", "be excluded"),
    "loss of vote": ("take the vote of a member", "lose its vote"),
}
_SILENCES = {"frozen participation": "freeze its participation", "absence": "stay away from a decision"}
_DUTIES = {
    "permit bases only by consent": "host foreign bases",
    "stay out of alliances": "join another alliance",
    "refrain": "use force against a party",
}
_RIGHT = "right to "


def deeds_of(corpus: Corpus) -> dict[str, May]:
    """Give every kind of act that some provision of a corpus rules, with how it is answered, in the order of the list."""
    kinds = tuple(_provisions(corpus))
    found = {name: may for name, may, rules in _plain_deeds() if any(rules(one) for one in kinds)}
    for one in kinds:
        found |= _named_by(one)
    return found


def _plain_deeds() -> Iterator[tuple[str, May, Callable[[Provision], bool]]]:
    """Give the kinds of act that have a fixed name, and which provisions rule them."""
    yield "withdraw", lambda view, state: view.treaty.may_withdraw(state), lambda one: isinstance(one, Withdrawal | EntryIntoForce)
    yield "accede", lambda view, state: view.treaty.may_accede(state), lambda one: isinstance(one, Accession)
    yield "amend the treaty", lambda view, state: view.treaty.may_amend(state), lambda one: isinstance(one, Amendment)
    yield "make a reservation", lambda view, state: view.treaty.may_reserve(state), lambda one: isinstance(one, Reservations)
    yield "request assistance", _request_assistance, lambda one: isinstance(one, Obligation) and bool(one.when.armed_attack)
    yield "request consultations", _request_consultations, lambda one: isinstance(one, Obligation) and bool(one.when.threat)
    yield "vote", lambda view, state: deeds.vote(view.organs, state), lambda one: isinstance(one, Organ)
    for name in ("block a decision", "veto"):
        yield name, lambda view, state: deeds.block(view.organs, state), lambda one: isinstance(one, Decision)
    yield (
        "object to the format",
        lambda view, state: deeds.object_to_format(view.organs, state),
        lambda one: isinstance(one, Decision) and bool(one.unless),
    )
    yield (
        "suspend its own part",
        lambda view, state: deeds.suspend_itself(view.organs, state),
        lambda one: isinstance(one, Sanction) and one.sanction == "suspension",
    )


def _named_by(one: Provision) -> dict[str, May]:
    """Give the kinds of act whose name a provision itself gives: a status, a sanction, a right, a duty, a silence."""
    match one:
        case Status(status=status):
            return {f"become {status}": lambda view, state: deeds.become(view.organs, state, status)}
        case Sanction(sanction=kind):
            by, to = _SANCTIONS[kind]
            taken: dict[str, May] = {
                by: lambda view, state: deeds.sanction(view.organs, state, kind),
                to: lambda view, state: deeds.be_sanctioned(view.organs, state, kind),
            }
            return taken | {right.removeprefix(_RIGHT): _using(right) for right in one.reaches if right.startswith(_RIGHT)}
        case Silence(silent_on=matter) if matter in _SILENCES:
            return {_SILENCES[matter]: lambda view, state: deeds.where_silent(view.organs, state, matter)}
        case Obligation(obligation=duty) if duty in _DUTIES:
            return {_DUTIES[duty]: lambda view, state: _under_duty(view.treaty, state, duty)}
        case _:
            return {}


def _using(right: str) -> May:
    return lambda view, state: deeds.use_right(view.organs, state, right)


def _provisions(corpus: Corpus) -> Iterator[Provision]:
    for text in corpus.instruments:
        for article in (*text.articles, *(change.article for change in text.changes)):
            yield from article.provisions


def _request_assistance(view: Defence, state: str) -> Answer:
    return _ask_others(view.treaty, state, MAY_ASK_HELP, lambda duty: duty.obligation in {"assist", "protect"})


def _request_consultations(view: Defence, state: str) -> Answer:
    return _ask_others(view.treaty, state, MAY_CONSULT, lambda duty: duty.when.threat is not None)


def _ask_others(treaty: Treaty, state: str, code: Code, which: Callable[[Obligation], bool]) -> Answer:
    """Answer whether a State may ask the others for what they owe it: whoever is in the circle may ask."""
    answers = []
    for cited, duty in treaty.provisions(Obligation):
        if which(duty):
            instrument = citation(cited).instrument
            standing = treaty.standing(state, instrument)
            allowed = Answer(YES, (reason(code, article=cited, state=state, under=cited), *standing.reasons[-1:]))
            answers.append(unsettled(standing) or (allowed if standing.bound else outside(state, cited, instrument)))
    return together(answers) if answers else no_text()


def _under_duty(treaty: Treaty, state: str, kind: str) -> Answer:
    """Answer whether a duty lets a State do something: a flat duty forbids it, one with a proviso names what must come first."""
    found = [(cited, duty) for cited, duty in treaty.provisions(Obligation) if duty.obligation == kind]
    if not found:
        return no_text()
    answer = together(_one_duty(treaty, state, cited, duty) for cited, duty in found)
    waiting = [
        reason(NOT_BINDING_YET, article=cited, instrument=name)
        for cited, name, duty in treaty.pending(Obligation)
        if duty.obligation == kind
    ]
    return Answer(answer.value, (*answer.because, *waiting), answer.missing, answer.positions, answer.acted_on)


def _one_duty(treaty: Treaty, state: str, cited: str, duty: Obligation) -> Answer:
    instrument = citation(cited).instrument
    standing = treaty.standing(state, instrument)
    doubt = unsettled(standing)
    if doubt:
        return doubt
    if not standing.bound:
        return outside(state, cited, instrument, NO_RULE)
    guarded = tuple(part for part, freedom in duty.content.items() if freedom == "never without consent")
    required = tuple(part for part, freedom in duty.content.items() if freedom == "required")
    if not guarded:
        return Answer(NO, (reason(FORBIDDEN, article=cited, state=state, under=cited, content=required),))
    led: tuple[Reason, ...] = (reason(ONLY_WITH, article=cited, state=state, under=cited),)
    others = tuple(one for one in treaty.parties(instrument) if one != state)
    lacks: list[Missing] = [missing(WITH_NEEDED, article=cited, content=part) for part in required]
    return Answer(CONDITIONAL, led, (*lacks, missing(CONSENT_OF, article=cited, states=others)))


def ask_may(view: Defence, of: str, do: str) -> Answer:
    """Answer whether a State may do an act of a kind; ``do`` is one of the kinds that the corpus rules."""
    known = {name.casefold(): may for name, may in deeds_of(view.treaty.corpus).items()}
    may = known.get(do.casefold())
    return may(view, of) if may else no_text()
