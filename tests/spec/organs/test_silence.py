"""Chapter: silence procedures. To say nothing is assent, of those whom the text reached, when every clock has run out and it is announced."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from foedus.answer import Answer
from foedus.corpus.corpus import Corpus
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from tests.spec.small import article, corpus_of, entries_of

MEMBERS = "BEL, DEU, FRA, GBR, TUR"
RULES = """
organ: COUNCIL
title: The Council
seats: {parties of: PACT}
chair: {by: the chair of the Council, votes: false}
"""
FOUNDED = f"1990-01-01 {MEMBERS} signs PACT\n\n"


def alliance(rule: str = "within: 72 hours") -> Corpus:
    decision = f"decision: COUNCIL\nrule: {{silence: {{{rule}}}}}"
    return corpus_of(PACT="treaty, 1990-01-01\n" + article(1, "entry into force: on signature") + article(2, f"{RULES}\n\n{decision}"))


def told(journal: str, rule: str = "within: 72 hours") -> Organization:
    corpus = alliance(rule)
    return Organization(corpus).with_entries(entries_of(FOUNDED + dedent(journal), corpus))


def silence(world: Organization, at: str, of: str = "2003/1") -> Answer:
    asked = ask(world, "silence", {"of": of, "at": at})
    assert isinstance(asked, Asked), asked
    return asked.answer


def state(world: Organization, at: str) -> Any:
    return silence(world, at).value["stands"]


def codes(answer: Answer) -> list[str]:
    return [*(one.code for one in answer.because), *(one.code for one in answer.missing)]


def findings(world: Organization) -> list[str]:
    return [one.code for one in world.findings]


BEGUN = """
    2003-02-06T09:00:00Z COUNCIL puts under silence 2003/1
      title: planning for the defence of a member
      until: 2003-02-10T09:00:00Z
"""
OBJECTIONS = """
    2003-02-10T07:30:00Z BEL breaks the silence on 2003/1
      channel: letter

    2003-02-10T08:15:00Z FRA breaks the silence on 2003/1
      channel: letter

    2003-02-10T08:40:00Z DEU breaks the silence on 2003/1
      channel: letter
