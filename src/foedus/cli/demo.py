"""This file is the command ``foedus demo``: the main job, on the record of January 2022.

Kazakhstan called for help on 5 January 2022. Who was bound to do what, under which article; who
decides and by which rule; what was done when and by whom; what was still missing: each is asked of
the treaty and the record, nothing is written here but the questions. The record is a log, begun and
entered by the same commands that anybody uses, witnessed by three members' programs, and audited in the end.
"""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from hashlib import sha256
from types import ModuleType

from rich.console import Console
from rich.text import Text

from foedus.cli.demo_signing import Signing
from foedus.cli.demo_witnesses import NoWitnessError, witnesses
from foedus.cli.opening import organization
from foedus.cli.parser import parser
from foedus.cli.serve import serve
from foedus.cli.show import show
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from foedus.shelves.folder import corpus_files, find_corpus
from foedus.shelves.founding import anchor, open_reader
from foedus.shelves.places import RecordMissingError, data_folder, open_shelf
from foedus.words.en import demo as english
from foedus.words.ru import demo as russian

_WORDS = {"en": english, "ru": russian}
_RECORD = '"$record"'
_POLICY = '"$record.policy"'
_ALL_YES = "ARM=yes,BLR=yes,KAZ=yes,KGZ=yes,RUS=yes,TJK=yes"

QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("text", {"of": "CST 4", "on": "2022-01-05"}),
    ("timeline", {"of": "kazakhstan-2022", "on": "2022-01-31"}),
    ("delays", {"of": "kazakhstan-2022", "on": "2022-01-31"}),
    ("outcome", {"organ": "CSC", "matter": "use of force", "votes": _ALL_YES, "on": "2022-01-06"}),
    ("bound", {"attacked": "KAZ", "on": "2022-01-06"}),
)
"""The questions of the demonstration, in the order in which a duty officer would put them."""


def run(given: Namespace) -> int:
    """Begin the record, ask the questions and print the answers, audit the record; then serve the pages, unless told not to.

    Give what the first command that failed gave.
    """
    if organization("csto", given.language) is None:
        return 2
    out, words = Console(highlight=False), _WORDS[given.language]
    place = given.record or _usual()
    _head(out, words.BEGUN)
    out.print(Text(f"$ record={shlex.quote(place)}", style="dim"), soft_wrap=True)
    record = {_RECORD: place}
    status = _filled(out, given.language, record, words)
    subject = organization("csto", given.language, place) if status == 0 else None
    if subject is None:
        return status or 2
    for question, step in zip(QUESTIONS, words.STEPS, strict=True):
        _put(out, subject, question, step, given.language)
    _head(out, words.WITNESSED)
    try:
        with witnesses(place, lambda line: out.print(Text(line), soft_wrap=True)) as policy:
            status = _checked(out, given.language, record | {_POLICY: str(policy)}, words.VERIFIED)
            return status if status or given.no_serve else serve("csto", given.host, given.port, given.language, place)
    except NoWitnessError as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _filled(out: Console, language: str, record: dict[str, str], words: ModuleType) -> int:
    """Open the record, enter the history, and have demonstration keys sign beside it; one that is there is only brought up to date."""
    signing = Signing(record[_RECORD], lambda *given: _command(out, language, _files(signing, given) | record, *given))
    if _is_there(record[_RECORD]):
        return _command(out, language, record, "enter", "csto", "--record", _RECORD)
    out.print(Text(words.DEMONSTRATION_KEYS), soft_wrap=True)
    out.print(Text(f"$ folder={shlex.quote(str(signing.folder))}", style="dim"), soft_wrap=True)
    status = signing.found("csto", _RECORD) or _command(out, language, record, "enter", "csto", "--record", _RECORD)
    if status == 0:
        _head(out, words.SIGNED)
        status = signing.act(_RECORD)
    return status


def _is_there(place: str) -> bool:
    try:
        open_shelf(place, read_only=True).close()
    except RecordMissingError:
        return False
    return True


def _files(signing: Signing, given: Sequence[str]) -> dict[str, str]:
    return {one: one.strip('"').replace("$folder", str(signing.folder), 1) for one in given if one.startswith('"')}


def _checked(out: Console, language: str, record: Mapping[str, str], heading: str) -> int:
    """Have the record witnessed and audited."""
    status = _command(out, language, record, "log", "witnesses", "csto", "--record", _RECORD, "--policy", _POLICY, "--ask")
    _head(out, heading)
    anchored = _anchor(record[_RECORD])
    return _command(out, language, record, "verify", _RECORD, "--anchor", anchored, "--policy", _POLICY, "--from-start") or status


def _usual() -> str:
    """Give the place of the demonstration's record: another one for another history, since a log never forgets the old."""
    files = corpus_files(find_corpus("csto"))
    journals = sorted(name for name in files if name.endswith(".journal"))
    # The record is founded by keys of the demonstration: one that nobody founded is another.
    digest = sha256(b"founded" + b"".join(sha256(files[name]).digest() for name in journals)).hexdigest()
    return str(data_folder() / "demo" / digest[:12] / "record.db")


def _anchor(place: str) -> str:
    reader = open_reader(place)
    try:
        return anchor(reader)
    finally:
        reader.shelf.close()


def _head(out: Console, step: str) -> None:
    out.rule(Text(step, style="bold"), align="left", characters="─")


def _command(out: Console, language: str, record: Mapping[str, str], *words: str) -> int:
    """Run a command as it is shown, with the place of the record put in as a shell would."""
    out.print(Text(f"$ foedus {' '.join(words)}", style="dim"), soft_wrap=True)
    told = parser().parse_args([*(record.get(one, one) for one in words), "--language", language])
    status: int = told.run(told)
    out.print()
    return status


def _put(out: Console, subject: Organization, question: tuple[str, dict[str, str]], step: str, language: str) -> None:
    name, parameters = question
    asked = ask(subject, name, parameters)
    assert isinstance(asked, Asked), asked
    _head(out, step)
    out.print(
        Text(
            f"$ foedus ask csto {' '.join((name, *(_flag(key, value) for key, value in parameters.items()), '--record', _RECORD))}",
            style="dim",
        )
    )
    out.print()
    show(asked, subject, language, out)
    out.print()


def _flag(key: str, value: str) -> str:
    return f'--{key} "{value}"' if " " in value or "," in value else f"--{key} {value}"
