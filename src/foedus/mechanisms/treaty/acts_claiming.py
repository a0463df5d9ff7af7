"""This file holds what States claim about a treaty or its text: that it ends or never bound, that it has an error, that two texts differ.

The words are those of the Vienna Convention on the Law of Treaties, articles 33, 65 to 68 and 79; there is no law in them.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from foedus.mechanisms.treaty.acts import OfInstrument
from foedus.record.act import Body, Date


class ClaimNotified(OfInstrument, frozen=True, kw_only=True):
    """A party notifies a claim and the measure that it proposes; three months run, fewer only where it is urgent (VCLT art. 65(1), (2))."""

    kind, verb = "claim-notified", "notifies a claim concerning"
    ground: Literal["invalidity", "breach", "impossibility", "changed circumstances", "peremptory norm"]
    measure: Literal["invalidity", "termination", "withdrawal", "suspension"]
    urgent: bool = False


class ClaimObjected(OfInstrument, frozen=True, kw_only=True):
    """A party objects to another's claim; then they settle it by the means of Article 33 of the Charter (VCLT art. 65(3))."""

    kind, verb = "claim-objected", "objects to the claim concerning"
    made_by: str


class ClaimCarriedOut(OfInstrument, frozen=True, kw_only=True):
    """A party carries out the measure that it had proposed, by an instrument to the others (VCLT art. 67)."""

    kind, verb = "claim-carried-out", "carries out its claim concerning"


class OfArticle(Body, frozen=True, kw_only=True):
    """An act about one article."""

    object: ClassVar[str] = "article"
    article: str


class CorrectionProposed(OfArticle, frozen=True, kw_only=True):
    """A depositary notifies an error and how it proposes to correct it, with the last day for objections (VCLT art. 79(2))."""

    kind, verb = "correction-proposed", "proposes a correction of"
    reads: str
    becomes: str
    language: str = ""
    until: Date = ""


class CorrectionObjected(OfArticle, frozen=True, kw_only=True):
    """A signatory or a contracting State objects to a proposed correction (VCLT art. 79(2)(b))."""

    kind, verb = "correction-objected", "objects to the correction of"


class CorrectionMade(OfArticle, frozen=True, kw_only=True):
    """A depositary makes the correction and draws up a procès-verbal; the text is as corrected from the beginning (VCLT art. 79(2)(a), (4))."""

    kind, verb = "correction-made", "draws up the correction of"
    reads: str
    becomes: str
    language: str = ""


class DivergenceRaised(OfArticle, frozen=True, kw_only=True):
    """A State points out that authentic texts differ; ``reads`` gives the words of each language (VCLT art. 33)."""

    kind, verb = "divergence-raised", "points to a divergence in"
    reads: dict[str, str]


KINDS: tuple[type[Body], ...] = (
    ClaimNotified, ClaimObjected, ClaimCarriedOut, CorrectionProposed, CorrectionObjected, CorrectionMade, DivergenceRaised,
)  # fmt: skip
