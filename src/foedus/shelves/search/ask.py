"""This file is the front of search: words in, rows out that say what was found, where it stands and whether it was in force.

The order of rows is reckoned here, not by an engine: more of the words sought in the heading first,
then more of them in the words, then texts as they are cited, then acts, the newest first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from threading import Lock
from typing import Literal
from weakref import WeakKeyDictionary

from msgspec import Struct

from foedus.dates import EVER, DateError, Instant, day_of
from foedus.finding import Finding
from foedus.organization.ask import NO_DATE
from foedus.organization.organization import Log, Organization
from foedus.record.printer import one_line
from foedus.shelves.search.document import Document, Documents, Index, Match, Version
from foedus.shelves.search.gathering import gather
from foedus.shelves.search.known import Silence, Voices, known
from foedus.shelves.search.passages import Passage, marked, passage
from foedus.shelves.search.query import Query
from foedus.shelves.search.reading import Known, read
from foedus.shelves.search.sqlite import SqliteIndex

NOBODY = Silence()
MOST_ROWS = 50
Standing = Literal["in force", "no longer in force", "not yet in force", "entry into force not on record", ""]


class Hit(Struct, frozen=True):
    """One row: the wording of an article, or an act.

    :ivar article: its citation (``CST 4``), and ``made_by`` the instrument that worded it so; empty for an act.
    :ivar standing: of a wording, on the date asked; ``in_force`` gives its stretches as first and last day
        (no last day: still in force at the end of the record), ``current`` the stretch that the standing speaks of.
    :ivar act: the id of an act, ``position`` its place in the log, ``line`` its first line; empty, and none, for an article.
    :ivar languages: in which languages it matches; ``language`` is the one that is shown.
    """

    what: Literal["article", "act"]
    heading: Passage
    words: Passage
    article: str = ""
    instrument: str = ""
    number: str = ""
    made_by: str = ""
    language: str = ""
    languages: tuple[str, ...] = ()
    standing: Standing = ""
    in_force: tuple[tuple[str, str], ...] = ()
    current: tuple[str, str] = ("", "")
    act: str = ""
    position: int | None = None
    line: str = ""
    done: str = ""
    seat: str = ""
    kind: str = ""


class Found(Struct, frozen=True):
    """What was found: the query, the day, how many rows there are, those from ``start`` on, and on what they rest."""

    query: str
    on: str
    total: int
    start: int
    hits: tuple[Hit, ...]
    corpus: str
    acts: int
    log: Log | None


class Library:
    """All that can be searched of one organization, indexed once; share it between requests and threads.

    :param voices: how acts are said to people, in which languages.
    :param index: which engine looks words up; SQLite in memory unless another is given.
    """

    def __init__(
        self, subject: Organization, files: Mapping[str, bytes], voices: Voices = NOBODY, index: Callable[[Documents], Index] = SqliteIndex
    ) -> None:
        self.documents = gather(subject, files, voices)
        self.known: Known = known(subject, self.documents)
        self.index = index(self.documents)

    def numbers(self, query: Query, at: Instant, language: str) -> list[tuple[Document, tuple[str, ...]]]:
        """Give what matches, in order; of what matches in several languages one, with the languages."""
        ordered = sorted(self.index.matches(query, at), key=lambda one: (-one.headed, -one.worded, one.number))
        return _once(ordered, self.documents, language)


_LIBRARIES: WeakKeyDictionary[Organization, Library] = WeakKeyDictionary()
_LOCK = Lock()


def library(subject: Organization, files: Mapping[str, bytes], voices: Voices = NOBODY) -> Library:
    """Give the library of an organization: made when it is first asked for, kept as long as the organization is."""
    with _LOCK:
        if subject not in _LIBRARIES:
            _LIBRARIES[subject] = Library(subject, files, voices)
        return _LIBRARIES[subject]


def search(
    subject: Organization, files: Mapping[str, bytes], query: str, *, on: str, language: str = "en",
    start: int = 0, most: int = MOST_ROWS, voices: Voices = NOBODY, within: Library | None = None,
) -> Found | tuple[Finding, ...]:  # fmt: skip
    """Search texts and acts as of the end of a day: what was concluded or done by then.

    :param files: the files of the corpus, in which the translations stand.
    :param language: which language of a wording or an act is shown where several match.
    :param start: how many rows to pass over, and ``most`` how many to give.
    :param within: a library on another engine; else the organization's own, in SQLite.
    :returns: what was found, however much that is; or the findings that say why the query cannot be read.
    """
    shelf = within or library(subject, files, voices)
    asked = read(query, shelf.known)
    try:
        at = subject.on(on).at
    except DateError:
        wrong = NO_DATE.finding(given=on, parameter="on")
        return (wrong, *asked) if isinstance(asked, tuple) else (wrong,)
    if isinstance(asked, tuple):
        return asked
    rows = shelf.numbers(asked, at, language)
    hits = tuple(_hit(one, languages, asked, at, subject) for one, languages in rows[start : start + most])
    return Found(query, on, len(rows), start, hits, subject.corpus.digest, len(subject.entries), subject.log)


def _once(ordered: Iterable[Match], documents: Documents, language: str) -> list[tuple[Document, tuple[str, ...]]]:
    """Put the languages of one wording, or of one act, on one row, where the best of them stands; the reader's own is shown if it is among them."""
    rows: dict[object, list[Document]] = {}
    for match in ordered:
        one = documents[match.number]
        key = (one.version.instrument, one.version.article, one.version.made_by) if one.version else one.entry and one.entry.id
        rows.setdefault(key, []).append(one)
    return [
        (next((one for one in some if one.language == language), some[0]), tuple(sorted({one.language for one in some if one.language})))
        for some in rows.values()
    ]


def _hit(one: Document, languages: tuple[str, ...], asked: Query, at: Instant, subject: Organization) -> Hit:
    heading, words = marked(one.heading, asked.sought), passage(one.words, asked.sought)
    version = one.version
    if version is not None:
        standing, current = _standing(version, at)
        return Hit(
            what="article", heading=heading, words=words, article=f"{version.instrument} {version.article}", instrument=version.instrument,
            number=version.article, made_by=version.made_by, language=one.language, languages=languages, standing=standing,
            in_force=tuple(_days(span, subject) for span in version.spans), current=_days(current, subject) if current else ("", ""),
        )  # fmt: skip
    entry = one.entry
    assert entry is not None, "a document is a wording or an act"
    return Hit(
        what="act", heading=heading, words=words, act=entry.id, position=entry.position, line=one_line(entry),
        language=one.language, languages=languages,
        done=entry.act.times.done, seat=entry.act.seat, kind=entry.act.kind,
    )  # fmt: skip


def _standing(version: Version, at: Instant) -> tuple[Standing, tuple[Instant, Instant] | None]:
    """Say whether a wording was in force at an instant, and in which stretch it was: the last one begun, or else the first to come."""
    begun = [span for span in version.spans if span[0] < at]
    if not version.spans:
        return "entry into force not on record", None
    if not begun:
        return "not yet in force", version.spans[0]
    return ("in force" if begun[-1][1] >= at else "no longer in force"), begun[-1]


def _days(span: tuple[Instant, Instant], subject: Organization) -> tuple[str, str]:
    start, end = span
    first: date | None = day_of(start, subject.world.seat) if start > -EVER else None
    return first.isoformat() if first else "", day_of(end - 1, subject.world.seat).isoformat() if end < EVER else ""
