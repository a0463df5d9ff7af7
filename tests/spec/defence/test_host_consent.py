"""Who is sent to another State is there by its consent: a request, or an act that consents; what was withdrawn covers nothing afterwards."""

from __future__ import annotations

from collections.abc import Callable

from foedus.organization.organization import Organization

Pact = Callable[..., Organization]

SENT = """
2022-01-07 FIN carries out deployment
  place: Finnmark
  crisis: north-2022
"""
ASKED = """
2022-01-05 NOR requests assistance
  crisis: north-2022
"""
CONSENTED = """
2022-01-05 NOR consents to the presence of FIN
  until: 2022-02-01
"""
WITHDRAWN = """
2022-01-20 NOR withdraws its consent to the presence of FIN
  by: 2022-01-25
"""
AGAIN = """
2022-01-30 FIN carries out guard duty
  place: Finnmark
  crisis: north-2022
"""


def found(organization: Organization) -> list[str]:
    return [one.code for one in organization.findings if one.code.startswith("measure-")]


def footing(organization: Organization, day: str) -> str:
    crisis = organization.on(day).defence.crisis("north-2022")
    assert crisis is not None
    (one,) = crisis.presences
    return str(one.footing)


def test_forces_sent_without_a_request_or_consent_of_the_host_are_found(pact: Pact) -> None:
    record = pact(SENT)

    assert found(record) == ["measure-without-host-consent"]
    assert footing(record, "2022-01-08") == "without consent"
    (moment,) = record.on("2022-01-08").defence.ask_timeline(of="north-2022").value
    assert moment.mark == "measure-without-host-consent"


def test_a_request_of_the_host_in_the_same_crisis_is_its_consent(pact: Pact) -> None:
    assert found(pact(ASKED + SENT)) == []
    assert footing(pact(ASKED + SENT), "2022-01-08") == "with consent"


def test_a_request_in_another_crisis_is_not(pact: Pact) -> None:
    assert found(pact(ASKED.replace("2022", "2005") + SENT)) == ["measure-without-host-consent"]


def test_consent_to_one_force_is_no_consent_to_another(pact: Pact) -> None:
    assert found(pact(CONSENTED + SENT.replace("FIN", "ISL"))) == ["measure-without-host-consent"]


def test_a_measure_at_home_needs_nobody_s_consent(pact: Pact) -> None:
    assert found(pact(SENT.replace("FIN", "NOR"))) == []


def test_withdrawn_consent_covers_what_goes_on_until_the_day_named_and_nothing_afterwards(pact: Pact) -> None:
    record = pact(CONSENTED + SENT + WITHDRAWN + AGAIN)

    assert found(record) == ["measure-after-consent-withdrawn"]
    assert [footing(record, day) for day in ("2022-01-10", "2022-01-25", "2022-01-26")] == [
        "with consent",
        "with consent",
        "consent withdrawn",
    ]
    assert "present-after-consent" in {one.code for one in record.on("2022-01-28").defence.ask_timeline(of="north-2022").because}


def test_consent_that_ran_out_covers_nothing_afterwards(pact: Pact) -> None:
    record = pact(CONSENTED + SENT)

    assert [footing(record, day) for day in ("2022-02-01", "2022-02-02")] == ["with consent", "consent ran out"]


def test_who_has_gone_home_is_present_no_longer(pact: Pact) -> None:
    record = pact(CONSENTED + SENT + "\n2022-01-15 FIN carries out end of withdrawal\n  crisis: north-2022\n")
    crisis = record.on("2022-03-01").defence.crisis("north-2022")

    assert crisis is not None
    assert [one.left for one in crisis.presences] == ["2022-01-15"]
    assert "present-after-consent" not in {one.code for one in record.on("2022-03-01").defence.ask_timeline(of="north-2022").because}
