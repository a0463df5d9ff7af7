"""An attack on a party binds every other party: who owes what, to whom, under which article, with which discretion."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.answer import Answer
from foedus.mechanisms.defence.duties import Row
from foedus.organization.organization import Organization

Pact = Callable[..., Organization]


def codes(answer: Answer) -> set[str]:
    return {one.code for one in answer.because} | {one.code for one in answer.missing}


def states(answer: Answer, owes: str = "assist") -> dict[str, str]:
    return {row.who: row.state for row in answer.value if row.owes == owes}


def test_a_row_says_who_owes_what_to_whom_under_which_article_with_which_discretion(pact: Pact) -> None:
    answer = pact().on("2022-01-05").defence.ask_bound(attacked="NOR", requested=True)

    assert answer.value[1] == Row(who="FIN", owes="assist", to="NOR", under="PACT 4(2)", discretion="armed force", state="bound")


def test_the_attacked_party_owes_itself_nothing(pact: Pact) -> None:
    answer = pact().on("2022-01-05").defence.ask_bound(attacked="NOR", requested=True)

    assert "NOR" not in {row.who for row in answer.value}


def test_nobody_owes_anything_to_a_state_that_is_no_party(pact: Pact) -> None:
    answer = pact().on("2022-01-05").defence.ask_bound(attacked="EST")

    assert answer.value == ()
    assert answer.also == ()
    assert "attacked-is-no-party" in codes(answer)


def test_before_the_treaty_is_in_force_nobody_owes_anything(pact: Pact) -> None:
    answer = pact().on("1989-06-01").defence.ask_bound(attacked="NOR")

    assert answer.value == ()
    assert codes(answer) == {"attack-posited", "no-duty-in-force"}


def test_the_article_in_force_the_party_status_and_who_decides_on_force_are_the_reasons(pact: Pact) -> None:
    """The depositary recorded entry into force for Finland: that act is why Finland is bound."""
    organization = pact()

    answer = organization.on("2022-01-05").defence.ask_bound(attacked="NOR", requested=True)

    told = {one.code: one for one in answer.because if dict(one.params).get("state") in {None, "FIN"}}
    assert dict(told["article-changed-since"].params) == {"under": "PACT 4(2)", "by": "PROT", "since": "2010-01-01"}
    assert dict(told["bound-as-party"].params) == {"state": "FIN", "instrument": "PACT", "since": "1991-01-01"}
    assert organization.by_id[told["bound-as-party"].act].act.seat == "DEPOSITARY"
    assert dict(told["force-decided-by-consensus"].params) == {"organ": "COUNCIL", "under": "PACT 6"}
    assert told["force-decided-by-consensus"].article == "PACT 6"


def test_who_decides_on_force_is_named_with_the_kind_of_rule(pact: Pact) -> None:
    def rule(text: str) -> set[str]:
        changed = {"rule: {consensus: {}}": text}
        return codes(pact(changed=changed).on("2022-01-05").defence.ask_bound(attacked="NOR"))

    assert "force-decided-by-unanimity" in rule("rule: {unanimity: of all members}")
    assert "force-decided-by-majority" in rule('rule: {majority: {of: all members, at least: "2/3"}}')
    assert "force-decided-by" in rule("rule: {ruling: one person after consultation}")


def test_a_duty_lasts_until_what_its_article_names(pact: Pact) -> None:
    answer = pact().on("2005-05-05").defence.ask_bound(attacked="NOR")

    until = next(one for one in answer.because if one.code == "duty-lasts-until")
    assert dict(until.params)["event"] == "the Security Council has taken measures"


def test_a_decision_of_the_organ_is_shown_and_is_not_needed_for_the_bond(pact: Pact) -> None:
    """
    2022-01-05 NOR requests assistance
    2022-01-06 COUNCIL decides to send forces
    """
    organization = pact(ASKED + DECIDED)

    before = organization.on("2022-01-05").defence.ask_bound(attacked="NOR")
    after = organization.on("2022-01-06").defence.ask_bound(attacked="NOR")

    assert states(before) == states(after)
    assert "decision-on-record" not in codes(before)
    act = next(one.act for one in after.because if one.code == "decision-on-record")
    assert organization.by_id[act].act.seat == "COUNCIL"


def test_an_attack_on_record_is_named_with_who_asserts_it(pact: Pact) -> None:
    answer = pact("\n2022-01-05 NOR asserts an attack on NOR\n  crisis: north-2022\n").on("2022-01-05").defence.ask_bound(attacked="NOR")

    assert dict(answer.because[0].params) == {"state": "NOR", "by": "NOR", "on": "2022-01-05"}


def test_a_finding_that_there_was_no_attack_is_a_position_beside_the_answer(pact: Pact) -> None:
    organization = pact("\n2022-01-05 SG determines border incident\n  state: NOR\n  crisis: north-2022\n")

    answer = organization.on("2022-01-05").defence.ask_bound(attacked="NOR", requested=True)

    assert states(answer)["FIN"] == "bound"
    assert [(one.value, one.held_by, one.code) for one in answer.positions] == [("not engaged", ("SG",), "determined-border-incident")]


def test_every_finding_on_record_is_told(pact: Pact) -> None:
    findings = ("armed attack", "aggression", "escalation", "internal conflict", "threat", "no engagement of the Treaty")
    journal = "".join(f"\n2022-01-05 SG determines {one}\n  state: NOR\n  crisis: north-2022\n" for one in findings)

    answer = pact(journal).on("2022-01-05").defence.ask_bound(attacked="NOR", requested=True)

    assert {code for code in codes(answer) if code.startswith("determined-")} == {
        "determined-armed-attack", "determined-aggression", "determined-escalation",
        "determined-internal-conflict", "determined-threat", "determined-no-engagement",
    }  # fmt: skip
    assert {one.code for one in answer.positions} == {"determined-escalation", "determined-internal-conflict", "determined-no-engagement"}


def test_consultation_stands_beside_the_answer_to_an_attack_and_is_the_answer_to_a_threat(pact: Pact) -> None:
    defence = pact().on("2022-01-05").defence

    attacked, threatened = defence.ask_bound(attacked="NOR"), defence.ask_bound(threatened="NOR")

    assert attacked.also == threatened.value
    assert {(row.who, row.owes, row.state) for row in threatened.value} == {
        (who, "consult", "bound") for who in ("DNK", "FIN", "ISL", "SWE")
    }
    assert "threat-posited" in codes(threatened)


def test_consultations_asked_for_are_the_reason_but_need_not_be_asked_for(pact: Pact) -> None:
    organization = pact("\n2022-01-05 NOR requests consultations over troops at the border\n  crisis: north-2022\n")

    answer = organization.on("2022-01-05").defence.ask_bound(threatened="NOR")

    assert "consultation-on-record" in codes(answer)


def test_where_all_owe_all_consultation_the_threatened_party_owes_it_too(pact: Pact) -> None:
    changed = {"owed by: every party\nowed to: the threatened party": "owed by: every party\nowed to: every party"}

    answer = pact(changed=changed).on("2022-01-05").defence.ask_bound(threatened="NOR")

    assert {(row.who, row.to) for row in answer.value} == {(who, "every party") for who in ("DNK", "FIN", "ISL", "NOR", "SWE")}


def test_nobody_owes_consultation_to_a_state_that_is_no_party(pact: Pact) -> None:
    answer = pact().on("2022-01-05").defence.ask_bound(threatened="EST")

    assert answer.value == ()
    assert codes(answer) == {"threat-posited", "attacked-is-no-party"}


def test_without_an_article_on_threats_nobody_owes_consultation(pact: Pact) -> None:
    answer = pact().on("1989-06-01").defence.ask_bound(threatened="NOR")

    assert answer.value == ()
    assert "no-duty-in-force" in codes(answer)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    attacked=st.sampled_from(["DNK", "FIN", "ISL", "NOR", "SWE", "EST", "RUS"]),
    by=st.sampled_from(["", "RUS", "non-state", "unknown", "SWE"]),
    day=st.sampled_from(["1989-01-01", "1995-01-01", "2009-12-31", "2010-01-01", "2022-01-07", "2025-01-01"]),
    requested=st.booleans(),
)
def test_every_debtor_is_a_party_other_than_the_attacked(pact: Pact, attacked: str, by: str, day: str, requested: bool) -> None:
    view = pact(ASKED + DECIDED).on(day)

    answer = view.defence.ask_bound(attacked=attacked, by=by, requested=requested)

    rows = answer.value if isinstance(answer.value, tuple) else ()
    assert {row.who for row in rows} <= set(view.treaty.parties("PACT")) - {attacked, by}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(7)), cut=st.integers(0, 7))
def test_answers_never_depend_on_the_order_of_arrival(pact: Pact, order: list[int], cut: int) -> None:
    told = pact(ASKED + DECIDED + CONSENTED)
    own = [entry for entry in told.entries if entry.act.body.crisis]
    arriving = [own[place] for place in order]

    grown = pact().with_entries(arriving[:cut]).with_entries(arriving[cut:])

    for day in ("2022-01-05", "2022-01-06", "2022-01-09"):
        assert grown.on(day).defence.ask_bound(attacked="NOR") == told.on(day).defence.ask_bound(attacked="NOR")
        assert grown.on(day).defence.ask_timeline(of="north-2022") == told.on(day).defence.ask_timeline(of="north-2022")


ASKED = """
2022-01-05 NOR asserts an attack on NOR
  crisis: north-2022

2022-01-05 NOR requests assistance ^request
  crisis: north-2022
"""

DECIDED = """
2022-01-06 COUNCIL decides to send forces
  class: use of force
  answers: ^request
  grants: assistance
  crisis: north-2022
"""

CONSENTED = """
2022-01-07 DNK:parliament consents to sending soldiers
  crisis: north-2022

2022-01-08 DNK carries out deployment
  state: DNK
  crisis: north-2022

2022-01-08 SG informs UNSC
  crisis: north-2022

2022-01-09 DNK carries out end of withdrawal
  state: DNK
  crisis: north-2022
"""
