"""Who may read a closed act follows from acts that are open to all: by organ, by office, by disclosure, and always its author."""

from __future__ import annotations

from foedus.organization.ask import Asked, ask
from foedus.organization.closing import Withheld, audiences, enough, labels_of, overdue, readable
from foedus.organization.mechanisms import VOCABULARY
from foedus.organization.organization import OPEN, Organization
from foedus.record.entry import Entry
from foedus.record.leaf import Stub, marking
from foedus.record.printer import one_line, print_journal
from tests.organization.closed import NOW, acts, closed, disclosed, said


def labels(csto: Organization, seat: str, day: str = "2022-01-06") -> frozenset[str]:
    return labels_of(seat, csto.on(day))


def seen(csto: Organization, entries: tuple[Entry, ...], seat: str, *, at: int | None = None) -> list[str]:
    return [one for one in said(readable(csto.corpus, entries, labels(csto, seat), at=at).entries) if one]


def test_a_member_has_the_labels_of_the_organs_in_which_it_sits(csto: Organization) -> None:
    assert {"open", "seat:BLR", "organ:CSC", "organ:CDM"} <= labels(csto, "BLR")
    assert labels(csto, "") == OPEN
    assert labels(csto, "GEO", "2022-01-06") == {"open", "seat:GEO", "office:GEO"}
    assert {"organ:CSC", "seat:CSC"} <= labels(csto, "CSC")


def test_who_left_reads_as_a_stranger(csto: Organization) -> None:
    assert "organ:CSC" in labels(csto, "UZB", "2010-01-01")
    assert "organ:CSC" not in labels(csto, "UZB", "2022-01-06")


def test_a_closed_act_is_read_by_its_author_and_its_audience_and_by_nobody_else(csto: Organization) -> None:
    entries = acts(closed("a draft", seat="SG"), csto.corpus)

    assert seen(csto, entries, "SG") == ["a draft"]
    assert seen(csto, entries, "BLR") == ["a draft"]
    assert seen(csto, entries, "") == seen(csto, entries, "GEO") == seen(csto, entries, "CDM") == []
    (one,) = readable(csto.corpus, entries, OPEN).withheld
    assert (one.position, one.id, one.stub.matter, one.received) == (0, entries[0].id, "organ:CSC", NOW)


def test_an_office_of_the_audience_reads(csto: Organization) -> None:
    entries = acts(closed("figures", seat="RUS", by="EP 12", matter="organ:CDM", level="secret"), csto.corpus)

    assert seen(csto, entries, "CHIEF-OF-JOINT-STAFF") == ["figures"]
    assert seen(csto, entries, "SG") == []


def test_a_rule_that_nobody_knows_closes_to_all_but_the_author() -> None:
    assert enough(Stub(matter="organ:CSC", rule="EP 99", seat="KAZ"), {}) == {"seat:KAZ"}


def test_its_author_discloses_an_act_to_all_or_to_some(csto: Organization) -> None:
    first = acts(closed("one"), csto.corpus)
    to_all = acts(disclosed(first[0].id), csto.corpus, first=1)
    to_one = acts(disclosed(first[0].id, to="seat:GEO"), csto.corpus, first=1)

    assert seen(csto, first + to_all, "") == ["one"]
    assert seen(csto, first + to_one, "GEO") == ["one"]
    assert seen(csto, first + to_one, "") == []


def test_nobody_else_discloses_an_act(csto: Organization) -> None:
    """An attack: a member, or the host, opens what another wrote."""
    first = acts(closed("one"), csto.corpus)
    stolen = acts(disclosed(first[0].id, seat="RUS"), csto.corpus, first=1)

    found = readable(csto.corpus, first + stolen, OPEN)

    assert [one for one in said(found.entries) if one] == []
    assert [one.code for one in found.findings] == ["disclosure-not-by-originator"]


