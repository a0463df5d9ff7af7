"""This file holds what a text in a corpus may stand for: a date, a length of time, a State, a citation.

Each is text to the reader and to the type checker; the mark beside it is what ``check.py`` looks for
when it asks whether the State exists and the article can be found.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta


def _meaning(name: str) -> Meta:
    return Meta(extra={"means": name})


Date = Annotated[str, _meaning("date")]
"""A date in an EDTF form (:func:`foedus.dates.when`)."""

Length = Annotated[str, _meaning("length")]
"""A length of time: ``6 months`` (:func:`foedus.dates.length`)."""

Span = Annotated[str, _meaning("span")]
"""How long a clock runs: a length of time, or ``10 working days``."""

CalendarName = Annotated[str, _meaning("calendar")]
"""A calendar that some ``calendar:`` block of the same corpus defines."""

Fraction = Annotated[str, _meaning("fraction")]
"""An exact fraction as text, more than nothing and at most the whole: ``2/3``."""

Amount = Annotated[str, _meaning("amount")]
"""A number as text, exact and not negative: ``12``, ``0.006``, ``3/4``."""

StateCode = Annotated[str, _meaning("state")]
"""A State by its ISO 3166-1 alpha-3 code, or ISO 3166-3 where it has ended."""

InstrumentName = Annotated[str, _meaning("instrument")]
"""An instrument of the same corpus, by its short name."""

InstrumentBeside = Annotated[str, _meaning("instrument beside")]
"""An instrument of the same corpus, or of one that the corpus lies beside, by its short name."""

OrganName = Annotated[str, _meaning("organ")]
"""An organ that some ``organ:`` block of the same corpus defines."""

AreaName = Annotated[str, _meaning("area")]
"""An area that some ``area:`` block of the same corpus defines."""

Latitude = Annotated[str, _meaning("latitude")]
"""A latitude: ``23°26′N``, ``60S``."""

Corner = Annotated[str, _meaning("corner")]
"""A point, latitude first: ``74°N 10°W``, ``51.75S 57.85W``."""

Cited = Annotated[str, _meaning("citation")]
"""An article of the same corpus: ``CST 4(2)``."""

ZoneName = Annotated[str, _meaning("zone")]
"""A time zone by its IANA name: ``Europe/Moscow``."""

Somebody = Annotated[str, _meaning("somebody")]
"""A State, an organ, an actor, or words; three capital letters are to be one of the first three."""

Quorum = Annotated[str, _meaning("quorum")]
"""How many must be there: ``2/3``, ``more than 1/2``, ``7`` or ``the votes needed`` (:func:`foedus.rules.quorum.quorum`)."""

Measure = Annotated[str, _meaning("measure")]
"""A measure by which votes are weighed: some ``weights:`` block of the same corpus gives it."""
