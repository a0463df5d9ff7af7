"""What a State applies provisionally it owes meanwhile, and the organs of the text sit: bound before ratification, and no party.

Source: Vienna Convention, article 25; Protocol of 10 December 1999 of the Economic Community of West African States, article 57.
"""

from __future__ import annotations

from collections.abc import Callable

from foedus.corpus.corpus import Corpus
from foedus.organization.organization import Organization
from tests.spec.small import article, codes, corpus_of, law_of

MECHANISM = corpus_of(
    MECH="protocol, 1999-12-10"
    + article(
        8, "organ: COUNCIL\ntitle: Council\nseats: {named: [GHA, NGA, TGO]}\n\ndecision: [COUNCIL]\nrule: {unanimity: of all members}"
    )
    + article(25, "obligation: assist\nwhen: {armed attack: {on: a party}}\nowed by: every other party\nowed to: the attacked party")
    + article(57, "entry into force: by count\ncount: {number: 2}\nprovisionally: from signature")
)
SIGNED = "1999-12-10 GHA, NGA, TGO signs MECH\n"
World = Callable[[str, Corpus], Organization]


def test_C25_a_signatory_that_applies_a_text_provisionally_owes_what_it_says(world: World) -> None:
    answer = world(SIGNED, MECHANISM).on("2000-01-01").defence.ask_bound(attacked="TGO", by="non-state")

    assert [(one.who, one.state) for one in answer.value] == [("GHA", "bound"), ("NGA", "bound")]
    assert {"article-applied-provisionally", "bound-provisionally"} <= set(codes(*answer.because))


def test_the_organs_of_a_text_applied_provisionally_sit_and_decide(world: World) -> None:
    organization = world(SIGNED + "\n2000-02-01 COUNCIL decides to begin", MECHANISM)

    assert organization.on("2000-03-01").organs.members("COUNCIL") == ("GHA", "NGA", "TGO")
    assert organization.findings == ()


def test_who_applies_a_text_provisionally_is_no_party_and_the_text_is_not_in_force() -> None:
    law = law_of(SIGNED, MECHANISM).on("2000-01-01")

    assert law.parties("MECH") == ()
    assert law.applying("MECH") == ("GHA", "NGA", "TGO")
    assert law.ask_in_force(of="MECH").value == "conditional"


def test_nobody_owes_anything_before_the_signature_and_who_leaves_owes_nothing_more(world: World) -> None:
    organization = world(SIGNED + "\n2000-05-01 GHA gives notice of withdrawal from MECH", MECHANISM)

    before = organization.on("1999-12-09").defence.ask_bound(attacked="TGO", by="non-state")
    after = organization.on("2000-06-01").defence.ask_bound(attacked="TGO", by="non-state")

    assert before.value == ()
    assert [one.who for one in after.value] == ["NGA"]


def test_once_the_count_is_reached_some_are_parties_and_the_rest_still_apply_it_provisionally(world: World) -> None:
    organization = world(SIGNED + "\n2001-01-01 GHA, NGA deposits MECH", MECHANISM).on("2001-02-01")
    answer = organization.defence.ask_bound(attacked="GHA", by="non-state")

    assert organization.treaty.parties("MECH") == ("GHA", "NGA")
    assert [(one.who, one.state) for one in answer.value] == [("NGA", "bound"), ("TGO", "bound")]
    assert {"article-since", "bound-as-party", "bound-provisionally"} <= set(codes(*answer.because))


def test_whether_a_text_ever_entered_into_force_may_be_disputed_by_those_who_hold_its_signatories_parties_or_not() -> None:
    """The Protocol of 1981: in force since 1986 for some authors, never for a collection of treaties."""
    claims = "".join(
        f"\n1986-09-30 AUTHORS regards {state}\n  instrument: MECH\n  as: party\n"
        f"\n1986-09-30 COLLECTION regards {state}\n  instrument: MECH\n  as: signatory\n"
        for state in ("GHA", "NGA")
    )
    law = law_of("1981-05-29 GHA, NGA signs MECH\n" + claims, corpus_of(MECH="protocol, 1981-05-29" + _ENTRY)).on("1995-01-01")
    answer = law.ask_in_force(of="MECH")

    assert answer.value == "contested"
    assert [(one.value, one.code, one.held_by) for one in answer.positions] == [
        ("yes", "held-in-force", ("AUTHORS",)),
        ("no", "held-not-in-force", ("COLLECTION",)),
    ]


_ENTRY = article(22, "entry into force: by count\ncount: {number: 7}\nprovisionally: from signature")
