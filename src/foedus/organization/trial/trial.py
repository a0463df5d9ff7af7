"""This file holds a trial: what is supposed of a text, on which day it is compared, and what of the record is put to it again.

``foedus-trial/1`` is one small YAML file (``docs/formats/trial.md``). A trial supposes and decides nothing:
the corpus and the record that it is laid over stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from foedus.corpus.blocks import Block, read_block
from foedus.corpus.meaning import Date, InstrumentName, OrganName
from foedus.corpus.organ import Rule
from foedus.corpus.pages import decoded
from foedus.corpus.provision import Part
from foedus.corpus.validation import validate
from foedus.finding import Finding

Instead = Literal["any rule", "consensus", "unanimity", "majority"]


class InForce(Part, frozen=True, kw_only=True):
    """An instrument of the corpus, taken as in force between all parties of what it amends, from a day or from the beginning."""

    instrument: InstrumentName
    from_: Date = ""


class RuleSupposed(Part, frozen=True, kw_only=True):
    """A rule of decision put in the place of others: of which organs, on which matters, in the place of which kind of rule, from when.

    Without organs it reaches all, without matters every matter.
    """

    rule: Rule
    instead_of: Instead = "any rule"
    organs: tuple[OrganName, ...] = ()
    matters: tuple[str, ...] = ()
    format: str = "ordinary"
    from_: Date = ""


class ReadAs(Part, frozen=True, kw_only=True):
    """A motion on record, read under the text on trial as of a class that the text of its day did not know; ``why`` in each language."""

    motion: str
    matter: str
    why: dict[str, str] = {}


class Suppositions(Part, frozen=True, kw_only=True):
    """Everything that is supposed of a corpus: drafts (files that are laid over it), instruments in force or left out, rules, classes."""

    drafts: tuple[str, ...] = ()
    as_if_in_force: tuple[InForce, ...] = ()
    without: tuple[InstrumentName, ...] = ()
    rules: tuple[RuleSupposed, ...] = ()
    read_as: tuple[ReadAs, ...] = ()


class Trial(Part, frozen=True, kw_only=True):
    """A trial: of which corpus, what is supposed, on which day the texts are compared, which crises and questions are put to both.

    ``drafts_from`` is from when the drafts are taken as in force; without it, from the beginning of what they amend.
    """

    format: Literal["foedus-trial/1"]
    id: str
    title: dict[str, str]
    about: dict[str, str] = {}
    of: str
    on: Date
    suppose: Suppositions
    drafts_from: Date = ""
    crises: tuple[str, ...] = ()
    ask: tuple[dict[str, str], ...] = ()


class ReadTrial(Struct, frozen=True):
    """What reading a trial's file gave: the trial and the block that it stands in, or none where there is an error; every finding."""

    trial: Trial | None
    block: Block | None
    findings: tuple[Finding, ...]


def read_trial(path: str, data: bytes) -> ReadTrial:
    """Read the file of a trial; every error at once, with its line."""
    text, broken = decoded(path, data)
    if broken:
        return ReadTrial(None, None, broken)
    block, findings = read_block(text, path=path, line=1)
    if block is None or findings:
        return ReadTrial(None, block, findings)
    trial, found = validate(Trial, block, of="trial")
    return ReadTrial(trial, block, (*findings, *found))


def said_in(words: Mapping[str, str], language: str) -> str:
    """Give the words of a language, or those of another where there are none."""
    return words.get(language) or next(iter(words.values()), "")
