"""Chapter: the corner cases of obligations and triggers. Each is a fact of history that a naive program gets wrong.

Their numbers (C1 to C15) are those of the list of corner cases on which the format was built.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from foedus.answer import NO_RULE, Answer, Reason
from foedus.corpus.corpus import Corpus
from foedus.organization.ask import ask
from foedus.organization.organization import Organization
from foedus.shelves.opening import open_organization
from tests.spec.small import article, corpus_of, entries_of

Pact = Callable[..., Organization]


@lru_cache
def shipped(name: str) -> Organization:
    found = open_organization(name).organization
    assert found is not None
    return found


def treaty(*rules: str, **more: str) -> Corpus:
    articles = "".join(article(number, rule) for number, rule in enumerate((*rules, "entry into force: on signature"), 1))
    return corpus_of(T="treaty, 1950-01-01\n" + articles, **more)


def world(corpus: Corpus, journal: str) -> Organization:
    return Organization(corpus).with_entries(entries_of(journal, corpus))


def states(answer: Answer, owes: str = "assist") -> dict[str, str]:
    rows = answer.value if isinstance(answer.value, tuple) else ()
    return {row.who: row.state for row in (*rows, *answer.also) if row.owes == owes}


def codes(because: tuple[Reason, ...]) -> set[str]:
    return {one.code for one in because}


def lacking(answer: Answer) -> set[str]:
    return {one.code for one in answer.missing}


ASSIST = """
obligation: assist
when: {armed attack: {on: a party, by: anyone}}
owed by: every other party
owed to: the attacked party
content: {aid: required, armed force: discretion}
"""


def test_each_party_is_bound_and_each_chooses_its_action() -> None:
    """C1: article 5 of the North Atlantic Treaty binds everybody and asks for no least contribution."""
    answer = shipped("nato").on("2020-06-01").defence.ask_bound(attacked="EST", at_place="EST")
    row = next(one for one in answer.value if one.who == "ISL" and one.owes == "assist")

    assert row.state == "bound, domestic step pending"
    assert row.discretion == "the action that it deems necessary, armed force"


def test_a_saving_clause_narrows_what_is_owed_and_not_the_bond() -> None:
    """C2: Ireland in 2015, under article 42(7) of the Treaty on European Union: bound; its policy leaves military means out."""
    union = ASSIST + (
        "savings: [{named: the specific character of its policy, of: [IRL], excludes: [armed force]},"
        " {named: consistency, parties of: OTHER, consistent with: OTHER}]"
    )
    other = "treaty, 1949-01-01\n" + article(1, "entry into force: on signature")
    corpus = treaty(union, OTHER=other)
    record = world(corpus, "1950-01-01 FRA, IRL, SWE signs T\n\n1950-01-01 FRA, NOR signs OTHER")

    answer = record.on("2015-11-17").defence.ask_bound(attacked="SWE")
    rows = {one.who: one for one in answer.value}

    assert states(answer) == {"FRA": "bound", "IRL": "bound"}
    assert (rows["IRL"].discretion, rows["FRA"].discretion) == ("none", "armed force")
    assert (rows["IRL"].savings, rows["FRA"].savings) == (("the specific character of its policy",), ("consistency",))
    assert {"saving-excludes", "saving-consistent-with"} <= codes(answer.because)


def test_a_duty_that_waits_on_constitutional_processes_is_bound_and_pending() -> None:
    """C3: article IV of the treaty of 1951 in the Pacific."""
    answer = shipped("anzus").on("1960-01-01").defence.ask_bound(attacked="AUS")

    assert set(states(answer).values()) == {"bound, domestic step pending"}
    assert "constitutional-processes-pending" in lacking(answer)


def test_several_may_ask_at_once_and_over_a_threat_elsewhere() -> None:
    """C4: eight asked on 24 February 2022 over an attack on a State that is no party; no vote, no threshold."""
    answer = shipped("nato").on("2022-02-24").defence.ask_bound(threatened="POL")

    asking = {dict(one.params)["state"] for one in answer.because if one.code == "consultation-on-record"}
    assert asking == {"BGR", "CZE", "EST", "LTU", "LVA", "POL", "ROU", "SVK"}
    assert set(states(answer, "consult").values()) == {"bound"}


def test_vote_bond_and_conduct_are_three_facts() -> None:
    """C5: Mexico voted no in 1964, was bound, and did not comply; force could never be asked of it."""
    answer = shipped("rio").on("1970-01-01").defence.ask_conduct(of="cuba-1962", state="MEX")
    row = next(one for one in answer.value if one.decided == "1964-07-26")

    assert (row.vote, row.bond, row.did, len(row.declined)) == ("no", "bound", (), 1)
    assert {"conduct-decision-binds", "conduct-never-obliged"} <= codes(answer.because)


def test_a_decision_that_was_ended_binds_nobody_any_longer() -> None:
    """C5: from 29 July 1975 each party settled its relations with Cuba as it chose."""
    answer = shipped("rio").on("1975-07-30").defence.ask_conduct(of="cuba-1962", state="MEX")

    assert next(one for one in answer.value if one.decided == "1964-07-26").bond == "no longer bound"
    assert "conduct-decision-over" in codes(answer.because)


def test_a_majority_that_binds_those_alone_that_accept_leaves_the_others_free() -> None:
    """C63: the Council of the League of Arab States on 3 August 1990, fourteen to four: bound are the fourteen (Pact, article 7)."""
    rows = shipped("arab").on("1990-08-05").defence.ask_conduct(of="kuwait-1990").value
    bonds = {row.who: row.bond for row in rows}

    assert sorted(who for who, bond in bonds.items() if bond == "bound") == [
        "ARE", "BHR", "DJI", "DZA", "EGY", "LBN", "MAR", "MRT", "OMN", "QAT", "SAU", "SOM", "SYR", "TUN",
    ]  # fmt: skip
    assert (bonds["JOR"], bonds["IRQ"], bonds["KWT"], bonds["LBY"]) == ("not bound",) * 4


def test_a_condemnation_is_no_decision_on_measures() -> None:
    """What article 6 makes owed follows from a decision of its own class, which the Council never took in August 1990."""
    answer = shipped("arab").on("1990-08-11").defence.ask_bound(attacked="KWT", by="IRQ")

    assert set(states(answer, "apply measures").values()) == {"conditional"}
    assert "decision-missing" in lacking(answer)


def test_what_an_organ_assessed_stands_beside_what_was_done() -> None:
    """C5: nobody's conduct is judged by the engine."""
    corpus = treaty(*BINDING)
    record = world(corpus, CARRYING_OUT)
    answer = record.on("1965-01-01").defence.ask_conduct()
    rows = {one.who: one for one in answer.value}

    assert [one.finding for one in rows["MEX"].assessed] == ["did not comply"]
    assert (len(rows["CHL"].did), rows["CHL"].assessed) == (1, ())
    assert {"conduct-assessed-by", "conduct-not-assessed"} <= codes(answer.because)
    assert codes(record.on("1950-02-01").defence.ask_conduct().because) == {"conduct-no-binding-decision"}


