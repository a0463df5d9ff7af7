"""This file is about one attack under all treaties at once: what each alliance answers, and which treaties pull a State two ways."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from foedus.answer import plain
from foedus.library.alliance import Alliance
from foedus.library.failing import AskingError
from foedus.library.given import Day, parameters
from foedus.library.opening import every
from foedus.library.reply import Reply, table
from foedus.library.tables import Table, tabled
from foedus.mechanisms.defence.questions import whys_of
from foedus.organization.across import Across, across
from foedus.words.exposition import actor_names
from foedus.words.speech import say


@dataclass(frozen=True, slots=True, repr=False)
class DutiesAcross:
    """What every alliance answered, by its name, and what only shows when the answers lie side by side.

    :ivar replies: each alliance's own answer to the question ``duties``; one that does not know the place is left out.
    :ivar clashes: two duties of one State that cannot both be done, with the alliances under which they stand and a sentence.
    """

    replies: dict[str, Reply]
    clashes: tuple[dict[str, Any], ...]

    def table(self) -> Table:
        """Give all duties in one table."""
        return table(self.replies.values())

    def clashes_table(self) -> Table:
        """Give the clashes as a table."""
        return tabled(self.clashes)

    def __repr__(self) -> str:
        return repr(self.table())

    def _repr_html_(self) -> str:
        """Write the table for a notebook."""
        return self.table()._repr_html_()


def duties_across(
    *,
    on: Day,
    attacked: str = "",
    threatened: str = "",
    by: str = "",
    requested: bool = False,
    at_place: str = "",
    what: str = "",
    situation: str = "",
    alliances: Iterable[Alliance] = (),
    language: str = "en",
) -> DutiesAcross:
    """Ask every alliance who owes what to whom by when if a State is attacked or threatened, and find which treaties clash.

    :param on: as of the end of this day, for each alliance at its own seat.
    :param alliances: those that are asked; all that ship, if none are given. The others are as of the method ``duties``.
    :raises AskingError: the question can be put to none of them.

    >>> import foedus
    >>> two = [foedus.open("nato"), foedus.open("rio")]
    >>> duties_across(attacked="ARG", by="GBR", on="1982-04-30", alliances=two).clashes[0]["who"]
    'USA'
    """
    asked = {one.name: one for one in alliances or every(language=language)}
    given = parameters(
        {
            "attacked": attacked, "threatened": threatened, "by": by, "requested": requested, "at_place": at_place, "what": what,
            "situation": situation, "on": on,
        }
    )  # fmt: skip
    found = across({name: one.organization for name, one in asked.items()}, given)
    if not isinstance(found, Across):
        raise AskingError(found, language)
    replies = {name: Reply(one, asked[name].organization, language, asked[name].reader) for name, one in found.answers.items()}
    clashes = []
    for one, other, clash in found.clashes:
        (why,) = whys_of([clash])
        reads = say(why.code, why.params, language, actor_names(asked[one].organization, language))
        clashes.append({"corpora": [one, other], **plain(clash), "reads": reads})
    return DutiesAcross(replies, tuple(clashes))
