"""This file is about putting a question: its words are checked, it is answered as of a date, and the answer says on what it rests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC

from msgspec import Struct

from foedus.answer import Answer
from foedus.dates import DateError, calendar_day, when
from foedus.finding import Code, Finding
from foedus.mechanisms.organs.questions import read_votes
from foedus.nearest import some_nearest
from foedus.organization.as_of import AsOf
from foedus.organization.citing import ask_cites, ask_citing
from foedus.organization.closing import ask_overdue
from foedus.organization.names import unknown_name
from foedus.organization.organization import Log, Organization
from foedus.organization.question import BY_NAME, Question
from foedus.organization.signed import ask_signed, found_act
from foedus.organization.unsettled import settled
from foedus.organization.withholding import waiting

NO_QUESTION = Code("question-unknown", given=str, nearest=tuple)
NO_PARAMETER = Code("question-parameter-unknown", question=str, given=str, takes=tuple)
NEEDED = Code("question-parameter-missing", question=str, parameter=str)
ONE_OF = Code("question-needs-one-of", question=str, parameters=tuple)
NO_DATE = Code("question-date-malformed", given=str, parameter=str)
NO_INSTANT = Code("question-instant-malformed", given=str)
NO_TIME = Code("question-time-malformed", given=str)
NO_AMOUNT = Code("question-amount-malformed", given=str)
REVERSED = Code("question-dates-reversed", first=str, last=str)
NO_WHEN = Code("question-without-date", question=str)
NO_ACT = Code("question-act-unknown", given=str, parameter=str)
MANY_ACTS = Code("question-act-of-several", given=str, acts=tuple)


_AMOUNT = re.compile(r"\d+(\.\d+)?")


class Asked(Struct, frozen=True):
    """A question that was put: its name and parameters, the date, the answer, the corpus digest and the log."""

    question: str
    parameters: dict[str, str]
    as_of: str
    answer: Answer
    corpus: str
    log: Log | None


def ask(organization: Organization, name: str, parameters: Mapping[str, str]) -> Asked | tuple[Finding, ...]:
    """Put a question by its name; ``on`` (a day) or ``at`` (an instant) says as of when.

    :returns: the answer, whatever it is; or the findings that say why the question cannot be put.
    """
    question = BY_NAME.get(name)
    if question is None:
        return (NO_QUESTION.finding(given=name, nearest=some_nearest(name, BY_NAME) or tuple(BY_NAME)),)
    given = {key: value for key, value in parameters.items() if key not in {"on", "at"}}
    if question.between is not None:
        return _compared(organization, question, given)
    view = _as_of(organization, name, parameters)
    findings = _misput(organization, question, given)
    if not isinstance(view, AsOf):
        return (*findings, *view)
    if not findings and "votes" in given:
        electorate = view.organs.electorate(
            given["organ"], given.get("matter", "any"), given.get("format", "ordinary"), given.get("about", ""), given.get("found", "")
        )
        findings += read_votes(given["votes"], electorate)[1]
    if findings:
        return findings
    if question.of_record:
        told = _of_record(organization, question, given, view)
        return Asked(name, dict(given), view.text, told, organization.corpus.digest, organization.log)
    reckoned = settled(question.put(view, given), organization, lambda other: question.put(_same(other, parameters), given), view.at)
    answer = waiting(question, given, reckoned, organization.withheld, organization.by_id)
    return Asked(name, dict(given), view.text, answer, organization.corpus.digest, organization.log)


def _of_record(organization: Organization, question: Question, given: Mapping[str, str], view: AsOf) -> Answer:
    """Put a question about the record itself: who signed an act, what it cites, what cites an article, which closed acts should be open."""
    if question.name == "signed":
        return ask_signed(organization, given["act"], view)
    if question.name == "cites":
        return ask_cites(organization, given["act"])
    if question.name == "citing":
        answer = ask_citing(organization, given["of"], view)
        return waiting(question, given, answer, organization.withheld, organization.by_id)
    return ask_overdue(organization.corpus, organization.entries, organization.withheld, view)


def _compared(organization: Organization, question: Question, given: Mapping[str, str]) -> Asked | tuple[Finding, ...]:
    """Put a question between two dates; its date is the interval of both."""
    findings = _misput(organization, question, given)
    if findings:
        return findings
    first, last = given["from"], given["to"]
    before, after = organization.on(first), organization.on(last)
    if before.at > after.at:
        return (REVERSED.finding(first=first, last=last),)
    between = question.between
    assert between is not None
    reckoned = settled(between(before, after), organization, lambda other: between(other.on(first), other.on(last)), after.at)
    answer = waiting(question, given, reckoned, organization.withheld, organization.by_id)
    return Asked(question.name, dict(given), f"{first}/{last}", answer, organization.corpus.digest, organization.log)


def _same(organization: Organization, parameters: Mapping[str, str]) -> AsOf:
    """Give the view of an organization as of the day or instant of a question that could be put."""
    return organization.on(parameters["on"]) if parameters.get("on") else organization.at(parameters["at"])


def _as_of(organization: Organization, name: str, parameters: Mapping[str, str]) -> AsOf | tuple[Finding, ...]:
    text = parameters.get("on") or parameters.get("at")
    if not text:
        return (NO_WHEN.finding(question=name),)
    try:
        return organization.on(text) if parameters.get("on") else organization.at(text)
    except DateError:
        return (NO_DATE.finding(given=text, parameter="on") if parameters.get("on") else NO_INSTANT.finding(given=text),)


def _misput(organization: Organization, question: Question, given: Mapping[str, str]) -> tuple[Finding, ...]:
    takes = {parameter.name: parameter for parameter in question.parameters}
    findings = [NO_PARAMETER.finding(question=question.name, given=key, takes=tuple(takes)) for key in given if key not in takes]
    findings += [
        NEEDED.finding(question=question.name, parameter=name)
        for name, parameter in takes.items()
        if parameter.needed and name not in given
    ]
    if question.one_of and sum(name in given for name in question.one_of) != 1:
        findings.append(ONE_OF.finding(question=question.name, parameters=question.one_of))
    for key, value in given.items():
        if key in takes and takes[key].sort == "date":
            findings += _no_day(key, value)
            continue
        if key in takes and takes[key].sort == "time":
            findings += _no_time(value)
            continue
        if key in takes and takes[key].sort == "amount":
            findings += _no_amount(value)
            continue
        if key in takes and takes[key].sort == "act":
            findings += _no_act(organization, key, value)
            continue
        unknown = unknown_name(takes[key], value, organization.corpus, organization.acting, organization.offices) if key in takes else None
        if unknown:
            findings.append(unknown)
    return tuple(findings)


def _no_act(organization: Organization, parameter: str, given: str) -> tuple[Finding, ...]:
    """Say that a text is the beginning of no act's id, or of several."""
    found = found_act(organization, given)
    if not found:
        return (NO_ACT.finding(given=given, parameter=parameter),)
    return (MANY_ACTS.finding(given=given, acts=tuple(one[:16] for one in found[:5])),) if len(found) > 1 else ()


def _no_time(text: str) -> tuple[Finding, ...]:
    """Say that a text is no time of the forms that a record may use."""
    try:
        when(text, UTC)
    except DateError:
        return (NO_TIME.finding(given=text),)
    return ()


def _no_amount(text: str) -> tuple[Finding, ...]:
    """Say that a text is no exact number."""
    return () if _AMOUNT.fullmatch(text) else (NO_AMOUNT.finding(given=text),)


def _no_day(parameter: str, text: str) -> tuple[Finding, ...]:
    """Say that a text is no calendar day."""
    try:
        calendar_day(text)
    except DateError:
        return (NO_DATE.finding(given=text, parameter=parameter),)
    return ()
