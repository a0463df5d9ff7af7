"""This file is about what a signature comes to: an effect that this mechanism declares, and that the one above makes.

Whether the person who signed could act for the State is for ``membership`` to say (VCLT arts. 7, 8); what a signature
then makes of the State is said here, in :mod:`foedus.mechanisms.treaty.course`.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from foedus.answer import Missing, Reason
from foedus.finding import Finding


class Signing(Struct, frozen=True):
    """Effect: whether an act of signature counts as one, and why; what it waits for, if a confirmation would still make it count."""

    counts: bool
    reasons: tuple[Reason, ...] = ()
    missing: Missing | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def waits(self) -> bool:
        """Say whether it would count if its State confirmed it."""
        return self.missing is not None


Signings = Mapping[str, Signing]
"""Effects by the ids of acts. A signature that is not among them is taken for what its form says."""

UNREAD: Signings = {}
