"""Chapter: the silence procedure. A period, who may object, and proof that the text arrived."""

from __future__ import annotations

from foedus.dates import HOUR
from foedus.rules.silence import by_silence, last_moments, late

PERIOD = 72 * HOUR
RECEIVED: dict[str, int | None] = {"BEL": 0, "DEU": 0, "FRA": 0, "TUR": 0}


def test_silence_to_the_end_of_the_period_is_agreement() -> None:
    assert by_silence(last_moments(RECEIVED, PERIOD), {}, PERIOD).adopted is True


def test_the_text_is_open_until_the_period_ends() -> None:
    result = by_silence(last_moments(RECEIVED, PERIOD), {}, PERIOD - 1)

    assert (result.adopted, result.open_to) == ("conditional", ("BEL", "DEU", "FRA", "TUR"))


def test_one_objection_in_time_breaks_the_silence() -> None:
    """NATO, 10 February 2003: Belgium, France and Germany objected in writing within the period."""
    objections = {"BEL": HOUR, "DEU": 3 * HOUR, "FRA": 2 * HOUR}

    result = by_silence(last_moments(RECEIVED, PERIOD), objections, PERIOD)

    assert (result.adopted, result.blocked_by) == (False, ("BEL", "DEU", "FRA"))


def test_an_objection_at_the_last_moment_is_too_late() -> None:
    deadlines = last_moments(RECEIVED, PERIOD)

    assert by_silence(deadlines, {"BEL": PERIOD}, PERIOD + 1).adopted is True
    assert late(deadlines, {"BEL": PERIOD, "FRA": HOUR}) == ("BEL",)


def test_an_objection_of_tomorrow_is_not_known_today() -> None:
    assert by_silence(last_moments(RECEIVED, PERIOD), {"BEL": 2 * HOUR}, HOUR).adopted == "conditional"


def test_silence_is_no_assent_of_a_member_whom_nothing_shows_to_have_the_text() -> None:
    result = by_silence(last_moments(RECEIVED | {"TUR": None}, PERIOD), {}, 10 * PERIOD)

    assert (result.adopted, result.open_to) == ("conditional", ("TUR",))


def test_those_present_and_those_absent_can_have_different_clocks() -> None:
    """OPEC Statute art. 12: the present have thirty days; an absent member must object ten days before publication."""
    clocks: dict[str, int | None] = {"SAU": 30, "IRN": 20}

    assert by_silence(clocks, {"IRN": 25}, 31).adopted is True
    assert by_silence(clocks, {"SAU": 25}, 31).blocked_by == ("SAU",)


def test_who_has_no_part_in_the_procedure_cannot_break_it() -> None:
    assert by_silence(last_moments(RECEIVED, PERIOD), {"CHE": HOUR}, PERIOD).adopted is True