BINDING = (
    "organ: ORGAN\ntitle: Organ\nseats: {parties of: T}",
    """
obligation: apply measures
when: {decision: {of: ORGAN}}
owed by: every party
owed to: the organization
content: {the measures decided: required, armed force: never without consent}
""",
)
CARRYING_OUT = """
1950-01-01 CHL, MEX signs T

1964-07-26 ORGAN decides measures ^measures
  crisis: island

1964-08-11 CHL carries out as decided breaking relations
  implements: ^measures
  crisis: island

1964-08-03 MEX does not carry out breaking relations
  concerns: ^measures
  crisis: island

1964-12-01 ORGAN assesses the conduct of MEX
  finding: did not comply
  concerns: ^measures
  crisis: island
"""


def test_two_treaties_may_pull_one_state_two_ways() -> None:
    """C6: Mali in 2023 was to defend Niger under one treaty and to carry out measures against it under another."""
    corpus = treaty(*BINDING, ASSIST)
    record = world(corpus, "1950-01-01 MLI, NER signs T\n\n2023-07-30 ORGAN decides measures\n  against: NER\n")

    answer = record.on("2023-09-30").defence.ask_duties(attacked="NER")

    assert [(one.who, one.kind) for one in answer.also] == [("MLI", "measures against the attacked")]


