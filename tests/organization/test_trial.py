"""A trial supposes and decides nothing: what it may suppose, what it leaves alone, and what is wrong with one that cannot be held."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from foedus.answer import Answer
from foedus.corpus.load import load
from foedus.corpus.shape import keys
from foedus.organization.closing import Withheld
from foedus.organization.organization import Organization
from foedus.organization.trial.passes import need
from foedus.organization.trial.sides import apart, replayed, sides
from foedus.organization.trial.trial import InForce, ReadAs, RuleSupposed, Suppositions, Trial, read_trial
from foedus.record.leaf import Stub
from foedus.shelves.folder import corpus_files, find_corpus
from foedus.shelves.opening import Opened, open_organization
from tests.house.tree import ROOT
from tests.organization.trials import alliance, codes, draft, held, refused, trial
from tests.spec.small import corpus_of

FORCE = 'entry into force: on a date\non: "2000-01-01"'
ASSIST = """
obligation: assist
when: {armed attack: {on: a party}}
owed by: every other party
owed to: the attacked party
content: {help: required}
"""
COUNCIL = """
organ: COUNCIL
title: The Council
seats: {parties of: PACT}

decision: [COUNCIL]
matters: [any, money]
rule: {majority: {of: all members, more than: 1/2}}
taken by: [vote]
paid by: all members
"""
PACT = f"""treaty, 2000-01-01

## Article 1. Help

Whoever is attacked is helped.

```yaml
{ASSIST.strip()}
```

## Article 2. The Council

It decides by a majority.

```yaml
{COUNCIL.strip().split(chr(10) * 2)[0]}
```

```yaml
{COUNCIL.strip().split(chr(10) * 2)[1]}
```

## Article 3. Money

Each bears its share.

```yaml
obligation: contribute
when: {{always: true}}
owed by: every party
owed to: the organization
content: {{its share: required}}
shares: {{FRA: 1/2, ITA: 1/4, ESP: 1/4}}
```

## Article 4. Entry into force

On signature.

```yaml
entry into force: on signature
later parties: own signature
```
"""
PROTOCOL = """protocol, 2010-01-01; amends: [PACT]

## Article 1. What changes

The Pact is changed.

### PACT 1. Help

Whoever is attacked and asks is helped with arms.

```yaml
obligation: assist
when: {armed attack: {on: a party, by: anyone}}
owed by: every other party
owed to: the attacked party
at the request of: the attacked party
content: {help: required}
```

### PACT 3. Money

France bears all.

```yaml
obligation: contribute
when: {always: true}
owed by: every party
owed to: the organization
content: {its share: required}
shares: {FRA: 1}
```

## Article 2. Entry into force

As recorded.

```yaml
entry into force: as recorded
```
"""
RECORD = """
2000-01-01 FRA signs PACT

2000-01-01 ITA signs PACT

2000-01-01 ESP signs PACT

2005-05-05 COUNCIL puts to decision 2005/1
  taken by: vote

2005-05-05 FRA votes for 2005/1
  organ: COUNCIL

2005-05-05 ITA votes for 2005/1
  organ: COUNCIL

2005-05-05 ESP votes against 2005/1
  organ: COUNCIL

2005-05-05 COUNCIL decides to build a road
  motion: 2005/1

