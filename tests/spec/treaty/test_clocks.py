"""Chapter: clocks that a text names. From what a period is counted, in whose days, by which calendar."""

from __future__ import annotations

from foedus.answer import Answer
from foedus.corpus.corpus import Corpus
from foedus.finding import Finding
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from tests.spec.small import article, corpus_of, entries_of

FORCE = article(1, "entry into force: by count\ncount: {of: signatories, majority: true}\nlater parties: own deposit")
SIGNED = """
    1949-04-04 BOL, MEX, URY, VEN signs TREATY

    1949-08-24 BOL, MEX, URY, VEN deposits TREATY
"""

CLOCKS = FORCE + article(
    4,
    """
calendar: working days at Headquarters
holidays: [2022-05-30, 2022-06-20]
known for: 2022
source: the list of official holidays

clock: debate on a veto
starts: vote
runs: 10 working days
counted by: working days at Headquarters
zone: America/New_York
source: resolution 76/262

clock: snapback
starts: notice
runs: 30 days
first day: counted
zone: Etc/GMT

clock: answer
starts: receipt
runs: 1 month
on a day off: the next working day
counted by: working days at Headquarters
""",
)


def corpus() -> Corpus:
    return corpus_of(seat="America/New_York", TREATY=f"treaty, 1949-04-04\n{CLOCKS}")


def deadline(of: str, from_: str, on: str) -> Answer | tuple[Finding, ...]:
    text = corpus()
    world = Organization(text).with_entries(entries_of(SIGNED, text))
    asked = ask(world, "deadline", {"of": of, "from": from_, "on": on} if len(on) == 10 else {"of": of, "from": from_, "at": on})
    return asked.answer if isinstance(asked, Asked) else asked


def answered(of: str, from_: str, on: str) -> Answer:
    found = deadline(of, from_, on)
    assert isinstance(found, Answer), found
    return found


def test_ten_working_days_are_those_of_the_calendar_that_the_text_names() -> None:
    """C69: a veto of Thursday 26 May 2022: ten working days with Memorial Day between end on 10 June."""
    found = answered("debate on a veto", "2022-05-26", "2022-06-09")

    assert (found.value["last_day"], found.value["stands"], found.missing) == ("2022-06-10", "running", ())


def test_a_period_beyond_the_known_holidays_waits_for_them() -> None:
    """C69."""
    assert [one.code for one in answered("debate on a veto", "2022-12-28", "2022-12-29").missing] == ["clock-holidays-unknown"]


def test_a_month_that_ends_on_a_day_off_ends_with_the_next_working_day() -> None:
    """C69: from 30 April 2022 a month ends on Memorial Day."""
    found = answered("answer", "2022-04-30", "2022-05-31")

    assert (found.value["last_day"], found.value["stands"]) == ("2022-05-31", "expired")


def test_an_instant_in_greenwich_is_still_the_day_before_at_the_seat() -> None:
    """C70: thirty days to midnight in Greenwich on 28 September 2025, which is eight in the evening of the 27th in New York."""
    at_eight, before = (answered("snapback", "2025-08-29", f"2025-09-27T{hour}-04:00") for hour in ("20:00:01", "19:59:00"))

    assert (at_eight.value["ends"], at_eight.value["stands"], before.value["stands"]) == ("2025-09-28T00:00:00Z", "expired", "running")
    assert at_eight.value["zone"] == "Etc/GMT"


def test_a_start_that_is_known_roughly_leaves_open_whether_the_period_is_over() -> None:
    found = answered("snapback", "2025-08-20/2025-08-29", "2025-09-21")

    assert found.value["stands"] == "conditional"
    assert [one.code for one in found.because][-1] == "clock-open"
    assert [one.code for one in found.missing] == ["clock-start-imprecise"]


def test_a_clock_that_no_text_in_force_sets_is_told_with_those_that_are() -> None:
    later = f"treaty, 2023-01-01\n{FORCE}" + article(4, "clock: notice\nstarts: receipt\nruns: 6 months")
    text = corpus_of(seat="America/New_York", TREATY=f"treaty, 1949-04-04\n{CLOCKS}", LATER=later)
    asked = ask(
        Organization(text).with_entries(entries_of(SIGNED, text)), "deadline", {"of": "notice", "from": "2022-05-26", "on": "2022-05-26"}
    )

    assert isinstance(asked, Asked)
    (said,) = asked.answer.because
    assert (said.code, dict(said.params)["known"]) == ("clock-unknown", ("debate on a veto", "snapback", "answer"))


def test_where_no_text_in_force_sets_a_clock_that_is_said_plainly() -> None:
    assert [one.code for one in answered("snapback", "1940-01-01", "1940-01-01").because] == ["clock-none"]


