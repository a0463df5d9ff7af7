"""This file is about the addresses of the room of trials: all of them, one, and what a reader supposes."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from foedus.web.address import Address
from foedus.web.page import show
from foedus.web.trials import beside as alliances
from foedus.web.trials import listing, presenter


def trials(request: HttpRequest, code: str) -> HttpResponse:
    """List the trials, hold the one that a reader puts together, or set another alliance beside this one."""
    given = {name: value for name in listing.CHOICES if (value := request.GET.get(name, "").strip())}
    address = Address(code, ("trials",), tuple(given.items()))
    beside = request.GET.get("beside", "").strip()
    if beside:
        two = Address(code, ("trials",), (("beside", beside),))
        return show(request, two, "treaty", "trial_beside.html", partial(alliances.present, given=beside))
    if not given.keys() - {"since"}:
        # A day alone supposes nothing.
        return show(request, address, "treaty", "trials.html", listing.present)
    return show(request, address, "treaty", "trial.html", partial(presenter.present_own, given=given))


def trial(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """Show one trial; an address without a date leads to the day on which the trial itself compares the texts."""
    day, known = listing.day_of(name), request.GET.get("known", "").strip()
    if day and not request.GET.get("on", "").strip():
        return HttpResponseRedirect(str(Address(code, ("trials", name)).dated(day).known_at(known)))
    return show(request, Address(code, ("trials", name)), "treaty", "trial.html", partial(presenter.present, given=name))
