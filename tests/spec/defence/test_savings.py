"""Chapter: what clauses save for some debtors, from one day to another, and by the parties of a treaty that another corpus holds."""

from __future__ import annotations

from pathlib import Path

from foedus.answer import NO_RULE
from foedus.organization.organization import Organization
from foedus.shelves.opening import open_organization
from tests.spec.small import article, corpus_of, entries_of

ASSIST = """
obligation: assist
when: {{armed attack: {{on: a party}}}}
owed by: every other party
owed to: the attacked party
content: {{aid: required, military means: discretion}}
savings: [{saving}]
"""
IN_FORCE = article(2, "entry into force: on signature")
SIGNED = "1995-01-01 FIN, FRA, IRL signs T\n"


def union(saving: str) -> Organization:
    corpus = corpus_of(T="treaty, 1995-01-01\n" + article(1, ASSIST.format(saving=saving)) + IN_FORCE)
    return Organization(corpus).with_entries(entries_of(SIGNED, corpus))


def saved(organization: Organization, day: str) -> dict[str, tuple[str, ...]]:
    answer = organization.on(day).defence.ask_bound(attacked="FRA")
    return {row.who: row.savings for row in answer.value}


def test_what_a_clause_saves_may_end_on_a_day() -> None:
    """Finland kept out of alliances until it joined one, on 4 April 2023."""
    organization = union("{named: out of alliances, of: [FIN, IRL], excludes: [military means], until: 2023-04-03}")

    assert saved(organization, "2023-04-03") == {"FIN": ("out of alliances",), "IRL": ("out of alliances",)}
    assert saved(organization, "2023-04-04") == {"FIN": (), "IRL": ()}


def test_States_for_which_a_clause_saves_the_same_are_named_together_whatever_its_days() -> None:
    """Finland and Sweden kept out of alliances until different days."""
    saving = "{{named: out of alliances, of: [{}], excludes: [military means], until: {}}}"
    organization = union(f"{saving.format('FIN', '2023-04-03')}, {saving.format('IRL', '2030-01-01')}")
    because = organization.on("2015-11-17").defence.ask_bound(attacked="FRA").because

    assert [dict(one.params)["states"] for one in because if one.code == "saving-excludes"] == [("FIN", "IRL")]


def test_what_a_clause_saves_may_begin_on_a_day() -> None:
    organization = union("{named: a policy, of: [IRL], from: 2009-12-01}")

    assert saved(organization, "2009-11-30") == {"FIN": (), "IRL": ()}
    assert saved(organization, "2009-12-01") == {"FIN": (), "IRL": ("a policy",)}


CORPUS = """
format: foedus-corpus/1
id: small
title: {en: A union, ru: Союз}
seat: {place: Brussels, zone: Europe/Brussels}
instruments: [T]
"""
FRONT = '---\nid: T\ntitle: {en: T, ru: T}\nkind: treaty\nconcluded: "1995-01-01"\n---\n'


def folder(path: Path, *, beside: str, instrument: str) -> str:
    (path / "corpus.yaml").write_text(CORPUS + beside)
    saving = f"{{named: consistency, parties of: {instrument}, consistent with: {instrument}}}"
    (path / "T.md").write_text(FRONT + article(1, ASSIST.format(saving=saving)) + IN_FORCE)
    (path / "history.journal").write_text(SIGNED.replace("\n", "\n  source: made for a test\n  confidence: high\n"))
    return str(path)


def test_a_clause_may_name_the_parties_of_a_treaty_that_lies_in_another_corpus(tmp_path: Path) -> None:
    opened = open_organization(folder(tmp_path, beside="beside: [nato]\n", instrument="NAT"))

    assert opened.organization is not None
    assert [one for one in opened.findings if one.severity != "note"] == []
    assert saved(opened.organization, "2023-04-03") == {"FIN": (), "IRL": ()}
    assert saved(opened.organization, "2023-04-04") == {"FIN": ("consistency",), "IRL": ()}


def test_an_instrument_that_no_corpus_beside_has_is_a_finding(tmp_path: Path) -> None:
    opened = open_organization(folder(tmp_path, beside="beside: [nato]\n", instrument="SEATO"))

    assert [one.code for one in opened.findings if one.severity != "note"] == ["corpus-beside-unknown"]


def test_a_corpus_beside_that_is_not_there_is_a_finding_that_names_it(tmp_path: Path) -> None:
    opened = open_organization(folder(tmp_path, beside="beside: [nateau]\n", instrument="NAT"))

    assert opened.organization is None
    assert [(one.code, one.severity, dict(one.params)["corpus"]) for one in opened.findings if one.severity != "note"] == [
        ("corpus-rests-on-unknown", "error", "nateau")
    ]


def test_with_nothing_beside_only_the_corpus_s_own_instruments_can_be_named(tmp_path: Path) -> None:
    opened = open_organization(folder(tmp_path, beside="", instrument="NAT"))

    assert "corpus-instrument-unknown" in {one.code for one in opened.findings}


def test_a_report_may_be_owed_under_another_article_than_the_help() -> None:
    """The modified Brussels Treaty: help in article V, the report in article VI."""
    rule = ASSIST.format(saving="").replace("savings: []", "report: {owed by: the parties taking the measures, to: UNSC, under: T 2}")
    corpus = corpus_of(T="treaty, 1995-01-01\n" + article(1, rule) + IN_FORCE)
    answer = Organization(corpus).with_entries(entries_of(SIGNED, corpus)).on("2000-01-01").defence.ask_bound(attacked="FRA")

    assert {(row.owes, row.under) for row in answer.value} == {("assist", "T 1"), ("report", "T 2")}


def test_a_declaration_may_leave_open_what_holds_against_the_parties_of_another_treaty() -> None:
    """The Petersberg Declaration of 1992: article V is not used between its members and those of another alliance."""
    declared = article(
        1, "silent on: an attack by one party on another\nparties of: OTHER\nreadings: [{name: text, says: it binds, then: help}]"
    )
    corpus = corpus_of(
        T="treaty, 1948-03-17\n" + article(1, ASSIST.format(saving="")) + IN_FORCE,
        OTHER="treaty, 1949-04-04\n" + article(1, "entry into force: on signature"),
        SAYS="understanding, 1992-06-19; part of: T\n" + declared + article(2, 'entry into force: on a date\non: "1992-06-19"'),
    )
    journal = "1948-03-17 FRA, GRC signs T\n\n1949-04-04 FRA, GRC, TUR signs OTHER\n"
    organization = Organization(corpus).with_entries(entries_of(journal, corpus))

    def asked(by: str, day: str) -> object:
        return organization.on(day).defence.ask_bound(attacked="GRC", by=by).value

    answer = organization.on("1996-01-30").defence.ask_bound(attacked="GRC", by="TUR")
    assert answer.value == NO_RULE
    assert [one.value for one in answer.positions] == ["help"]
    assert answer.because[1].code == "silent-on-attack-by-party-beside"
    assert asked("TUR", "1992-06-18") != NO_RULE
    assert asked("ALB", "1996-01-30") != NO_RULE


def test_what_a_clause_takes_out_is_not_left_to_the_debtor_among_its_obligations_either() -> None:
    """Ireland: which aid it gives is its choice, and armed force is none of the choices."""
    organization = union("{named: out of alliances, of: [IRL], excludes: [military means]}")

    def left(state: str) -> str:
        return str(organization.on("2000-01-01").defence.ask_obligations(of=state).value[0].discretion)

    assert (left("IRL"), left("FIN")) == ("none", "military means")
