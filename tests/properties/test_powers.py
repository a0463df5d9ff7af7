"""Two ways to who may act for a State agree: all acts read at once, and the acts up to a day stepped one after another."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.dates import Instant, end_of, zone
from foedus.mechanisms.membership.powers import Powers, held, replayed
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.record.entry import Entry
from foedus.record.journal import parse
from tests.spec.powers.conftest import CORPUS

SEAT = zone("UTC")
FIRST = date(2000, 1, 1)
DAYS = st.integers(0, 40).map(lambda n: (FIRST + timedelta(days=n)).isoformat())
STATES, PEOPLE = ("KAZ", "RUS"), ("A. Serikova", "B. Omarov")
GIVES = (
    "gives full powers to {person}\n  for: AGR\n  to: sign", "accredits {person}\n  to: CSC", "issues credentials to {person}\n  organ: CSC",
    "charges with an office {person}\n  office: foreign minister", "delegates signature to {person}\n  issued by: head of State",
)  # fmt: skip


@st.composite
def acts(draw: st.DrawFn) -> str:
    """Draw an act about powers: one that gives, one that revokes, one that dispenses, or a signature."""
    state, person, done = draw(st.sampled_from(STATES)), draw(st.sampled_from(PEOPLE)), draw(DAYS)
    what = draw(st.sampled_from(["gives", "gives", "gives", "revokes", "dispenses", "signs", "confirms"]))
    if what == "gives":
        text = draw(st.sampled_from(GIVES))
        for key in ("from", "until"):
            text += draw(st.just("") | DAYS.map(lambda day, key=key: f"\n  {key}: {day}"))  # type: ignore[misc]
        text += draw(st.just("") | DAYS.map(lambda day: f"\n  effective: {day}"))
    else:
        text = {
            "revokes": "revokes the powers of {person}", "dispenses": f"dispenses with the full powers of {{person}}\n  state: {draw(st.sampled_from(STATES))}",
            "signs": "signs AGR\n  signatory: {person}", "confirms": "confirms its signature of AGR",
        }[what]  # fmt: skip
    return f"{done} {state} {text.format(person=person)}\n"


def entries(written: list[str]) -> tuple[Entry, ...]:
    """Read acts, each with an ordinal of its own."""
    journal = parse("\n".join(written), path="p.journal", vocabulary=VOCABULARY, log="test", seat=SEAT)
    assert journal.findings == ()
    return journal.entries


def standing(powers: Powers, at: Instant) -> dict[str, set[str]]:
    """Give the acts whose powers stand just before an instant, by State."""
    return {state: {one.act for one in held(powers, state, at - 1, at - 1)} for state in STATES}


@settings(max_examples=80, deadline=None)
@given(st.lists(acts(), max_size=8), DAYS)
def test_powers_in_force_on_a_day_are_those_that_stepping_up_to_the_day_gives(written: list[str], day: str) -> None:
    some = entries(written)
    at = end_of(date.fromisoformat(day), SEAT)

    stepped = Organization(CORPUS).with_entries(some).on(day).membership

    assert {state: {one.act for one in stepped.powers(state)} for state in STATES} == standing(replayed(some, SEAT), at)


@settings(max_examples=50, deadline=None)
@given(st.data(), st.lists(acts(), max_size=8))
def test_any_order_of_arrival_gives_the_same_powers_and_the_same_signatories(data: st.DataObject, written: list[str]) -> None:
    some = entries(written)
    whole = Organization(CORPUS).with_entries(some)

    grown = Organization(CORPUS)
    for one in data.draw(st.permutations(some)):
        grown = grown.with_entries((one,))

    assert grown.world.timelines.signings == whole.world.timelines.signings
    for day in ("2000-01-10", "2000-01-20", "2000-02-20"):
        assert grown.on(day).treaty.ask_parties(of="AGR") == whole.on(day).treaty.ask_parties(of="AGR")
        assert [grown.on(day).membership.powers(state) for state in STATES] == [whole.on(day).membership.powers(state) for state in STATES]
