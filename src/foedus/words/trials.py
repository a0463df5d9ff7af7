"""This file is about setting out a trial: the same words for the terminal and the pages, and the plain data for machines.

The JSON form is documented in ``docs/manual/trials.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from msgspec import Struct

from foedus.answer import Answer, Missing, Reason, plain
from foedus.corpus.citation import citation
from foedus.mechanisms.defence.questions import Request
from foedus.organization.organization import Organization
from foedus.organization.trial.bound import Bond, Duty
from foedus.organization.trial.crises import AskedAgain, Field
from foedus.organization.trial.left_out import LeftOut
from foedus.organization.trial.passes import Need
from foedus.organization.trial.resting import Rests
from foedus.organization.trial.sides import Apart, Sides
from foedus.organization.trial.terms import Reads, Term
from foedus.organization.trial.votes import Read, Voted
from foedus.rules.tally import Vote
from foedus.words.acts import act_sentence, word_text
from foedus.words.en import trial as english
from foedus.words.en.cli import COLUMNS as ENGLISH_COLUMNS
from foedus.words.en.cli import HELP as ENGLISH
from foedus.words.exposition import actor_names, log_as_json
from foedus.words.ru import trial as russian
from foedus.words.ru.cli import COLUMNS as RUSSIAN_COLUMNS
from foedus.words.ru.cli import HELP as RUSSIAN
from foedus.words.speech import dates_text, listed, put, say
from foedus.words.texts import words_of

_COLUMNS = {"en": ENGLISH_COLUMNS, "ru": RUSSIAN_COLUMNS}
_HELP = {"en": ENGLISH, "ru": RUSSIAN}
_PHRASES = {"en": english.PAGES | english.TELLS, "ru": russian.PAGES | russian.TELLS}
_OPTION = re.compile(r" \(--[a-z-]+\)")
NOTHING = "—"
_ORDER = get_args(Vote)
_MANY = 12
"""So many names of a list are written out; of more, the first and the last."""


class ReadsSaid(Struct, frozen=True):
    """An article that reads otherwise, as a reader reads it on each side; ``foreign`` if the words are in another language."""

    article: str
    heading: str
    before: str
    after: str
    foreign: bool


class TrialTeller:
    """Tells in one language what a comparison found; ``before`` and ``after`` are the two sides."""

    def __init__(self, before: Organization, after: Organization, language: str) -> None:
        self.before, self.after, self.language = before, after, language
        self.names: Mapping[str, str] = {**actor_names(before, language), **actor_names(after, language)}
        self._phrases = _PHRASES[language]

    def phrase(self, name: str, **values: object) -> str:
        """Say a phrase of trials."""
        return self._phrases[f"trial-{name}"].format(**values)

    def reason(self, one: Reason | Missing) -> str:
        """Say a reason, or what is missing."""
        return say(one.code, one.params, self.language, self.names)

    def word(self, value: object) -> str:
        """Put a value of a rule or an act into words."""
        return word_text(value, self.language, self.names)

    def list(self, some: Iterable[str]) -> str:
        """Put names into a sentence's list."""
        return listed([put(one, self.language, self.names) for one in some], self.language)

    def date(self, edtf: str) -> str:
        """Write a date as people do."""
        return dates_text(edtf, self.language)

    def reads(self, one: Reads, on: str) -> ReadsSaid:
        """Give an article in the reader's language, as it reads on each side."""
        cited = citation(one.article)
        heading, texts, foreign = "", [], False
        for side in (self.before, self.after):
            version, found = side.on(on).treaty.article(cited), side.corpus.instrument(cited.instrument)
            if version is None or found is None:
                texts.append("")
                continue
            heading, words, other = words_of(side, self.language, found, version.article, version)
            texts.append(words)
            foreign = foreign or other
        return ReadsSaid(one.article, heading, texts[0], texts[1], foreign)

    def term(self, one: Term) -> tuple[str, str, str]:
        """Say a term that differs: the way to it, and what each side says."""
        way = " · ".join(self.word(key) for key in one.term) or self.phrase("whole-rule")
        return f"{self.word(one.rule)} · {way}", self.flow(one.before), self.flow(one.after)

    def flow(self, value: Any) -> str:
        """Write plain data of a rule in one line, in the words of the reader."""
        if value in (None, "", "none"):
            return NOTHING
        if isinstance(value, Mapping):
            mark = ", " if self.language == "en" else "; "
            return mark.join(f"{self.word(key)}: {self._within(one)}" if one != {} else self.word(key) for key, one in value.items())
        if isinstance(value, list | tuple):
            some = [self._within(one) for one in value]
            return ", ".join(some) if len(some) <= _MANY else self.phrase("many", first=some[0], last=some[-1], count=len(some))
        return self.word(("no", "yes")[value] if isinstance(value, bool) else value)

    def way(self, key: str) -> str:
        """Say the way to a term: ``when · armed attack · by``."""
        return " · ".join(self.word(part) for part in key.split(" · "))

    def terms(self, value: str) -> str:
        """Say what stands under a term of a rule that is written as lines."""
        return ", ".join(self.word(part) for part in value.split(", "))

    def _within(self, value: Any) -> str:
        said = self.flow(value)
        return f"({said})" if isinstance(value, Mapping) and value else said

    def bond(self, one: Bond) -> tuple[str, str, str, str, str, str]:
        """Say a duty that differs: what happens, who, owes what, to whom, and how it stands on each side."""
        return (
            put(one.situation, self.language, self.names), self.list(one.who), put(one.owes, self.language, self.names), self.list(one.to),
            self.duties(one.before), self.duties(one.after),
        )  # fmt: skip

    def duties(self, some: Sequence[Duty]) -> str:
        """Say how a duty stands: how firmly, under which article, what is left to those who owe it."""
        return "; ".join(self._duty(one) for one in some) or put("not owed", self.language, self.names)

    def _duty(self, one: Duty) -> str:
        left = ", ".join(self.word(part) for part in one.discretion.split(", ")) if one.discretion != "none" else ""
        said = f"{put(one.state, self.language, self.names)} ({one.under})"
        return f"{said}; {self.phrase('left-to-them', what=left)}" if left else said

    def need(self, one: Need) -> str:
        """Say what is needed: the rule, how many of how many, how few stop it."""
        if not one.base:
            return self.phrase("no-rule")
        number = self.phrase("need-of", need=one.need, base=one.base)
        said = number if one.rule == str(one.need) else f"{self.word(one.rule)}: {number}"
        if one.alone:
            said += f"; {self.phrase('stopped-by', states=self.list(one.alone))}"
        elif one.stop:
            said += f"; {self.phrase('stops', stop=one.stop)}"
        return f"{said} ({one.under})"

    def matters(self, matters: Sequence[str], form: str) -> str:
        """Name matters, and the format where it is another than the ordinary."""
        said = self.list(matters)
        return said if form == "ordinary" else self.phrase("in-the-format", matters=said, format=self.word(form))

    def cast(self, one: Voted) -> str:
        """Say how many stood how on a motion."""
        cast = sorted(one.tally.items(), key=lambda pair: _ORDER.index(pair[0]))
        return ", ".join(self.phrase(f"vote-{vote}", count=count) for vote, count in cast) or self.phrase("no-cast")

    def read(self, one: Read) -> str:
        """Say how one text reads a motion."""
        if not one.base:
            return put(one.outcome, self.language, self.names)
        numbers = self.phrase("of-needed", have=one.have, base=one.base, need=one.need)
        return f"{put(one.outcome, self.language, self.names)}: {numbers} ({one.under})"

    def title(self, one: Voted) -> str:
        """Name a motion: its title, and its number."""
        return f"{self.word(one.title)} ({one.motion})" if one.title else one.motion

    def request(self, one: Request) -> str:
        """Say a request and how it was answered."""
        asked, granted = (self.list(some) if some else NOTHING for some in (one.asked, one.granted))
        who = put(one.actor, self.language, self.names)
        return f"{who}, {self.date(one.done)}: {asked} → {granted} ({self.word(one.answer)})"

    def question(self, one: AskedAgain) -> str:
        """Say a question with its parameters and its date."""
        asked = _OPTION.sub("", _HELP[self.language][f"ask-{one.question}"]).rstrip("?.")
        given = "; ".join(f"{self._phrases.get(f'trial-given-{key}', key)}: {self._given(value)}" for key, value in one.parameters.items())
        return f"{asked}? — {given} — {self.date(one.as_of)}"

    def field(self, one: Field) -> tuple[str, str, str]:
        """Say a field of an answer that differs, and what it is on each side."""
        return _COLUMNS[self.language].get(one.field) or self.word(one.field), self.flow(one.before), self.flow(one.after)

    def rests(self, one: Rests) -> tuple[str, str, str]:
        """Say an act that rests on a decision: when it was done, what it says, how it says that it rests on it."""
        said = act_sentence(self.before.by_id[one.act], self.language, self.names)
        return self.date(one.done), said, self.phrase(f"rests-{one.how.replace('_', '-')}")

    def left_out(self, one: LeftOut) -> tuple[str, str, str]:
        """Say an act that the second text does not know: when it was done, what it says, what it names."""
        return self.date(one.done), act_sentence(self.before.by_id[one.act], self.language, self.names), self.list(one.names)

    def _given(self, value: str) -> str:
        return value if "=" in value else self.word(value)


