"""This file hands to the chapter on powers a treaty that enters into force by deposits, one that binds by signature, and who signed them."""

from __future__ import annotations

import pytest

from foedus.answer import Answer
from foedus.corpus.corpus import Corpus
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from tests.spec.small import article, corpus_of, entries_of

CORPUS = corpus_of(
    organization="ORG",
    founded_by="CST",
    CST="treaty, 1992-05-15" + article(11, "entry into force: by count\ncount: {number: 3}"),
    AGR="agreement, 2000-01-10" + article(9, "entry into force: on signature\nlater parties: own signature"),
    CH="charter, 2002-10-07"
    + article(1, "membership: ORG\nof: CST")
    + article(11, "organ: CSC\ntitle: Council\nseats: {parties of: CST}\nlevel: [head of State]\nchair: {by: alphabet}")
    + article(26, "entry into force: on a date\non: 2002-10-07"),
)


class Record:
    """A small record, asked as of days."""

    def __init__(self, journal: str) -> None:
        self.organization = Organization(CORPUS).with_entries(entries_of(journal, CORPUS))

    def ask(self, question: str, on: str, **given: str) -> Answer:
        """Put a question as of the end of a day."""
        asked = ask(self.organization, question, {"on": on, **{name.rstrip("_"): value for name, value in given.items()}})
        assert isinstance(asked, Asked), asked
        return asked.answer

    def status(self, state: str, on: str, under: str = "CST") -> str:
        """Give the status of a State under an instrument."""
        return str(self.ask("status", on, of=state, under=under).value)

    def findings(self) -> list[str]:
        """Give the codes of what was found."""
        return [one.code for one in self.organization.findings]

    def act(self, label: str) -> str:
        """Give the id of the act that the journal labels so."""
        return next(one.id for one in self.organization.entries if one.label == label)


def record(journal: str) -> Record:
    """Read a record in the journal's notation."""
    return Record(journal)


@pytest.fixture
def corpus() -> Corpus:
    """Give the corpus of the chapter."""
    return CORPUS
