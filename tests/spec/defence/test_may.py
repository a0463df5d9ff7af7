"""Chapter: what a State may do. Each kind of act is answered by the provisions in force, with the article and what is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.answer import Answer
from foedus.corpus.corpus import Corpus
from foedus.mechanisms.defence.questions import deeds_of
from foedus.organization.organization import Organization
from foedus.record.entry import Entry
from tests.spec.small import codes, entries_of

May = Callable[[str, str, str], Answer]


@pytest.fixture(scope="module")
def csto_world(csto: Corpus, csto_history: tuple[Entry, ...]) -> Organization:
    """Give the organization with its shipped history."""
    return Organization(csto).with_entries(csto_history)


@pytest.fixture
def may(csto_world: Organization) -> May:
    """Ask whether a State may do something on a day."""

    def asked(state: str, deed: str, day: str) -> Answer:
        return csto_world.on(day).defence.ask_may(of=state, do=deed)

    return asked


def told(answer: Answer) -> set[str]:
    return {*codes(*answer.because), *codes(*answer.missing)}


ANSWERS = (
    ("ARM", "withdraw", "2025-01-01", "conditional", {"may-leave-by-notice", "notice-needed", "leaving-condition-needed"}, "CH 19(2)"),
    ("AZE", "withdraw", "2025-01-01", "no", {"not-a-party-to-it"}, "CST 11(2)"),
    ("SRB", "accede", "2025-01-01", "conditional", {"open-to-accession", "admission-needed", "accession-needed"}, "CH 19(1)"),
    ("KAZ", "accede", "2025-01-01", "no", {"a-party-already"}, "CH 19(1)"),
    ("KAZ", "amend the treaty", "2025-01-01", "conditional", {"amended-how", "agreement-of-all-needed"}, "CST 9(2)"),
    ("KAZ", "make a reservation", "2025-01-01", "no", {"no-reservations"}, "CH 28"),
    ("KAZ", "request assistance", "2022-01-05", "yes", {"may-request-assistance"}, "CST 4(2)"),
    ("ARM", "request consultations", "2021-05-13", "yes", {"may-request-consultations"}, "CST 2(2)"),
    ("UKR", "request assistance", "2022-01-05", "no", {"not-a-party-to-it"}, "CST 4(2)"),
    ("RUS", "veto", "2025-01-01", "yes", {"may-block"}, "CST 6(1)"),
    ("TJK", "block a decision", "2025-01-01", "yes", {"may-block"}, "CH 12(1)"),
    ("UKR", "block a decision", "2025-01-01", "no", {"organ-no-seat"}, "CH 13"),
    ("KGZ", "object to the format", "2025-01-01", "yes", {"may-object-to-format"}, "CH 12(3)"),
    ("ARM", "vote", "2026-02-01", "yes", {"vote-held", "vote-could-be-taken"}, "CH 25"),
    ("UZB", "vote", "2013-01-01", "contested", {"organ-seat-contested"}, "CH 13"),
    ("KAZ", "host foreign bases", "2025-01-01", "conditional", {"allowed-only-with", "content-needed", "consent-of-others-needed"}, "CH 7(2)"),
    ("UKR", "host foreign bases", "2025-01-01", "no rule", {"not-a-party-to-it"}, "CH 7(2)"),
    ("KAZ", "join another alliance", "2025-01-01", "no", {"duty-forbids"}, "CST 1(2)"),
    ("KGZ", "use force against a party", "2022-09-16", "no", {"duty-forbids"}, "CST 1(1)"),
    ("SRB", "become observer", "2025-01-01", "conditional", {"status-open-to", "status-request-needed", "status-grant-needed"}, "CH 21(1)"),
    ("KAZ", "become partner", "2025-01-01", "no", {"status-for-outsiders"}, "CH 21(2)"),
    ("SRB", "become partner", "2015-01-01", "no rule", {"no-text-rules-it"}, ""),
    ("KAZ", "suspend a member", "2025-01-01", "conditional", {"organ-may-sanction", "sanction-decision-needed"}, "CH 20"),
    ("ARM", "be suspended", "2025-01-01", "conditional", {"organ-may-sanction", "sanction-ground-needed"}, "CH 20"),
    ("UKR", "be excluded", "2025-01-01", "no", {"no-member-on-this-date"}, "CH"),
    ("KAZ", "lose its vote", "2025-01-01", "no", {"no-arrears-on-record"}, "CH 25"),
    ("ARM", "lose its vote", "2025-06-01", "no", {"arrears-not-long-enough"}, "CH 25"),
    ("ARM", "lose its vote", "2026-02-01", "conditional", {"arrears-long-enough", "sanction-decision-needed"}, "CH 25"),
    ("ARM", "nominate to quota posts", "2026-02-01", "yes", {"right-held"}, "CH 25"),
    ("ARM", "freeze its participation", "2024-03-01", "no rule", {"text-silent-on", "says-frozen-still-member"}, "CH 20"),
    ("BLR", "stay away from a decision", "2009-06-14", "no rule", {"text-silent-on"}, "CH 12"),
    ("UZB", "suspend its own part", "2012-07-01", "no rule", {"no-suspension-by-notice", "suspension-noted"}, "CH 20"),
    ("KAZ", "withdraw", "1993-01-01", "no rule", {"no-text-rules-it"}, ""),
)  # fmt: skip


@pytest.mark.parametrize(
    ("put", "value", "says", "article"), [(row[:3], *row[3:]) for row in ANSWERS], ids=[" ".join(row[:3]) for row in ANSWERS]
)
def test_a_kind_of_act_is_answered_with_its_article(may: May, put: tuple[str, str, str], value: str, says: set[str], article: str) -> None:
    answer = may(*put)

    assert answer.value == value
    assert says <= told(answer)
    assert not article or article in {one.article for one in answer.because}


def test_a_freeze_has_readings_and_who_holds_them(may: May) -> None:
    positions = may("ARM", "freeze its participation", "2025-01-01").positions

    assert {holder for one in positions for holder in one.held_by} == {"ARM", "RUS"}


def test_the_status_of_who_declared_a_freeze_is_party_with_the_readings_beside_it(csto_world: Organization) -> None:
    answer = csto_world.on("2025-01-01").membership.ask_status(of="ARM", under="CH")

    assert answer.value == "party"
    assert "says-frozen-still-member" in codes(*answer.because)
    assert codes(*answer.positions) == ("freeze-read-as", "freeze-read-as")


@pytest.mark.parametrize("deed", ["suspends", "takes the vote of"])
def test_who_is_sanctioned_is_sanctioned_already(csto_world: Organization, deed: str) -> None:
    journal = f"2026-03-01 CSC decides on Armenia\n  {deed}: ARM\n"
    after = csto_world.with_entries(entries_of(journal, csto_world.corpus, "march.journal")).on("2026-03-02").defence

    lost = {"suspends": "be suspended", "takes the vote of": "lose its vote"}[deed]
    assert "sanctioned-already" in told(after.ask_may(of="ARM", do=lost))
    right = after.ask_may(of="ARM", do="nominate to quota posts")
    assert (right.value, "right-taken" in told(right)) == (("no", True) if deed == "takes the vote of" else ("yes", False))


def test_the_kinds_of_act_are_those_that_the_corpus_rules(csto_world: Organization) -> None:
    known = deeds_of(csto_world.corpus)

    assert {"withdraw", "accede", "become observer", "nominate to quota posts", "freeze its participation"} <= known.keys()