def sides_as_json(found: Sides, teller: TrialTeller) -> dict[str, Any]:
    """Give a comparison as plain data, its reasons in the words of a language."""
    told: dict[str, Any] = {
        "on": found.on,
        "supposed": _reasons(found.supposed, teller),
        "articles": plain(found.articles),
        "terms": plain(found.terms),
        "bound": _answer(found.bound, teller),
        "passes": _answer(found.passes, teller),
        "pays": _answer(found.pays, teller),
    }
    if found.replay is not None:
        replay = found.replay
        told["replay"] = {
            "votes": _answer(replay.votes, teller) | {"without_votes": plain(replay.votes.also)},
            "crises": _answer(replay.crises, teller),
            "asked": [_asked(one, teller) for one in replay.asked],
            "left_out": _left_out(replay.left_out, teller),
        }
    return told | {"corpus": found.before, "on_trial": found.after, "log": log_as_json(teller.before.log)}


def apart_as_json(found: Apart) -> dict[str, Any]:
    """Give two alliances side by side as plain data."""
    return {"on": found.on, "alliances": [plain(found.one), plain(found.other)]}


def _answer(answer: Answer, teller: TrialTeller) -> dict[str, Any]:
    told: dict[str, Any] = {"differs": plain(answer.value), "because": _reasons(answer.because, teller)}
    return told | ({"missing": _reasons(answer.missing, teller)} if answer.missing else {})


def _left_out(answer: Answer, teller: TrialTeller) -> dict[str, Any]:
    found = _answer(answer, teller)
    return {"acts": found.pop("differs"), **found}


def _asked(one: AskedAgain, teller: TrialTeller) -> dict[str, Any]:
    return {
        "question": {"name": one.question, **one.parameters},
        "as_of": one.as_of,
        "same": one.same,
        "before": plain(one.before.value),
        "after": plain(one.after.value),
        "duties": plain(one.bonds),
        "fields": plain(one.fields),
        "because": {
            "before": _reasons(one.before.because, teller),
            "after": _reasons(one.after.because, teller),
        },
    }


def _reasons(some: Iterable[Reason | Missing], teller: TrialTeller) -> list[dict[str, str]]:
    return [
        {"code": one.code, "reads": teller.reason(one), "article": one.article}
        | ({"act": one.act} if isinstance(one, Reason) and one.act else {})
        for one in some
    ]
