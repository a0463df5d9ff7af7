"""This file is about checking the receipt of an answer: the question is put again, and what differs is named, part by part.

An answer is a function of the corpus, the acts known, the question and its date. So whatever differs in the answer
has its cause among the other differences that are found here, or the receipt was never given for that answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from foedus.finding import Code, Finding
from foedus.organization.answer_receipt import AnswerReceipt, LogThen, known, receipt_of
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Log, Organization

OTHER_ENGINE = Code("receipt-other-engine", found=str, expected=str)
OTHER_CORPUS = Code("receipt-other-corpus", found=str, expected=str)
OTHER_DIGEST = Code("receipt-other-digest", corpus=str, found=str, expected=str)
OTHER_READER = Code("receipt-other-reader", found=str, expected=str)
NO_LOG = Code("receipt-no-log", origin=str, size=int)
NOT_DRAFT = Code("receipt-of-a-draft", origin=str)
OTHER_LOG = Code("receipt-other-log", found=str, expected=str)
SHORTER = Code("receipt-log-shorter", found=int, expected=int)
OTHER_ROOT = Code("receipt-other-root", size=int, found=str, expected=str)
OTHER_ACTS = Code("receipt-other-acts", found=int, expected=int)
NOT_PUT = Code("receipt-question-refused", question=str)
OTHER_VALUE = Code("receipt-other-value", where=str, found=str, expected=str)
MORE_VALUES = Code("receipt-more-values", where=str, count=int)
GONE = Code("receipt-line-gone", part=str, line=str)
NEW = Code("receipt-line-new", part=str, line=str)
REORDERED = Code("receipt-lines-reordered", part=str)

VALUES = ("answer", "acted_on", "also", "reckoned")
LINES = ("because", "missing", "positions")
SHOWN = 12
"""How many differing values of a part are shown one by one."""
_ABSENT = object()


def check(receipt: AnswerReceipt, organization: Organization, *, engine: str, reader: str = "", root: str = "") -> tuple[Finding, ...]:
    """Put the question of a receipt again, and say what differs; nothing, if it holds.

    :param organization: the corpus and the record as they are now; of a record that has grown, what was known then is asked.
    :param engine: the version of this program.
    :param reader: the seat for which the organization was opened.
    :param root: the root that its log had at the size that the receipt names, where that is known.
    """
    found = [*_differing_ground(receipt, organization, engine, reader, root)]
    then = _as_known(receipt, organization)
    put = receipt.question
    dated = {} if "/" in put.as_of else {"at" if "T" in put.as_of else "on": put.as_of}
    asked = ask(then, put.name, put.parameters | dated)
    if not isinstance(asked, Asked):
        return (*found, NOT_PUT.finding(question=put.name), *asked)
    now = receipt_of(asked, then, engine=engine, reader=reader)
    if receipt.acts != now.acts:
        found.append(OTHER_ACTS.finding(found=receipt.acts.count, expected=now.acts.count))
    if put.as_of != now.question.as_of:
        found.append(OTHER_VALUE.finding(where="question.as_of", found=_text(put.as_of), expected=_text(now.question.as_of)))
    before, after = msgspec.to_builtins(receipt), msgspec.to_builtins(now)
    for part in VALUES:
        found += _values(part, before[part], after[part])
    for part in LINES:
        found += _lines(part, before[part], after[part])
    return tuple(found)


def _as_known(receipt: AnswerReceipt, organization: Organization) -> Organization:
    """Give what was known when a receipt was given: on its log at its size; of a draft, the same acts, if they are the first ones here."""
    if receipt.log and organization.log:
        return organization.known_at(receipt.log.size)
    then = organization.known_at(receipt.acts.count)
    return then if known(then) == receipt.acts else organization


def _differing_ground(receipt: AnswerReceipt, organization: Organization, engine: str, reader: str, root: str) -> Iterator[Finding]:
    """Say how the program, the corpus, the reader and the log differ from those of a receipt."""
    corpus = organization.corpus
    if receipt.engine != engine:
        yield OTHER_ENGINE.finding(found=receipt.engine, expected=engine)
    if receipt.corpus.name != corpus.header.id:
        yield OTHER_CORPUS.finding(found=receipt.corpus.name, expected=corpus.header.id)
    elif receipt.corpus.digest != corpus.digest:
        yield OTHER_DIGEST.finding(corpus=corpus.header.id, found=receipt.corpus.digest, expected=corpus.digest)
    law = {one.corpus.header.id: one.corpus.digest for one in organization.world.timelines.residual}
    rested = {one.name: one.digest for one in receipt.general_law}
    for name in dict.fromkeys((*rested, *law)):
        if rested.get(name) != law.get(name):
            yield OTHER_DIGEST.finding(corpus=name, found=rested.get(name, "—"), expected=law.get(name, "—"))
    if receipt.question.reader != reader:
        yield OTHER_READER.finding(found=receipt.question.reader or "—", expected=reader or "—")
    yield from _differing_log(receipt.log, organization.log, root)


def _differing_log(then: LogThen | None, log: Log | None, root: str) -> Iterator[Finding]:
    """Say how the log of a receipt differs from the log here."""
    if then is None:
        if log is not None:
            yield NOT_DRAFT.finding(origin=log.origin)
    elif log is None:
        yield NO_LOG.finding(origin=then.origin, size=then.size)
    elif then.origin != log.origin:
        yield OTHER_LOG.finding(found=then.origin, expected=log.origin)
    elif then.size > log.size:
        yield SHORTER.finding(found=then.size, expected=log.size)
    elif then.root and root and then.root != root:
        yield OTHER_ROOT.finding(size=then.size, found=then.root, expected=root)


def _values(part: str, before: Any, after: Any) -> list[Finding]:
    """Name each value that differs by the path to it; of many, the first and how many more."""
    found = list(_differing(part, before, after))
    shown = [OTHER_VALUE.finding(where=where, found=_text(one), expected=_text(other)) for where, one, other in found[:SHOWN]]
    return shown + ([MORE_VALUES.finding(where=part, count=len(found) - SHOWN)] if len(found) > SHOWN else [])


def _differing(where: str, before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            yield from _differing(f"{where}.{key}", before.get(key, _ABSENT), after.get(key, _ABSENT))
    elif isinstance(before, list | tuple) and isinstance(after, list | tuple):
        for place in range(max(len(before), len(after))):
            one, other = (side[place] if place < len(side) else _ABSENT for side in (before, after))
            yield from _differing(f"{where}[{place}]", one, other)
    elif before is _ABSENT or after is _ABSENT or before != after or type(before) is not type(after):
        yield where, before, after


def _lines(part: str, before: list[Any], after: list[Any]) -> list[Finding]:
    """Name the reasons that are in a receipt and not given now, and those that are given now and not in it."""
    one, other = [_text(line) for line in before], [_text(line) for line in after]
    gone, new = Counter(one) - Counter(other), Counter(other) - Counter(one)
    found = [GONE.finding(part=part, line=line) for line in gone.elements()] + [
        NEW.finding(part=part, line=line) for line in new.elements()
    ]
    return found or ([REORDERED.finding(part=part)] if one != other else [])


def _text(value: Any) -> str:
    return "—" if value is _ABSENT else msgspec.json.encode(value, order="sorted").decode()