2015-01-01 SECRETARIAT records entry into force of PROTOCOL
"""
CONSENSUS = "rules: [{instead of: majority, rule: {consensus: {absence: waits}}}]"


@pytest.fixture(scope="module")
def small() -> Organization:
    return alliance(RECORD, PACT=PACT, PROTOCOL=PROTOCOL)


def test_an_instrument_is_supposed_in_force_from_the_beginning(small: Organization) -> None:
    found = held(small, "as if in force: [{instrument: PROTOCOL}]", on="2005-01-01")

    assert codes(found.sides.supposed) == ["trial-in-force-throughout", "trial-acts-left-out"]
    assert found.organization.on("2000-01-01").treaty.in_force("PROTOCOL")
    assert not small.on("2014-12-31").treaty.in_force("PROTOCOL")


def test_an_instrument_is_supposed_in_force_from_a_day(small: Organization) -> None:
    found = held(small, 'as if in force: [{instrument: PROTOCOL, from: "2005-01-01"}]', on="2005-01-01")

    assert [found.organization.on(day).treaty.in_force("PROTOCOL") for day in ("2004-12-31", "2005-01-01")] == [False, True]


def test_an_instrument_is_supposed_never_to_have_entered_into_force(small: Organization) -> None:
    found = held(small, "without: [PROTOCOL]")

    assert codes(found.sides.supposed) == ["trial-without"]
    assert [one.article for one in found.sides.articles] == ["PACT 1", "PACT 3"]
    assert {one.after[0].state for one in found.sides.bound.value if one.situation == "an attack by a State"} == {"bound"}


def test_shares_that_differ_are_named_payer_by_payer(small: Organization) -> None:
    found = held(small, "without: [PROTOCOL]").sides.pays

    assert {(one.who, one.before, one.after) for one in found.value} == {("FRA", "1", "1/2"), ("ITA", "", "1/4"), ("ESP", "", "1/4")}
    assert codes(found.because) == ["trial-pays-duty-the-same", "trial-pays-differs"]


def test_who_pays_is_the_same_where_no_share_is_touched(small: Organization) -> None:
    assert codes(held(small, CONSENSUS).sides.pays.because) == ["trial-pays-duty-the-same", "trial-pays-the-same"]


def test_the_duty_to_contribute_may_itself_be_on_trial() -> None:
    text = (
        PACT.replace("contribute", "supply")
        .replace("shares: {FRA: 1/2, ITA: 1/4, ESP: 1/4}", "promptness: at once")
        .replace("paid by: all members\n", "")
    )
    protocol = PROTOCOL.replace("shares: {FRA: 1}", "promptness: at once")

    found = held(alliance(RECORD, PACT=text, PROTOCOL=protocol), "without: [PROTOCOL]").sides.pays

    assert codes(found.because) == ["trial-pays-duty", "trial-pays-no-scale"]


def test_a_rule_on_trial_turns_a_vote_and_what_was_announced_stands_beside_it(small: Organization) -> None:
    replay = held(small, CONSENSUS).sides.replay
    assert replay is not None
    (vote,) = replay.votes.value

    assert (vote.announced, vote.before.outcome, vote.after.outcome) == ("adopted", "adopted", "not adopted")
    assert vote.cast == {"yes": ("FRA", "ITA"), "no": ("ESP",)}
    assert codes(replay.votes.because) == [
        "trial-votes-read-again", "trial-vote-turned", "trial-vote-announced-otherwise", "trial-nothing-rests", "trial-record-goes-on",
    ]  # fmt: skip


def test_a_rule_holds_only_from_the_day_that_is_supposed(small: Organization) -> None:
    rule = 'rules: [{instead of: any rule, from: "2006-01-01", rule: {unanimity: of all members}}]'
    found = held(small, rule)
    replay = found.sides.replay
    assert replay is not None

    assert codes(found.sides.supposed) == ["trial-rule"]
    assert replay.votes.value[0].before == replay.votes.value[0].after
    (row,) = found.sides.passes.value
    assert (row.organs, row.matters, row.before.need, row.after.need, row.after.stop) == (("COUNCIL",), ("any", "money"), 2, 3, 1)


def test_a_rule_may_be_put_for_one_matter_alone(small: Organization) -> None:
    rule = "rules: [{matters: [money], rule: {majority: {of: all members, at least: 2/3}}}]"

    found = held(small, rule).sides

    assert codes(found.supposed) == ["trial-rule-majority"]
    assert [(one.matters, one.before.rule, one.after.rule) for one in found.passes.value] == [(("money",), "> 1/2", "≥ 2/3")]
    assert found.pays.value == ()


def test_a_rule_may_be_put_for_one_organ_of_several_alone() -> None:
    boards = PACT.replace("decision: [COUNCIL]", "decision: [COUNCIL, BOARD]").replace(
        "```yaml\norgan: COUNCIL", "```yaml\norgan: BOARD\ntitle: The Board\nseats: {parties of: PACT}\n```\n\n```yaml\norgan: COUNCIL"
    )
    rule = 'rules: [{organs: [BOARD], from: "2010-01-01", rule: {majority: {of: all members, at least: 2/3}}}]'

    found = held(alliance(RECORD, PACT=boards, PROTOCOL=PROTOCOL), rule)

    assert [(one.organs, one.after.rule) for one in found.sides.passes.value] == [(("BOARD",), "≥ 2/3")]
    assert found.sides.pays.value == ()
    assert need(found.organization.on("2009-12-31"), "BOARD", "money").rule == "> 1/2"


def test_a_motion_may_be_read_as_of_a_class_that_the_text_of_its_day_did_not_know(small: Organization) -> None:
    found = held(small, 'read as: [{motion: "2005/1", matter: money}]')
    replay = found.sides.replay
    assert replay is not None

    assert codes(found.sides.supposed) == ["trial-motion-read-as"]
    assert (replay.votes.value[0].before.matter, replay.votes.value[0].after.matter) == ("any", "money")
    assert {one.id for one in found.organization.entries} == {one.id for one in small.entries}


def test_without_motions_and_crises_there_is_nothing_to_read_again_and_that_is_said() -> None:
    replay = held(alliance("2000-01-01 FRA signs PACT", PACT=PACT, PROTOCOL=PROTOCOL), CONSENSUS).sides.replay
    assert replay is not None

    assert codes(replay.votes.because) == ["trial-record-holds-no-motions"]
    assert codes(replay.crises.because) == ["trial-crises-answered-again"]


def test_a_question_is_put_to_both_texts_and_its_fields_are_compared(small: Organization) -> None:
    more = 'ask: [{question: outcome, organ: COUNCIL, votes: "FRA=yes,ITA=yes,ESP=no", "on": "2020-01-01"}]'
    replay = held(small, CONSENSUS, more=more).sides.replay
    assert replay is not None
    (asked,) = replay.asked

    assert not asked.same
    assert {one.field: (one.before, one.after) for one in asked.fields}["adopted"] == (True, False)


def test_acts_that_the_reader_may_not_read_are_said_to_be_missing_on_both_sides(small: Organization) -> None:
    reader = small.with_entries((), withheld=(Withheld(99, "ab" * 32),))

    found = held(reader, CONSENSUS)

    assert "trial-acts-withheld" in codes(found.sides.supposed)
    assert found.organization.withheld == reader.withheld


def test_a_record_answered_again_says_which_acts_its_reader_may_not_read(small: Organization) -> None:
    stub = Stub(matter="organ:COUNCIL", rule="PACT 2")
    replay = held(small.with_entries((), withheld=(Withheld(99, "ab" * 32, stub),)), CONSENSUS).sides.replay
    assert replay is not None

    assert [(one.act, one.position, one.why) for one in replay.left_out.value] == [("ab" * 32, 99, "withheld")]
    assert codes(replay.left_out.because) == ["trial-replay-withheld"]
    assert [(one.code, one.article) for one in replay.left_out.missing] == [("act-withheld", "PACT 2")]


def test_a_record_answered_again_under_a_text_without_an_instrument_names_the_acts_that_name_it(small: Organization) -> None:
    other = Organization(corpus_of(PACT=PACT), small.entries)

    left_out = replayed(small, other).left_out

    assert {(one.why, one.names) for one in left_out.value} == {("unknown", ("PROTOCOL",))}
    assert [one.act for one in left_out.value] == [one.id for one in small.entries if "PROTOCOL" in str(one.act.body)]
    assert dict(left_out.because[0].params)["count"] == len(left_out.value) > 0


RESTING = """
2000-01-01 FRA, ITA, ESP signs PACT

