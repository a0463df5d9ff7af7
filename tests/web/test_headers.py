"""What a browser may load is said in the headers of every answer; what it has already is not sent again."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.web.conftest import Get

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("path", ["/", "/en/", "/ru/record/", "/en/nothing", "/static/nothing.css"])
def test_every_answer_carries_the_strict_policy(get: Get, path: str) -> None:
    headers = get(path).headers

    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/en/", "/ru/crises/kazakhstan-2022/", "/en/record/", "/ru/?on=never"])
def test_no_page_has_script_or_style_within_it(get: Get, path: str) -> None:
    html = get(path).text

    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|javascript:", html) == []


def test_a_page_that_the_browser_has_is_not_sent_again(get: Get) -> None:
    first = get("/en/treaty/?on=2022-01-19")

    again = get("/en/treaty/?on=2022-01-19", If_None_Match=first.headers["ETag"])

    assert (again.status, again.body) == (304, b"")


def test_pages_and_assets_are_sent_compressed_to_those_who_take_it(get: Get) -> None:
    plain, packed = get("/en/treaty/"), get("/en/treaty/", Accept_Encoding="gzip")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body


def test_assets_are_named_by_their_content_and_kept_for_ever(get: Get) -> None:
    addresses = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', get("/en/").text))

    assert len(addresses) == 3
    for address in addresses:
        assert re.fullmatch(r"/static/[a-z]+\.[0-9a-f]{12}\.(css|js|svg)", address)
        assert "immutable" in get(address).headers["Cache-Control"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_an_attack_that_writes_is_refused(get: Get, method: str) -> None:
    assert get("/en/", method=method).status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/en/record/?by=%3Cscript%3Ealert(1)%3C/script%3E",
        "/en/crises/%3Cscript%3Ealert(1)%3C%2Fscript%3E/",
        "/en/?on=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/en/record/?view=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/%3Cscript%3Ealert(1)%3C/script%3E",
    ],
)
def test_an_attack_by_markup_in_an_address_stays_words(get: Get, path: str) -> None:
    assert "<script>alert" not in get(path).text


@pytest.mark.parametrize("path", ["/static/../settings.py", "/static/..%2Fsettings.py", "/static/foedus.css"])
def test_an_attack_on_other_files_finds_nothing(get: Get, path: str) -> None:
    assert get(path).status == 404
