"""Two parties between whom an instrument does not operate: what one owes the others it does not owe that one."""

from __future__ import annotations

from foedus.answer import Answer
from foedus.organization.organization import Organization
from tests.spec.small import article, corpus_of, entries_of

ASSIST = """
obligation: assist
when: {armed attack: {on: a party, by: anyone}}
owed by: every other party
owed to: the attacked party
content: {aid: required}
"""
SIGNED = "1951-09-01 AUS, NZL, USA signs T\n\n"
SUSPENDED = "1986-08-11 USA suspends its obligations under T\n  towards: NZL\n  ground: breach\n\n1990-01-01 USA resumes its obligations under T\n  towards: NZL\n"


def asked(journal: str, attacked: str, day: str) -> dict[str, str]:
    corpus = corpus_of(T="treaty, 1951-09-01\n" + article(1, ASSIST) + article(2, "entry into force: on signature"))
    record = Organization(corpus).with_entries(entries_of(journal, corpus))
    answer: Answer = record.on(day).defence.ask_bound(attacked=attacked)
    return {row.who: row.state for row in answer.value}


def test_a_party_owes_nothing_to_the_one_towards_whom_it_has_suspended_the_treaty_and_all_to_the_others() -> None:
    journal = SIGNED + SUSPENDED

    assert asked(journal, "NZL", "1987-01-01") == {"AUS": "bound", "USA": "suspended"}
    assert asked(journal, "AUS", "1987-01-01") == {"NZL": "bound", "USA": "bound"}


def test_the_duty_is_suspended_from_the_day_of_the_suspension_to_the_day_of_its_end() -> None:
    """The same record is asked on days before, within and after."""
    corpus = corpus_of(T="treaty, 1951-09-01\n" + article(1, ASSIST) + article(2, "entry into force: on signature"))
    record = Organization(corpus).with_entries(entries_of(SIGNED + SUSPENDED, corpus))

    def of_usa(day: str) -> str:
        return next(str(row.state) for row in record.on(day).defence.ask_bound(attacked="NZL").value if row.who == "USA")

    days = ("1960-01-01", "1986-08-10", "1986-08-11", "1989-12-31", "1990-01-01", "2000-01-01")
    assert [of_usa(day) for day in days] == ["bound", "bound", "suspended", "suspended", "bound", "bound"]


def test_an_objection_that_keeps_the_treaty_from_being_in_force_between_two_leaves_them_owing_each_other_nothing() -> None:
    journal = "1951-09-01 AUS, NZL signs T\n\n1951-09-02 USA signs T\n\n" + RESERVED

    assert asked(journal, "NZL", "1960-01-01")["USA"] == "not in force between them"
    assert asked(journal, "AUS", "1960-01-01")["USA"] == "bound"


RESERVED = """
1951-09-02 USA makes a reservation to T
  articles: T 2
  says: only if it so chooses
  effect: excludes

1951-09-03 NZL objects to the reservation to T
  made by: USA
  precludes: true
"""
