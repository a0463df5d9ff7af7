"""A State's act that comes by note, fax, telegram or voice is lodged by an official, shown as lodged, and counts where the procedures say so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from foedus.answer import CONDITIONAL, CONTESTED, Answer, plain
from foedus.corpus.corpus import Corpus
from foedus.organization.ask import Asked, ask
from foedus.organization.closure import may_be_closed
from foedus.organization.docket import COUNTS, DISOWNED, WAITS, Standing
from foedus.organization.fold import folded
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import Organization
from foedus.record.canonical import decode, encode
from foedus.record.entry import Entry
from foedus.record.journal import parse
from foedus.record.lodging import opened
from foedus.record.printer import one_line, print_entry, print_journal
from foedus.words.acts import act_sentence
from foedus.words.exposition import as_json

REQUEST = """
2026-03-01T16:40:00+03:00 SG lodges assistance-request ^lodged
  from: KAZ
  form: {form}
  channel: {channel}
  done: 2026-03-01T16:30:00+03:00
  says: what=assistance, asks="assistance, a convoy", by=non-state
  authenticated: voice known to the duty officer
  scan: 1f825aa2f0020ef7cf91dfa30da4668d791c5d4824fc8e41354b89ec05795ab3
  under: CST 4
  crisis: kazakhstan-2022
  received: 2026-03-01T16:31:00+03:00
  received by: SG
"""
VOICE, FAX, ORIGINAL = (
    REQUEST.format(form=form, channel=channel)
    for form, channel in (("voice, to be confirmed", "voice"), ("copy, original awaited", "fax"), ("original", "note"))
)
CONFIRMS = "\n2026-03-02 KAZ confirms as its own our request by telephone\n  confirms: ^lodged\n"
DISOWNS = "\n2026-03-02 KAZ disowns a request that we never made\n  disowns: ^lodged\n"
WITHDRAWAL = """
2026-03-01 SG lodges withdrawal-notice ^lodged
  from: ARM
  form: copy, original awaited
  channel: fax
  says: instrument=CST
"""


def acts(text: str, at: int = 100_000) -> tuple[Entry, ...]:
    journal = parse(text, path="late.journal", vocabulary=VOCABULARY, log="csto", first_position=at)
    assert journal.findings == ()
    return journal.entries


def knowing(csto: Organization, text: str) -> Organization:
    return csto.with_entries(acts(text))


def answer(organization: Organization, name: str = "requests", **given: str) -> Answer:
    asked = ask(organization, name, {"on": "2026-03-03", **(given or {"of": "KAZ"})})
    assert isinstance(asked, Asked), asked
    return asked.answer


def rows(told: Answer) -> list[dict[str, Any]]:
    given: list[dict[str, Any]] = plain(told.value)
    return given


def standing(organization: Organization) -> Standing:
    docket = organization.world.docket
    return docket.standings[docket.lodged[0].id]


def test_a_request_by_fax_counts_because_the_procedures_accept_a_copy_of_a_request(csto: Organization) -> None:
    signed = knowing(
        csto,
        "2026-03-01T16:30:00+03:00 KAZ requests assistance\n  asks: assistance, a convoy\n  by: non-state\n  under: CST 4\n"
        "  crisis: kazakhstan-2022\n  received: 2026-03-01T16:31:00+03:00\n  received by: SG\n",
    )
    faxed = knowing(csto, FAX)

    assert standing(faxed).status == COUNTS
    assert [row | {"act": ""} for row in rows(answer(faxed))] == [row | {"act": ""} for row in rows(answer(signed))]
    assert len(answer(faxed).value) == len(answer(csto).value) + 1
    assert answer(faxed).missing == ()


def test_a_request_by_voice_waits_until_its_state_confirms_it_and_answers_that_turn_on_it_are_conditional(csto: Organization) -> None:
    spoken = knowing(csto, VOICE)
    told = answer(spoken)

    assert standing(spoken).status == WAITS
    assert told.value == CONDITIONAL
    assert [one.code for one in told.missing] == ["lodged-unconfirmed-by"]
    assert told.missing[0].article == "EP 3"
    assert dict(told.missing[0].params)["until"] == "2026-03-04"
    assert told.reckoned[-2:] == (answer(csto).value, told.reckoned[-1])
    assert [finding.code for finding in spoken.findings if finding.code.startswith("lodged")] == ["lodged-by-voice"]


def test_an_answer_that_does_not_turn_on_a_waiting_act_is_not_conditional(csto: Organization) -> None:
    spoken = knowing(csto, VOICE)

    assert answer(spoken, "members", of="CSC") == answer(csto, "members", of="CSC")
    assert answer(spoken, "requests", of="ARM") == answer(csto, "requests", of="ARM")
    before = {"of": "KAZ", "on": "2026-02-28"}
    assert answer(spoken, "requests", **before) == answer(csto, "requests", **before)


def test_a_confirmation_reaches_back_to_when_the_act_was_done(csto: Organization) -> None:
    confirmed = knowing(csto, VOICE + CONFIRMS)

    assert standing(confirmed).status == COUNTS
    assert answer(confirmed, "requests", of="KAZ", on="2026-03-01").missing == ()
    assert len(answer(confirmed).value) == len(answer(csto).value) + 1
    assert answer(confirmed.known_at(100_001)).value == CONDITIONAL


def test_the_original_that_comes_by_post_confirms_what_was_said_by_voice(csto: Organization) -> None:
    posted = """
