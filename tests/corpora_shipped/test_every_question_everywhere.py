"""Every question about what an organ decides, a treaty binds to, a clock or a scale is answered in every corpus, with reasons in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from foedus.corpus.organ import Decision
from foedus.dates import day_of
from foedus.organization.ask import Asked, ask
from foedus.organization.fold import effective
from foedus.organization.names import known_names
from foedus.organization.organization import Organization
from foedus.words.exposition import as_json
from foedus.words.speech import LANGUAGES
from tests.corpora_shipped.test_shipped import every_corpus, organization

LATER = "2025-12-15"


def days(view: Organization) -> tuple[str, ...]:
    """Give a day in the middle of the history, and one after most of it."""
    among = sorted(effective(one, view.world.seat) for one in view.entries)
    return day_of(among[len(among) // 2], view.world.seat).isoformat(), LATER


def of_rules(view: Organization, day: str) -> Iterator[dict[str, str]]:
    """Ask for the outcome by each rule of decision that there is, with everybody for it and with one against."""
    organs = view.on(day).organs
    for _, rule in organs.rules():
        assert isinstance(rule, Decision)
        organ, matter = rule.decision[0], rule.matters[0]
        voters = organs.electorate(organ, matter, rule.format).entitled
        for last in ("yes", "no") if voters else ():
            votes = ",".join(f"{state}=yes" for state in voters[:-1]) + f",{voters[-1]}={last}"
            yield {"organ": organ, "matter": matter, "format": rule.format, "votes": votes.lstrip(",")}


def asked_of(view: Organization, day: str) -> Iterator[tuple[str, dict[str, str]]]:
    parties = view.on(day).membership.members()
    one, other = (*parties, "USA", "GBR")[:2]
    instrument = view.on(day).membership.instrument
    yield "duties", {"attacked": one}
    yield "duties", {"attacked": one, "by": other}
    yield "duties", {"threatened": one}
    yield "in-area", {"under": instrument, "place": one}
    yield "in-force-between", {"of": one, "and": other, "under": instrument}
    yield "reservations", {"to": instrument}
    yield "disputes", {}
    yield "conduct", {}
    yield "silence", {"of": "a motion that is not on record"}
    for name in known_names("clock", view.corpus) or ("none",):
        yield "deadline", {"of": name, "from": day, "for": one}
    for name in known_names("scale", view.corpus) or ("none",):
        yield "scale", {"of": name, "total": "1000000"}
    yield from (("outcome", one) for one in of_rules(view, day))


@every_corpus
def test_every_question_is_answered_with_reasons_in_both_languages(name: str) -> None:
    view = organization(name)
    for day in days(view):
        for question, given in asked_of(view, day):
            asked = ask(view, question, {**given, "on": day})
            assert isinstance(asked, Asked), (name, question, given, asked)
            for language in LANGUAGES:
                told = as_json(asked, view, language)
                assert told["because"], (name, question, given)
                assert all(one["reads"] for one in (*told["because"], *told["missing"]))


@pytest.mark.parametrize("question", ["deadline", "scale"])
def test_a_clock_and_a_scale_that_a_corpus_has_are_answered_somewhere(question: str) -> None:
    """The shipped corpora hold real ones: nobody need invent one to see an answer."""
    sort = {"deadline": "clock", "scale": "scale"}[question]

    assert [name for name in ("csto", "nato", "un") if known_names(sort, organization(name).corpus)]