def test_a_party_that_attacks_a_party_is_no_debtor_and_nobody_may_be_left() -> None:
    """C7: the debtors are all but the attacker; between two parties alone nobody is left."""
    three = world(treaty(ASSIST), "1950-01-01 CSK, POL, SUN signs T").on("1968-08-21").defence
    two = world(treaty(ASSIST), "1950-01-01 CSK, SUN signs T").on("1968-08-21").defence

    assert states(three.ask_bound(attacked="CSK", by="SUN")) == {"POL": "bound"}
    assert states(two.ask_bound(attacked="CSK", by="SUN")) == {}


def test_where_the_text_is_silent_on_an_attack_among_parties_both_readings_stand(pact: Pact) -> None:
    """C7: the silence is declared and answered as one."""
    assert pact().on("2020-01-01").defence.ask_bound(attacked="NOR", by="SWE").value == NO_RULE


UNTIL = ASSIST + "until: [the Security Council has taken the measures]"
ORGAN = "organ: ORGAN\ntitle: Organ\nseats: {parties of: T}"
ATTACKED = """
1950-01-01 FRA, GBR, USA signs T

1990-08-02 FRA asserts an attack on GBR
"""


def test_what_ends_a_duty_outside_the_treaty_is_argued_and_no_date_ends_it() -> None:
    """C8: a party holds that the Security Council has taken the measures, another that it has not: contested."""
    record = world(
        treaty(UNTIL, ORGAN),
        ATTACKED + "\n1990-11-29 USA holds ended the duty of T 1\n\n1990-11-30 FRA holds not ended the duty of T 1\n",
    )

    before, after = (record.on(day).defence.ask_bound(attacked="GBR") for day in ("1990-11-28", "1990-12-01"))

    assert set(states(before).values()) == {"bound"}
    assert set(states(after).values()) == {"contested"}
    assert [(one.value, one.held_by) for one in after.positions] == [("ended", ("USA",)), ("not ended", ("FRA",))]
    assert after.acted_on is None
    assert {"end-held-by", "end-denied-by"} <= codes(after.because)


def test_an_end_that_the_organ_of_the_treaty_holds_is_acted_on() -> None:
    """C8: the organ's view is the one acted on; a denial remains a position."""
    record = world(
        treaty(UNTIL, ORGAN),
        ATTACKED + "\n1990-11-29 ORGAN holds ended the duty of T 1\n\n1990-11-30 FRA holds not ended the duty of T 1\n",
    )

    answer = record.on("1990-12-01").defence.ask_bound(attacked="GBR")

    assert set(states(answer).values()) == {"ended"}
    assert answer.acted_on is not None
    assert (answer.acted_on.value, answer.acted_on.held_by) == ("ended", ("ORGAN",))


def test_who_has_no_standing_ends_nothing() -> None:
    """C8: a stranger's view stays on the record and is named as such."""
    record = world(treaty(UNTIL, ORGAN), ATTACKED + "\n1990-11-29 BRA holds ended the duty of T 1\n")

    assert set(states(record.on("1990-12-01").defence.ask_bound(attacked="GBR")).values()) == {"bound"}
    assert "end-held-without-standing" in {one.code for one in record.findings}


PROTECTED = """
area: protected
territories: [KHM, LAO]

obligation: protect
when: {armed attack: {on: a protected State, area: protected}}
owed by: every party
owed to: a protected State
with the consent of: the protected State
content: {action to meet the common danger: required}
"""


