"""The proof of an act's place is checked by the reader's own browser, with nothing but its own cryptography; it says what it finds, and why it cannot."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route

from foedus.record.note import Note, parse_note
from foedus.record.proof import Proof, parse_proof
from foedus.shelves.entries import enter
from foedus.shelves.founding import open_log
from foedus.shelves.opening import Opened, history
from tests.web.clean import assert_clean
from tests.web.log.conftest import BATCH, LoggedSite, begin, serving
from tests.web.places import LANGUAGES

PAGES = ("/record/?on=2022-01-19", "/record/checkpoints/", "/record/checkpoints/121/", "/record/{act}/")
HOLDS, BROKEN, UNCHECKED = "holds", "broken", "unchecked"


def act_at(logged: LoggedSite, position: int) -> str:
    (row,) = logged.reader.shelf.rows(position, position + 1)
    return row.id


def outcome(page: Page) -> tuple[str, list[tuple[str, str]]]:
    """Wait for the verdict, and give it with the steps: the name of each, and how it ended."""
    page.wait_for_selector("[data-check][data-state]:not([data-state='checking'])")
    steps = page.eval_on_selector_all(".steps li", "all => all.map(one => [one.dataset.step, one.querySelector('.st').className.slice(3)])")
    return page.get_attribute("[data-check]", "data-state") or "", [tuple(one) for one in steps]


def failing(page: Page) -> list[str]:
    return [name for name, tone in outcome(page)[1] if tone == "late"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", PAGES)
def test_a_page_of_the_log_is_clean_for_everyone(window: Page, logged: LoggedSite, language: str, where: str) -> None:
    complaints: list[str] = []
    window.on("console", lambda message: complaints.append(message.text))
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.goto(f"/{language}{where.format(act=act_at(logged, 99))}")
    if window.locator("[data-check]").count():
        outcome(window)

    assert_clean(window)
    assert complaints == []


@pytest.mark.parametrize("position", [0, 1, 255, 256, 700])
def test_the_proof_of_an_act_holds_in_the_browser(window: Page, logged: LoggedSite, position: int) -> None:
    window.goto(f"/en/record/{act_at(logged, position)}/")

    state, steps = outcome(window)

    assert state == HOLDS
    # The act that opened the record is signed; history is not.
    signed = ("signed",) if position == 0 else ()
    assert steps == [(name, "ok") for name in ("bytes", *signed, "tree", "signature", "clock", "received", "first")]
    assert "Your browser reckoned it itself" in window.inner_text(".verdict")


def test_a_checkpoint_holds_in_the_browser(window: Page) -> None:
    window.goto("/ru/record/checkpoints/181/")

    assert outcome(window) == (HOLDS, [("signature", "ok"), ("clock", "ok"), ("first", "ok")])
    assert window.inner_text(".verdict").startswith("Верно.")


def test_the_times_that_the_browser_writes_are_those_that_the_server_writes(window: Page, logged: LoggedSite) -> None:
    for language in LANGUAGES:
        window.goto(f"/{language}/record/{act_at(logged, 99)}/")
        outcome(window)
        said = window.inner_text(".proof > .text")

        for name in ("clock", "received"):
            moment = window.inner_text(f"[data-step={name}]")
            assert any(one in moment for one in said.split(", ")), (language, name)
            assert "(UTC+03:00)" in moment


def test_no_request_leaves_the_site_for_a_check(window: Page, logged: LoggedSite) -> None:
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))

    window.goto(f"/en/record/{act_at(logged, 99)}/")

    assert outcome(window)[0] == HOLDS
    assert all(one.startswith(logged.address) for one in asked)


# What a host might change on the way to the reader.


def test_an_attack_that_changes_an_act_is_seen(window: Page, logged: LoggedSite) -> None:
    def changed(route: Route) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, body=reply.body().replace(b'"done":"', b'"done":"1'))

    window.route("**/*.json", changed)
    window.goto(f"/en/record/{act_at(logged, 99)}/")

    assert outcome(window)[0] == BROKEN
    assert failing(window) == ["bytes"]
    assert "does not fit together" in window.inner_text(".verdict")


def test_an_attack_that_shows_the_proof_of_another_act_is_seen(window: Page, logged: LoggedSite) -> None:
    other = act_at(logged, 98)
    window.route(
        "**/*.tlog-proof*", lambda route: route.fulfill(response=route.fetch(url=f"{logged.address}/en/record/{other}.tlog-proof"))
    )
    window.goto(f"/en/record/{act_at(logged, 99)}/")

    assert outcome(window)[0] == BROKEN
    assert failing(window) == ["bytes", "tree"]


@pytest.mark.parametrize(
    ("part", "fails"), [("leaf", ["bytes", "tree"]), ("index", ["tree"]), ("hash", ["tree"]), ("size", ["signature", "clock"])]
)
def test_an_attack_on_any_part_of_a_proof_is_seen(window: Page, logged: LoggedSite, part: str, fails: list[str]) -> None:
    def changed(route: Route) -> None:
        reply = route.fetch()
        found = parse_proof(reply.body())
        assert isinstance(found, Proof)
        route.fulfill(response=reply, body=_changed(found, part).encode())

    window.route("**/*.tlog-proof*", changed)
    window.goto(f"/en/record/{act_at(logged, 99)}/")

    assert outcome(window)[0] == BROKEN
    assert failing(window) == fails


def _changed(proof: Proof, part: str) -> str:
    extra, index, hashes, note = proof.extra, proof.index, proof.hashes, proof.note
    if part == "leaf":
        extra = extra.replace(b'"commitment":"', b'"commitment":"0', 1)
    elif part == "index":
        index += 1
    elif part == "hash":
        hashes = (*hashes[:-1], bytes(32))
    else:
        origin, size, root = note.text.splitlines()
        note = Note(f"{origin}\n{int(size) + 1}\n{root}\n", note.signatures)
    return str(Proof(extra, index, hashes, note, proof.checkpoint))


def test_an_attack_with_a_checkpoint_that_the_log_did_not_sign_is_seen(window: Page, logged: LoggedSite) -> None:
    def changed(route: Route) -> None:
        reply = route.fetch()
        note = parse_note(reply.body())
        assert isinstance(note, Note)
        signed, clock = note.signatures
        flipped = type(signed)(signed.name, signed.id, bytes((signed.signature[0] ^ 1, *signed.signature[1:])))
        route.fulfill(response=reply, body=Note(note.text, (flipped, clock)).encode())

    window.route("**/checkpoints/181.txt", changed)
    window.goto("/en/record/checkpoints/181/")

    assert outcome(window)[0] == BROKEN
    assert failing(window) == ["signature"]


@pytest.mark.parametrize("body", [b"", b"c2sp.org/tlog-proof@v1\nindex 07\n\n", b"\xff\n\n\xff", b"<html>"])
def test_garbage_in_place_of_a_proof_does_not_hold(window: Page, logged: LoggedSite, body: bytes) -> None:
    window.route("**/*.tlog-proof*", lambda route: route.fulfill(body=body))
    window.goto(f"/en/record/{act_at(logged, 99)}/")

    assert outcome(window) == (BROKEN, [("unreadable", "late")])


# What the browser remembers from one visit to the next.


def test_a_browser_that_comes_again_says_that_it_saw_the_same_log(window: Page) -> None:
    window.goto("/en/record/checkpoints/181/")
    outcome(window)
    window.reload()

    assert outcome(window)[1][-1] == ("same", "ok")


def test_a_later_checkpoint_is_shown_to_begin_with_what_was_seen_and_an_earlier_one_to_be_its_beginning(window: Page) -> None:
    for size, last in (("121", "first"), ("241", "grown"), ("61", "grown"), ("241", "same")):
        window.goto(f"/en/record/checkpoints/{size}/")

        assert outcome(window)[1][-1] == (last, "ok"), size


def _seen(window: Page, **changed: object) -> None:
    """Let the browser have seen another log at the last visit."""
    window.goto("/en/record/checkpoints/181/")
    outcome(window)
    window.evaluate(
        "given => { const kept = JSON.parse(localStorage['foedus log csto']); localStorage['foedus log csto'] = JSON.stringify({...kept, ...given}) }",
        changed,
    )
    window.reload()


@pytest.mark.parametrize(
    ("seen", "says"),
    [
        ({"root": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}, "forked"),
        ({"size": "121"}, "forked"),
        ({"size": "5000"}, "shorter"),
        ({"keys": ["csto+00000000+AAAA"]}, "other-key"),
    ],
)
def test_an_attack_that_shows_this_browser_another_log_than_before_is_seen_until_the_reader_forgets(
    window: Page, seen: dict[str, object], says: str
) -> None:
    _seen(window, **seen)

    assert outcome(window)[0] == BROKEN
    assert failing(window) == [says]
    window.reload()
    assert failing(window) == [says], "what was seen before is kept as evidence"

    window.click(".forget")
    window.wait_for_selector("[data-state=holds]")
    assert outcome(window)[1][-1] == ("first", "ok")


def test_an_attack_that_rewrites_the_record_between_two_visits_is_seen(
    window: Page, opened: Opened, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("rewritten")
    place = begin(opened, folder / "record.db", most=BATCH)
    (folder / "rewritten.db.key").write_bytes((folder / "record.db.key").read_bytes())
    (folder / "rewritten.db.key").chmod(0o600)
    with serving(place) as site:
        window.goto(f"{site.address}/en/record/checkpoints/61/")
        assert outcome(window)[0] == HOLDS
        kept = window.evaluate("localStorage['foedus log csto']")

    # The same key, the same name, one act fewer at the beginning: every signature on it is true.
    assert opened.organization is not None
    rewritten = begin(opened, folder / "rewritten.db", most=0)
    entries, _ = history(opened.files, opened.organization.corpus)
    log = open_log(rewritten)
    enter(log, entries[1 : BATCH + 20])
    log.shelf.close()
    with serving(rewritten) as site:
        size = site.reader.size
        window.goto(f"{site.address}/en/")
        window.evaluate("kept => { localStorage['foedus log csto'] = kept }", kept)
        window.goto(f"{site.address}/en/record/checkpoints/{size}/")

        assert json.loads(kept)["size"] == "61"
        assert outcome(window)[0] == BROKEN
        assert failing(window) == ["forked"]


# Where the browser cannot tell.


def test_a_browser_without_cryptography_says_so_and_says_nothing_against_the_proof(lacking: Page, logged: LoggedSite) -> None:
    lacking.add_init_script("Object.defineProperty(globalThis.crypto, 'subtle', {value: undefined})")
    lacking.goto(f"/en/record/{act_at(logged, 99)}/")

    assert outcome(lacking) == (UNCHECKED, [("no-crypto", "none")])
    assert "says nothing against the proof" in lacking.inner_text(".verdict")


def test_a_browser_that_does_not_know_the_signatures_says_so(lacking: Page, logged: LoggedSite) -> None:
    lacking.add_init_script("SubtleCrypto.prototype.importKey = async () => { throw new DOMException('', 'NotSupportedError') }")
    lacking.goto(f"/ru/record/{act_at(logged, 99)}/")

    assert outcome(lacking) == (UNCHECKED, [("no-ed25519", "none")])
    assert "Ed25519" in lacking.inner_text(".steps")


def test_a_proof_that_cannot_be_fetched_is_not_held_against_the_log(window: Page, logged: LoggedSite) -> None:
    window.route("**/*.tlog-proof*", lambda route: route.abort())
    window.goto(f"/en/record/{act_at(logged, 99)}/")

    assert outcome(window) == (UNCHECKED, [("unfetched", "none")])


def test_a_browser_that_keeps_nothing_checks_all_the_same(lacking: Page, logged: LoggedSite) -> None:
    lacking.add_init_script("Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('', 'SecurityError') }})")
    lacking.goto(f"/en/record/{act_at(logged, 99)}/")

    state, steps = outcome(lacking)
    assert (state, steps[-1]) == (HOLDS, ("memory", "none"))


def test_without_script_the_page_says_where_else_the_proof_can_be_checked(logged: LoggedSite) -> None:
    page = logged.get(f"/en/record/{act_at(logged, 99)}/").text

    assert "<noscript>Without scripts this browser cannot reckon." in page
    assert "foedus verify-proof csto-99.tlog-proof --key csto+" in page


def test_a_proof_is_checked_again_when_the_date_changes_in_place(window: Page, logged: LoggedSite) -> None:
    window.goto(f"/en/record/{act_at(logged, 99)}/?on=2022-01-19")
    assert outcome(window)[0] == HOLDS

    window.fill("#on", "2013-01-01")
    window.dispatch_event("#on", "change")
    window.wait_for_url("**on=2013-01-01")

    assert outcome(window)[0] == HOLDS
    assert outcome(window)[1][-1] == ("same", "ok")
