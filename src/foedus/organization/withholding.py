"""This file is about answers that rest on what their reader may not read: they say so, and wait.

An answer is *conditional* exactly when one of its reasons rests on a withheld act, or when the matter of a
withheld act is among those that the question or its reasons are about. Nothing else tells of closed acts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from foedus.answer import CONDITIONAL, Answer, Missing, missing
from foedus.corpus.citation import CitationError, citation
from foedus.finding import Code
from foedus.organization.closing import Withheld
from foedus.organization.question import Question
from foedus.record.entry import Entry

WITHHELD = Code("act-withheld", "note", position=int, matter=str, rule=str)

_PREFIX = {
    "state": "state", "attacker": "state", "state or all": "state", "states": "state", "instrument": "instrument", "organ": "organ",
    "organ or organization": "organ", "crisis": "crisis", "office": "office",
}  # fmt: skip
"""What stands before a name in the matter of a stub, by the sort of the parameter that takes such a name."""


def matters_of(question: Question, given: Mapping[str, str], answer: Answer, by_id: Mapping[str, Entry]) -> frozenset[str]:
    """Give the matters that a question and its answer are about (``crisis:kazakhstan-2022``, ``organ:CSC``, ``state:KAZ``)."""
    found = {f"question:{question.name}"}
    for parameter in question.parameters:
        value = given.get(parameter.name, "")
        prefix = _PREFIX.get(parameter.sort)
        if value and prefix:
            found |= {f"{prefix}:{part.strip()}" for part in value.split(",")}
        if value and parameter.sort == "article":
            found |= set(_instrument(value))
    return frozenset(found) | behind((reason.article for reason in answer.because), _resting(answer), by_id)


def behind(articles: Iterable[str], acts: Iterable[str], by_id: Mapping[str, Entry]) -> frozenset[str]:
    """Give the matters that stand behind something: the instruments of its articles, the crises and organs of its acts."""
    found = {one for article in articles for one in _instrument(article)}
    return frozenset(found | {one for act in acts if act in by_id for one in _of_act(by_id[act])})


def _of_act(entry: Entry) -> Iterator[str]:
    """Give the matters that an act is about: its crisis, the organ that did it or that it names."""
    body = entry.act.body
    if body.crisis:
        yield f"crisis:{body.crisis}"
    organ = getattr(body, "organ", "")
    if organ:
        yield f"organ:{organ}"
    yield f"organ:{entry.act.seat}"


def _resting(answer: Answer) -> Iterator[str]:
    """Give the acts on which an answer rests: those of its reasons and of its positions."""
    yield from (one.act for one in answer.because if one.act)
    for position in (*answer.positions, *((answer.acted_on,) if answer.acted_on else ())):
        yield from position.acts


def waiting(
    question: Question, given: Mapping[str, str], answer: Answer, withheld: Sequence[Withheld], by_id: Mapping[str, Entry]
) -> Answer:
    """Give an answer as its reader may have it: conditional on each withheld act that it could turn on, or as it is."""
    if not withheld:
        return answer
    said = told(turned_on(matters_of(question, given, answer, by_id), _resting(answer), withheld, by_id))
    if not said:
        return answer
    # What was reckoned without the closed acts stands beside, and is no answer.
    reckoned = answer.reckoned if answer.value == CONDITIONAL else (*answer.reckoned, answer.value)
    return replace(answer, value=CONDITIONAL, missing=(*answer.missing, *said), reckoned=reckoned)


def turned_on(
    matters: Iterable[str], acts: Iterable[str], withheld: Sequence[Withheld], by_id: Mapping[str, Entry]
) -> tuple[Withheld, ...]:
    """Give the withheld acts on which something could turn: those of its matters, and those to which its acts refer.

    :param matters: ``crisis:kazakhstan-2022``; ``every:crisis`` is all of a sort, ``seat:KAZ`` all acts of a seat, ``any`` all there are.
    :param acts: ids of the acts on which it rests.
    """
    named, rested = frozenset(matters), set(_referred(acts, by_id))
    return tuple(one for one in withheld if not named.isdisjoint(_names(one)) or one.id in rested)


def _names(one: Withheld) -> tuple[str, ...]:
    return one.stub.matter, f"every:{one.stub.matter.partition(':')[0]}", f"seat:{one.stub.seat}", "any"


def told(found: Iterable[Withheld]) -> tuple[Missing, ...]:
    """Say of withheld acts what everybody may know: where each stands, its matter, the article that closes it."""
    return tuple(
        missing(WITHHELD, article=one.stub.rule, position=one.position, matter=one.stub.matter, rule=one.stub.rule) for one in found
    )


def _referred(acts: Iterable[str], by_id: Mapping[str, Entry]) -> Iterator[str]:
    for act in acts:
        yield act
        entry = by_id.get(act)
        if entry is not None:
            for ids in entry.act.references.values():
                yield from ids


def _instrument(article: str) -> Iterable[str]:
    if not article:
        return ()
    try:
        return (f"instrument:{citation(article).instrument}",)
    except CitationError:
        return (f"instrument:{article}",)
