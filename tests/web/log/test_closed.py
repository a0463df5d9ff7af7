"""No page, table, file or error of a site tells of an act that is closed to its reader; a reader's own site tells of it and marks it."""

from __future__ import annotations

from pathlib import Path

from foedus.shelves.entries import enter
from foedus.shelves.founding import found, open_reader
from foedus.shelves.opening import Opened, history
from tests.organization.closed import acts
from tests.web.log.conftest import serving

CLOSED = """\
2022-01-06 RUS puts to decision 2022/99
  title: canary alpha
  organ: CSC
  crisis: kazakhstan-2022
  closed by: EP 10
  closed matter: crisis:kazakhstan-2022
  closed level: for official use
  closed until: {until}
  nonce: 1111111111111111111111111111111111111111111111111111111111111111
"""
PAGES = (
    "/en/", "/en/record/", "/en/record/?view=journal", "/ru/record/?by=RUS", "/en/crises/kazakhstan-2022/?on=2022-02-01", "/en/organs/CSC/?on=2022-02-01",
    "/en/search/?q=canary", "/en/search/?q=2022%2F99", "/en/chronicle/", "/en/members/RUS/?on=2022-02-01", "/en/record/?take=csv", "/en/record/?take=json",
    "/en/record/?kind=motion", "/en/crises/2022%2F99/", "/checkpoint", "/checkpoints",
)  # fmt: skip


def test_what_is_closed_is_on_no_page_of_the_public_and_marked_on_those_of_a_member(opened: Opened, tmp_path: Path) -> None:
    assert opened.organization is not None
    corpus, place = opened.organization.corpus, str(tmp_path / "record.db")
    log = found(corpus, place, highest="secret")
    (one,) = acts(CLOSED.format(until="2026-11-30"), corpus)
    enter(log, history(opened.files, corpus)[0])
    enter(log, [one])
    size = log.size
    log.shelf.close()
    reader = open_reader(place)
    assert reader.shelf.position(one.id) == size - 1
    reader.shelf.close()
    whole = (
        *PAGES,
        f"/en/record/{one.id}/",
        f"/en/record/{one.id}.json",
        f"/act/00{size // 256}.p/{size % 256}",
        f"/tile/entries/00{size // 256}.p/{size % 256}",
    )

    with serving(place) as public:
        told = {path: public.get(path) for path in whole}
    with serving(place, reader="BLR") as member:
        shown = {path: member.get(path) for path in ("/en/record/?from=2022-01-06&to=2022-01-06&kind=motion", f"/en/record/{one.id}/")}

    assert [path for path, reply in told.items() if b"canary alpha" in reply.body] == []
    assert told[f"/en/record/{one.id}/"].status == told[f"/en/record/{one.id}.json"].status == 404
    for reply in shown.values():
        assert "canary alpha" in reply.text
        assert "for official use · RUS · EP 10 · 2026-11-30" in reply.text
