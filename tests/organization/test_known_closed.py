"""As it was known at a position, a record holds of closed acts what its reader could read when it ended there, and no more."""

from __future__ import annotations

from random import Random

from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from foedus.organization.worlds import Worlds
from foedus.record.entry import Entry
from tests.organization.closed import NOW, acts, closed, disclosed, said

DAY = "2022-01-06"
LABELS = (frozenset({"open"}), frozenset({"open", "seat:GEO"}), frozenset({"open", "organ:CSC"}), frozenset({"open", "seat:KAZ"}))


def words(organization: Organization) -> set[str]:
    return {one for one in said(organization.entries) if one.startswith("closed")}


def test_an_act_that_is_disclosed_later_was_not_known_before(csto: Organization) -> None:
    first = csto.position
    (act,) = acts(closed("closed one"), csto.corpus, first=first)
    (opened,) = acts(disclosed(act.id), csto.corpus, first=first + 1, entered=NOW + 60)
    worlds = Worlds(csto.corpus)
    worlds.grow((*csto.entries, act, opened))

    public, author = worlds.public(), worlds.of_seat("KAZ", DAY)

    assert words(public) == {"closed one"}
    assert words(public.known_at(first + 1)) == set()
    assert [one.position for one in public.known_at(first + 1).withheld] == [first]
    assert words(author.known_at(first + 1)) == {"closed one"}
    assert words(public.known_at(first)) == set()
    assert public.known_at(first).withheld == ()


def test_an_answer_as_known_before_the_disclosure_waits_and_today_s_does_not(csto: Organization) -> None:
    first = csto.position
    (act,) = acts(closed("closed one", matter="organ:CSC"), csto.corpus, first=first)
    worlds = Worlds(csto.corpus)
    worlds.grow((*csto.entries, act, *acts(disclosed(act.id), csto.corpus, first=first + 1)))

    for position, waits in ((first, False), (first + 1, True), (first + 2, False)):
        asked = ask(worlds.public().known_at(position), "chair", {"of": "CSC", "on": DAY})
        assert isinstance(asked, Asked)
        assert any(one.code == "act-withheld" for one in asked.answer.missing) == waits, position


def test_a_disclosure_from_a_day_on_is_not_known_while_the_record_ends_before_that_day(csto: Organization) -> None:
    first = csto.position
    (act,) = acts(closed("closed one"), csto.corpus, first=first)
    (told,) = acts(disclosed(act.id, effective="2026-01-01"), csto.corpus, first=first + 1)
    (later,) = acts('2026-02-01 RUS states "something"\n', csto.corpus, first=first + 2, entered=NOW + 100 * 86_400)
    worlds = Worlds(csto.corpus)
    worlds.grow((*csto.entries, act, told, later))

    assert words(worlds.public()) == {"closed one"}
    assert words(worlds.public().known_at(first + 2)) == set()


def record(csto: Organization, random: Random) -> list[Entry]:
    """Make a record of closed acts, and of disclosures of some of them, by their seats and by others."""
    made: list[Entry] = []
    for number in range(12):
        position, entered = csto.position + number, NOW + number * 86_400
        shut = [one for one in made if one.stub is not None]
        if shut and random.random() < 0.5:
            act = random.choice(shut)
            seat, to = random.choice(("KAZ", "KAZ", "RUS")), random.choice(("open", "seat:GEO", "organ:CSC"))
            effective = random.choice(("", "", "2025-11-26", "2030-01-01"))
            text = f"{disclosed(act.id, seat=seat, to=to, effective=effective)}  no: {number + 1}\n"
            made += acts(text, csto.corpus, first=position, entered=entered)
        else:
            by, level = random.choice((("EP 10", "for official use"), ("EP 12", "secret")))
            made += acts(closed(f"closed {number}", by=by, level=level), csto.corpus, first=position, entered=entered)
    return made


def test_what_was_known_at_a_position_is_what_the_reader_s_world_was_when_the_record_ended_there(csto: Organization) -> None:
    for seed in range(3):
        made = record(csto, Random(seed))
        whole = Worlds(csto.corpus)
        whole.grow(csto.entries)
        whole.grow(made)
        growing = Worlds(csto.corpus)
        growing.grow(csto.entries)
        for number, entry in enumerate(made):
            growing.grow((entry,))
            for labels in LABELS:
                then, now = growing.of(labels), whole.of(labels).known_at(csto.position + number + 1)
                assert set(then.by_id) == set(now.by_id), (seed, number, labels)
                assert then.withheld == now.withheld
