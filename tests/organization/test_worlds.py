"""Readers with the same labels share one world; it grows with the record, and what nobody asks for is let go."""

from __future__ import annotations

from foedus.organization.closing import Withheld
from foedus.organization.organization import OPEN, Log, Organization
from foedus.organization.worlds import Worlds
from foedus.record.leaf import Stub
from tests.organization.closed import NOW, acts, closed, disclosed, said

DAY = "2022-01-06"


def worlds(csto: Organization, *texts: str, kept: int = 4) -> Worlds:
    made = Worlds(csto.corpus, kept=kept)
    made.grow(csto.entries)
    for text in texts:
        made.grow(acts(text, csto.corpus, first=1_000))
    return made


def words(organization: Organization) -> set[str]:
    return {one for one in said(organization.entries) if one.startswith("closed")}


def test_who_holds_the_same_labels_shares_one_world(csto: Organization) -> None:
    made = worlds(csto, closed("closed one"))

    armenia, belarus = made.of_seat("ARM", DAY), made.of(frozenset({"organ:CSC"}))

    assert made.of_seat("ARM", DAY) is armenia
    assert belarus is not armenia
    assert made.of(frozenset({"organ:CSC", "open"})) is belarus
    assert made.counted == 3
    assert words(armenia) == words(belarus) == {"closed one"}
    assert words(made.public()) == set()
    assert [one.stub.matter for one in made.public().withheld] == ["organ:CSC"]
    assert made.of_seat("", DAY) is made.public()


def test_a_world_begins_with_the_public_s_and_ends_as_if_it_had_been_folded_by_itself(csto: Organization) -> None:
    shut = acts(closed("closed one") + closed("closed two", by="EP 12", level="secret", matter="organ:CDM"), csto.corpus, first=1_000)
    made = Worlds(csto.corpus)
    made.grow((*csto.entries, *shut))

    of_member = made.of_seat("BLR", DAY)
    alone = Organization(csto.corpus, (*csto.entries, *shut))

    assert list(of_member.entries) == list(alone.entries)
    assert of_member.findings == alone.findings


def test_what_is_disclosed_later_enters_a_world_then(csto: Organization) -> None:
    (one,) = acts(closed("closed one"), csto.corpus, first=1_000)
    made = worlds(csto, closed("closed one"))
    before = made.public()

    made.grow(acts(disclosed(one.id), csto.corpus, first=1_001))

    assert (words(before), words(made.public())) == (set(), {"closed one"})
    assert made.public().withheld == ()


def test_a_disclosure_on_a_day_enters_with_the_first_act_after_it(csto: Organization) -> None:
    (one,) = acts(closed("closed one"), csto.corpus, first=1_000)
    made = worlds(csto, closed("closed one"))
    made.grow(acts(disclosed(one.id, effective="2025-12-01"), csto.corpus, first=1_001))

    assert words(made.public()) == set()
    made.grow((), at=NOW + 30 * 86_400)

    assert words(made.public()) == {"closed one"}


def test_the_public_s_world_stays_and_the_longest_unasked_goes(csto: Organization) -> None:
    made = worlds(csto, kept=2)
    public = made.public()
    first = made.of(frozenset({"seat:ARM"}))
    for seat in ("BLR", "KAZ"):
        made.of(frozenset({f"seat:{seat}"}))

    assert made.kept == 3
    assert made.public() is public
    assert made.of(frozenset({"seat:ARM"})) is not first


def test_growth_of_a_world_costs_no_new_fold(csto: Organization) -> None:
    made = worlds(csto, closed("closed one"))
    before = made.of_seat("ARM", DAY)
    made.grow(acts('2022-01-07 KAZ states "more"\n', csto.corpus, first=1_002), log=Log("csto", 1_003))

    after = made.of_seat("ARM", DAY)

    assert made.counted == 2
    assert len(after.entries) == len(before.entries) + 1
    assert after.log == Log("csto", 1_003)
    assert made.log == after.log


def test_what_is_not_here_is_withheld_from_its_author_too(csto: Organization) -> None:
    made = worlds(csto)
    made.grow((), absent=(Withheld(1_000, "ab" * 32, Stub(matter="organ:CSC", rule="EP 10", seat="KAZ")),))

    assert len(made.of_seat("KAZ", DAY).withheld) == len(made.public().withheld) == 1


def test_what_is_wrong_with_a_disclosure_is_told_to_everybody(csto: Organization) -> None:
    (one,) = acts(closed("closed one"), csto.corpus, first=1_000)
    made = worlds(csto, closed("closed one"))
    made.grow(acts(disclosed(one.id, seat="RUS"), csto.corpus, first=1_001))
    made.of(OPEN)

    assert [finding.code for finding in made.findings] == ["disclosure-not-by-originator"]
