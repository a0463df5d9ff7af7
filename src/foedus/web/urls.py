"""This file holds the addresses of the site."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path

from foedus.web.address import Address
from foedus.web.asking.views import asking, receipt
from foedus.web.assets import asset, mark
from foedus.web.atlas.views import atlas, atlas_alliance, atlas_state
from foedus.web.chronicle.views import chronicle
from foedus.web.crises.views import crises, crisis
from foedus.web.members.views import member, members
from foedus.web.organs.views import organ, organs, outcome
from foedus.web.page import trouble
from foedus.web.problem import Problem
from foedus.web.record import files
from foedus.web.record.handing import closed
from foedus.web.record.submitting import submit
from foedus.web.record.views import act, canonical, checkpoint, checkpoints, record, witnesses
from foedus.web.search.views import search
from foedus.web.situation.views import door, situation
from foedus.web.treaty.views import article, between, compare, instrument, redline, text_file, treaty, whole
from foedus.web.trials.views import trial, trials


def nothing(request: HttpRequest, code: str = "en") -> HttpResponse:
    """Say that nothing stands at an address."""
    return trouble(request, Address(code), Problem(404, "problem-path", request.path))


_TONGUE = "^(?P<code>en|ru)/"

urlpatterns = [
    path("", door),
    path("static/<str:name>", asset),
    path("favicon.ico", mark),
    path("submit", submit),
    path("closed", closed),
    re_path("^(?:checkpoints?|chain|log[.]vkey|(?:tile|act|signature)/.+)$", files.log),
    re_path(_TONGUE + "$", situation),
    re_path(_TONGUE + "treaty/$", treaty),
    re_path(_TONGUE + "treaty/compare/$", compare),
    re_path(_TONGUE + "treaty/(?P<name>[^/]+)/$", instrument),
    re_path(_TONGUE + "treaty/(?P<name>[^/]+)/between/$", between),
    re_path(_TONGUE + "treaty/(?P<name>[^/]+)/text/$", whole),
    re_path(_TONGUE + r"treaty/(?P<name>[^/]+)/text\.(?P<ending>pdf|xml)$", text_file),
    re_path(_TONGUE + "treaty/(?P<name>[^/]+)/redline/$", redline),
    re_path(_TONGUE + "treaty/(?P<name>[^/]+)/(?P<number>[^/]+)/$", article),
    re_path(_TONGUE + "trials/$", trials),
    re_path(_TONGUE + "trials/(?P<name>[^/]+)/$", trial),
    re_path(_TONGUE + "crises/$", crises),
    re_path(_TONGUE + "crises/(?P<name>[^/]+)/$", crisis),
    re_path(_TONGUE + "organs/$", organs),
    re_path(_TONGUE + "organs/(?P<name>[^/]+)/$", organ),
    re_path(_TONGUE + "organs/(?P<name>[^/]+)/outcome/$", outcome),
    re_path(_TONGUE + "members/$", members),
    re_path(_TONGUE + "members/(?P<name>[^/]+)/$", member),
    re_path(_TONGUE + "chronicle/$", chronicle),
    re_path(_TONGUE + "ask/$", asking),
    re_path(_TONGUE + r"ask/receipt\.json$", receipt),
    re_path(_TONGUE + "atlas/$", atlas),
    re_path(_TONGUE + "atlas/alliance/(?P<number>[^/]+)/$", atlas_alliance),
    re_path(_TONGUE + "atlas/(?P<name>[^/]+)/$", atlas_state),
    re_path(_TONGUE + "search/$", search),
    re_path(_TONGUE + "record/$", record),
    re_path(_TONGUE + r"record/(?P<given>[0-9a-f]+)\.json$", canonical),
    re_path(_TONGUE + r"record/(?P<given>[0-9a-f]+)\.tlog-proof$", files.proof),
    re_path(_TONGUE + "record/checkpoints/$", checkpoints),
    re_path(_TONGUE + "record/witnesses/$", witnesses),
    re_path(_TONGUE + r"record/checkpoints/(?P<size>[0-9]+)\.txt$", files.note),
    re_path(_TONGUE + r"record/checkpoints/(?P<size>[0-9]+)/since-(?P<old>[0-9]+)\.txt$", files.growth),
    re_path(_TONGUE + "record/checkpoints/(?P<size>[^/]+)/$", checkpoint),
    re_path(_TONGUE + "record/(?P<given>[^/]+)/$", act),
    re_path(_TONGUE + ".*$", nothing),
    re_path("^.*$", nothing),
]

handler500 = "foedus.web.failure.failed"