2005-05-05 COUNCIL puts to decision 2005/1
  taken by: vote

2005-05-05 FRA, ITA votes for 2005/1
  organ: COUNCIL

2005-05-05 ESP votes against 2005/1
  organ: COUNCIL

2005-05-06 COUNCIL decides to send a mission ^sent
  motion: 2005/1

2005-06-01 FRA states that it sends thirty observers ^thirty
  carries out: ^sent

2005-06-02 ITA states that it sends ten more
  follows: ^thirty

2005-06-03 ESP states that nothing comes of it
  concerns: ^sent
"""


def test_acts_that_rest_on_a_decision_that_would_not_have_been_taken_are_named_and_no_others() -> None:
    replay = held(alliance(RESTING, PACT=PACT, PROTOCOL=PROTOCOL), CONSENSUS).sides.replay
    assert replay is not None
    (vote,) = replay.votes.value

    assert (vote.before.outcome, vote.after.outcome) == ("adopted", "not adopted")
    assert [(one.who, one.how) for one in vote.rests] == [("FRA", "carries_out"), ("ITA", "follows")]
    assert "trial-acts-lack-basis" in codes(replay.votes.because)


def test_where_no_act_says_that_it_rests_on_the_decision_that_is_said() -> None:
    bare = RESTING.partition("2005-06-01")[0]
    replay = held(alliance(bare, PACT=PACT, PROTOCOL=PROTOCOL), CONSENSUS).sides.replay
    assert replay is not None

    assert replay.votes.value[0].rests == ()
    assert "trial-nothing-rests" in codes(replay.votes.because)


def test_nothing_is_said_to_rest_on_what_was_not_decided_and_would_have_been() -> None:
    half = (
        RESTING.replace("FRA, ITA votes for", "FRA votes for")
        .replace("ESP votes against", "ITA, ESP votes against")
        .partition("2005-05-06")[0]
    )
    third = "rules: [{rule: {majority: {of: all members, at least: 1/3}}}]"
    replay = held(alliance(half, PACT=PACT, PROTOCOL=PROTOCOL), third).sides.replay
    assert replay is not None

    assert (replay.votes.value[0].before.outcome, replay.votes.value[0].after.outcome) == ("not adopted", "adopted")
    assert not {"trial-acts-lack-basis", "trial-nothing-rests"} & set(codes(replay.votes.because))


def test_where_both_texts_know_what_is_named_and_nothing_is_closed_no_act_is_left_out(small: Organization) -> None:
    assert replayed(small, small).left_out == Answer(())


def test_how_few_stop_a_text_is_counted_among_those_whose_votes_count() -> None:
    five = RECORD + "".join(f"\n2000-01-02 {state} signs PACT\n" for state in ("NLD", "PRT"))
    rule = "rules: [{rule: {majority: {of: entitled, more than: 1/2}, among: [ITA, NLD, PRT]}}]"

    (row,) = held(alliance(five, PACT=PACT, PROTOCOL=PROTOCOL), rule).sides.passes.value

    assert (row.before.stop, row.after.need, row.after.base, row.after.stop) == (3, 2, 3, 2)


def test_where_votes_are_weighed_no_number_of_them_is_said_to_stop_a_text() -> None:
    weights = "weights: size\nof: {FRA: 3, ITA: 2, ESP: 2}"
    weighed = PACT.replace("## Article 3.", f"```yaml\n{weights}\n```\n\n## Article 3.")
    rule = "rules: [{rule: {majority: {of: all members, more than: 1/2, weighted by: size}}}]"

    (row,) = held(alliance(RECORD, PACT=weighed, PROTOCOL=PROTOCOL), rule).sides.passes.value

    assert (row.after.need, row.after.base, row.after.stop) == (4, 7, 0)


def test_a_veto_names_those_whose_one_vote_stops_a_text(small: Organization) -> None:
    found = held(small, "rules: [{rule: {majority: {of: all members, number: 2}, veto: {holders: [FRA]}}}]").sides.passes

    assert [(one.before.stop, one.before.alone, one.after.stop, one.after.alone) for one in found.value] == [(2, (), 1, ("FRA",))]


def test_numbers_that_were_announced_without_names_are_the_tally() -> None:
    record = RECORD.replace(
        "  taken by: vote\n", "  taken by: vote\n\n2005-05-05 COUNCIL announces the vote on 2005/1\n  for: 2\n  against: 1\n", 1
    )
    replay = held(alliance(record, PACT=PACT, PROTOCOL=PROTOCOL), CONSENSUS).sides.replay
    assert replay is not None

    assert replay.votes.value[0].tally == {"yes": 2, "no": 1}


def test_a_sheet_that_the_text_on_trial_would_have_closed_sooner_is_read_with_every_signature_on_record() -> None:
    council = COUNCIL.replace("rule: {majority: {of: all members, more than: 1/2}}", "rule: {consensus: {absence: waits}}")
    sheet = "2006-06-06 COUNCIL puts to decision 2006/1\n  taken by: signature sheet\n"
    signed = "".join(f"\n2006-06-06 {state} votes for 2006/1\n  organ: COUNCIL\n" for state in ("FRA", "ITA", "ESP"))
    parties = "".join(f"2000-01-01 {state} signs PACT\n\n" for state in ("FRA", "ITA", "ESP"))
    small = alliance(parties + sheet + signed, PACT=PACT.replace(COUNCIL.strip().split("\n\n")[1], council.strip().split("\n\n")[1]))

    replay = held(small, "rules: [{instead of: consensus, rule: {majority: {of: all members, more than: 1/2}}}]").sides.replay

    assert replay is not None
    (row,) = replay.votes.value
    assert (row.before.have, row.after.have, row.after.need) == (3, 3, 2)


# --- drafts ---

DRAFT = draft("DRAFT", "CST", "necessary assistance: required, armed force: discretion").encode()


def test_a_draft_is_laid_over_the_corpus_and_later_amendments_of_the_same_articles_give_way(csto: Organization) -> None:
    files = corpus_files(find_corpus("csto"))
    loaded = load(files, {"DRAFT.md": DRAFT})
    assert loaded.corpus is not None
    assert "DRAFT" in loaded.corpus.header.instruments

    found = held(csto, "drafts: [DRAFT]", on="2022-01-04", drafted=loaded.corpus)
    later = held(csto, "drafts: [DRAFT]", on="2022-01-04", more='drafts from: "2000-01-01"', drafted=loaded.corpus)

    assert codes(found.sides.supposed) == ["trial-draft-throughout"]
    assert [one.made_after for one in found.sides.articles if one.article == "CST 4"] == ["DRAFT"]
    assert {one.after[0].state for one in found.sides.bound.value if one.situation == "an attack by a State" and one.owes == "assist"} == {
        "bound", "bound, domestic step pending",
    }  # fmt: skip
    assert codes(later.sides.supposed) == ["trial-draft"]
    assert [one for one in later.sides.articles if one.article == "CST 4"] == []


def test_a_draft_that_does_not_load_says_why_with_file_and_line() -> None:
    loaded = load(corpus_files(find_corpus("anzus")), {"DRAFT.md": DRAFT})

    assert loaded.corpus is None
    assert "DRAFT.md:6" in {str(one.place) for one in loaded.findings}


# --- two ways must agree ---


@given(st.integers(min_value=0, max_value=3))
def test_supposing_what_is_so_changes_nothing(number: int) -> None:
    """PROTOCOL entered into force on 1 January 2015; taken as in force from that very day, nothing differs on any day."""
    day = ("2001-01-01", "2014-12-31", "2015-01-01", "2020-01-01")[number]
    found = held(SMALL, 'as if in force: [{instrument: PROTOCOL, from: "2015-01-01"}]', on=day).sides

    assert (found.articles, found.terms, found.bound.value, found.passes.value, found.pays.value) == ((), (), (), (), ())
    assert codes(found.bound.because) + codes(found.passes.because) == ["trial-bound-the-same", "trial-passes-the-same"]
    assert found.replay is not None
    assert all(one.before == one.after for one in (*found.replay.votes.value, *found.replay.votes.also))


SMALL = alliance(RECORD, PACT=PACT, PROTOCOL=PROTOCOL)


def test_two_corpora_of_one_alliance_are_compared_as_one_with_its_trial(small: Organization) -> None:
    laid = held(small, "without: [PROTOCOL]")

    assert sides(small, laid.organization, "2020-01-01").terms == laid.sides.terms


def test_two_alliances_are_set_side_by_side_with_what_each_obliges_and_how_one_leaves(csto: Organization) -> None:
    nato = open_organization("nato").organization
    assert nato is not None

    both = apart(csto, nato, "2022-01-05")

    assert [one.article for one in both.other.says["what an attack obliges"]] == ["NAT 4", "NAT 5(1)"]
    assert ("CST 11(2)", "6 months") in [(one.article, one.terms.get("notice", "")) for one in both.one.says["leaving"]]
    assert {one.need.rule for one in both.one.decides} == {"consensus"}


# --- the document ---


def test_the_example_of_the_format_is_a_trial_that_can_be_held() -> None:
    block = re.search(r"```yaml\n(.*?)```", (ROOT / "docs/formats/trial.md").read_text(), re.DOTALL)
    assert block
    rio = open_organization("rio").organization
    assert rio is not None

    assert refused(rio, read_trial("trial.md", block[1].encode())) == ()


@pytest.mark.parametrize("kind", [Trial, Suppositions, InForce, RuleSupposed, ReadAs])
def test_every_key_of_a_trial_is_described(kind: type[Struct]) -> None:
    page = (ROOT / "docs/formats/trial.md").read_text()

    assert [key for key in keys(kind) if f"`{key}`" not in page] == []


# --- trials that cannot be held ---


@pytest.mark.parametrize(
    ("suppose", "more", "code"),
    [
        ("without: [PROTOCL]", "", "corpus-instrument-unknown"),
        ("as if in force: [{instrument: PROTOCOL, from: tomorrow}]", "", "corpus-date-form"),
        ("rules: [{rule: {majority: {of: all members}}}]", "", "corpus-keys-exactly-one"),
        ("rules: [{rule: {majority: {of: everybody, more than: 1/2}}}]", "", "corpus-word-unknown"),
        ("rules: [{instead of: unanimity, rule: {unanimity: of all members}}]", "", "trial-rule-meets-none"),
        ('read as: [{motion: "2005/2", matter: money}]', "", "trial-motion-unknown"),
        ("without: [PROTOCOL]", "crises: [war]", "trial-crisis-unknown"),
        ("without: [PROTOCOL]", "ask: [{question: bond}]", "trial-question-unknown"),
        ("without: [PROTOCOL]", 'ask: [{question: outcome, organ: COUNCL, votes: FRA=yes, on: "2020-01-01"}]', "question-name-unknown"),
        ('rules: [{from: "2006-01", rule: {unanimity: of all members}}]', "", "trial-day-malformed"),
        ("{}", "", "trial-supposes-nothing"),
        ("without: [PROTOCOL]", 'drafts from: "2005-01-01"', "trial-day-idle"),
        ("as if in force: [{instrument: PROTOCOL}]\nwithout: [PROTOCOL]", "", "trial-supposes-both"),
    ],
)  # fmt: skip
def test_a_trial_that_cannot_be_held_says_why_and_where(small: Organization, suppose: str, more: str, code: str) -> None:
    found = refused(small, trial(suppose, more=more))

    assert codes(found) == [code]
    assert all(one.place is not None and one.place.path == "t.yaml" for one in found)


def test_a_trial_of_another_corpus_is_not_held(opened: Opened) -> None:
    assert opened.organization is not None

    assert codes(refused(opened.organization, trial("without: [PROTOCOL]"))) == ["trial-of-another-corpus"]