def test_a_disclosure_of_what_is_open_changes_nothing_and_is_said(csto: Organization) -> None:
    first = acts('2022-01-06 KAZ states "open"\n', csto.corpus)
    again = acts(disclosed(first[0].id), csto.corpus, first=1)

    assert [one.code for one in readable(csto.corpus, first + again, OPEN).findings] == ["disclosure-of-open-act"]


def test_a_disclosure_on_a_day_counts_from_that_day(csto: Organization) -> None:
    first = acts(closed("one"), csto.corpus)
    later = acts(disclosed(first[0].id, effective="2026-06-01"), csto.corpus, first=1)

    assert seen(csto, first + later, "") == []
    assert seen(csto, first + later, "", at=1_790_000_000) == ["one"]


def test_an_act_that_is_not_here_is_withheld_from_everybody_until_it_is(csto: Organization) -> None:
    absent = Withheld(7, "ab" * 32, Stub(matter="organ:CSC", rule="EP 10", seat="KAZ"))

    found = readable(csto.corpus, (), labels(csto, "KAZ"), [absent])

    assert (found.entries, found.withheld) == ((), (absent,))


def test_an_act_whose_day_of_disclosure_has_passed_is_overdue(csto: Organization) -> None:
    one, other = acts(closed("one") + closed("other", by="EP 12", level="secret"), csto.corpus)
    withheld = readable(csto.corpus, (one, other), OPEN).withheld

    assert overdue(csto.corpus, withheld, csto.on("2025-12-20")) == ()
    assert [found.id for found in overdue(csto.corpus, withheld, csto.on("2026-01-20"))] == [one.id]
    assert len(overdue(csto.corpus, withheld, csto.on("2035-12-20"))) == 2


def test_every_print_of_a_closed_act_says_that_it_is(csto: Organization) -> None:
    (one,) = acts(closed("one"), csto.corpus)

    assert one_line(one).endswith("[for official use · KAZ · EP 10]")
    printed = print_journal((one,), VOCABULARY)
    assert "closed by: EP 10\n  closed matter: organ:CSC\n  closed level: for official use" in printed
    (back,) = acts(printed, csto.corpus)
    assert (back.act, back.stub) == (one.act, one.stub)
    assert marking(None) == ""


def test_the_id_of_an_act_does_not_hang_on_its_being_closed(csto: Organization) -> None:
    (shut,), (open_,) = acts(closed("one"), csto.corpus), acts('2022-01-06 KAZ states "one"\n', csto.corpus)

    assert shut.id == open_.id


def test_an_answer_waits_for_a_closed_act_on_what_is_asked(csto: Organization) -> None:
    entries = acts(closed("one", matter="organ:CDM") + closed("two", matter="crisis:kazakhstan-2022"), csto.corpus, first=csto.position)
    found = readable(csto.corpus, entries, OPEN)
    public = csto.with_entries(found.entries, withheld=found.withheld)

    told = ask(public, "members", {"of": "CDM", "on": "2022-02-01"})
    other = ask(public, "members", {"of": "CSC", "on": "2022-02-01"})
    timeline = ask(public, "timeline", {"of": "kazakhstan-2022", "on": "2022-02-01"})

    assert isinstance(told, Asked)
    assert isinstance(other, Asked)
    assert isinstance(timeline, Asked)
    assert (told.answer.value, other.answer.value == "conditional", timeline.answer.value) == ("conditional", False, "conditional")
    assert [(one.code, one.article) for one in told.answer.missing] == [("act-withheld", "EP 10")]
    assert "ARM" in told.answer.reckoned[0]


def test_the_articles_that_name_an_audience_are_found(csto: Organization) -> None:
    assert {"EP 10", "EP 11", "EP 12"} <= set(audiences(csto.corpus))


