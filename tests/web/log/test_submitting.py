"""Acts that come to the site itself: the log answers each with its own word, signed."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from http.client import RemoteDisconnected
from urllib.error import HTTPError, URLError

import pytest

from foedus.record.proof import Proof, parse_proof
from foedus.record.refusal import Refusal, open_refusal
from foedus.shelves.log import verifier_keys
from foedus.shelves.opening import Opened
from tests.web.log.conftest import LoggedSite, begin, serving
from tests.witness.world import submission


def sent(site: LoggedSite, body: bytes, method: str = "POST") -> tuple[int, bytes]:
    asked = urllib.request.Request(f"{site.address}/submit", data=body or None, method=method)
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return answer.status, answer.read()
    except HTTPError as refused:
        return refused.code, refused.read()


def founding(site: LoggedSite) -> bytes:
    """Give the act that opened the record with its signature: an act that stands and is signed."""
    (row,) = site.reader.shelf.rows(0, 1)
    assert row.act is not None
    return row.act + b"\n" + row.signatures


@pytest.fixture(scope="module")
def taking(opened: Opened, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LoggedSite]:
    place = begin(opened, tmp_path_factory.mktemp("taking") / "record.db", most=30)
    with serving(place, submit=True) as site:
        yield site


def test_an_act_that_is_sent_again_is_answered_with_the_proof_of_its_place(taking: LoggedSite) -> None:
    status, body = sent(taking, founding(taking))

    proof = parse_proof(body)
    assert status == 200
    assert isinstance(proof, Proof)
    assert proof.index == 0


def test_the_attack_of_a_signature_that_is_moved_to_another_act(taking: LoggedSite) -> None:
    act, _, signatures = founding(taking).partition(b"\n")
    rows = taking.reader.shelf.rows(1, 2)

    status, body = sent(taking, act.replace(b'"nonce":"', b'"nonce":"00', 1) + b"\n" + signatures)

    assert status == 400
    assert body.startswith(b"signature-")
    assert list(rows) == list(taking.reader.shelf.rows(1, 2))


def test_reported_history_never_comes_over_http(taking: LoggedSite) -> None:
    (row,) = taking.reader.shelf.rows(5, 6)

    assert sent(taking, (row.act or b"") + b"\n") == (400, b"submission-unsigned\n")


def test_what_is_signed_and_is_no_act_of_this_log_is_refused_in_a_note_that_the_log_signed(taking: LoggedSite) -> None:
    status, answer = sent(taking, submission(9))

    refusal = open_refusal(answer, verifier_keys(taking.reader.shelf.identity), origin="csto")
    assert status == 422
    assert isinstance(refusal, Refusal)
    assert refusal.finding.code == "act-unreadable"


def test_more_bytes_than_any_act_has_are_not_read(taking: LoggedSite) -> None:
    try:
        status, _ = sent(taking, b"x" * 300_000)
    except (URLError, ConnectionError, RemoteDisconnected):
        status = 413
    assert status == 413


def test_what_is_sent_elsewhere_on_the_site_is_refused(taking: LoggedSite) -> None:
    asked = urllib.request.Request(f"{taking.address}/en/record/", data=b"x", method="POST")
    with pytest.raises(HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=10)
    assert refused.value.code == 405


def test_a_site_that_only_shows_the_log_says_that_it_takes_no_acts(logged: LoggedSite) -> None:
    status, body = sent(logged, founding(logged))

    assert status == 403
    assert "foedus serve --record --submit" in body.decode()