def test_a_time_of_no_known_form_is_not_asked_from() -> None:
    found = deadline("snapback", "last week", "2025-09-21")

    assert isinstance(found, tuple)
    assert [one.code for one in found] == ["question-time-malformed"]


STOPPABLE = FORCE + article(
    4,
    """
membership: the parties
of: TREATY

organ: COUNCIL
title: The Council
seats: {parties of: TREATY}

organ: BUREAU
title: The Bureau
seats: {parties of: TREATY}

sanction: suspension
decided by: COUNCIL
ground: breach

clock: answer
starts: receipt
runs: 30 days
stops while: [the party is suspended, force majeure, an organ suspends it]
stopped by: [COUNCIL]
zone: Etc/GMT

clock: hours
starts: notice
runs: 96 hours
stops while: [an organ suspends it]

clock: firm
starts: receipt
runs: 30 days
zone: Etc/GMT
""",
)


def on_record(acts: str, of: str, from_: str, on: str, **more: str) -> Answer:
    text = corpus_of(TREATY=f"treaty, 1949-04-04\n{STOPPABLE}")
    world = Organization(text).with_entries(entries_of(SIGNED + acts, text))
    asked = ask(world, "deadline", {"of": of, "from": from_, "on" if len(on) == 10 else "at": on} | more)
    assert isinstance(asked, Asked), asked
    return asked.answer


def found_in(acts: str) -> list[str]:
    text = corpus_of(TREATY=f"treaty, 1949-04-04\n{STOPPABLE}")
    return [one.code for one in Organization(text).with_entries(entries_of(SIGNED + acts, text)).findings]


STILL = """
    2020-03-11 COUNCIL suspends the time limit answer
      ground: force majeure
"""
ON_AGAIN = """
    2020-03-21 COUNCIL resumes the time limit answer
"""


def test_a_clock_that_an_organ_suspends_stands_still_and_nobody_knows_when_it_runs_out() -> None:
    answer = on_record(STILL, "answer", "2020-03-01", "2020-05-01")

    assert (answer.value["stands"], answer.value["ends_at_the_latest"]) == ("suspended", "")
    assert [one.code for one in answer.missing] == ["clock-resumption-awaited"]
    assert [one.act != "" for one in answer.because if one.code == "clock-stands-still"] == [True]


def test_what_was_left_of_a_suspended_clock_is_left_when_it_is_resumed() -> None:
    """Thirty days from 1 March would end on 31 March; the clock stood still on the days from 11 to 20 March."""
    before, after = on_record("", "answer", "2020-03-01", "2020-03-30"), on_record(STILL + ON_AGAIN, "answer", "2020-03-01", "2020-04-11")

    assert (before.value["last_day"], after.value["last_day"], after.value["stands"]) == ("2020-03-31", "2020-04-10", "expired")
    assert "clock-stopped" in [one.code for one in after.because]
    assert on_record(STILL + ON_AGAIN, "answer", "2020-03-01", "2020-04-09").value["stands"] == "running"


def test_a_suspension_after_the_end_of_a_period_revives_nothing() -> None:
    assert on_record(STILL, "answer", "2020-01-01", "2020-05-01").value["stands"] == "expired"


def test_a_period_that_begins_while_the_clock_stands_still_begins_when_it_is_resumed() -> None:
    assert on_record(STILL + ON_AGAIN, "answer", "2020-03-15", "2020-04-01").value["last_day"] == "2020-04-19"


def test_hours_stand_still_to_the_hour() -> None:
    acts = """
    2020-03-01T12:00:00Z COUNCIL suspends the time limit hours

    2020-03-02T18:00:00Z COUNCIL resumes the time limit hours
    """
    assert on_record(acts, "hours", "2020-03-01T00:00:00Z", "2020-03-06").value["ends"] == "2020-03-06T06:00:00Z"


def test_what_stops_the_clock_of_one_state_stops_no_others() -> None:
    acts = STILL + "      for: BOL\n" + ON_AGAIN

    assert on_record(acts, "answer", "2020-03-01", "2020-04-05", **{"for": "BOL"}).value["last_day"] == "2020-04-10"
    assert on_record(acts, "answer", "2020-03-01", "2020-04-05", **{"for": "MEX"}).value["last_day"] == "2020-03-31"


def test_a_clock_that_stands_still_for_all_is_resumed_for_one_state_alone() -> None:
    acts = STILL + ON_AGAIN + "      for: BOL\n"

    assert on_record(acts, "answer", "2020-03-01", "2020-04-15", **{"for": "BOL"}).value["last_day"] == "2020-04-10"
    assert on_record(acts, "answer", "2020-03-01", "2020-04-15", **{"for": "MEX"}).value["stands"] == "suspended"
    assert on_record(acts, "answer", "2020-03-01", "2020-04-15").value["stands"] == "suspended"


