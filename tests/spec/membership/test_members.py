"""The members of an organization are the parties of the instrument that its charter names; decisions above reach them as effects.

Source: Collective Security Treaty Organization, Charter of 2002, articles 1, 19, 20 and 25.
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from foedus.dates import end_of, start_of, zone
from foedus.finding import Finding
from foedus.mechanisms.membership.acts import ArrearsNoted, Effect, MemberExcluded, MemberSuspended, PartRestored, VoteTaken
from foedus.mechanisms.membership.questions import Membership
from foedus.mechanisms.membership.state import State, deliver, step
from foedus.mechanisms.treaty.questions import Treaty
from foedus.organization.as_of import AsOf
from tests.spec.small import Law, article, codes, corpus_of, entries_of, law_of

SEAT = zone("UTC")
CORPUS = corpus_of(
    organization="ORG",
    founded_by="CST",
    CST="treaty, 1992-05-15" + article(11, "entry into force: as recorded"),
    CH="charter, 2002-10-07"
    + article(1, "membership: ORG\nof: CH")
    + article(11, "organ: CSC\ntitle: Council")
    + article(20, "sanction: suspension\ndecided by: CSC\nground: breach\nreaches: [its seat in the Council]")
    + article(25, "sanction: loss of vote\ndecided by: CSC\nground: arrears\narrears of: 2 years")
    + article(26, "entry into force: as recorded"),
)
JOURNAL = """
    1992-05-15 ARM, AZE, RUS, TJK signs CST

    1994-04-20 RUS records entry into force of CST

    2002-10-07 ARM, RUS, TJK signs CH

    2003-09-18 RUS records entry into force of CH
    """
LAW = law_of(JOURNAL, CORPUS)


def instant(day: str) -> int:
    """Give the instant at which a day begins."""
    return start_of(date.fromisoformat(day), SEAT)


def followed(journal: str) -> tuple[State, tuple[Finding, ...]]:
    """Step through acts about membership."""
    state = State()
    findings: list[Finding] = []
    for entry in entries_of(journal, CORPUS):
        state, seen, _ = step(state, entry, AsOf(LAW.timelines, (), instant(entry.act.times.done) + 1))
        findings += seen
    return state, tuple(findings)


START = State()


def members_on(day: str, state: State = START) -> Membership:
    """Ask about membership as of the end of a day."""
    return Membership(state, Treaty(LAW.timelines, end_of(date.fromisoformat(day), SEAT)))


def delivered(*effects: tuple[str, Effect]) -> State:
    """Let decisions of these days take effect."""
    state = State()
    for day, effect in effects:
        state = deliver(state, effect, instant(day))
    return state


def test_before_there_is_an_organization_the_parties_of_the_founding_treaty_stand_for_its_members() -> None:
    answer = members_on("2002-12-31").ask_organization_members()

    assert answer.value == ("ARM", "AZE", "RUS", "TJK")
    assert codes(answer.because[0]) == ("no-organization-yet",)


def test_the_members_are_the_parties_of_the_charter_once_it_is_in_force() -> None:
    answer = members_on("2003-09-18").ask_organization_members()

    assert answer.value == ("ARM", "RUS", "TJK")
    assert codes(answer.because[0]) == ("members-are-parties",)
    assert answer.because[0].article == "CH 1"


def test_a_suspended_member_is_still_a_member_and_an_excluded_one_is_not() -> None:
    suspended = delivered(("2010-05-01", MemberSuspended("TJK", "a", "CH 20")))
    excluded = delivered(("2010-05-01", MemberExcluded("TJK", "b", "CH 20")))

    assert "TJK" in members_on("2010-06-01", suspended).members()
    assert members_on("2010-06-01", suspended).is_suspended("TJK")
    assert members_on("2010-06-01", excluded).members() == ("ARM", "RUS")
    told = members_on("2010-06-01", excluded).ask_organization_members().because
    assert "member-excluded" in codes(*told)
    assert "member-suspended" in codes(*members_on("2010-06-01", suspended).ask_organization_members().because)


def test_an_effect_never_reaches_who_could_vote_before_the_instant_of_its_cause() -> None:
    state = delivered(("2010-05-01", MemberSuspended("TJK", "a", "CH 20")), ("2010-05-01", VoteTaken("ARM", "b", "CH 25")))
    at = instant("2010-05-01")

    for before, expected in ((at, False), (at + 1, True)):
        membership = Membership(state, Treaty(LAW.timelines, before))
        assert membership.is_suspended("TJK") is expected
        assert membership.vote_taken("ARM") is expected


def test_a_later_decision_restores_part_and_vote() -> None:
    state = delivered(
        ("2010-05-01", MemberSuspended("TJK", "a", "CH 20")),
        ("2010-05-02", VoteTaken("TJK", "b", "CH 25")),
        ("2011-01-01", PartRestored("TJK", "c", "CH 20")),
    )

    assert not members_on("2011-06-01", state).is_suspended("TJK")
    assert not members_on("2011-06-01", state).vote_taken("TJK")


def test_two_years_of_arrears_make_a_member_eligible_and_take_no_vote() -> None:
    state, _ = followed("2024-03-01 SECRETARIAT notes arrears of ARM\n  since: 2024-01-01")

    assert members_on("2025-12-31", state).arrears_since("ARM") == instant("2024-01-01")
    assert not members_on("2025-12-31", state).eligible_for_loss_of_vote("ARM")
    assert members_on("2026-01-01", state).eligible_for_loss_of_vote("ARM")
    assert not members_on("2026-02-01", state).vote_taken("ARM")
    told = members_on("2026-02-01", state).reasons_about("ARM")
    assert codes(*told) == ("in-arrears", "eligible-for-loss-of-vote")
    assert told[1].article == "CH 25"


def test_a_second_note_of_the_same_arrears_does_not_start_the_two_years_again() -> None:
    state, _ = followed(
        "2024-03-01 SECRETARIAT notes arrears of ARM\n  since: 2024-01-01\n\n2025-03-01 SECRETARIAT notes arrears of ARM\n  since: 2025-01-01"
    )

    assert members_on("2026-01-01", state).eligible_for_loss_of_vote("ARM")


def test_full_payment_brings_the_vote_back_without_a_decision() -> None:
    state, _ = followed("2024-03-01 SECRETARIAT notes arrears of ARM\n  since: 2024-01-01")
    state = deliver(state, VoteTaken("ARM", "b", "CH 25"), instant("2026-02-01"))
    assert codes(*members_on("2026-03-01", state).reasons_about("ARM")) == ("vote-taken", "in-arrears")

    (paid,) = entries_of("2026-04-01 SECRETARIAT notes full payment by ARM", CORPUS)
    state, findings, _ = step(state, paid, AsOf(LAW.timelines, (), instant("2026-04-01") + 1))

    assert findings == ()
    assert members_on("2026-05-01", state).arrears_since("ARM") is None
    assert not members_on("2026-05-01", state).vote_taken("ARM")


def test_payment_of_what_was_never_noted_is_a_finding() -> None:
    _, findings = followed("2026-04-01 SECRETARIAT notes full payment by ARM")

    assert codes(*findings) == ("no-arrears-noted",)


def test_arrears_since_a_date_that_cannot_be_read_are_not_counted() -> None:
    """A journal with such a date is refused; an act that arrives from elsewhere may still carry one."""
    (noted,) = entries_of("2024-03-01 SECRETARIAT notes arrears of ARM\n  since: 2024-01-01", CORPUS)
    act = replace(noted.act, body=ArrearsNoted(state="ARM", since="the autumn"))
    state, findings, _ = step(START, replace(noted, act=act), AsOf(LAW.timelines, (), instant("2024-03-01") + 1))

    assert codes(*findings) == ("arrears-date-not-read",)
    assert members_on("2026-03-01", state).arrears_since("ARM") is None


def test_the_law_knows_no_frozen_member() -> None:
    state, findings = followed("2024-02-22 ARM declares its participation frozen in ORG")
    membership = members_on("2024-03-01", state)

    assert codes(*findings) == ("freeze-unknown-to-the-law",)
    assert "ARM" in membership.members()
    assert not membership.is_suspended("ARM")
    assert codes(*membership.reasons_about("ARM")) == ("says-frozen-still-member",)


def test_recalling_a_representative_changes_nothing_in_membership() -> None:
    state, findings = followed(
        "2023-09-05 ARM recalls its representative to CSC\n\n2024-02-22 ARM declares its participation frozen in ORG"
    )

    assert codes(*findings) == ("freeze-unknown-to-the-law",)
    assert codes(*members_on("2023-12-01", followed("2023-09-05 ARM recalls its representative to CSC")[0]).reasons_about("ARM")) == (
        "representative-recalled-still-member",
    )
    assert codes(*members_on("2024-03-01", state).reasons_about("ARM")) == ("says-frozen-still-member",)


def test_a_contested_member_stands_in_the_positions_of_the_answer(csto_law: Law) -> None:
    answer = Membership(State(), csto_law.on("2013-01-01")).ask_organization_members()

    assert "UZB" not in answer.value
    assert {one.value["state"] for one in answer.positions} == {"UZB"}
    assert Membership(State(), csto_law.on("2013-01-01")).contested() == ("UZB",)


def test_C33_what_is_excluded_may_be_a_government_and_not_the_State() -> None:
    """Punta del Este, 1962: the present Government of Cuba, not Cuba."""
    state = deliver(START, MemberExcluded("TJK:present", "a" * 64, "CH 20"), instant("2005-01-01"))
    membership = Membership(state, LAW.on("2006-01-01"))

    assert membership.members() == ("ARM", "RUS", "TJK")
    assert membership.excluded("TJK") is None
    assert membership.is_suspended("TJK")
    assert codes(*membership.reasons_about("TJK")) == ("government-excluded",)
    assert membership.ask_status(of="TJK", under="CH").value == "party"


def test_C26_a_suspended_member_is_bound_and_the_answer_says_so_from_the_day_of_effect() -> None:
    """League of Arab States, 2011: voted on 12 November, applied from 16 November."""
    state = deliver(START, MemberSuspended("TJK", "a" * 64, "CH 20"), instant("2011-11-16"))

    before = Membership(state, LAW.on("2011-11-15")).ask_status(of="TJK", under="CH")
    answer = Membership(state, LAW.on("2011-11-16")).ask_status(of="TJK", under="CH")
    assert "member-suspended" not in codes(*before.because)
    assert answer.value == "party"
    assert codes(*answer.because)[-3:] == ("member-suspended", "suspended-still-bound", "suspension-reaches")
