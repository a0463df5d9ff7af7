"""What may never be closed, and what a stub has to say before its act may enter."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from foedus.finding import Finding
from foedus.organization.closure import Terms, check_closed, check_stub, dated, latest_day, levels, may_be_closed
from foedus.organization.organization import Organization
from foedus.record.anchor import genesis
from foedus.record.leaf import Stub, rounded
from foedus.shelves.opening import open_organization
from tests.organization.closed import NOW, acts, closed, code, stub_of
from tests.shelves.shelves import KEY


def terms(csto: Organization, highest: str = "secret") -> Terms:
    return Terms(csto.corpus, highest, lambda: NOW)


def judged(csto: Organization, highest: str = "secret", /, **changed: object) -> Finding | None:
    (one,) = acts(closed("a draft"), csto.corpus)
    return check_closed(replace(stub_of(one), **changed), one.act, 600, terms(csto, highest))


def test_a_stub_that_says_what_it_must_lets_its_act_in(csto: Organization) -> None:
    assert judged(csto) is None
    assert judged(csto, until="2025-12-20") is None


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"rule": "EP 1"}, "closed-by-no-audience"),
        ({"rule": "CST 4"}, "closed-by-no-audience"),
        ({"seat": "RUS"}, "closed-seat"),
        ({"matter": ""}, "closed-matter"),
        ({"matter": "the plan to attack"}, "closed-matter"),
        ({"matter": "organ:CSC and more"}, "closed-matter"),
        ({"level": "secret"}, "closed-level"),
        ({"level": ""}, "closed-level"),
        ({"size": 600}, "closed-size"),
        ({"size": 2048}, "closed-size"),
        ({"until": "2026-06-01"}, "closed-too-long"),
        ({"until": "soon"}, "closed-too-long"),
    ],
)
def test_a_stub_that_says_another_thing_keeps_its_act_out(csto: Organization, changed: dict[str, object], expected: str) -> None:
    assert code(judged(csto, **changed)) == expected


def test_an_article_that_closes_some_kinds_of_act_closes_no_others(csto: Organization) -> None:
    """Article 9 of the corpus that holds every kind of rule closes votes for a motion, and what is tried here is a statement."""
    every_kind = open_organization("tests/corpora/good/every-kind").organization
    assert every_kind is not None
    (one,) = acts(closed("a draft"), csto.corpus)
    stub = replace(stub_of(one), rule="ALL 9", level="secret")

    assert code(check_closed(stub, one.act, 600, Terms(every_kind.corpus, "secret", lambda: NOW))) == "closed-kind"


def test_an_installation_refuses_what_is_above_its_highest_level(csto: Organization) -> None:
    assert levels(csto.corpus) == ("open", "for official use", "confidential", "secret")
    assert judged(csto, "for official use") is None
    assert code(judged(csto, "open")) == code(judged(csto, "")) == "closed-level-too-high"
    assert code(judged(csto, "cosmic")) == "closed-level-too-high"


def test_without_procedures_nothing_is_closed(csto: Organization) -> None:
    (one,) = acts(closed("a draft"), csto.corpus)

    assert code(check_closed(stub_of(one), one.act, 600, None)) == "closed-by-no-audience"


@pytest.mark.parametrize(
    "line",
    [
        "2022-01-06 KAZ ratifies CST",
        "2022-01-06 CSC notes arrears of ARM\n  since: 2021-01-01",
        "2022-01-06 ARM takes the chair of CSC",
        "2022-01-06 CSC appoints somebody\n  office: SG\n  national of: KAZ",
        f"2022-01-06 KAZ discloses {'a' * 64}",
        f"2022-01-06 KAZ has the body destroyed of {'a' * 64}\n  effect: none",
        "2022-01-06 CSC decides a measure\n  suspends: UZB",
        "2022-01-06 KAZ revokes key k",
    ],
)
def test_what_everything_else_rests_on_is_never_closed(csto: Organization, line: str) -> None:
    """An attack: an organ's composition, a membership or a key is changed where nobody sees it."""
    (one,) = acts(line + "\n", csto.corpus)
    stub = Stub(matter="organ:CSC", rule="EP 10", seat=one.act.seat, level="for official use", size=1024)

    assert not may_be_closed(one.act)
    assert code(check_stub(stub, one.act, 600)) == "closed-never"


def test_the_opening_of_a_record_is_never_closed() -> None:
    keys = (KEY.signer.verifier, KEY.clock.verifier)

    assert not may_be_closed(genesis("union", "UNION", keys, corpus="sha256:0", nonce="0" * 64, done="2026-01-01T00:00:00Z"))


def test_what_is_lodged_is_closed_no_more_than_if_its_state_had_entered_it(csto: Organization) -> None:
    """An attack: a ratification inside a procès-verbal of receipt."""
    form = "\n  from: KAZ\n  form: original\n  channel: note\n"
    (hidden,) = acts(f"2022-01-06 SG lodges ratification{form}  says: instrument=CST\n", csto.corpus)
    (spoken,) = acts(f"2022-01-06 SG lodges statement{form}  says: words=yes\n", csto.corpus)

    assert (may_be_closed(hidden.act), may_be_closed(spoken.act)) == (False, True)


def test_a_stub_without_a_day_gets_the_latest_that_its_article_allows(csto: Organization) -> None:
    (one,) = acts(closed("a draft"), csto.corpus)

    assert latest_day(stub_of(one), terms(csto), NOW) == "2025-12-21"
    assert dated(stub_of(one), terms(csto), NOW).until == "2025-12-21"
    assert latest_day(replace(stub_of(one), rule="EP 1"), terms(csto), NOW) == ""


@pytest.mark.parametrize(("size", "expected"), [(0, 1024), (1, 1024), (1024, 1024), (1025, 2048), (65_536, 65_536)])
def test_sizes_are_rounded_up_to_a_power_of_two(size: int, expected: int) -> None:
    assert rounded(size) == expected