"""


def test_three_written_objections_within_the_period_break_the_silence() -> None:
    """C43: February 2003: Belgium, France and Germany wrote in time."""
    world = told(BEGUN + OBJECTIONS)

    answer = silence(world, "2003-02-10T12:00:00Z")

    assert (answer.value["stands"], answer.value["broken_by"]) == ("broken", ("BEL", "DEU", "FRA"))
    assert state(world, "2003-02-10T07:00:00Z") == "running"
    assert state(world, "2003-02-10T07:31:00Z") == "broken"


def test_silence_to_the_end_is_agreement_when_the_chair_announces_it() -> None:
    """C43: the security policy of 26 March 2002: expired in the morning, agreed by announcement."""
    world = told("""
        2002-03-20T09:00:00Z COUNCIL puts under silence 2002/49
          until: 2002-03-26T09:00:00Z

        2002-03-26T16:00:00Z COUNCIL announces the silence on 2002/49
          result: agreed
        """)

    expired, agreed = (silence(world, at, "2002/49") for at in ("2002-03-26T12:00:00Z", "2002-03-26T17:00:00Z"))

    assert (expired.value["stands"], [one.code for one in expired.missing]) == ("expired", ["silence-not-announced"])
    assert (agreed.value["stands"], agreed.missing) == ("agreed", ())
    assert "silence-announced-on" in codes(agreed)
    assert [one.motion for one in world.on("2002-03-26").organs.decisions("COUNCIL")] == ["2002/49"]
    assert world.on("2002-03-25").organs.decisions("COUNCIL") == ()


def test_where_the_text_asks_for_no_announcement_expiry_is_agreement() -> None:
    world = told(BEGUN, "within: 72 hours, announced by: nobody")

    assert (state(world, "2003-02-10T09:00:01Z"), silence(world, "2003-02-10T10:00:00Z").missing) == ("agreed", ())


def test_a_break_counts_from_its_receipt_even_if_it_is_entered_after_expiry() -> None:
    """C43: the letter came in at 08:50 and was entered the next day, after the chair had announced agreement."""
    world = told(
        BEGUN
        + """
    2003-02-10T10:00:00Z COUNCIL announces the silence on 2003/1
      result: agreed

    2003-02-11T09:00:00Z TUR breaks the silence on 2003/1
      received: 2003-02-10T08:50:00Z
    """
    )

    answer = silence(world, "2003-02-11T12:00:00Z")

    assert (answer.value["stands"], answer.value["as_read"]) == ("agreed", "broken")
    assert "silence-reading-differs" in codes(answer)
    assert "silence-announced-against-reading" in findings(world)


def test_a_break_that_was_received_too_late_breaks_nothing() -> None:
    world = told(
        BEGUN
        + """
    2003-02-10T09:00:00Z TUR breaks the silence on 2003/1
    """
    )

    answer = silence(world, "2003-02-10T12:00:00Z")

    assert answer.value["stands"] == "expired"
    assert {"silence-expired", "silence-broken-late"} <= set(codes(answer))


def test_a_break_whose_time_is_known_only_roughly_leaves_it_open() -> None:
    world = told(
        BEGUN
        + """
    2003-02-10T12:00:00Z TUR breaks the silence on 2003/1
      received: 2003-02-10T08:00:00Z/2003-02-10T10:00:00Z
    """
    )

    answer = silence(world, "2003-02-10T13:00:00Z")

    assert (answer.value["stands"], [one.code for one in answer.missing]) == ("conditional", ["silence-break-time-unsure"])


def test_only_accepted_channels_break_it() -> None:
    world = told(BEGUN + """
    2003-02-10T08:00:00Z TUR breaks the silence on 2003/1
      channel: telephone

    2003-02-10T08:10:00Z BEL breaks the silence on 2003/1
      channel: fax
    """, "within: 72 hours, channels: [letter, fax]")  # fmt: skip

    answer = silence(world, "2003-02-10T12:00:00Z")

    assert answer.value["broken_by"] == ("BEL",)
    assert "silence-broken-by-on" in codes(answer)
    assert "silence-broken-on-other-channel" in findings(world)


def test_the_first_of_two_breaks_of_a_member_counts() -> None:
    world = told(
        BEGUN
        + """
    2003-02-10T08:00:00Z BEL breaks the silence on 2003/1

    2003-02-10T08:30:00Z BEL breaks the silence on 2003/1
      channel: letter
    """
    )

    assert ("silence-broken-by", "2003-02-10T08:00:00Z") in [
        (one.code, dict(one.params).get("received")) for one in silence(world, "2003-02-10T12:00:00Z").because
    ]


def test_where_practice_says_so_nobody_is_told_who_broke_it() -> None:
    """C43: broken, without saying by whom: neither in the value nor in a reason, nor by the act that shows it."""
    world = told(BEGUN + OBJECTIONS, "within: 72 hours, breaker: not named")

    answer = silence(world, "2003-02-10T12:00:00Z")
    broken = [one for one in answer.because if one.code == "silence-broken-unnamed"]

    assert (answer.value["stands"], answer.value["broken_by"]) == ("broken", ())
    assert [(one.params, one.act) for one in broken] == [((), "")]
    assert not {"silence-broken-by", "silence-broken-by-on"} & set(codes(answer))


def test_a_break_that_may_be_late_is_nobodys_by_name_either() -> None:
    world = told(BEGUN + """
    2003-02-10T12:00:00Z TUR breaks the silence on 2003/1
      received: 2003-02-10T08:00:00Z/2003-02-10T10:00:00Z
    """, "within: 72 hours, breaker: not named")  # fmt: skip

    assert [one.code for one in silence(world, "2003-02-10T13:00:00Z").missing] == ["silence-break-time-unsure-unnamed"]


def test_the_chair_may_announce_a_break_that_nobody_else_may_read() -> None:
    """The break itself is a closed act; the announcement is open, and says no more than that."""
    world = told(
        BEGUN
        + """
    2003-02-10T10:00:00Z COUNCIL announces the silence on 2003/1
      result: broken
    """
    )

    answer = silence(world, "2003-02-10T12:00:00Z")

    assert (answer.value["stands"], answer.value["broken_by"]) == ("broken", ())
    assert world.on("2003-02-10").organs.decisions("COUNCIL") == ()


def test_the_silence_is_extended() -> None:
    world = told(
        BEGUN
        + """
    2003-02-09T09:00:00Z COUNCIL extends the silence on 2003/1
      until: 2003-02-12T09:00:00Z

    2003-02-11T09:00:00Z TUR breaks the silence on 2003/1
    """
    )

    assert state(world, "2003-02-10T12:00:00Z") == "running"
    assert state(world, "2003-02-11T12:00:00Z") == "broken"


def test_the_silence_is_suspended_and_what_was_left_runs_on() -> None:
    world = told(
        BEGUN
        + """
    2003-02-08T09:00:00Z COUNCIL suspends the silence on 2003/1

    2003-02-11T09:00:00Z COUNCIL resumes the silence on 2003/1

    2003-02-11T10:00:00Z COUNCIL resumes the silence on 2003/1
    """
    )

    assert (state(world, "2003-02-10T12:00:00Z"), "silence-suspended-since" in codes(silence(world, "2003-02-10T12:00:00Z"))) == (
        "suspended",
        True,
    )
    assert silence(world, "2003-02-12T12:00:00Z").value["ends"] == "2003-02-13T09:00:00Z"
    assert "silence-not-suspended" in findings(world)


def test_a_revised_text_begins_anew_and_breaks_of_the_first_fall_away() -> None:
    world = told(
        BEGUN
        + OBJECTIONS
        + """
    2003-02-14T09:00:00Z COUNCIL puts a revised text under silence for 2003/1
      until: 2003-02-16T09:00:00Z
    """
    )

    answer = silence(world, "2003-02-15T09:00:00Z")

    assert (answer.value["stands"], answer.value["ends"]) == ("running", "2003-02-16T09:00:00Z")
    assert "silence-of-revised-text" in codes(answer)


def test_each_clock_runs_from_delivery_where_no_moment_is_named() -> None:
    """C43: silence is assent of those whom the text reached, from when it reached them."""
    world = told("""
        2003-02-06T09:00:00Z COUNCIL puts under silence 2003/1

        2003-02-06T12:00:00Z COUNCIL delivers the text of 2003/1
          to: BEL, DEU, FRA, GBR

        2003-02-07T09:00:00Z COUNCIL delivers the text of 2003/1
          to: TUR

        2003-02-10T08:00:00Z TUR breaks the silence on 2003/1
        """)

    assert state(world, "2003-02-10T07:00:00Z") == "running"
    assert state(world, "2003-02-10T08:30:00Z") == "broken"


def test_who_never_had_the_text_has_not_assented_and_the_chair_has_to_rule() -> None:
    """C43: proof of delivery matters."""
    world = told(
        BEGUN
        + """
    2003-02-07T09:00:00Z COUNCIL finds undelivered the text of 2003/1
      to: TUR
    """
    )

    answer = silence(world, "2003-02-10T12:00:00Z")

    assert (answer.value["stands"], [one.code for one in answer.missing]) == ("conditional", ["silence-undelivered"])


def test_a_text_that_is_delivered_after_all_is_one_that_was_delivered() -> None:
    world = told("""
        2003-02-06T09:00:00Z COUNCIL puts under silence 2003/1

        2003-02-07T09:00:00Z COUNCIL finds undelivered the text of 2003/1
          to: TUR

        2003-02-08T09:00:00Z COUNCIL delivers the text of 2003/1
          to: TUR
        """)

    assert state(world, "2003-02-10T12:00:00Z") == "running"
    assert silence(world, "2003-02-10T12:00:00Z").value["ends"] == "2003-02-11T09:00:00Z"


def test_the_chair_settles_what_a_failed_delivery_left_open() -> None:
    world = told(
        BEGUN
        + """
    2003-02-07T09:00:00Z COUNCIL finds undelivered the text of 2003/1
      to: TUR

    2003-02-10T10:00:00Z COUNCIL announces the silence on 2003/1
      result: agreed
    """
    )

    answer = silence(world, "2003-02-10T12:00:00Z")

    assert (answer.value["stands"], answer.value["as_read"], answer.missing) == ("agreed", "conditional", ())


OF_TWO_CLOCKS = "within: 30 days, absent members: 10 days"
RESOLVED = """
    2003-03-01 COUNCIL puts under silence 2003/1
      publication: 2003-03-31
      absent: TUR
