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