def test_a_clock_that_stands_still_in_all_periods_is_resumed_in_one_alone() -> None:
    acts = STILL + ON_AGAIN + "      counted from: 2020-03-01\n"

    assert on_record(acts, "answer", "2020-03-01", "2020-04-15").value["last_day"] == "2020-04-10"
    assert on_record(acts, "answer", "2020-03-02", "2020-04-15").value["stands"] == "suspended"


def test_two_suspensions_at_once_are_counted_once() -> None:
    again = STILL.replace("2020-03-11", "2020-03-15")

    assert on_record(STILL + again + ON_AGAIN, "answer", "2020-03-01", "2020-04-15").value["last_day"] == "2020-04-10"


def test_that_the_clock_of_another_stood_still_is_told_and_changes_nothing() -> None:
    acts = STILL + "      for: BOL\n"

    assert [one.code for one in on_record(acts, "answer", "2020-03-01", "2020-03-20").because][-1] == "clock-stopped-for-others"
    assert "clock-stopped-for-others" not in [
        one.code for one in on_record(acts, "answer", "2020-03-01", "2020-03-20", **{"for": "BOL"}).because
    ]


def test_what_stops_one_period_stops_no_other_of_the_same_clock() -> None:
    acts = STILL + "      counted from: 2020-03-01\n" + ON_AGAIN

    assert [on_record(acts, "answer", day, "2020-05-05").value["last_day"] for day in ("2020-03-01", "2020-03-02")] == [
        "2020-04-10",
        "2020-04-01",
    ]


def test_the_clock_of_a_member_stands_still_while_its_part_is_suspended_where_the_text_says_so() -> None:
    """C26, C69: what happens to a deadline that falls while a party is suspended is the text's to say."""
    acts = """
    2020-03-11 COUNCIL decides to suspend it
      class: suspension
      suspends: VEN

    2020-03-21 COUNCIL decides to restore it
      restores: VEN
    """
    away, firm, other = (
        on_record(acts, of, "2020-03-01", "2020-04-05", **{"for": state})
        for of, state in (("answer", "VEN"), ("firm", "VEN"), ("answer", "URY"))
    )

    assert [one.value["last_day"] for one in (away, firm, other)] == ["2020-04-10", "2020-03-31", "2020-03-31"]
    assert on_record(acts, "answer", "2020-03-01", "2020-03-15", **{"for": "VEN"}).value["stands"] == "suspended"


def test_a_state_that_says_itself_that_a_clock_stands_still_claims_it() -> None:
    """The earliest end is that of a clock that ran on; when it ends at the latest nobody has said."""
    acts = """
    2020-03-11 BOL suspends the time limit answer
      ground: force majeure
    """
    answer = on_record(acts, "answer", "2020-03-01", "2020-04-05", **{"for": "BOL"})

    assert (answer.value["stands"], answer.value["ends"], answer.value["ends_at_the_latest"]) == ("conditional", "2020-04-01T00:00:00Z", "")
    assert [one.code for one in answer.missing] == ["clock-stop-claimed"]
    assert found_in(acts) == ["time-limit-suspension-claimed"]
    assert on_record(acts, "answer", "2020-03-01", "2020-04-05").value["stands"] == "expired"


def test_an_organ_that_the_clock_does_not_name_only_claims_it() -> None:
    assert "time-limit-suspension-claimed" in found_in(STILL.replace("COUNCIL", "BUREAU"))


def test_the_chair_of_the_organ_suspends_too() -> None:
    acts = "\n    2020-01-01 MEX takes the chair of COUNCIL\n" + STILL.replace("COUNCIL", "MEX") + ON_AGAIN.replace("COUNCIL", "MEX")

    assert on_record(acts, "answer", "2020-03-01", "2020-04-05").value["last_day"] == "2020-04-10"
    assert found_in(acts) == []


def test_a_suspension_that_the_text_does_not_foresee_leaves_open_what_hangs_on_the_clock() -> None:
    acts = STILL.replace("answer", "firm") + ON_AGAIN.replace("answer", "firm")
    answer = on_record(acts, "firm", "2020-03-01", "2020-04-05")

    assert (answer.value["stands"], answer.value["ends"], answer.value["ends_at_the_latest"]) == (
        "conditional",
        "2020-04-01T00:00:00Z",
        "2020-04-11T00:00:00Z",
    )
    assert found_in(acts) == ["time-limit-suspension-not-foreseen"]


def test_a_clock_is_resumed_by_whom_it_is_for_and_only_if_it_stands_still() -> None:
    assert found_in(STILL + ON_AGAIN.replace("COUNCIL", "URY")) == ["time-limit-resumed-by-other"]
    assert found_in(ON_AGAIN) == ["time-limit-not-suspended"]
    assert found_in(STILL.replace("answer", "anything")) == ["time-limit-unknown"]