"""


@pytest.mark.parametrize(
    ("member", "on", "value"),
    [("BEL", "2003-03-30", "broken"), ("TUR", "2003-03-20", "broken"), ("TUR", "2003-03-25", "expired"), ("BEL", "2003-04-01", "expired")],
)
def test_those_present_and_those_absent_have_two_clocks_for_one_decision(member: str, on: str, value: str) -> None:
    """C45: OPEC Statute, article 12: the present have thirty days; the absent must object ten days before publication."""
    world = told(f"{RESOLVED}\n    {on} {member} breaks the silence on 2003/1\n", OF_TWO_CLOCKS)

    assert state(world, "2003-04-02T00:00:00Z") == value


def test_both_clocks_are_told_with_those_for_whom_they_run() -> None:
    """C45."""
    clocks = [
        dict(one.params) for one in silence(told(RESOLVED, OF_TWO_CLOCKS), "2003-03-05T00:00:00Z").because if one.code == "silence-clock"
    ]

    assert [(one["ends"], one["states"]) for one in clocks] == [
        ("2003-03-22T00:00:00Z", ("TUR",)),
        ("2003-04-01T00:00:00Z", ("BEL", "DEU", "FRA", "GBR")),
    ]


def test_a_clock_that_begins_on_a_day_and_counts_hours_ends_within_a_day() -> None:
    world = told("    2003-03-01 COUNCIL puts under silence 2003/1\n")

    answer = silence(world, "2003-03-04T12:00:00Z")

    assert answer.value["stands"] == "conditional"
    assert "silence-clock-rough" in codes(answer)


def test_without_a_deadline_nothing_ever_expires() -> None:
    world = told("    2003-03-01 COUNCIL puts under silence 2003/1\n", "within: the deadline that is set with the text")

    answer = silence(world, "2010-01-01T00:00:00Z")

    assert (answer.value["stands"], [one.code for one in answer.missing]) == ("conditional", ["silence-without-clock"])


def test_who_has_no_seat_breaks_no_silence() -> None:
    world = told(BEGUN + "\n    2003-02-10T08:00:00Z CHE breaks the silence on 2003/1\n")

    assert state(world, "2003-02-10T12:00:00Z") == "expired"
    assert "position-outside-electorate" in findings(world)


def test_somebody_else_than_the_chair_announces_nothing() -> None:
    world = told(
        BEGUN
        + """
    2003-01-01 BEL takes the chair of COUNCIL

    2003-02-10T10:00:00Z TUR announces the silence on 2003/1
      result: agreed
    """
    )

    assert state(world, "2003-02-10T12:00:00Z") == "expired"
    assert "silence-announced-by-other" in findings(world)


def test_what_is_done_to_a_silence_after_its_announcement_changes_nothing() -> None:
    world = told(
        BEGUN
        + """
    2003-02-10T10:00:00Z COUNCIL announces the silence on 2003/1
      result: agreed

    2003-02-10T11:00:00Z COUNCIL extends the silence on 2003/1
      until: 2003-03-01T00:00:00Z
    """
    )

    assert state(world, "2003-02-10T12:00:00Z") == "agreed"
    assert "silence-act-after-announcement" in findings(world)


def test_an_act_about_a_silence_that_never_began_is_told() -> None:
    world = told("    2003-02-10T08:00:00Z BEL breaks the silence on 2003/9\n")

    assert findings(world) == ["silence-never-begun"]
    assert codes(silence(world, "2003-02-10T12:00:00Z", "2003/9")) == ["silence-not-on-record"]


def test_in_whatever_order_the_acts_come_the_answer_is_the_same() -> None:
    corpus = alliance()
    entries = entries_of(FOUNDED + dedent(BEGUN + OBJECTIONS), corpus)

    orders = [Organization(corpus).with_entries(entries[:3]).with_entries(entries[3:]), Organization(corpus).with_entries(entries[::-1])]

    assert {str(silence(world, "2003-02-10T12:00:00Z").value) for world in orders} == {
        str(silence(told(BEGUN + OBJECTIONS), "2003-02-10T12:00:00Z").value)
    }


def test_a_suspension_after_the_silence_expired_revives_nothing() -> None:
    world = told(BEGUN + """
    2003-02-11T09:00:00Z COUNCIL suspends the silence on 2003/1

    2003-02-12T09:00:00Z COUNCIL resumes the silence on 2003/1
    """)  # fmt: skip

    assert [state(world, at) for at in ("2003-02-11T12:00:00Z", "2003-02-12T12:00:00Z")] == ["expired", "expired"]


def test_whom_the_text_reaches_after_the_suspension_has_its_whole_time() -> None:
    world = told("""
        2003-02-06T09:00:00Z COUNCIL puts under silence 2003/1

        2003-02-07T09:00:00Z COUNCIL suspends the silence on 2003/1

        2003-02-09T09:00:00Z COUNCIL resumes the silence on 2003/1

        2003-02-10T09:00:00Z COUNCIL delivers the text of 2003/1
          to: TUR
        """)

    told_ = {
        dict(one.params)["ends"]: dict(one.params)["states"]
        for one in silence(world, "2003-02-10T12:00:00Z").because
        if one.code == "silence-clock"
    }
    assert told_ == {"2003-02-11T09:00:00Z": ("BEL", "DEU", "FRA", "GBR"), "2003-02-13T09:00:00Z": ("TUR",)}


def test_who_is_not_in_the_chair_neither_suspends_nor_extends_a_silence() -> None:
    world = told("\n    2003-01-01 BEL takes the chair of COUNCIL\n" + BEGUN + """
    2003-02-08T09:00:00Z TUR suspends the silence on 2003/1

    2003-02-08T10:00:00Z TUR extends the silence on 2003/1
      until: 2003-03-01T09:00:00Z

    2003-02-08T10:15:00Z TUR puts a revised text under silence for 2003/1

    2003-02-08T11:00:00Z BEL suspends the silence on 2003/1

    2003-02-08T12:00:00Z TUR resumes the silence on 2003/1
    """)  # fmt: skip

    assert findings(world) == ["silence-managed-by-other"] * 4
    assert [state(world, at) for at in ("2003-02-08T10:30:00Z", "2003-02-10T12:00:00Z")] == ["running", "suspended"]
