"""What cannot be shown is met with a page that says so and names the nearest that can."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.web.conftest import Get


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/en/crises/kazakstan-2022/", 404, "No crisis is called “kazakstan-2022”."),
        ("/ru/crises/kazakstan-2022/", 404, "Кризиса «kazakstan-2022» в корпусе нет."),
        ("/en/treaty/CTS/", 404, "No instrument is called “CTS”."),
        ("/en/treaty/CST/44/", 404, "CST has no article “44”."),
        ("/en/record/?by=KZA", 404, "No State or organ called “KZA” acts on this record."),
        ("/en/record/?kind=decisoin", 404, "No kind of act is called “decisoin”."),
        ("/en/record/?page=99", 404, "“99” is not the number of a page; there are"),
        ("/en/record/ffffffffffff/", 404, "No act on the record has an id that begins with “ffffffffffff”."),
        ("/en/?on=2022-02-30", 400, "“2022-02-30” is not a date."),
        ("/ru/?on=yesterday", 400, "«yesterday» — не дата."),
        ("/en/?on=20220105", 400, "“20220105” is not a date."),
        ("/en/record/?from=soon", 400, "“soon” is not a date."),
        ("/en/treaty/CST/text/?of=ARM", 400, "What stands between Armenia and which other State?"),
        ("/ru/treaty/CST/between/?of=ARM", 400, "Выберите:"),
        ("/ru/treaty/CST/redline/?from=2012-01-01&and=arm", 400, "Армения и какое другое государство?"),
        ("/en/treaty/CST/between/?of=ARM&and=ARM", 400, "names both, and two that differ"),
        ("/en/treaty/CST/text/?of=ARM&and=FRA", 404, "“FRA” has no part in CST"),
        ("/en/nowhere/at/all", 404, "Nothing stands at “/en/nowhere/at/all”."),
        ("/fr/", 404, "Nothing stands at “/fr/”."),
    ],
)
def test_what_is_not_there_is_said_clearly(get: Get, path: str, status: int, said: str) -> None:
    reply = get(path)

    assert reply.status == status
    assert said in unescape(re.sub(r"<[^>]+>", "", reply.text))


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("/en/crises/kazakstan-2022/?on=2022-01-19", "/en/crises/kazakhstan-2022/?on=2022-01-19"),
        ("/en/treaty/CTS/", "/en/treaty/CST/"),
        ("/en/treaty/CST/44/", "/en/treaty/CST/4/"),
        ("/en/record/?by=KZA&from=2022-01-01", "/en/record/?by=KAZ&from=2022-01-01"),
        ("/en/record/?kind=decisoin", "/en/record/?kind=decision"),
        ("/en/treaty/CST/text/?of=ARM&on=2022-01-19", "/en/treaty/CST/text/?of=ARM&and=KAZ&on=2022-01-19"),
    ],
)
def test_the_nearest_valid_name_is_a_link(get: Get, path: str, nearest: str) -> None:
    assert f'href="{nearest}"' in unescape(get(path).text)


def test_a_prefix_that_two_acts_share_is_no_address(get: Get) -> None:
    assert get("/en/record/0/").status == 404