def test_a_state_may_be_protected_without_being_a_party_if_its_government_consents() -> None:
    """C9: the protocol to the Manila Pact of 1954."""
    record = world(treaty(PROTECTED), "1954-09-08 AUS, FRA signs T\n\n1964-01-01 LAO consents to the presence of AUS\n")

    before, after = (record.on(day).defence.ask_bound(attacked="LAO") for day in ("1963-01-01", "1964-01-02"))

    assert states(before, "protect") == {"AUS": "conditional", "FRA": "conditional"}
    assert "protected-state-consent-missing" in lacking(before)
    assert states(after, "protect") == {"AUS": "bound", "FRA": "bound"}
    assert "protected-state-agreed" in codes(after.because)


def test_a_decision_subject_to_a_finding_leaves_the_duty_conditional_until_it_is_found() -> None:
    """C10: 12 September and 2 October 2001."""
    nato = shipped("nato")
    before, after = (nato.on(day).defence.ask_bound(attacked="USA") for day in ("2001-09-12", "2001-10-02"))

    assert set(states(before).values()) == {"conditional"}
    assert "decision-subject-to" in lacking(before)
    assert set(states(after).values()) == {"bound, domestic step pending"}
    assert {"decision-on-record", "decision-discharged"} <= codes(after.because)


def test_only_the_organ_that_decided_finds_what_its_decision_was_subject_to() -> None:
    """C10: another's finding, or a finding of something else, discharges nothing."""
    decided = "1950-01-01 FRA, GBR signs T\n\n2001-09-12 ORGAN decides help ^help\n  under: T 1\n  subject to: it came from abroad\n\n"
    by_other = decided + "2001-10-02 FRA determines armed attack\n  confirms: ^help\n"
    of_another = decided + "2001-10-02 ORGAN determines border incident\n  confirms: ^help\n"
    for journal in (by_other, of_another):
        answer = world(treaty(ASSIST, ORGAN), journal).on("2001-10-03").defence.ask_bound(attacked="GBR")

        assert states(answer) == {"FRA": "conditional"}


def test_an_event_may_fail_one_trigger_and_meet_another() -> None:
    """C11: article 3 of the Rio Treaty speaks of an attack by a State; what is none is for article 6, which asks for less."""
    answer = shipped("rio").on("1990-01-01").defence.ask_bound(attacked="COL", by="non-state")

    assert set(states(answer).values()) == {"conditional"}
    assert "attacker-not-a-state" in lacking(answer)
    assert set(states(answer, "consult").values()) == {"bound"}


OVERTHROW = """
obligation: protect
when: {situation: overthrow of a government}
owed by: every other party
owed to: the party concerned
content: {restoring order: required}
"""


def test_a_situation_that_an_article_names_sets_its_duty_off_whether_asked_about_or_found() -> None:
    """C11: overthrow of an elected government is a trigger of its own (ECOWAS Mechanism of 1999, article 25(e))."""
    found = "1950-01-01 BEN, GHA signs T\n\n2025-12-07 ORGAN determines overthrow of a government\n  state: BEN\n"
    record = world(treaty(OVERTHROW, ORGAN), found)
    day = record.on("2025-12-06").defence

    assert states(day.ask_bound(threatened="BEN"), "protect") == {}
    posited = day.ask_bound(threatened="BEN", situation="overthrow of a government")
    assert states(posited, "protect") == {"GHA": "bound"}
    assert "situation-posited" in codes(posited.because)
    after = record.on("2025-12-08").defence.ask_bound(attacked="BEN")
    assert states(after, "protect") == {"GHA": "bound"}
    assert "determined-overthrow" in codes(after.because)


def test_forces_and_ships_count_in_some_seas_under_one_text_and_never_under_another() -> None:
    """C12: article 6 of the North Atlantic Treaty covers ships in the North Atlantic; article 42(7) speaks of territory."""
    nato = shipped("nato").on("2015-01-01").defence
    union = world(treaty(ASSIST.replace("by: anyone", "by: anyone, things: [territory]")), "1950-01-01 FRA, SWE signs T")

    assert states(nato.ask_bound(attacked="GBR", at_place="North Atlantic Ocean", what="territory")) == {}
    assert states(nato.ask_bound(attacked="GBR", at_place="50N 30W", what="vessels"))
    outside = union.on("2015-01-01").defence.ask_bound(attacked="FRA", what="vessels")
    assert states(outside) == {}
    assert "attack-on-thing-outside" in codes(outside.because)
    assert states(union.on("2015-01-01").defence.ask_bound(attacked="FRA", what="territory")) == {"SWE": "bound"}