def test_overdue_disclosures_are_listed_to_those_who_read_the_act_and_to_those_who_know_its_stub(csto: Organization) -> None:
    entries = acts(closed("one") + closed("other", by="EP 12", level="secret", matter="organ:CDM"), csto.corpus, first=csto.position)
    later = acts(disclosed(entries[0].id), csto.corpus, first=csto.position + 2)
    for seat in ("", "BLR"):
        found = readable(csto.corpus, entries, labels(csto, seat))
        world = csto.with_entries(found.entries, withheld=found.withheld)
        early, late = (ask(world, "overdue", {"on": day}) for day in ("2025-12-20", "2026-03-01"))
        assert isinstance(early, Asked)
        assert isinstance(late, Asked)
        assert early.answer.value == ()
        assert [(one.position, one.owner, one.under, one.since) for one in late.answer.value] == [
            (csto.position, "KAZ", "EP 10", "2025-12-21")
        ]
        assert [one.code for one in late.answer.because] == ["disclosure-overdue"]
    found = readable(csto.corpus, entries + later, labels(csto, "BLR"))
    world = csto.with_entries(found.entries, withheld=found.withheld)
    asked = ask(world, "overdue", {"on": "2026-03-01"})
    assert isinstance(asked, Asked)
    assert asked.answer.value == (), "what is disclosed is no longer overdue"


def _instant(world: Organization, day: str) -> int:
    return world.starts(day)


def suspended(csto: Organization) -> Organization:
    """Let the Council suspend Kyrgyzstan's part for a year."""
    journal = """2023-01-10 CSC decides suspend the part of a member
  suspends: KGZ

2024-01-10 CSC decides restore the part of a member
  restores: KGZ
"""
    return csto.with_entries(acts(journal, csto.corpus, first=90_000))


def test_c77_a_suspended_member_reads_by_its_status_today_and_by_that_of_the_act_s_day(csto: Organization) -> None:
    """Suspended for a year: meanwhile it reads nothing of the organ's, and what came meanwhile stays shut to it when it is back."""
    world = suspended(csto)
    day = 86_400
    first = _instant(world, "2023-01-10")
    before, during, after = (
        acts(closed(words, seat="SG"), csto.corpus, entered=first + days * day)
        for words, days in (("before", -30), ("during", 30), ("after", 400))
    )
    entries = (*before, *during, *after)

    def read(on: str) -> list[str]:
        return [one for one in said(readable(csto.corpus, entries, labels_of("KGZ", world.on(on))).entries) if one]

    assert read("2022-12-01") == ["before", "during", "after"]
    assert read("2023-06-01") == []
    assert read("2024-06-01") == ["before", "after"]
    assert "organ:CSC" in labels_of("BLR", world.on("2024-06-01"))


def test_c77_what_came_while_a_member_was_suspended_can_be_disclosed_to_it(csto: Organization) -> None:
    world = suspended(csto)
    during = acts(closed("during"), csto.corpus, entered=_instant(world, "2023-06-01"))
    told = acts(disclosed(during[0].id, to="seat:KGZ"), csto.corpus, first=1, entered=_instant(world, "2024-06-01"))

    held = labels_of("KGZ", world.on("2024-06-02"))
    assert said(readable(csto.corpus, during, held).entries) == []
    assert "during" in said(readable(csto.corpus, (*during, *told), held).entries)


def test_c75_whose_an_act_is_and_how_high_it_is_closed_are_two_things_and_the_lowest_level_is_not_open(csto: Organization) -> None:
    entries = acts(closed("unclassified, and the author's", seat="RUS", level="for official use"), csto.corpus)
    stub = entries[0].stub

    assert stub is not None
    assert (stub.level, stub.seat) == ("for official use", "RUS")
    assert seen(csto, entries, "") == []


def test_c76_a_decision_is_open_while_what_it_rests_on_is_closed(csto: Organization) -> None:
    """2 October 2001: the finding was told to everybody, the evidence to the Council alone."""
    decided = acts("2023-05-02 CSC determines armed attack\n  state: KAZ\n", csto.corpus, first=1)
    entries = (*acts(closed("evidence", seat="SG"), csto.corpus), *decided)

    assert [one.act.kind for one in readable(csto.corpus, entries, OPEN).entries] == ["determination"]
    assert [one.act.kind for one in readable(csto.corpus, entries, labels(csto, "BLR")).entries] == ["statement", "determination"]