2026-03-05 SG lodges lodging-confirmed
  from: KAZ
  form: {form}
  channel: note
  says: what=our request of 1 March
  confirms: ^lodged
"""
    assert standing(knowing(csto, VOICE + posted.format(form="original"))).status == COUNTS
    assert standing(knowing(csto, VOICE + posted.format(form="voice, to be confirmed"))).status == WAITS


def test_a_form_that_the_procedures_do_not_accept_for_a_kind_waits(csto: Organization) -> None:
    """EP 3: a notice of withdrawal counts signed or as an original; a faxed one changes nothing until it is confirmed."""
    faxed = knowing(csto, WITHDRAWAL)
    told = answer(faxed, "status", of="ARM", under="CST")

    assert told.value == CONDITIONAL
    assert [one.code for one in told.missing] == ["lodged-unconfirmed"]
    assert ARM_LEAVES not in {one.act.kind for one in faxed.world.docket.counted(faxed.world.of_treaty) if one.position >= 100_000}
    posted = knowing(csto, WITHDRAWAL.replace("copy, original awaited", "original"))
    assert answer(posted, "status", of="ARM", under="CST").value == "denounced"
    assert answer(knowing(csto, WITHDRAWAL + CONFIRMS.replace("KAZ", "ARM")), "status", of="ARM", under="CST").value == "denounced"


ARM_LEAVES = "withdrawal-notice"


def test_an_act_that_its_state_disowns_takes_no_effect_and_answers_that_turned_on_it_are_contested(csto: Organization) -> None:
    disowned = knowing(csto, FAX + DISOWNS)
    told = answer(disowned)

    assert standing(disowned).status == DISOWNED
    assert told.value == CONTESTED
    assert [one.held_by for one in told.positions] == [("KAZ",), ("SG",)]
    assert told.positions[0].value == answer(csto).value
    assert [finding.code for finding in disowned.findings if finding.code.startswith("lodged")] == ["lodged-disowned"]


def test_what_waited_and_is_disowned_leaves_no_trace_in_answers(csto: Organization) -> None:
    assert answer(knowing(csto, VOICE + DISOWNS)) == answer(csto)


def test_what_the_state_said_first_holds(csto: Organization) -> None:
    assert standing(knowing(csto, VOICE + CONFIRMS + DISOWNS)).status == COUNTS
    assert standing(knowing(csto, VOICE + DISOWNS + CONFIRMS)).status == DISOWNED


@pytest.mark.parametrize("seat", ["RUS", "SG", "KGZ:parliament"])
def test_attack_another_seat_confirms_or_disowns_in_the_name_of_the_state(csto: Organization, seat: str) -> None:
    assert standing(knowing(csto, VOICE + CONFIRMS.replace("KAZ", seat))).status == WAITS
    assert standing(knowing(csto, FAX + DISOWNS.replace("KAZ", seat))).status == COUNTS


def test_attack_a_state_lodges_an_act_of_another_state(csto: Organization) -> None:
    forged = knowing(csto, ORIGINAL.replace(" SG lodges", " RUS lodges"))

    assert standing(forged).status == WAITS
    assert [finding.code for finding in standing(forged).findings] == ["lodged-by-another-state"]
    assert standing(knowing(csto, ORIGINAL.replace(" SG lodges", " KAZ:embassy lodges"))).status == COUNTS


@pytest.mark.parametrize("kind", ["key-credentialed", "root-rotated", "genesis", "lodged", "disclosure", "pad-committed", "no-such-kind"])
def test_attack_a_key_or_another_lodged_act_is_lodged(csto: Organization, kind: str) -> None:
    smuggled = knowing(csto, ORIGINAL.replace("assistance-request", kind))

    assert [finding.code for finding in standing(smuggled).findings] == ["lodged-kind"]
    assert answer(smuggled) == answer(csto)


@pytest.mark.parametrize(
    "says",
    [
        'what=assistance, asks="a,b"', "what=war", "by=non-state", "what=assistance, kind=vote-for", "what=assistance, crisis=armenia-2021",
        'what=assistance, asks="\\"a\\""',
    ],
)  # fmt: skip
def test_attack_an_inner_act_that_can_be_read_in_two_ways_or_not_at_all(csto: Organization, says: str) -> None:
    garbled = knowing(csto, ORIGINAL.replace('what=assistance, asks="assistance, a convoy", by=non-state', says))

    assert [finding.code for finding in standing(garbled).findings] == ["lodged-unreadable"]
    assert answer(garbled) == answer(csto)


def test_a_lodged_act_is_shown_as_lodged_and_never_as_if_its_state_had_signed(csto: Organization) -> None:
    organization = knowing(csto, FAX)
    entry = organization.world.docket.lodged[0]
    inner = opened(entry, VOCABULARY)
    assert isinstance(inner, Entry)
    english = "Kazakhstan requests assistance: assistance and a convoy (lodged by SG: copy, original awaited; fax)"

    assert act_sentence(entry, "en") == act_sentence(inner, "en") == english
    assert act_sentence(entry, "ru").endswith("(внёс: SG; копия, ждут подлинник; факс)")
    assert one_line(entry) == one_line(inner) == "2026-03-01T16:40:00+03:00 SG lodges assistance-request"
    assert inner.id == entry.id
    assert inner.position == entry.position
    assert inner.as_entered is entry
    asked = ask(organization, "requests", {"of": "KAZ", "on": "2026-03-03"})
    assert isinstance(asked, Asked)
    reasons = {one.get("journal"): one for one in as_json(asked, organization)["because"]}
    assert reasons[one_line(entry)]["lodged"] == "copy, original awaited"
    assert ["lodged" in one for one in reasons.values()].count(True) == 1


def test_what_may_not_be_closed_may_not_be_closed_by_being_lodged_and_pads_are_open_to_all() -> None:
    """A reader who did not see a pad would reckon other acts to count than its neighbour does."""
    pads = "2026-01-01 KAZ {} the telegram pad abc\n"

    assert may_be_closed(acts(ORIGINAL)[0].act)
    assert not may_be_closed(acts(WITHDRAWAL)[0].act)
    assert not may_be_closed(acts(pads.format("commits") + "  count: 2\n")[0].act)
    assert not may_be_closed(acts(pads.format("withdraws"))[0].act)


def test_what_cannot_be_read_is_shown_as_that(csto: Organization) -> None:
    entry = acts(ORIGINAL.replace("what=assistance", "what=war"))[0]

    assert act_sentence(entry, "en") == "SG lodges for Kazakhstan what cannot be read as an act"


def test_a_lodged_act_is_printed_back_identically(csto: Organization) -> None:
    entries = acts(VOICE + CONFIRMS + WITHDRAWAL.replace("^lodged", "^other"))
    again = acts(print_journal(entries, VOCABULARY, log="csto"))

    assert [(one.id, one.act, one.label) for one in again] == [(one.id, one.act, one.label) for one in entries]
    for entry in entries:
        assert decode(encode(entry.act), VOCABULARY) == entry.act
        assert [one.id for one in acts(print_entry(structs.replace(entry, label=""), VOCABULARY))] == [entry.id]


PARTS = tuple(one + "\n" for one in (VOICE, CONFIRMS, WITHDRAWAL.replace("^lodged", "^leaves"), DISOWNS.replace("^lodged", "^leaves")))
WHOLE = acts("".join(PARTS))


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(len(WHOLE))))
def test_in_whatever_order_a_world_learns_of_lodged_acts_it_holds_the_same(order: list[int]) -> None:
    corpus = CORPUS[0]
    begun = folded(corpus)
    grown = begun
    for one in order:
        grown = grown.extended((WHOLE[one],))
    whole = folded(corpus, WHOLE)

    assert grown.after == whole.after
    assert tuple(grown.findings) == tuple(whole.findings)
    assert {act: one.status for act, one in grown.docket.standings.items()} == {
        act: one.status for act, one in whole.docket.standings.items()
    }
    everything = frozenset(grown.docket.standings)
    assert grown.assuming(everything).after == whole.assuming(everything).after
    assert grown.assuming(everything).assuming(frozenset()).after == whole.after


CORPUS: list[Corpus] = []


@pytest.fixture(autouse=True)
def _corpus(csto: Organization) -> None:
    CORPUS[:] = [csto.corpus]