def test_an_attacker_may_be_no_state_or_unknown() -> None:
    """C13: 2001 and 2015. An article that asks for no State as attacker binds all the same; one that does is conditional."""
    anyone = world(treaty(ASSIST), "1950-01-01 FRA, SWE signs T").on("2015-11-17").defence
    a_state = world(treaty(ASSIST.replace("by: anyone", "by: a State or group of States")), "1950-01-01 FRA, SWE signs T")

    for attacker in ("non-state", "unknown"):
        assert states(anyone.ask_bound(attacked="FRA", by=attacker)) == {"SWE": "bound"}
        assert states(a_state.on("2015-11-17").defence.ask_bound(attacked="FRA", by=attacker)) == {"SWE": "conditional"}


NARROWED = ASSIST + "savings: [{named: understanding of 1954, of: [USA], only against: communist aggression}]"


def test_one_debtor_s_understanding_narrows_the_trigger_for_it_alone() -> None:
    """C14: the Manila Pact, signed by the United States with an understanding about one kind of aggression."""
    signed = "1954-09-08 AUS, THA, USA signs T\n\n"
    found = "1965-01-01 AUS determines aggression\n  state: THA\n  nature: {}\n"
    nothing = world(treaty(NARROWED), signed).on("1965-06-01").defence.ask_bound(attacked="THA")
    meant = world(treaty(NARROWED), signed + found.format("communist aggression")).on("1965-06-01").defence.ask_bound(attacked="THA")
    other = world(treaty(NARROWED), signed + found.format("a border war")).on("1965-06-01").defence.ask_bound(attacked="THA")

    assert states(nothing) == {"AUS": "bound", "USA": "conditional"}
    assert "understanding-kind-missing" in lacking(nothing)
    assert states(meant) == {"AUS": "bound", "USA": "bound"}
    assert "understanding-kind-found" in codes(meant.because)
    assert states(other) == {"AUS": "bound"}
    assert "understanding-other-kind" in codes(other.because)


ON_REQUEST = ASSIST + "at the request of: the attacked party"
RIVALS = """
1950-01-01 COL, USA, VEN signs T

2019-01-23 USA regards as the government VEN:assembly

2019-02-01 COL regards as the government VEN

2019-03-01 VEN:assembly requests assistance
"""


def test_a_request_by_one_of_two_governments_is_contested_as_the_government_is() -> None:
    """C15: one text needs a request and another does not; whose request it is may itself be disputed (Venezuela 2019)."""
    record = world(treaty(ON_REQUEST), RIVALS)

    answer = record.on("2019-03-02").defence.ask_bound(attacked="VEN")

    assert set(states(answer).values()) == {"contested"}
    assert [(one.value, one.held_by) for one in answer.positions] == [("asked", ("USA",)), ("not asked", ("COL",))]
    assert answer.acted_on is None
    assert "asked-by-one-government" in codes(answer.because)
    assert set(states(world(treaty(ASSIST), RIVALS).on("2019-03-02").defence.ask_bound(attacked="VEN")).values()) == {"bound"}


def test_a_request_that_both_governments_make_is_the_state_s() -> None:
    """C15: where both ask, nothing hangs on who is the government."""
    record = world(treaty(ON_REQUEST), RIVALS + "\n2019-03-01 VEN requests assistance\n")

    assert set(states(record.on("2019-03-02").defence.ask_bound(attacked="VEN")).values()) == {"bound"}


def test_a_situation_nobody_knows_is_met_with_those_that_the_corpus_names() -> None:
    record = world(treaty(OVERTHROW), "1950-01-01 BEN, GHA signs T")

    found = ask(record, "bound", {"threatened": "BEN", "situation": "overthrow", "on": "2020-01-01"})

    assert isinstance(found, tuple)
    assert dict(found[0].params)["nearest"] == ("overthrow of a government",)
